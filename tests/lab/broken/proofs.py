"""Servers that believe proofs too easily."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

import pytest

from offline.errors import OfflineError
from offline.proof import Proof
from offline.signing import VerifyKey, peek, verify_proof
from seatkeeper.protocol.models import ProblemType
from seatkeeper.sandbox import proofs
from seatkeeper.sandbox.proofs import ProofDesk
from seatkeeper.sandbox.refusal import RefusedError
from tests.lab.broken.variant import Variant, variant

_Check = Callable[..., Proof]


def _verified(patch: pytest.MonkeyPatch, check: _Check) -> None:
    """Have proofs verified by another function."""
    patch.setattr(proofs, "verify_proof", check)


def _claimed(token: str) -> Proof:
    """What a proof says, believed."""
    header, claims = peek(token)
    jwk = header["jwk"]
    assert isinstance(jwk, dict)
    nonce = claims.get("nonce")
    key = VerifyKey.from_jwk({name: jwk[name] for name in ("kty", "crv", "x")})
    return Proof(key, str(claims.get("jti")), nonce if isinstance(nonce, str) else None)


@variant("signatures of proofs are not verified", "proof.signed-by-another", "proof.altered")
def not_verified(patch: pytest.MonkeyPatch) -> None:
    def check(token: str, *, method: str, url: str, **more: str | None) -> Proof:
        return _claimed(token)

    _verified(patch, check)


@variant("an unsigned proof will do", "proof.algorithm-none")
def algorithm_none(patch: pytest.MonkeyPatch) -> None:
    def check(token: str, *, method: str, url: str, nonce: None, access_token: str | None) -> Proof:
        if token.endswith("."):
            # A signature of the right length makes the unsigned one readable.
            return _claimed(token + "A" * 86)
        return verify_proof(token, method=method, url=url, nonce=nonce, access_token=access_token)

    _verified(patch, check)


@variant("proofs for any method will do", "proof.other-method")
def any_method(patch: pytest.MonkeyPatch) -> None:
    def check(token: str, *, method: str, url: str, nonce: None, access_token: str | None) -> Proof:
        claimed = str(peek(token)[1].get("htm"))
        return verify_proof(token, method=claimed, url=url, nonce=nonce, access_token=access_token)

    _verified(patch, check)


@variant("proofs for any address will do", "proof.other-path", "proof.other-host")
def any_address(patch: pytest.MonkeyPatch) -> None:
    def check(token: str, *, method: str, url: str, nonce: None, access_token: str | None) -> Proof:
        claimed = str(peek(token)[1].get("htu"))
        return verify_proof(
            token, method=method, url=claimed, nonce=nonce, access_token=access_token
        )

    _verified(patch, check)


@variant("proofs need not name the token", "proof.no-token-hash", "proof.own-token-hash")
def any_token(patch: pytest.MonkeyPatch) -> None:
    def check(token: str, *, method: str, url: str, nonce: None, access_token: str | None) -> Proof:
        try:
            return verify_proof(
                token, method=method, url=url, nonce=nonce, access_token=access_token
            )
        except OfflineError as error:
            if error.code != "proof-token":
                raise
            return _claimed(token)

    _verified(patch, check)


@variant("any nonce will do", "proof.nonce-made-up", "proof.nonce-missing")
def any_nonce(patch: pytest.MonkeyPatch) -> None:
    given = verify_proof

    def check(
        self: ProofDesk, proof: str, *, method: str, url: str, access_token: str | None
    ) -> str:
        if not proof:
            raise RefusedError(ProblemType.USE_DPOP_NONCE)
        shown = given(proof, method=method, url=url, nonce=None, access_token=access_token)
        return shown.key.thumbprint

    patch.setattr(ProofDesk, "check", check)


@variant("a proof may be used twice", "proof.used-twice", "proof.identifier-used-twice")
def used_twice(patch: pytest.MonkeyPatch) -> None:
    given = ProofDesk.check

    def check(
        self: ProofDesk, proof: str, *, method: str, url: str, access_token: str | None
    ) -> str:
        self._current.seen.clear()
        return given(self, proof, method=method, url=url, access_token=access_token)

    patch.setattr(ProofDesk, "check", check)


@variant("a proof may be missing", "proof.missing", "proof.missing-at-login")
def missing(patch: pytest.MonkeyPatch) -> None:
    given = ProofDesk.check

    def check(
        self: ProofDesk, proof: str, *, method: str, url: str, access_token: str | None
    ) -> str:
        if not proof:
            return "A" * 43
        return given(self, proof, method=method, url=url, access_token=access_token)

    patch.setattr(ProofDesk, "check", check)


@variant("proofs by clocks that are wrong are refused", "proof.clock-is-not-judged")
def clock_judged(patch: pytest.MonkeyPatch) -> None:
    def check(token: str, *, method: str, url: str, nonce: None, access_token: str | None) -> Proof:
        shown = verify_proof(token, method=method, url=url, nonce=nonce, access_token=access_token)
        issued = peek(token)[1]["iat"]
        if not isinstance(issued, int) or not 1_700_000_000 < issued < 2_000_000_000:
            raise RefusedError(ProblemType.INVALID_PROOF, "too old")
        return shown

    _verified(patch, check)


VARIANTS: Final[tuple[Variant, ...]] = tuple(
    found for found in vars().values() if isinstance(found, Variant)
)
