"""Signed documents: what is accepted, and that nothing else is."""

import json

import pytest
from joserfc import jws
from joserfc.util import json_b64encode, urlsafe_b64encode

from offline.errors import (
    ForgedError,
    HeaderError,
    KeyFormatError,
    MalformedError,
    SignatureError,
    SigningError,
    UnknownKeyError,
)
from offline.limits import FROM_ANYBODY, FROM_THE_SERVER
from offline.signing import DocumentType, JsonValue, SigningKey, VerifyKey, peek, sign, verify
from tests.offline.actors import ANSWERS, DEVICE, OTHER_DEVICE, ROOT, signed_raw

PAYLOAD: dict[str, JsonValue] = {"v": 1, "name": "Zoë", "list": [1, True, None, {"a": "b"}]}


def header_of(**changes: object) -> bytes:
    members: dict[str, object] = {
        "alg": "Ed25519",
        "typ": "seat-grant+jws",
        "kid": ROOT.public.thumbprint,
    }
    members.update(changes)
    return json.dumps({k: v for k, v in members.items() if v is not ...}).encode()


def code_of(token: str) -> str:
    with pytest.raises(SignatureError) as caught:
        verify(token, DocumentType.GRANT, [ROOT.public])
    return caught.value.code


def test_a_signed_document_comes_back_as_it_went_in() -> None:
    token = sign(PAYLOAD, DocumentType.GRANT, ROOT)
    assert verify(token, DocumentType.GRANT, [ANSWERS.public, ROOT.public]) == PAYLOAD
    assert peek(token) == (
        {"alg": "Ed25519", "typ": "seat-grant+jws", "kid": ROOT.public.thumbprint},
        PAYLOAD,
    )


def test_the_same_content_gives_the_same_bytes() -> None:
    assert sign(PAYLOAD, DocumentType.GRANT, ROOT) == sign(PAYLOAD, DocumentType.GRANT, ROOT)


def test_the_raw_document_helper_makes_acceptable_documents() -> None:
    assert verify(signed_raw(header_of(), b"{}", ROOT), DocumentType.GRANT, [ROOT.public]) == {}


@pytest.mark.parametrize("made", list(DocumentType))
@pytest.mark.parametrize("wanted", list(DocumentType))
def test_a_document_is_accepted_as_its_own_type_only(
    made: DocumentType, wanted: DocumentType
) -> None:
    token = sign(PAYLOAD, made, ROOT)
    if made is wanted:
        assert verify(token, wanted, [ROOT.public]) == PAYLOAD
    else:
        with pytest.raises(HeaderError) as caught:
            verify(token, wanted, [ROOT.public])
        assert caught.value.code == "wrong-type"
        assert dict(caught.value.evidence) == {"expected": wanted.value, "found": made.value}


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"typ": ...}, "bad-header"),
        ({"kid": ...}, "bad-header"),
        ({"alg": ...}, "bad-header"),
        ({"jwk": ROOT.public.as_jwk()}, "bad-header"),
        ({"jku": "https://keys.example/set"}, "bad-header"),
        ({"crit": ["b64"], "b64": True}, "bad-header"),
        ({"x": 1}, "bad-header"),
        ({"typ": "SEAT-GRANT+JWS"}, "wrong-type"),
        ({"typ": 5}, "wrong-type"),
        ({"typ": ["seat-grant+jws"]}, "wrong-type"),
        ({"alg": "EdDSA"}, "wrong-algorithm"),
        ({"alg": "none"}, "wrong-algorithm"),
        ({"alg": "ed25519"}, "wrong-algorithm"),
        ({"alg": None}, "wrong-algorithm"),
        ({"kid": "x"}, "unknown-key"),
        ({"kid": 7}, "unknown-key"),
        ({"kid": {}}, "unknown-key"),
        ({"kid": "k" * 400}, "too-large"),
    ],
)
def test_a_validly_signed_document_with_another_header_is_refused(
    changes: dict[str, object], code: str
) -> None:
    assert code_of(signed_raw(header_of(**changes), b"{}", ROOT)) == code


def test_duplicate_members_are_refused_in_header_and_payload() -> None:
    doubled = header_of()[:-1] + b', "typ": "seat-grant+jws"}'
    assert code_of(signed_raw(doubled, b"{}", ROOT)) == "duplicate-member"
    assert code_of(signed_raw(header_of(), b'{"a":1,"a":1}', ROOT)) == "duplicate-member"
    assert code_of(signed_raw(header_of(), b'{"b":[{"a":1,"a":2}]}', ROOT)) == "duplicate-member"


@pytest.mark.parametrize(
    "payload",
    [
        b"",
        b"[]",
        b'"text"',
        b"{",
        b'{"a":1.0}',
        b'{"a":1e3}',
        b'{"a":NaN}',
        b'{"a":-Infinity}',
        b'{"a":9007199254740992}',
        b'{"a":' + b"9" * 5000 + b"}",
        b'{"a":"\\ud800"}',
        b'{"\\ud800":1}',
        b'{"a":"\xff"}',
        b'\xef\xbb\xbf{"a":1}',
        b'{"a":' * 17 + b"1" + b"}" * 17,
        b'{"a":' + b"[" * 40000 + b"]" * 40000 + b"}",
    ],
)
def test_only_strict_json_objects_are_payloads(payload: bytes) -> None:
    assert code_of(signed_raw(header_of(), payload, ROOT)) == "bad-json"


def test_integers_up_to_two_to_the_53_minus_1_are_payloads() -> None:
    token = sign({"a": 2**53 - 1, "b": -(2**53) + 1}, DocumentType.GRANT, ROOT)
    assert verify(token, DocumentType.GRANT, [ROOT.public])["a"] == 2**53 - 1


def test_a_changed_payload_or_signature_is_forged() -> None:
    header, payload, signature = sign(PAYLOAD, DocumentType.GRANT, ROOT).split(".")
    other = sign({"v": 2}, DocumentType.GRANT, ROOT).split(".")
    assert code_of(f"{header}.{other[1]}.{signature}") == "bad-signature"
    assert code_of(f"{header}.{payload}.{other[2]}") == "bad-signature"
    assert code_of(f"{header}.{payload}.{'A' * 86}") == "bad-signature"


def test_a_key_that_is_not_trusted_is_named_but_not_used() -> None:
    with pytest.raises(UnknownKeyError) as caught:
        verify(sign(PAYLOAD, DocumentType.GRANT, ANSWERS), DocumentType.GRANT, [ROOT.public])
    assert caught.value.evidence["kid"] == ANSWERS.public.thumbprint


def test_a_key_cannot_take_the_name_of_another() -> None:
    token = signed_raw(header_of(), b"{}", ANSWERS)
    with pytest.raises(ForgedError):
        verify(token, DocumentType.GRANT, [ROOT.public, ANSWERS.public])


@pytest.mark.parametrize(
    "change",
    [
        lambda t: t + "=",
        lambda t: t + ".",
        lambda t: "." + t,
        lambda t: t.replace(".", "..", 1),
        lambda t: t.rpartition(".")[0],
        lambda t: t + "\n",
        lambda t: t.replace(".", ".\u00e9", 1),
        lambda t: t[:10] + " " + t[11:],
        lambda t: t[:-1],
        lambda t: "",
    ],
)
def test_every_other_spelling_is_malformed(change: object) -> None:
    assert callable(change)
    assert code_of(change(sign(PAYLOAD, DocumentType.GRANT, ROOT))) == "malformed"


def test_stray_bits_in_the_last_character_are_not_ignored() -> None:
    alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
    token = sign(PAYLOAD, DocumentType.GRANT, ROOT)
    others = [token[:-1] + last for last in alphabet if last != token[-1]]
    refused = {code_of(other) for other in others}
    assert refused == {"malformed", "bad-signature"}


def test_the_second_half_of_a_signature_is_taken_in_one_form_only() -> None:
    # RFC 8032, section 5.1.7: S + L is the same point; a verifier must refuse it.
    order = 2**252 + 27742317777372353535851937790883648493
    header, payload, signature = sign(PAYLOAD, DocumentType.GRANT, ROOT).split(".")
    raw = jws.extract_compact(f"{header}.{payload}.{signature}".encode())
    text = f"{header}.{payload}".encode()
    made = ROOT.jose.private_key.sign(text)  # type: ignore[union-attr]  # an Ed25519 key
    assert raw.segments["signature"] == urlsafe_b64encode(made)
    twin = int.from_bytes(made[32:], "little") + order
    forged = urlsafe_b64encode(made[:32] + twin.to_bytes(32, "little")).decode()
    assert code_of(f"{header}.{payload}.{forged}") == "bad-signature"


def test_the_signer_refuses_what_no_reader_takes() -> None:
    repeated = {"1": "a", 1: "b"}
    for payload in (
        {"a": 1.5}, {"a": 2**53}, {"a": -(2**53)}, {"a": "\ud800"}, {"a": {1, 2}}, {"a": b"x"},
        {"a": "," * FROM_THE_SERVER.items}, repeated,
    ):  # fmt: skip
        with pytest.raises(SigningError) as caught:
            sign(payload, DocumentType.GRANT, ROOT)  # type: ignore[arg-type]  # that is the point
        assert caught.value.code == "bad-payload"


@pytest.mark.parametrize(
    ("kind", "kib"),
    [
        (DocumentType.GRANT, 96),
        (DocumentType.ANSWER, 96),
        (DocumentType.REQUEST, 24),
        (DocumentType.RESPONSE, 24),
        (DocumentType.KEYS, 24),
    ],
)
def test_the_largest_payload_has_the_size_of_its_type(kind: DocumentType, kib: int) -> None:
    room = kib * 1024 - len('{"a":""}')
    token = sign({"a": "x" * room}, kind, ROOT)
    assert len(str(verify(token, kind, [ROOT.public])["a"])) == room
    with pytest.raises(SigningError) as caught:
        sign({"a": "x" * (room + 1)}, kind, ROOT)
    assert caught.value.code == "payload-too-large"
    assert caught.value.evidence["most"] == str(kib * 1024)


def test_what_a_stranger_may_sign_has_few_members() -> None:
    most: dict[str, JsonValue] = {"a": [0] * (FROM_ANYBODY.items - 2)}
    assert verify(sign(most, DocumentType.KEYS, ROOT), DocumentType.KEYS, [ROOT.public]) == most
    with pytest.raises(SigningError) as caught:
        sign({"a": [0] * (FROM_ANYBODY.items - 1)}, DocumentType.KEYS, ROOT)
    assert caught.value.code == "bad-payload"


def test_an_oversized_token_is_refused_by_its_length() -> None:
    header = json_b64encode({"alg": "Ed25519"}).decode()
    assert code_of(f"{header}.{'A' * (FROM_THE_SERVER.chars + 1)}.{'A' * 86}") == "too-large"
    assert code_of("A" * 10_000_000) == "too-large"


def test_a_key_shows_no_secret_and_is_named_by_its_thumbprint() -> None:
    shown = repr(DEVICE)
    assert DEVICE.public.thumbprint in shown
    assert "device..." not in shown
    assert "OKPKey" not in shown
    assert DEVICE.seed == b"device".ljust(32, b".")
    assert SigningKey.from_seed(DEVICE.seed) == DEVICE
    assert DEVICE != OTHER_DEVICE
    assert VerifyKey.from_jwk(DEVICE.public.as_jwk()) == DEVICE.public
    assert len({DEVICE.public, VerifyKey.from_jwk(DEVICE.public.as_jwk())}) == 1


def test_a_seed_has_32_bytes() -> None:
    with pytest.raises(ValueError, match="32 bytes"):
        SigningKey.from_seed(b"short")


@pytest.mark.parametrize(
    "changes",
    [
        {"d": "secret"},
        {"kid": "name"},
        {"kty": "EC"},
        {"crv": "X25519"},
        {"x": "A" * 42},
        {"x": "A" * 44},
        {"x": "A" * 42 + "="},
        {"x": "A" * 42 + "B"},
        {"x": "\u00e9" * 43},
        {"x": 1},
        {"x": ...},
    ],
)
def test_only_a_public_ed25519_jwk_is_a_key(changes: dict[str, object]) -> None:
    jwk: dict[str, object] = {**ROOT.public.as_jwk(), **changes}
    with pytest.raises(KeyFormatError) as caught:
        VerifyKey.from_jwk({name: value for name, value in jwk.items() if value is not ...})
    assert caught.value.code == "bad-key"


def test_peek_refuses_what_is_no_document() -> None:
    for text in ("", "a.b", "a.b.c", "A" * 20 + "." + "A" * 20 + "." + "A" * 86):
        with pytest.raises(MalformedError):
            peek(text)
