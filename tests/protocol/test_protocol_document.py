"""docs/protocol.md says what is true, and its examples are real.

The examples are read out of the document as a stranger would: with the standard library and an
Ed25519 primitive, without this project's own code. Then this project's own readers must agree.
"""

from __future__ import annotations

import base64
import hashlib
import json
import re
from datetime import timedelta
from typing import Any, Final

import msgspec
import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from offline.keyset import Role, TrustedKeys
from offline.signing import DocumentType, verify, verify_proof
from seatkeeper.lab.conformance.checks import ALL
from seatkeeper.licensing.grant import Basis, Grant
from seatkeeper.protocol import models, operations
from seatkeeper.service.grants import open_grant
from tests.protocol import examples

TEXT: Final = examples.DOCUMENT.read_text(encoding="utf-8")
BLOCKS: Final = dict(re.findall(r"<!-- ([a-z-]+) -->\n```\w+\n(.*?)\n```", TEXT, re.DOTALL))
SEEDS: Final = dict(
    re.findall(r"^\| (\w+) \| `([0-9a-f]{64})` \| `[\w-]{43}` \|$", TEXT, re.MULTILINE)
)
THUMBPRINTS: Final = dict(
    re.findall(r"^\| (\w+) \| `[0-9a-f]{64}` \| `([\w-]{43})` \|$", TEXT, re.MULTILINE)
)
SIGNED: Final = [
    ("key-set", "root"), ("login-proof", "device"), ("seat-proof", "device"),
    ("granted", "answers"), ("refused", "answers"),
]  # fmt: skip


def token(name: str) -> str:
    """A signed example, on one line as on the wire."""
    return "".join(str(BLOCKS[name]).split())


def decoded(segment: str) -> bytes:
    return base64.urlsafe_b64decode(segment + "=" * (-len(segment) % 4))


def encoded(raw: bytes) -> str:
    return base64.urlsafe_b64encode(raw).rstrip(b"=").decode()


def public(name: str) -> Ed25519PublicKey:
    return Ed25519PrivateKey.from_private_bytes(bytes.fromhex(SEEDS[name])).public_key()


def taken_apart(text: str) -> tuple[dict[str, Any], dict[str, Any]]:
    header, payload, _ = text.split(".")
    return json.loads(decoded(header)), json.loads(decoded(payload))


# --- as a stranger -------------------------------------------------------------------------------


def test_the_examples_are_current() -> None:
    assert examples.written(TEXT) == TEXT, "run: python -m tests.protocol.examples"


def test_the_device_key_is_the_one_of_rfc_8037() -> None:
    assert encoded(public("device").public_bytes_raw()) == (
        "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo"
    )
    assert THUMBPRINTS["device"] == "kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k"


@pytest.mark.parametrize("name", ["device", "root", "answers", "responses"])
def test_a_thumbprint_is_that_of_its_key(name: str) -> None:
    x = encoded(public(name).public_bytes_raw())
    canonical = f'{{"crv":"Ed25519","kty":"OKP","x":"{x}"}}'  # RFC 7638, section 3
    assert encoded(hashlib.sha256(canonical.encode()).digest()) == THUMBPRINTS[name]


@pytest.mark.parametrize(("name", "signer"), SIGNED)
def test_the_signature_of_an_example_verifies(name: str, signer: str) -> None:
    signed, _, signature = token(name).rpartition(".")
    public(signer).verify(decoded(signature), signed.encode())
    header, _ = taken_apart(token(name))
    assert header["alg"] == "Ed25519"
    if "kid" in header:
        assert header["kid"] == THUMBPRINTS[signer]
    else:
        assert header["jwk"]["x"] == encoded(public(signer).public_bytes_raw())


def test_the_payloads_shown_are_those_of_the_tokens() -> None:
    for name in ("key-set", "login-proof", "seat-proof", "refused"):
        assert json.loads(BLOCKS[f"{name}-payload"]) == taken_apart(token(name))[1]
    assert json.loads(BLOCKS["login-proof-header"]) == taken_apart(token("login-proof"))[0]
    header, payload = taken_apart(token("granted"))
    assert json.loads(BLOCKS["granted-header"]) == header
    shown = json.loads(BLOCKS["granted-payload"])
    assert payload["grant"].startswith(shown["grant"].removesuffix("..."))
    assert {**shown, "grant": ""} == {**payload, "grant": ""}
    assert json.loads(BLOCKS["grant-payload"]) == taken_apart(payload["grant"])[1]


def test_the_hash_in_the_proof_is_that_of_the_token_shown() -> None:
    found = re.search(r"^Authorization: DPoP (\S+)$", TEXT, re.MULTILINE)
    assert found is not None
    _, payload = taken_apart(token("seat-proof"))
    assert payload["ath"] == encoded(hashlib.sha256(found[1].encode()).digest())


# --- as our own client and server ----------------------------------------------------------------


def test_our_own_readers_accept_the_examples() -> None:
    trusted = TrustedKeys.from_root(examples.ROOT.public).advance(
        [token("key-set")], examples.NOW + timedelta(minutes=1)
    )
    answers = trusted.keys(Role.ANSWERS)
    granted = msgspec.convert(
        verify(token("granted"), DocumentType.ANSWER, answers), models.SeatAnswer
    )
    assert granted.grant is not None
    grant = open_grant(granted.grant, trusted)
    assert grant.basis is Basis.SHARED_SEAT
    refused = msgspec.convert(
        verify(token("refused"), DocumentType.ANSWER, answers), models.SeatAnswer
    )
    assert refused.problem is not None
    assert refused.problem.type == models.ProblemType.SUPERSEDED.uri
    url = f"{examples.ORIGIN}/v1/seats/{examples.SEAT}"
    shown = verify_proof(
        token("seat-proof"), method="PUT", url=url, nonce=examples.SERVER_NONCE,
        access_token=examples.ACCESS,
    )  # fmt: skip
    assert shown.key.thumbprint == granted.device == grant.device


# --- complete ------------------------------------------------------------------------------------


def section(number: str) -> str:
    """The text of a section."""
    found = re.search(rf"^#+ {re.escape(number)}\.? .*?(?=^#|\Z)", TEXT, re.DOTALL | re.MULTILINE)
    assert found is not None, number
    return found[0]


@pytest.mark.parametrize(
    ("number", "members"),
    [
        ("2.1", set(models.Discovery.__struct_fields__)),
        ("3.2", set(models.SeatAnswer.__struct_fields__)),
        ("3.3", set(Grant.__struct_fields__)),
        ("8.1", set(models.Problem.__struct_fields__)),
    ],
    ids=["discovery", "seat answers", "grants", "problems"],
)
def test_every_member_is_explained(number: str, members: set[str]) -> None:
    told = set(re.findall(r"`(\w+)`", section(number)))
    assert members - told == set()


def test_every_operation_is_named() -> None:
    for operation in operations.ALL:
        assert f"{operation.method} {operation.path}" in TEXT, operation.name


def test_every_section_that_a_server_can_break_is_tried() -> None:
    tried = {check.clause for check in ALL}
    sections = set(re.findall(r"^### ([1-8]\.\d)", TEXT, re.MULTILINE))
    # The table of codes is tried by everything that is refused.
    assert sections - tried <= {"8.3"}
