"""DPoP proofs (RFC 9449): for this method, this address, this token, this nonce, this key."""

import json

import pytest

from offline.errors import AddressError, ForgedError, HeaderError, ProofError, SignatureError
from offline.signing import DocumentType, Proof, sign, sign_proof, verify_proof
from tests.offline.actors import DEVICE, NOW, OTHER_DEVICE, signed_raw

URL = "https://api.example/v1/seats/abc"
TOKEN = "token"
HEADER = json.dumps({"alg": "Ed25519", "typ": "dpop+jwt", "jwk": DEVICE.public.as_jwk()})


def proof(
    *,
    method: str = "PUT",
    url: str = URL,
    nonce: str | None = "server-nonce",
    access_token: str | None = TOKEN,
) -> str:
    return sign_proof(
        DEVICE,
        method=method,
        url=url,
        nonce=nonce,
        jti="id-1",
        issued_at=NOW,
        access_token=access_token,
    )


def checked(
    token: str,
    *,
    method: str = "PUT",
    url: str = URL,
    nonce: str | None = "server-nonce",
    access_token: str | None = TOKEN,
) -> Proof:
    return verify_proof(token, method=method, url=url, nonce=nonce, access_token=access_token)


def claims(**changes: object) -> bytes:
    members: dict[str, object] = {"htm": "PUT", "htu": URL, "iat": 1, "jti": "id-1", "nonce": "n"}
    members.update(changes)
    return json.dumps({k: v for k, v in members.items() if v is not ...}).encode()


def test_a_proof_shows_the_key_and_its_identifiers() -> None:
    assert checked(proof()) == Proof(DEVICE.public, "id-1", "server-nonce")
    assert checked(proof(nonce=None), nonce=None) == Proof(DEVICE.public, "id-1", None)
    assert checked(proof(), nonce=None).nonce == "server-nonce"
    assert checked(proof(access_token=None), access_token=None).key == DEVICE.public


def test_query_fragment_and_spelling_of_the_address_do_not_matter() -> None:
    token = proof(url="https://API.example:443/v1/seats/abc?x=1#y")
    assert checked(token, url=URL + "?other=2").jti == "id-1"
    assert checked(proof(url="https://api.example"), url="https://api.example/").jti == "id-1"


@pytest.mark.parametrize(
    ("token", "code"),
    [
        (proof(method="DELETE"), "proof-method"),
        (proof(method="put"), "proof-method"),
        (proof(url="https://api.example/v1/seats/abd"), "proof-url"),
        (proof(url="https://api.example:8443/v1/seats/abc"), "proof-url"),
        (proof(url="http://api.example/v1/seats/abc"), "proof-url"),
        (proof(nonce="old"), "proof-nonce"),
        (proof(nonce=None), "proof-nonce"),
        (proof(access_token="stolen"), "proof-token"),
        (proof(access_token=None), "proof-token"),
    ],
)
def test_a_proof_made_for_something_else_is_refused(token: str, code: str) -> None:
    with pytest.raises(ProofError) as caught:
        checked(token)
    assert caught.value.code == code


def test_a_proof_with_a_token_is_none_for_logging_in() -> None:
    with pytest.raises(ProofError) as caught:
        checked(proof(), access_token=None)
    assert caught.value.code == "proof-token"


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"jti": ...}, "proof-claims"),
        ({"jti": ""}, "proof-claims"),
        ({"jti": 5}, "proof-claims"),
        ({"jti": "j" * 2049}, "proof-claims"),
        ({"iat": ...}, "proof-claims"),
        ({"iat": "1"}, "proof-claims"),
        ({"iat": True}, "proof-claims"),
        ({"nonce": 5}, "proof-claims"),
        ({"htu": ...}, "proof-url"),
        ({"htu": 5}, "proof-url"),
        ({"htu": "nowhere"}, "proof-url"),
        ({"htm": ...}, "proof-method"),
    ],
)
def test_an_authentic_proof_with_malformed_claims_is_refused(
    changes: dict[str, object], code: str
) -> None:
    token = signed_raw(HEADER.encode(), claims(**changes), DEVICE)
    with pytest.raises(ProofError) as caught:
        checked(token, nonce=None, access_token=None)
    assert caught.value.code == code


@pytest.mark.parametrize(
    "jwk",
    [None, "text", {}, {**DEVICE.public.as_jwk(), "d": "x"}, {"kty": "oct", "k": "AA"}],
)
def test_the_key_of_a_proof_is_a_public_ed25519_key(jwk: object) -> None:
    header = json.dumps({"alg": "Ed25519", "typ": "dpop+jwt", "jwk": jwk}).encode()
    with pytest.raises(HeaderError) as caught:
        checked(signed_raw(header, claims(), DEVICE))
    assert caught.value.code == "bad-header"


def test_a_proof_by_another_key_than_its_own_is_forged() -> None:
    with pytest.raises(ForgedError):
        checked(signed_raw(HEADER.encode(), claims(), OTHER_DEVICE))


@pytest.mark.parametrize("kind", list(DocumentType))
def test_no_document_is_a_proof(kind: DocumentType) -> None:
    with pytest.raises(SignatureError):
        checked(sign({"v": 1}, kind, DEVICE))


def test_an_address_that_is_none_is_refused_on_both_sides() -> None:
    with pytest.raises(AddressError):
        proof(url="/v1/seats")
    with pytest.raises(AddressError):
        checked(proof(), url="/v1/seats")


def test_the_token_hash_is_the_one_of_rfc_9449() -> None:
    # RFC 9449, figure 12: the access token of the example and its ath.
    access_token = "Kz~8mXK1EalYznwH-LC-1fBAo.4Ljp~zsPE_NeO.gxU"
    ath = "fUHyO2r2Z3DZ53EsNrWBb0xWXoaNy59IiKCAqksmQEo"
    token = signed_raw(HEADER.encode(), claims(ath=ath), DEVICE)
    assert checked(token, nonce="n", access_token=access_token).key == DEVICE.public
