"""Mutants of valid files. Every one follows from its number, so a finding can be made again."""

import base64
import hashlib
import json
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from joserfc.util import urlsafe_b64decode, urlsafe_b64encode

from offline.blocks import BlockKind, wrap_block
from offline.document import render_request_html, render_request_text
from offline.issuing import issue
from offline.signing import DocumentType, peek, sign
from tests.offline.actors import (
    LINK_1,
    LOGIN,
    NOW,
    OTHER_DEVICE,
    RESPONSES,
    ROOT,
    grant,
    request,
)


class Dice:
    """Numbers that follow from a seed; the same on every machine and Python version."""

    def __init__(self, seed: str) -> None:
        self._seed = seed
        self._count = 0

    def below(self, limit: int) -> int:
        """A number from 0 up to, not including, the limit; good enough, not unbiased."""
        self._count += 1
        digest = hashlib.blake2b(f"{self._seed}/{self._count}".encode(), digest_size=8).digest()
        return int.from_bytes(digest, "big") % limit


@dataclass(frozen=True)
class Samples:
    """Valid files of one kind, the documents in them, and every document that is valid as one."""

    kind: BlockKind
    files: tuple[bytes, ...]
    tokens: tuple[str, ...]
    valid: frozenset[str]
    document_type: DocumentType


ASKED = [request(nonce=f"mutant-{n}") for n in range(2)]
ANSWERED = [
    issue(request=asked, grant=grant(), server_time=NOW, key_sets=[LINK_1], key=RESPONSES)
    for asked in ASKED
]
_FOREIGN = (grant(), LINK_1, request(OTHER_DEVICE).token, sign({}, DocumentType.ANSWER, ROOT))

REQUESTS = Samples(
    kind=BlockKind.REQUEST,
    files=(
        *(render_request_html(r, login_url=LOGIN).encode() for r in ASKED),
        *(render_request_text(r).encode() for r in ASKED),
        *(wrap_block(r.token, BlockKind.REQUEST).encode() for r in ASKED),
    ),
    tokens=tuple(r.token for r in ASKED),
    # A request of another computer is a valid request, and is spliced in.
    valid=frozenset((*(r.token for r in ASKED), request(OTHER_DEVICE).token)),
    document_type=DocumentType.REQUEST,
)
RESPONSES_SAMPLES = Samples(
    kind=BlockKind.RESPONSE,
    files=(
        *(a.html.encode() for a in ANSWERED),
        *(a.text.encode() for a in ANSWERED),
        *(wrap_block(a.response.token, BlockKind.RESPONSE).encode() for a in ANSWERED),
    ),
    tokens=tuple(a.response.token for a in ANSWERED),
    valid=frozenset(a.response.token for a in ANSWERED),
    document_type=DocumentType.RESPONSE,
)


def mutant(samples: Samples, number: int) -> bytes:
    """The mutant with a number: one to three changes to a valid file."""
    dice = Dice(f"{samples.kind}{number}")
    data = _pick(dice, samples.files)
    for _ in range(1 + dice.below(12) // 8 + dice.below(12) // 10):
        change = OPERATORS[dice.below(len(OPERATORS))]
        data = change(data, dice, samples)
    return data


def _pick(dice: Dice, choices: Sequence[bytes]) -> bytes:
    return choices[dice.below(len(choices))]


def _block_span(data: bytes) -> tuple[int, int]:
    """Where the first block's body is; the whole file when its markers are gone already."""
    found = re.search(rb"-----BEGIN SEATKEEPER \w+-----(.*?)-----END", data, re.DOTALL)
    return found.span(1) if found and found.group(1) else (0, max(1, len(data)))


def _with_token(data: bytes, token: str, samples: Samples) -> bytes:
    start, end = _block_span(data)
    body = wrap_block(token, samples.kind).partition("\n")[2].rpartition("\n")[0]
    return data[:start] + b"\n" + body.encode("utf-8", "replace") + b"\n" + data[end:]


def _place(data: bytes, dice: Dice) -> int:
    """A place in the file; mostly inside the block, where it hurts."""
    start, end = _block_span(data) if dice.below(4) else (0, max(1, len(data)))
    return start + dice.below(max(1, end - start))


def flip_bit(data: bytes, dice: Dice, samples: Samples) -> bytes:
    place = _place(data, dice)
    changed = (data[place] if place < len(data) else 0) ^ (1 << dice.below(8))
    return data[:place] + bytes((changed,)) + data[place + 1 :]


def replace_byte(data: bytes, dice: Dice, samples: Samples) -> bytes:
    place = _place(data, dice)
    return data[:place] + bytes((dice.below(256),)) + data[place + 1 :]


def insert_bytes(data: bytes, dice: Dice, samples: Samples) -> bytes:
    place = _place(data, dice)
    extra = (b"A", b"=", b".", b"-", b"\x00", b"+", b"/", b"&#65;", b"\xc2\xa0", b"<br>", b"%41")
    return data[:place] + _pick(dice, extra) + data[place:]


def delete_range(data: bytes, dice: Dice, samples: Samples) -> bytes:
    place = _place(data, dice)
    return data[:place] + data[place + 1 + dice.below(70) :]


def swap_neighbours(data: bytes, dice: Dice, samples: Samples) -> bytes:
    place = _place(data, dice)
    return data[:place] + data[place + 1 : place + 2] + data[place : place + 1] + data[place + 2 :]


def truncate(data: bytes, dice: Dice, samples: Samples) -> bytes:
    place = _place(data, dice)
    return data[:place] if dice.below(2) else data[place:]


def splice_files(data: bytes, dice: Dice, samples: Samples) -> bytes:
    other = _pick(dice, samples.files)
    return data[: _place(data, dice)] + other[_place(other, dice) :]


def splice_segments(data: bytes, dice: Dice, samples: Samples) -> bytes:
    documents = (*samples.tokens, *_FOREIGN)
    parts = [documents[dice.below(len(documents))].split(".")[i] for i in range(3)]
    return _with_token(data, ".".join(parts), samples)


def other_document(data: bytes, dice: Dice, samples: Samples) -> bytes:
    return _with_token(data, _FOREIGN[dice.below(len(_FOREIGN))], samples)


def base64_variant(data: bytes, dice: Dice, samples: Samples) -> bytes:
    parts = samples.tokens[0].split(".")
    place = dice.below(3)
    part = parts[place]
    last = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"[dice.below(64)]
    variants = (
        part + "=" * (1 + dice.below(3)),
        part.replace("-", "+").replace("_", "/") + "=",
        part[:-1] + last,
        part + "A",
        part[:5] + "=" + part[5:],
        part[:5] + "!" + part[5:],
        base64.b64encode(urlsafe_b64decode(part.encode())).decode() + "=",
        urlsafe_b64decode(part.encode()).hex(),
    )
    parts[place] = variants[dice.below(len(variants))]
    return _with_token(data, ".".join(parts), samples)


def respelled_json(data: bytes, dice: Dice, samples: Samples) -> bytes:
    """The same members in another spelling, or one changed, under the old signature."""
    header, payload, signature = samples.tokens[0].split(".")
    place = dice.below(2)
    members = json.loads(urlsafe_b64decode((header, payload)[place].encode()))
    name = list(members)[dice.below(len(members))]
    spellings = (
        json.dumps(members),
        json.dumps(members, sort_keys=True, separators=(",", ":")),
        json.dumps({**members, name: "changed"}, separators=(",", ":")),
        json.dumps({k: v for k, v in members.items() if k != name}, separators=(",", ":")),
        json.dumps(members, separators=(",", ":"))[:-1] + f',"{name}":1}}',
    )
    segment = urlsafe_b64encode(spellings[dice.below(len(spellings))].encode()).decode()
    parts = [header, payload, signature]
    parts[place] = segment
    return _with_token(data, ".".join(parts), samples)


def signed_by_another(data: bytes, dice: Dice, samples: Samples) -> bytes:
    """A document that is valid in itself, under a key that has no say."""
    payload = peek(samples.tokens[0])[1]
    keys = (OTHER_DEVICE, ROOT) if samples.kind is BlockKind.RESPONSE else (OTHER_DEVICE, RESPONSES)
    token = sign(payload, samples.document_type, keys[dice.below(2)])
    return _with_token(data, token, samples)


def duplicate_block(data: bytes, dice: Dice, samples: Samples) -> bytes:
    block = wrap_block(samples.tokens[dice.below(2)], samples.kind).encode()
    place = (0, len(data), *_block_span(data))[dice.below(4)]
    return data[:place] + block + data[place:]


def nest(data: bytes, dice: Dice, samples: Samples) -> bytes:
    kind = list(BlockKind)[dice.below(2)].value.upper().encode()
    before, after = b"-----BEGIN SEATKEEPER " + kind, b"-----END SEATKEEPER " + kind
    return before + b"-----\n" + data + b"\n" + after + b"-----"


def swap_kind(data: bytes, dice: Dice, samples: Samples) -> bytes:
    pairs = ((b"REQUEST", b"RESPONSE"), (b"RESPONSE", b"REQUEST"), (b"BEGIN", b"END"))
    old, new = pairs[dice.below(3)]
    return data.replace(b" SEATKEEPER " + old, b" SEATKEEPER " + new, 1 + dice.below(2)).replace(
        old + b" SEATKEEPER", new + b" SEATKEEPER", dice.below(2)
    )


def change_case(data: bytes, dice: Dice, samples: Samples) -> bytes:
    start, end = _block_span(data)
    if dice.below(3) == 0:
        return data.lower() if dice.below(2) else data.upper()
    place = start + dice.below(max(1, end - start))
    return data[:place] + data[place : place + 9].swapcase() + data[place + 9 :]


def re_encode(data: bytes, dice: Dice, samples: Samples) -> bytes:
    text = data.decode("utf-8", "replace")
    encodings = ("utf-16", "utf-16-le", "utf-32", "utf-8-sig", "utf-7", "cp1252", "ascii")
    return text.encode(encodings[dice.below(len(encodings))], "replace")


def white_space(data: bytes, dice: Dice, samples: Samples) -> bytes:
    """Harmless on its own: the signed document stays the same."""
    if dice.below(2):
        return data.replace(b"\n", _pick(dice, (b"\r\n", b"\r", b"\n\n", b"\n \t")))
    place = _place(data, dice)
    return data[:place] + _pick(dice, (b" ", b"\n", b"\t", b"\r\n", b"  ")) + data[place:]


def wrap_file(data: bytes, dice: Dice, samples: Samples) -> bytes:
    """What mail programs and editors do around a block."""
    wrappings = (
        (b"> ", b""),
        (b"<html><body><pre>", b"</pre>"),
        (b"\xef\xbb\xbf", b""),
        (b"junk \xff", b""),
        (b"<!--" * 50, b"-->"),
        (b"", b"\x00" * 40),
    )
    before, after = wrappings[dice.below(len(wrappings))]
    return before + data + after


OPERATORS: tuple[Callable[[bytes, Dice, Samples], bytes], ...] = (
    flip_bit,
    flip_bit,
    replace_byte,
    insert_bytes,
    delete_range,
    swap_neighbours,
    truncate,
    splice_files,
    splice_segments,
    other_document,
    base64_variant,
    respelled_json,
    signed_by_another,
    duplicate_block,
    nest,
    swap_kind,
    change_case,
    re_encode,
    white_space,
    wrap_file,
)
