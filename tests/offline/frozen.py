"""The frozen vectors of the exchange, made from fixed keys and times.

`python -m tests.offline.frozen` writes them. A test compares what is made today with what is
frozen, so that a change of the format cannot go unnoticed.
"""

import json
from pathlib import Path

from joserfc.util import urlsafe_b64decode

from offline.blocks import BlockKind, wrap_block
from offline.keyset import make_key_set
from offline.signing import DocumentType, JsonValue, SigningKey, peek, sign, sign_proof
from tests.offline.actors import (
    ANSWERS,
    DEVICE,
    ISSUED,
    LINK_1,
    NOW,
    OTHER_DEVICE,
    OTHER_ROOT,
    REQUEST,
    RESPONSES,
    ROOT,
    ROOT_2,
    grant,
    key_set,
    signed_raw,
)

FILE = Path(__file__).parents[1] / "vectors" / "exchange" / "vectors.json"
ROTATED_2 = make_key_set(key_set(2, root=ROOT_2), [ROOT, ROOT_2])
PROOF = sign_proof(
    DEVICE,
    method="PUT",
    url="https://api.example/v1/seats/abc",
    nonce="server-nonce",
    jti="id-1",
    issued_at=NOW,
    access_token="token",
)
_HEADER, _PAYLOAD, _SIGNATURE = ISSUED.response.token.split(".")


def vectors() -> dict[str, object]:
    """Everything, as it stands in the file."""
    keys = {
        "root": ROOT,
        "second root": ROOT_2,
        "answers": ANSWERS,
        "responses": RESPONSES,
        "device": DEVICE,
    }
    return {
        "about": "Ed25519 is deterministic: the seeds and payloads give these bytes exactly.",
        "now": "2027-03-31T12:00:00Z",
        "keys": {name: _key(key) for name, key in keys.items()},
        "request": {
            "token": REQUEST.token,
            "request_id": REQUEST.request_id,
            "short_id": "AE65-E977",
            "block": wrap_block(REQUEST.token, BlockKind.REQUEST),
            "payload": peek(REQUEST.token)[1],
        },
        "response": {
            "token": ISSUED.response.token,
            "block": _block(ISSUED.response.token),
            "payload": peek(ISSUED.response.token)[1],
        },
        "grant": grant(),
        "key_sets": {"1": LINK_1, "2, a new root": ROTATED_2},
        "proof": {
            "token": PROOF,
            "method": "PUT",
            "url": "https://api.example/v1/seats/abc",
            "nonce": "server-nonce",
            "access_token": "token",
        },
        "refused_responses": [
            {"name": name, "check": check, "code": code, "file": file}
            for name, check, code, file in _refused()
        ],
    }


def _key(key: SigningKey) -> dict[str, object]:
    return {
        "seed_hex": key.seed.hex(),
        "jwk": key.public.as_jwk(),
        "thumbprint": key.public.thumbprint,
    }


def _block(token: str) -> str:
    return wrap_block(token, BlockKind.RESPONSE)


def _changed(key: SigningKey = RESPONSES, **changes: JsonValue) -> str:
    payload: dict[str, JsonValue] = {**peek(ISSUED.response.token)[1], **changes}
    return _block(sign(payload, DocumentType.RESPONSE, key))


def _with_header(text: str) -> str:
    return _block(signed_raw(text.encode(), urlsafe_b64decode(_PAYLOAD.encode()), RESPONSES))


def _refused() -> list[tuple[str, str, str, str]]:
    block = _block(ISSUED.response.token)
    kid = RESPONSES.public.thumbprint
    jwk = json.dumps(RESPONSES.public.as_jwk())
    twice = f'{{"alg":"Ed25519","typ":"x","typ":"seat-response+jws","kid":"{kid}"}}'
    eddsa = f'{{"alg":"EdDSA","typ":"seat-response+jws","kid":"{kid}"}}'
    extra = f'{{"alg":"Ed25519","typ":"seat-response+jws","kid":"{kid}","jwk":{jwk}}}'
    altered = sign(
        {**peek(ISSUED.response.token)[1], "nonce": "x"}, DocumentType.RESPONSE, RESPONSES
    )
    return [
        ("only text", "kind", "no-block", "Dear Sir or Madam"),
        ("the request", "kind", "wrong-kind", wrap_block(REQUEST.token, BlockKind.REQUEST)),
        ("two blocks", "kind", "several-blocks", f"{block}\n{block}"),
        ("cut off", "kind", "truncated", block[:500]),
        ("nothing inside", "kind", "empty-block", _block("")),
        ("padded", "kind", "malformed", _block(ISSUED.response.token + "==")),
        ("a grant instead", "kind", "wrong-type", _block(grant())),
        ("the older algorithm name", "kind", "wrong-algorithm", _with_header(eddsa)),
        ("a key in the header", "kind", "bad-header", _with_header(extra)),
        ("a member twice", "kind", "duplicate-member", _with_header(twice)),
        ("a newer format", "kind", "newer-format", _changed(v=2)),
        ("a missing member", "kind", "bad-payload", _changed(nonce=None)),
        ("another server", "server", "other-server", _changed(server=OTHER_ROOT.public.thumbprint)),
        ("a key without a say", "signature", "unknown-key", _changed(ANSWERS)),
        (
            "altered",
            "signature",
            "bad-signature",
            _block(f"{_HEADER}.{altered.split('.')[1]}.{_SIGNATURE}"),
        ),
        (
            "another computer",
            "this-computer",
            "other-computer",
            _changed(device=OTHER_DEVICE.public.thumbprint),
        ),
        ("no such request", "pending-request", "not-pending", _changed(request="0" * 64)),
        ("another nonce", "pending-request", "nonce-mismatch", _changed(nonce="nonce-2")),
        ("too late", "in-time", "too-old", _changed(redeem_by="2027-03-31T12:00:00Z")),
    ]


if __name__ == "__main__":
    FILE.write_text(json.dumps(vectors(), indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
