from __future__ import annotations

import json
from typing import Any

import pytest
from joserfc import jwe
from joserfc.jwk import OctKey
from joserfc.util import to_bytes, urlsafe_b64decode, urlsafe_b64encode

from licensecache import (
    LicenseCacheError,
    NewerFormatError,
    TamperedError,
    UnreadableError,
    VaultLockedError,
    WrongInstallError,
)
from licensecache.envelope import Opened, seal, unseal

KEY = OctKey.import_key(bytes(range(32)))
KID = "00112233aabbccdd"
INSTALL = "0123456789abcdef"
RECORD = Opened(b"a seat, and whose it is", 7, KID)
HEADER: dict[str, Any] = {
    "alg": "dir",
    "enc": "A256GCM",
    "typ": "license-cache+jwe",
    "v": 1,
    "kid": KID,
    "gen": 7,
    "slot": "local",
    "install": INSTALL,
}


def find(kid: str) -> OctKey:
    if kid != KID:
        raise UnreadableError("no such key")
    return KEY


def opened(data: bytes) -> Opened:
    return unseal(data, find, slot="local", install=INSTALL)


def sealed() -> bytes:
    return seal(RECORD, KEY, slot="local", install=INSTALL)


def sealed_with(header_text: str, key: OctKey = KEY) -> bytes:
    """Seals under any header, as somebody who has the key could."""
    encryption = jwe.CompactEncryption({"alg": "dir", "enc": "A256GCM"}, RECORD.payload)
    enc = jwe.JWERegistry(algorithms=["dir", "A256GCM"]).get_enc("A256GCM")
    iv = bytes(12)
    aad = urlsafe_b64encode(to_bytes(header_text))
    ciphertext, tag = enc.encrypt(encryption.plaintext or b"", key.raw_value, iv, aad)
    return b".".join([aad, b"", *map(urlsafe_b64encode, (iv, ciphertext, tag))])


def text(header: dict[str, Any]) -> str:
    return json.dumps(header, separators=(",", ":"))


def test_what_was_sealed_is_opened() -> None:
    assert opened(sealed()) == RECORD
    assert opened(sealed_with(text(HEADER))) == RECORD


def test_two_seals_of_one_record_differ() -> None:
    assert sealed() != sealed()


def test_the_header_is_as_documented() -> None:
    assert urlsafe_b64decode(sealed().split(b".")[0]).decode() == text(HEADER)


def test_every_single_bit_flip_is_refused() -> None:
    data = sealed()
    for position in range(len(data) * 8):
        flipped = bytearray(data)
        flipped[position // 8] ^= 1 << position % 8
        with pytest.raises(LicenseCacheError):
            opened(bytes(flipped))


def test_every_truncation_and_every_tail_is_refused() -> None:
    data = sealed()
    for length in range(len(data)):
        with pytest.raises(LicenseCacheError):
            opened(data[:length])
    for tail in (b"\n", b".", b"A", b"=", b"\0"):
        with pytest.raises(LicenseCacheError):
            opened(data + tail)


@pytest.mark.parametrize("data", [b"", b"....", b"\xff....", b"W10....", b"bnVsbA....", b"x" * 99])
def test_what_is_not_a_record_is_torn(data: bytes) -> None:
    with pytest.raises(TamperedError) as refused:
        opened(data)
    assert refused.value.code == "torn"


def test_a_header_nested_without_end_is_torn() -> None:
    data = urlsafe_b64encode(b"[" * 100_000) + b"...."
    with pytest.raises(TamperedError) as refused:
        opened(data)
    assert refused.value.code == "torn"


@pytest.mark.parametrize(
    "header_text",
    [
        text(HEADER | {"zip": "DEF"}),
        text(HEADER | {"crit": ["v"]}),
        text(HEADER | {"alg": "A256KW"}),
        text(HEADER | {"enc": "A128GCM"}),
        text(HEADER | {"typ": "JWT"}),
        text(HEADER | {"v": 0}),
        text(HEADER | {"v": True}),
        text(HEADER | {"v": "1"}),
        text(HEADER | {"gen": 0}),
        text(HEADER | {"gen": 7.0}),
        text(HEADER | {"kid": None}),
        text(dict(reversed(HEADER.items()))),
        json.dumps(HEADER),
        text(HEADER)[:-1] + ',"gen":7}',
        text(HEADER).replace('"gen":7', '"gen":6,"gen":7'),
        *(text({k: v for k, v in HEADER.items() if k != member}) for member in HEADER),
    ],
)
def test_a_header_in_any_but_its_one_form_is_refused_even_when_validly_sealed(
    header_text: str,
) -> None:
    with pytest.raises(TamperedError):
        opened(sealed_with(header_text))


def test_the_other_slots_file_is_told() -> None:
    with pytest.raises(TamperedError) as refused:
        opened(seal(RECORD, KEY, slot="roaming", install=INSTALL))
    assert refused.value.code == "swapped-slot"
    assert refused.value.evidence == {"found": "roaming", "expected": "local"}


def test_another_installs_file_is_told() -> None:
    with pytest.raises(WrongInstallError) as refused:
        opened(seal(RECORD, KEY, slot="local", install="f" * 16))
    assert refused.value.evidence == {"found": "f" * 16, "expected": INSTALL}


def test_another_key_under_the_same_kid_is_refused() -> None:
    with pytest.raises(TamperedError):
        opened(seal(RECORD, OctKey.import_key(bytes(32)), slot="local", install=INSTALL))


class TestNewerFormat:
    def test_an_authentic_newer_file_is_told(self) -> None:
        with pytest.raises(NewerFormatError) as refused:
            opened(sealed_with(text(HEADER | {"v": 2, "novelty": []})))
        assert refused.value.evidence == {"found": 2, "known": 1}

    def test_a_newer_file_of_another_encryption_is_told(self) -> None:
        with pytest.raises(NewerFormatError):
            opened(sealed_with(text(HEADER | {"v": 2, "enc": "A256CBC-HS512"})))

    def test_a_newer_file_under_an_unknown_key_is_told(self) -> None:
        with pytest.raises(NewerFormatError):
            opened(sealed_with(text(HEADER | {"v": 2, "kid": "unknown"})))

    def test_a_version_number_that_was_tampered_with_is_tampering(self) -> None:
        data = sealed().split(b".")
        data[0] = urlsafe_b64encode(to_bytes(text(HEADER | {"v": 3})))
        with pytest.raises(TamperedError):
            opened(b".".join(data))

    def test_a_locked_vault_is_told_as_such(self) -> None:
        def locked(_: str) -> OctKey:
            raise VaultLockedError("locked")

        with pytest.raises(VaultLockedError):
            unseal(sealed_with(text(HEADER | {"v": 2})), locked, slot="local", install=INSTALL)
