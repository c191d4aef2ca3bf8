"""Readers, strict and lax, and the judge of what they make of mutants.

A mutant may be accepted only when the signed document in it is byte-identical to a valid one:
then nothing but its wrapping changed.
"""

import base64
import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from cryptography.exceptions import InvalidSignature
from joserfc.util import urlsafe_b64encode

from offline.blocks import BlockKind, extract_block
from offline.errors import ForgedError, OfflineError
from offline.issuing import open_request
from offline.keyset import TrustedKeys
from offline.redeeming import PendingRequest, redeem
from tests.offline.actors import DEVICE, NOW, ROOT, grant
from tests.offline.mutants import ANSWERED, ASKED, Samples, mutant

_PENDING = [PendingRequest(r.request_id, r.nonce, r.created) for r in ASKED]

Reader = Callable[[bytes], str]
"""Reads a file and returns the signed document it accepted, or raises."""


def strict_request(data: bytes) -> str:
    """The portal's reader."""
    return open_request(data, server=ROOT.public.thumbprint).token


def strict_response(data: bytes) -> str:
    """The client's reader; what it hands out must be what the valid document says."""
    found = redeem(
        data,
        device=DEVICE.public.thumbprint,
        pending=_PENDING,
        redeemed=(),
        known_keys=TrustedKeys.from_root(ROOT.public),
        now=NOW,
    )
    token = extract_block(data, BlockKind.RESPONSE)
    asked = {a.response.token: a.response.request_id for a in ANSWERED}
    if found.grant != grant() or found.request_id != asked[token]:
        raise AssertionError("accepted with another meaning")
    return token


def lax_request(data: bytes) -> str:
    """What a reader looks like that trusts its base64 function: it ignores what it cannot read."""
    block = re.search(
        r"BEGIN SEATKEEPER REQUEST-+(.*?)-+END", data.decode("utf-8", "replace"), re.DOTALL
    )
    if block is None:
        raise ForgedError("bad-signature", "no block")
    token = "".join(block.group(1).split())
    parts = token.split(".")
    decoded = [
        base64.urlsafe_b64decode(part.encode("ascii", "replace") + b"==") for part in parts[:3]
    ]
    try:
        signed = b".".join(urlsafe_b64encode(part) for part in decoded[:2])
        DEVICE.jose.public_key.verify(decoded[2], signed)  # type: ignore[union-attr]  # Ed25519
    except (InvalidSignature, IndexError):
        raise ForgedError("bad-signature", "forged") from None
    return token


@dataclass
class Tally:
    """What became of a run."""

    accepted: int = 0
    refused: Counter[str] = field(default_factory=Counter)
    wrongly_accepted: list[int] = field(default_factory=list)
    strange_errors: list[tuple[int, str]] = field(default_factory=list)

    def lines(self) -> str:
        """Counts per refusal code, as a text."""
        rows = [f"{code:20} {count:7}" for code, count in self.refused.most_common()]
        return "\n".join((f"{'accepted, unchanged':20} {self.accepted:7}", *rows))


def run(samples: Samples, reader: Reader, numbers: Sequence[int]) -> Tally:
    """Offer mutants to a reader and judge what it does."""
    tally = Tally()
    for number in numbers:
        data = mutant(samples, number)
        try:
            token = reader(data)
        except OfflineError as error:
            tally.refused[error.code] += 1
        except Exception as error:  # noqa: BLE001  # finding every other exception is the point
            tally.strange_errors.append((number, repr(error)))
        else:
            if token in samples.valid:
                tally.accepted += 1
            else:
                tally.wrongly_accepted.append(number)
    return tally
