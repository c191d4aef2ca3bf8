"""License files: only the vendor's, unaltered, with their own license key, are opened."""

from __future__ import annotations

import json
from base64 import b64decode, b64encode
from datetime import UTC, datetime

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from seatkeeper.servers.relay.license_file import LicenseFileError, open_license_file
from tests.helpers.relay_double import VENDOR, license_file

ISSUED = datetime(2030, 1, 1, tzinfo=UTC)
ENDS = datetime(2031, 1, 1, tzinfo=UTC)
KEY = "KEY-1"
VALID = license_file("lic-1", KEY, issued=ISSUED, expires=ENDS)


def altered(**members: str) -> str:
    begin, inside, end = VALID.strip().splitlines()
    content = json.loads(b64decode(inside)) | members
    return "\n".join([begin, b64encode(json.dumps(content).encode()).decode(), end])


def code(text: str, key: str = KEY) -> str:
    with pytest.raises(LicenseFileError) as caught:
        open_license_file(text, key, VENDOR.public_key())
    return caught.value.code


def test_the_vendors_file_is_opened() -> None:
    found = open_license_file(VALID, KEY, VENDOR.public_key())
    assert (found.license_id, found.name) == ("lic-1", "License lic-1")
    assert (found.issued, found.expires, found.file_expires) == (ISSUED, ENDS, None)


def test_a_stranger_cannot_sign() -> None:
    stranger = Ed25519PrivateKey.from_private_bytes(bytes(32))
    text = license_file("lic-1", KEY, issued=ISSUED, expires=ENDS, signer=stranger)
    assert code(text) == "license-file-signature"


def test_another_license_key_does_not_open_it() -> None:
    assert code(VALID, "KEY-2") == "license-file-key"


def test_every_altered_character_of_the_content_is_noticed() -> None:
    inside = json.loads(b64decode(VALID.splitlines()[1]))
    enc = inside["enc"]
    for at in range(0, len(enc), 7):
        other = "A" if enc[at] != "A" else "B"
        assert code(altered(enc=enc[:at] + other + enc[at + 1 :])) == "license-file-signature"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "no frame",
        "-----BEGIN LICENSE FILE-----\n%%%\n-----END LICENSE FILE-----",
        "-----BEGIN LICENSE FILE-----\nW10=\n-----END LICENSE FILE-----",
        altered(alg="none"),
        altered(alg="base64+ed25519"),
        "x" * 200_000,
    ],
)
def test_what_is_not_a_license_file_is_told(text: str) -> None:
    assert code(text) == "license-file-format"
