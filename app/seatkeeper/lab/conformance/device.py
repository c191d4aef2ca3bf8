"""One computer of a check: a device key, a server nonce, perhaps a login."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import timedelta
from typing import Final

from joserfc.util import urlsafe_b64encode

from offline.signing import SigningKey
from seatkeeper.lab.conformance.forging import HONEST, Forgery, make_proof, token_hash
from seatkeeper.lab.conformance.http import Answer, Http
from seatkeeper.protocol.operations import Operation
from seatkeeper.service.ports import Clock, Entropy

__all__ = ["JSON", "Device"]

JSON: Final = "application/json"


class Device:
    """Asks as one computer does, and on demand as none should.

    Args:
        http: To the API.
        key: The device key.
        clock: For ``iat``.
        entropy: For ``jti``, nonces and seat ids.

    Attributes:
        access: The access token, after a login.
        refresh: The refresh token, after a login.
    """

    def __init__(self, http: Http, key: SigningKey, clock: Clock, entropy: Entropy) -> None:
        self.key = key
        self.access = ""
        self.refresh = ""
        self._http = http
        self._clock = clock
        self._entropy = entropy
        self._server_nonce: str | None = None

    @property
    def thumbprint(self) -> str:
        """The name by which the server knows this computer."""
        return self.key.public.thumbprint

    def fresh(self) -> str:
        """A random name of 128 bits, base64url."""
        return urlsafe_b64encode(self._entropy(16)).decode("ascii")

    def fresh_seat(self) -> str:
        """A seat id that nobody has."""
        return self._entropy(16).hex()

    def skewed_time(self, by: timedelta) -> int:
        """An ``iat`` by a clock that is wrong."""
        return int((self._clock.now() + by).timestamp())

    def ask(
        self,
        operation: Operation,
        *,
        seat: str = "",
        body: object = None,
        query: Mapping[str, str] | None = None,
        token: str | None = None,
        forgery: Forgery = HONEST,
    ) -> Answer:
        """Ask for an operation, as its description says, but for what is told.

        Args:
            operation: Which.
            seat: The seat of its path, where there is one.
            body: To be sent as JSON.
            query: Its query.
            token: An access token instead of this computer's own.
            forgery: How the proof differs from a right one.
        """
        path = operation.path.format(seat_id=seat)
        raw = None if body is None else json.dumps(body).encode()
        if token is None and operation.token:
            token = self.access
        headers = {"Authorization": f"DPoP {token}"} if token else {}
        return self.send(
            operation.method, path, headers=headers, query=query, raw=raw, token=token,
            proof=operation.proof, forgery=forgery,
        )  # fmt: skip

    def send(
        self,
        method: str,
        path: str,
        *,
        headers: Mapping[str, str] | None = None,
        query: Mapping[str, str] | None = None,
        raw: bytes | None = None,
        media_type: str = JSON,
        token: str | None = None,
        proof: bool = True,
        forgery: Forgery = HONEST,
    ) -> Answer:
        """Send a request with a proof of one's own; once more when only its nonce was not current.

        Args:
            method: HTTP method.
            path: Below the origin.
            headers: Besides the proof.
            query: Query parameters.
            raw: The body.
            media_type: What the body is said to be.
            token: The access token that the proof names.
            proof: Whether to prove anything.
            forgery: How the proof differs from a right one.
        """
        sent = dict(headers or {})
        if raw is not None:
            sent["Content-Type"] = media_type
        while True:
            if proof and not forgery.absent:
                sent["DPoP"] = self.proof(method, path, token=token, forgery=forgery)
            answer = self._http.send(method, path, headers=sent, query=query, body=raw)
            stale, told = self._server_nonce, answer.headers.get("DPoP-Nonce")
            self._server_nonce = told or stale
            again = proof and told is not None and told != stale
            if not (again and _wants_nonce(answer) and _nonce_is_ours(forgery)):
                return answer

    def proof(
        self, method: str, path: str, *, token: str | None = None, forgery: Forgery = HONEST
    ) -> str:
        """Make a proof with the newest server nonce that is known."""
        claims: dict[str, object] = {
            "htm": method,
            "htu": self._http.origin + path,
            "iat": int(self._clock.now().timestamp()),
            "jti": self.fresh(),
            "nonce": self._server_nonce,
            "ath": token_hash(token) if token else None,
        }
        return make_proof(self.key, claims, forgery)


def _wants_nonce(answer: Answer) -> bool:
    return answer.status == 401 and b"use-dpop-nonce" in answer.body


def _nonce_is_ours(forgery: Forgery) -> bool:
    """Whether the proof would have carried the nonce, had it been known."""
    return "nonce" not in forgery.claims and forgery.verbatim is None and not forgery.absent
