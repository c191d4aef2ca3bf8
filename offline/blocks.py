"""The data block: how a signed document travels inside a page, a text file or a mail.

    -----BEGIN SEATKEEPER REQUEST-----
    eyJhbGciOiJFZDI1NTE5IiwidHlwIjoic2VhdC1yZXF1ZXN0K2p3cyIsImtpZCI6
    ...
    -----END SEATKEEPER REQUEST-----

A file is searched for the one pair of markers; what stands around them does not matter, and
white space between them does not either, so a page saved by a browser, a renamed file and a
mail with other line breaks all open. There is no HTML parser, because the work it does depends
on what an attacker writes; the search here looks at no more than a handful of places.
"""

from enum import StrEnum

from offline.errors import FileError
from offline.limits import BLOCK_LINE_CHARS, MAX_BLOCK_BYTES, MAX_FILE_BYTES

_WORD = b"SEATKEEPER"
_WHITE_SPACE = b" \t\r\n\f\v"
_MOST_WORDS = 16  # a page of ours has two; more than these are not worth telling apart
_UTF16_MARKS = (b"\xff\xfe", b"\xfe\xff")


class BlockKind(StrEnum):
    """What a block holds."""

    REQUEST = "request"
    RESPONSE = "response"


def _marker(word: str, kind: BlockKind) -> str:
    return f"-----{word} SEATKEEPER {kind.value.upper()}-----"


_MARKERS = tuple(
    (word, kind, marker, marker.index(_WORD))
    for word in ("BEGIN", "END")
    for kind in BlockKind
    for marker in [_marker(word, kind).encode("ascii")]
)


def wrap_block(token: str, kind: BlockKind) -> str:
    """Write a signed document as a block.

    Args:
        token: A compact JWS.
        kind: Request or response.

    Returns:
        The two marker lines with lines of 64 characters between; no line break at the end.
    """
    lines = [token[i : i + BLOCK_LINE_CHARS] for i in range(0, len(token), BLOCK_LINE_CHARS)]
    return "\n".join((_marker("BEGIN", kind), *lines, _marker("END", kind)))


def extract_block(data: bytes, kind: BlockKind | str) -> str:
    """Find the signed document in a file.

    Args:
        data: The file, whole; or pasted text as UTF-8.
        kind: The kind of block wanted.

    Returns:
        The characters between the markers without white space; not checked in any way.

    Raises:
        FileError: Its code says why there is no such block.
    """
    wanted = BlockKind(kind)
    _require_text(data)
    marks = _marks(data)
    begins = [(found, end) for word, found, _, end in marks if word == "BEGIN"]
    ends = [(found, start) for word, found, start, _ in marks if word == "END"]
    if not begins:
        code = "truncated" if ends else "no-block"
        raise FileError(code, "the file holds no complete block", wanted=wanted.value)
    if len(begins) > 1 or len(ends) > 1:
        raise FileError("several-blocks", "more than one block", count=str(len(begins)))
    found, body_start = begins[0]
    if found is not wanted:
        raise FileError("wrong-kind", "another kind", wanted=wanted.value, found=found.value)
    if not ends or ends[0][0] is not wanted or ends[0][1] < body_start:
        raise FileError("truncated", "the block has no end", found=found.value)
    if ends[0][1] - body_start > MAX_BLOCK_BYTES:
        raise FileError("too-large", "over 64 KiB between the markers", found=found.value)
    body = data[body_start : ends[0][1]]
    if not body.isascii():
        raise FileError("malformed", "characters that no document has", found=found.value)
    token = body.translate(None, _WHITE_SPACE).decode("ascii")
    if not token:
        raise FileError("empty-block", "nothing between the markers", found=found.value)
    return token


def _require_text(data: bytes) -> None:
    if len(data) > MAX_FILE_BYTES:
        raise FileError("too-large", "over 256 KiB", bytes=str(len(data)))
    if not data or data.isspace():
        raise FileError("empty", "nothing in it", bytes=str(len(data)))
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as error:
        encoding = "utf-16" if data.startswith(_UTF16_MARKS) else "unknown"
        raise FileError(
            "not-utf8", "not UTF-8 text", encoding=encoding, offset=str(error.start)
        ) from None


def _marks(data: bytes) -> list[tuple[str, BlockKind, int, int]]:
    """The markers in a file: BEGIN or END, kind, where it starts and where it ends."""
    marks: list[tuple[str, BlockKind, int, int]] = []
    position = data.find(_WORD)
    for _ in range(_MOST_WORDS):
        if position < 0:
            return marks
        for word, kind, marker, before in _MARKERS:
            start = position - before
            if start >= 0 and data.startswith(marker, start):
                marks.append((word, kind, start, start + len(marker)))
        position = data.find(_WORD, position + 1)
    raise FileError("several-blocks", "too many markers", count=f"over {_MOST_WORDS}")
