"""Proofs of possession, right and wrong.

A right one is made as ``docs/protocol.md``, section 4.1, says. A wrong one differs in exactly the
parts that a check names, and is otherwise as good as it can be: what is refused must be refused
for that reason alone. Signing is joserfc's; it is let do here what no honest client may.
"""

from __future__ import annotations

import hashlib
import json
import warnings
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from joserfc import jws
from joserfc.errors import SecurityWarning
from joserfc.jwk import OctKey
from joserfc.util import urlsafe_b64encode

from offline.signing import SigningKey

__all__ = ["HONEST", "Forgery", "make_proof", "token_hash"]


class _Anything(jws.JWSRegistry):
    """Signs whatever it is told to."""

    max_header_length = 64 * 1024
    max_payload_length = 256 * 1024


_REGISTRY: Final = _Anything(
    algorithms=["Ed25519", "EdDSA", "HS256", "none"], strict_check_header=False
)


@dataclass(frozen=True, slots=True)
class Forgery:
    """How a proof differs from a right one.

    Attributes:
        header: Members of the header that are other, or more.
        claims: Claims that are other, or more; None leaves one out.
        signer: The key that signs instead of the one in the header.
        absent: Send no proof at all.
        altered: Change the payload after signing.
        verbatim: Send exactly this.
    """

    header: Mapping[str, object] = field(default_factory=dict)
    claims: Mapping[str, object] = field(default_factory=dict)
    signer: SigningKey | None = None
    absent: bool = False
    altered: bool = False
    verbatim: str | None = None


HONEST: Final = Forgery()
"""A right proof."""


def token_hash(access_token: str) -> str:
    """The ``ath`` of a token: base64url of its SHA-256 (RFC 9449, section 4.2)."""
    return urlsafe_b64encode(hashlib.sha256(access_token.encode()).digest()).decode("ascii")


def make_proof(key: SigningKey, claims: Mapping[str, object], forgery: Forgery) -> str:
    """Make a proof, right but for the forgery.

    Args:
        key: The device key.
        claims: The right claims.
        forgery: What is wrong with it.

    Returns:
        A compact JWS.
    """
    if forgery.verbatim is not None:
        return forgery.verbatim
    header = {"alg": "Ed25519", "typ": "dpop+jwt", "jwk": key.public.as_jwk(), **forgery.header}
    changed = {**claims, **forgery.claims}
    payload = json.dumps({name: value for name, value in changed.items() if value is not None})
    signer = forgery.signer or key
    # HS256 with the public key as the secret: the classic confusion of algorithms.
    secret = OctKey.import_key(key.public.x) if header["alg"] == "HS256" else signer.jose
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", SecurityWarning)  # "none" is what the check is about
        proof = jws.serialize_compact(header, payload, secret, registry=_REGISTRY)
    if forgery.altered:
        other = {**changed, "jti": "altered-after-signing"}
        segment = urlsafe_b64encode(json.dumps(other).encode()).decode("ascii")
        head, _, signature = proof.split(".")
        return f"{head}.{segment}.{signature}"
    return proof
