"""Published vectors, and our own frozen ones, through the calls that everybody uses."""

import json
from datetime import UTC, datetime

import pytest
from joserfc.util import urlsafe_b64decode, urlsafe_b64encode

from offline.errors import HeaderError, RefusedError
from offline.issuing import open_request
from offline.keyset import Role, TrustedKeys
from offline.redeeming import PendingRequest, Redeemed, redeem
from offline.request import short_id
from offline.signing import DocumentType, SigningKey, VerifyKey, verify, verify_proof
from tests.offline.frozen import FILE, vectors

# RFC 8037, appendix A.1 and A.2: the key; A.3: its thumbprint; A.4 and A.5: the signature.
RFC_8037_D = "nWGxne_9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A"
RFC_8037_X = "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo"
RFC_8037_THUMBPRINT = "kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k"
RFC_8037_JWS = (
    "eyJhbGciOiJFZERTQSJ9.RXhhbXBsZSBvZiBFZDI1NTE5IHNpZ25pbmc."
    "hgyY0il_MGCjP0JzlnLWG1PPOt7-09PGcvMg3AIbQR6dWbhijcNR4ki4iylGjg5BhVsPt9g7sVvpAr_MuM0KAg"
)


def test_rfc_8037_a1_a2_the_seed_gives_the_published_public_key() -> None:
    key = SigningKey.from_seed(urlsafe_b64decode(RFC_8037_D.encode()))
    assert key.public.x == RFC_8037_X
    assert key.public.as_jwk() == {"kty": "OKP", "crv": "Ed25519", "x": RFC_8037_X}


def test_rfc_8037_a3_and_rfc_7638_the_thumbprint_is_the_published_one() -> None:
    jwk = {"crv": "Ed25519", "kty": "OKP", "x": RFC_8037_X}
    assert VerifyKey.from_jwk(jwk).thumbprint == RFC_8037_THUMBPRINT


def test_rfc_8037_a4_a5_the_key_makes_and_checks_the_published_signature() -> None:
    key = SigningKey.from_seed(urlsafe_b64decode(RFC_8037_D.encode()))
    signing_input, _, signature = RFC_8037_JWS.rpartition(".")
    made = key.jose.get_op_key("sign").sign(signing_input.encode())  # type: ignore[union-attr]  # Ed25519
    assert urlsafe_b64encode(made).decode() == signature
    checker = key.public.jose.get_op_key("verify")
    checker.verify(made, signing_input.encode())  # type: ignore[union-attr]  # Ed25519


def test_the_algorithm_name_of_rfc_8037_is_not_ours() -> None:
    # Its JWS says "EdDSA", deprecated by RFC 9864, and has neither typ nor kid.
    with pytest.raises(HeaderError) as caught:
        verify(
            RFC_8037_JWS,
            DocumentType.GRANT,
            [VerifyKey.from_jwk({"kty": "OKP", "crv": "Ed25519", "x": RFC_8037_X})],
        )
    assert caught.value.code == "bad-header"


FROZEN = json.loads(FILE.read_text(encoding="utf-8"))
ROOT_KEY = VerifyKey.from_jwk(FROZEN["keys"]["root"]["jwk"])
FROZEN_NOW = datetime(2027, 3, 31, 12, 0, tzinfo=UTC)


def redeem_frozen(file: str) -> Redeemed:
    request = FROZEN["request"]
    return redeem(
        file.encode(),
        device=FROZEN["keys"]["device"]["thumbprint"],
        pending=[
            PendingRequest(request["request_id"], request["payload"]["nonce"], FROZEN_NOW),
        ],
        redeemed=(),
        known_keys=TrustedKeys.from_root(ROOT_KEY),
        now=FROZEN_NOW,
    )


def test_what_is_made_today_is_what_is_frozen() -> None:
    assert json.loads(json.dumps(vectors())) == FROZEN


def test_the_frozen_keys_follow_from_their_seeds() -> None:
    for entry in FROZEN["keys"].values():
        key = SigningKey.from_seed(bytes.fromhex(entry["seed_hex"])).public
        assert (key.as_jwk(), key.thumbprint) == (entry["jwk"], entry["thumbprint"])


def test_the_frozen_request_is_accepted() -> None:
    request = open_request(FROZEN["request"]["block"].encode(), server=ROOT_KEY.thumbprint)
    assert request.request_id == FROZEN["request"]["request_id"]
    assert short_id(request.request_id) == FROZEN["request"]["short_id"]


def test_the_frozen_response_is_accepted() -> None:
    assert redeem_frozen(FROZEN["response"]["block"]).grant == FROZEN["grant"]


def test_the_frozen_key_sets_are_followed() -> None:
    chain = list(FROZEN["key_sets"].values())
    trusted = TrustedKeys.from_root(ROOT_KEY).advance(chain, FROZEN_NOW)
    (root,) = trusted.keys(Role.ROOT)
    assert root.thumbprint == FROZEN["keys"]["second root"]["thumbprint"]


def test_the_frozen_proof_is_accepted() -> None:
    made = dict(FROZEN["proof"])
    found = verify_proof(made.pop("token"), **made)
    assert found.key.thumbprint == FROZEN["keys"]["device"]["thumbprint"]


@pytest.mark.parametrize("case", FROZEN["refused_responses"], ids=lambda case: case["name"])
def test_the_frozen_refusals_are_refused_for_their_reason(case: dict[str, str]) -> None:
    with pytest.raises(RefusedError) as caught:
        redeem_frozen(case["file"])
    assert (caught.value.check, caught.value.code) == (case["check"], case["code"])
