"""Files made to cost a reader time: each as large as a file or a document may be."""

from joserfc.util import urlsafe_b64encode

from offline.limits import FROM_ANYBODY, MAX_BLOCK_BYTES, MAX_FILE_BYTES
from tests.offline.actors import ISSUED

_BEGIN = b"-----BEGIN SEATKEEPER RESPONSE-----"
_END = b"-----END SEATKEEPER RESPONSE-----"
_HEADER = ISSUED.response.token.split(".", maxsplit=1)[0].encode()
_ROOM = FROM_ANYBODY.size


def _filled(pattern: str | bytes, size: int) -> bytes:
    data = pattern.encode() if isinstance(pattern, str) else pattern
    return data * (size // len(data))


def _around(body: bytes) -> bytes:
    return (_BEGIN + body + _END).ljust(MAX_FILE_BYTES)


def _json(payload: bytes) -> bytes:
    """A block whose payload is reached, since nothing before it is wrong."""
    if len(payload) > _ROOM:
        raise AssertionError("larger than what is decoded at all")
    return _around(b".".join((_HEADER, urlsafe_b64encode(payload), b"A" * 86)))


HOSTILE: dict[str, bytes] = {
    "zeros": bytes(MAX_FILE_BYTES),
    "spaces": b" " * MAX_FILE_BYTES,
    "comments": _filled("<!--", MAX_FILE_BYTES),
    "dashes": b"-" * MAX_FILE_BYTES,
    "words": _filled("SEATKEEPER ", MAX_FILE_BYTES),
    "almost words": _filled("SEATKEEPE", MAX_FILE_BYTES),
    "backwards": _filled("REPEEKTAES", MAX_FILE_BYTES),
    "begins": _filled(_BEGIN, MAX_FILE_BYTES),
    "two bytes": _filled("\u00e9", MAX_FILE_BYTES),
    "four bytes": _filled("\U0001f600", MAX_FILE_BYTES),
    "four bytes, no end": _filled("\U0001f600", MAX_FILE_BYTES - 64) + _BEGIN,
    "bad last byte": b"a" * (MAX_FILE_BYTES - 1) + b"\xff",
    "white space in the block": _around(_filled(" a", MAX_BLOCK_BYTES)),
    "wide block": _BEGIN + b"." * (MAX_FILE_BYTES - 80) + _END,
    "wide spaces": _BEGIN + _filled("\u2003a", MAX_FILE_BYTES - 80) + _END,
    "dots": _around(b"." * MAX_BLOCK_BYTES),
    "one segment": _around(b"A" * MAX_BLOCK_BYTES),
    "deep": _json(b'{"a":' + b"[" * (_ROOM // 2 - 4) + b"]" * (_ROOM // 2 - 4) + b"}"),
    "deep as allowed": _json(b'{"a":' + b"[" * 500 + b"]" * 500 + b"}"),
    "wide": _json(b'{"a":[' + b"1," * (_ROOM // 2 - 6) + b"1]}"),
    "wide as allowed": _json(b'{"v":1,"a":[' + b"1," * 480 + b"1]}"),
    "members": _json(b"{" + b",".join(b'"%x":1' % i for i in range(3000)) + b"}"),
    "duplicates": _json(b"{" + b'"a":{},' * 160 + b'"a":1}'),
    "escapes": _json(b'{"a":"' + b"\\u0041" * (_ROOM // 6 - 4) + b'"}'),
    "digits": _json(b'{"a":' + b"9" * (_ROOM - 8) + b"}"),
    "quotes": _json(b'{"a":"' + b'\\"' * (_ROOM // 2 - 6) + b'"}'),
    "text": _json(b'{"v":1,"a":"' + b"x" * (_ROOM - 20) + b'"}'),
}
