"""The bytes of one cache file: a payload sealed as JWE in its compact form (RFC 7516).

The rules:

1. `alg` is `dir` and `enc` is `A256GCM`, nothing else; the key is used for nothing else.
2. The protected header holds exactly the members of `_MEMBERS`, in this order, without white
   space, as `_FORM` spells them; that refuses duplicate, additional, missing and reordered members
   at once. What is not of this form is read as JSON only to say why it is refused.
3. Everything in the header is authenticated: which install wrote it, into which slot, as which
   generation, under which key. Nothing is believed before the seal was opened.
4. A version above ours is told as `NewerFormatError`. Where we have the key and the seal is of
   a kind we know, it must be authentic as well: a flipped bit is not a newer format. (A later
   version keeps the members of this one and may add more.)
5. Opening raises or returns; there is no result that means "probably".
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from typing import Any, Final, NamedTuple, NoReturn

from joserfc import jwe
from joserfc.errors import JoseError
from joserfc.jwk import OctKey
from joserfc.registry import Header
from joserfc.util import urlsafe_b64decode, urlsafe_b64encode

from licensecache.errors import (
    NewerFormatError,
    RecordTooLargeError,
    RolledBackError,
    TamperedError,
    UnreadableError,
    WrongInstallError,
)

VERSION: Final = 1
TYPE: Final = "license-cache+jwe"
ALGORITHM: Final = "dir"
ENCRYPTION: Final = "A256GCM"

KEY_BYTES: Final = 32
KID_BYTES: Final = 8

MAX_PAYLOAD: Final = 1024 * 1024
"""Bytes in one record. A license record is a few KiB; ten pending requests are under 1 MiB."""

_MEMBERS: Final[dict[str, type]] = {
    "alg": str,
    "enc": str,
    "typ": str,
    "v": int,
    "kid": str,
    "gen": int,
    "slot": str,
    "install": str,
}


_FORM: Final = re.compile(
    rb'\{"alg":"dir","enc":"A256GCM","typ":"license-cache\+jwe","v":1,'
    rb'"kid":"([0-9a-f]{16})","gen":([1-9][0-9]{0,18}),'
    rb'"slot":"(local|roaming)","install":"([0-9a-f]{16})"\}'
)
"""The one form of a header of this version; 19 digits hold every generation there will be."""


class _Registry(jwe.JWERegistry):
    """joserfc's registry with room for `MAX_PAYLOAD` in base64."""

    max_ciphertext_length = MAX_PAYLOAD * 4 // 3 + 4


class _OursRegistry(_Registry):
    """For headers in our one form."""

    def check_header(self, header: Header, check_more: bool = False) -> None:
        """Nothing is left to be checked: `_FORM` says more than a registry can."""


_OURS: Final = _OursRegistry(algorithms=[ALGORITHM, ENCRYPTION])
_LATER: Final = _Registry(algorithms=[ALGORITHM, ENCRYPTION], strict_check_header=False)


class Opened(NamedTuple):
    """What a file held.

    Attributes:
        payload: the caller's bytes.
        generation: counts the saves of this record, from 1.
        kid: the key's id, 16 hexadecimal digits.
    """

    payload: bytes
    generation: int
    kid: str


FindKey = Callable[[str], OctKey]
"""Returns the key of a kid, or raises why there is none."""


def _header(kid: str, generation: int, slot: str, install: str) -> dict[str, Any]:
    return {
        "alg": ALGORITHM,
        "enc": ENCRYPTION,
        "typ": TYPE,
        "v": VERSION,
        "kid": kid,
        "gen": generation,
        "slot": slot,
        "install": install,
    }


def check_payload(payload: bytes) -> None:
    """Refuses what does not fit into a record.

    Raises:
        RecordTooLargeError: it is over `MAX_PAYLOAD`.
    """
    if len(payload) > MAX_PAYLOAD:
        raise RecordTooLargeError("the record is too large", size=len(payload), limit=MAX_PAYLOAD)


def seal(record: Opened, key: OctKey, *, slot: str, install: str) -> bytes:
    """Returns the bytes of one slot's file.

    Args:
        record: the payload, its generation and the id of the key.
        key: 32 bytes.
        slot: `local` or `roaming`.
        install: the install id, 16 hexadecimal digits.

    Raises:
        RecordTooLargeError: the payload is over `MAX_PAYLOAD`.
    """
    check_payload(record.payload)
    header = _header(record.kid, record.generation, slot, install)
    return jwe.encrypt_compact(header, record.payload, key, registry=_OURS).encode("ascii")


def unseal(data: bytes, find_key: FindKey, *, slot: str, install: str) -> Opened:
    """Opens the bytes of one slot's file.

    Args:
        data: the file.
        find_key: called with the kid that the file names.
        slot: where the file was found.
        install: whose it should be.

    Raises:
        TamperedError: `torn` (not even the shape of a record), `tampered` (the seal is broken)
            or `swapped-slot` (it belongs into the other folder).
        NewerFormatError: a newer program wrote it.
        WrongInstallError: another computer wrote it.
        LicenseCacheError: whatever `find_key` raises.
    """
    segment, *rest = data.split(b".")
    if len(rest) != 4:
        raise TamperedError("this is not a record", code="torn", reason="shape")
    form = _of_our_form(segment)
    if form is None:
        _refuse_form(data, _parse(segment), find_key, install)
    kid, generation, found, wrote = form
    if wrote != install:
        raise _wrong_install(wrote, install)
    payload = _decrypt(data, find_key(kid), _OURS)
    if found != slot:
        raise TamperedError(
            "the file belongs into the other folder",
            code="swapped-slot",
            found=found,
            expected=slot,
        )
    return Opened(payload, int(generation), kid)


def _of_our_form(segment: bytes) -> tuple[str, str, str, str] | None:
    """Returns kid, generation, slot and install of a header in its one form; None for others."""
    try:
        header = urlsafe_b64decode(segment)
    except ValueError:
        return None
    form = _FORM.fullmatch(header)
    if form is None or urlsafe_b64encode(header) != segment:
        return None
    kid, generation, slot, install = (group.decode("ascii") for group in form.groups())
    return kid, generation, slot, install


def _wrong_install(found: str, expected: str) -> WrongInstallError:
    return WrongInstallError("another install wrote this file", found=found, expected=expected)


def _refuse_form(data: bytes, header: dict[str, Any], find_key: FindKey, install: str) -> NoReturn:
    """Says what is wrong with a file whose header is not in our one form.

    Raises:
        LicenseCacheError: as `unseal`.
    """
    if header["install"] != install:
        raise _wrong_install(header["install"], install)
    if header["v"] > VERSION:
        _refuse_newer(data, header, find_key)
    raise TamperedError("the header is not in its one form", reason="header")


def _parse(segment: bytes) -> dict[str, Any]:
    """Reads a header that nobody has vouched for yet; checks shape and types only."""
    try:
        header = json.loads(urlsafe_b64decode(segment))
    except (ValueError, RecursionError) as error:
        raise TamperedError("this is not a record", code="torn", reason="shape") from error
    if not isinstance(header, dict):
        raise TamperedError("this is not a record", code="torn", reason="shape")
    for member, kind in _MEMBERS.items():
        if type(header.get(member)) is not kind:
            raise TamperedError("the header is incomplete", reason="header", member=member)
    if header["typ"] != TYPE or header["v"] < 1 or header["gen"] < 1:
        raise TamperedError("the header is not of a record", reason="header")
    return header


def _refuse_newer(data: bytes, header: dict[str, Any], find_key: FindKey) -> NoReturn:
    """Tells a newer format from a damaged version number.

    Raises:
        TamperedError: the seal is of our kind, the key is at hand, and the seal is broken.
        NewerFormatError: otherwise.
        VaultError: whatever `find_key` raises of that kind.
    """
    newer = NewerFormatError("a newer program wrote this file", found=header["v"], known=VERSION)
    if (header["alg"], header["enc"]) != (ALGORITHM, ENCRYPTION):
        raise newer
    try:
        key = find_key(header["kid"])
    except (UnreadableError, RolledBackError):
        raise newer from None
    _decrypt(data, key, _LATER)
    raise newer


def _decrypt(data: bytes, key: OctKey, registry: jwe.JWERegistry) -> bytes:
    """Opens the seal.

    Raises:
        TamperedError: it is broken.
    """
    try:
        opened = jwe.decrypt_compact(data, key, registry=registry)
    except (JoseError, ValueError) as error:
        raise TamperedError("the seal is broken", reason="seal") from error
    # Message and recipient hold each other; apart, the plaintext goes when the caller lets it go.
    opened.recipient = None
    # joserfc fills the plaintext whenever it returns.
    return opened.plaintext or b""
