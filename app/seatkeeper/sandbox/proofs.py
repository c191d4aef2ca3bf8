"""Proofs of possession (RFC 9449) with server nonces (its section 8).

A request's proof must carry the nonce this server gives out at present, or the one before, and
its ``jti`` is accepted once while that nonce lasts. The proof's own time is not judged, because
clocks differ. Nonces and the seen ``jti`` values live in memory: after a restart a client is told
the new nonce and tries again.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Final

from offline.errors import OfflineError
from offline.signing import verify_proof
from seatkeeper.protocol.models import ProblemType
from seatkeeper.sandbox.identifiers import Entropy, opaque
from seatkeeper.sandbox.refusal import RefusedError

__all__ = ["ProofDesk"]

_NONCE_LIFE: Final = timedelta(minutes=5)
_PROOFS_PER_NONCE: Final = 50_000
"""Bounds the memory that seen ``jti`` values take."""


@dataclass(slots=True)
class _Nonce:
    value: str
    since: datetime
    seen: set[str] = field(default_factory=set)


class ProofDesk:
    """Gives out nonces and checks proofs; safe to use from several threads."""

    def __init__(self, now: Callable[[], datetime], entropy: Entropy) -> None:
        """Start with a fresh nonce.

        Args:
            now: Gives the real time, aware UTC: nonces do not travel in time.
            entropy: Gives random bytes.
        """
        self._now = now
        self._entropy = entropy
        self._lock = threading.Lock()
        self._previous: _Nonce | None = None
        self._current = self._fresh()

    def reset(self) -> None:
        """Forget all nonces given out and all proofs seen."""
        with self._lock:
            self._previous, self._current = None, self._fresh()

    def nonce(self) -> str:
        """The nonce the next proof should carry."""
        with self._lock:
            full = len(self._current.seen) >= _PROOFS_PER_NONCE
            if full or self._now() - self._current.since >= _NONCE_LIFE:
                self._previous, self._current = self._current, self._fresh()
            return self._current.value

    def check(self, proof: str, *, method: str, url: str, access_token: str | None) -> str:
        """Check the proof of a request.

        Args:
            proof: The ``DPoP`` header; empty when there was none.
            method: The request's method.
            url: The request's URL.
            access_token: The access token that came with it, if any.

        Returns:
            The thumbprint of the key that proved itself.

        Raises:
            RefusedError: ``use-dpop-nonce`` (try again with the nonce of this answer), or
                ``invalid-proof``.
        """
        if not proof:
            raise RefusedError(ProblemType.USE_DPOP_NONCE)
        try:
            shown = verify_proof(
                proof, method=method, url=url, nonce=None, access_token=access_token
            )
        except OfflineError as error:
            raise RefusedError(ProblemType.INVALID_PROOF, error.code) from error
        with self._lock:
            for nonce in (self._current, self._previous):
                if nonce is not None and nonce.value == shown.nonce:
                    if shown.jti in nonce.seen:
                        raise RefusedError(ProblemType.INVALID_PROOF, "the proof was used before")
                    nonce.seen.add(shown.jti)
                    return shown.key.thumbprint
        raise RefusedError(ProblemType.USE_DPOP_NONCE)

    def _fresh(self) -> _Nonce:
        return _Nonce(opaque(self._entropy), self._now())
