"""One request of the protocol: proof of possession, server nonce, and what a failure stands for.

Every proof is made with the device key and carries the newest nonce the server gave (RFC 9449,
section 8). A server that wants a newer one says so and is asked once more. An answer that is not
the documented one is a problem document, or it is not our server speaking.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import partial
from typing import Final, TypeVar

import msgspec
from joserfc.util import urlsafe_b64encode

from offline.signing import SigningKey, sign_proof
from seatkeeper.protocol import operations
from seatkeeper.protocol.models import Answer, Problem, ProblemType, Request
from seatkeeper.protocol.operations import Operation
from seatkeeper.servers.transport import HttpAnswer, HttpTransport, no_answer, parse_json
from seatkeeper.service.ports import (
    Clock,
    Entropy,
    TokenRefusedError,
    Tokens,
    UnreachableError,
)

__all__ = ["Asking", "failed", "problem_of", "read_body", "unexpected"]

Body = TypeVar("Body", bound=Answer)

_NONCE_BYTES: Final = 16
_PROTOCOL: Final = "seatkeeper/1"
_ANY_VERSION: Final = re.compile(r"seatkeeper/[0-9]{1,9}")


class Asking:
    """Sends the requests of one client to one server.

    Args:
        transport: To the server's API origin.
        device: This computer's key, fetched when it is first needed.
        clock: For ``iat``.
        entropy: For nonces and proof ids.
    """

    def __init__(
        self,
        *,
        transport: HttpTransport,
        device: Callable[[], SigningKey],
        clock: Clock,
        entropy: Entropy,
    ) -> None:
        self._transport = transport
        self._device = device
        self._clock = clock
        self._entropy = entropy
        self._server_nonce: str | None = None
        self._other_protocol = ""

    def fresh_nonce(self) -> str:
        """A random name for one question."""
        return urlsafe_b64encode(self._entropy(_NONCE_BYTES)).decode("ascii")

    def ask(
        self,
        operation: Operation,
        tokens: Tokens | None = None,
        *,
        path: str = "",
        query: dict[str, str] | None = None,
        body: Request | None = None,
    ) -> HttpAnswer:
        """Send one request; once more when the server wants a newer nonce.

        Args:
            operation: What is asked.
            tokens: Where the operation needs an access token.
            path: The operation's path, filled in.
            query: Query parameters.
            body: To be sent as JSON.

        Raises:
            UnreachableError: No answer, or one that is not our server's; ``other-protocol`` once
                the server has said that it speaks another major version: then only discovery is
                asked again.
        """
        if self._other_protocol and operation is not operations.DISCOVER:
            raise self._speaks_otherwise(delivered=False)
        path = path or operation.path
        content = msgspec.to_builtins(body) if body is not None else None
        for _ in range(2):
            headers = self._headers(operation, path, tokens)
            answer = self._transport.send(
                operation.method, path, headers=headers, query=query, body=content,
                purpose=operation.name, again=partial(self._headers, operation, path, tokens),
            )  # fmt: skip
            stale = self._server_nonce
            self._server_nonce = answer.headers.get("DPoP-Nonce") or stale
            if not (answer.status == 401 and operation.proof and self._server_nonce != stale):
                break
            if problem_of(answer).type != ProblemType.USE_DPOP_NONCE.uri:
                break
        if operation is operations.DISCOVER:
            self._judge_protocol(answer)
        elif answer.status == 404 and answer.media_type != "application/jose":
            self._ask_what_is_spoken()
        return answer

    def _judge_protocol(self, answer: HttpAnswer) -> None:
        """Notice when discovery names another major version of the protocol."""
        found = parse_json(answer)
        named = found.get("protocol") if isinstance(found, dict) else None
        other = isinstance(named, str) and named != _PROTOCOL and _ANY_VERSION.fullmatch(named)
        self._other_protocol = str(named) if other else ""
        if self._other_protocol:
            raise self._speaks_otherwise(delivered=False)

    def _ask_what_is_spoken(self) -> None:
        """A path of this version is gone: perhaps the whole version is."""
        try:
            self.ask(operations.DISCOVER)
        except UnreachableError as error:
            if self._other_protocol:
                raise self._speaks_otherwise(delivered=True) from error

    def _speaks_otherwise(self, *, delivered: bool) -> UnreachableError:
        told = f"the server speaks {self._other_protocol}, this program {_PROTOCOL}"
        return UnreachableError("other-protocol", told, delivered=delivered)

    def _headers(self, operation: Operation, path: str, tokens: Tokens | None) -> dict[str, str]:
        accept = "application/jose, " if operation.seat else ""
        headers = {"Accept": f"{accept}application/json, application/problem+json"}
        if operation.token and tokens is not None:
            headers["Authorization"] = f"DPoP {tokens.access}"
        if operation.proof:
            headers["DPoP"] = sign_proof(
                self._device(),
                method=operation.method,
                url=self._transport.origin + path,
                nonce=self._server_nonce,
                jti=self.fresh_nonce(),
                issued_at=self._clock.now(),
                access_token=tokens.access if operation.token and tokens is not None else None,
            )
        return headers


def read_body(answer: HttpAnswer, operation: Operation, model: type[Body]) -> Body:
    """Read the body of a success.

    Raises:
        TokenRefusedError: The tokens do not count any more.
        UnreachableError: It is not a success, or not understood.
    """
    if answer.status != operation.success:
        raise failed(answer)
    try:
        return msgspec.convert(parse_json(answer), model)
    except msgspec.ValidationError as error:
        raise UnreachableError("bad-answer", f"{operation.name} is not understood") from error


def problem_of(answer: HttpAnswer) -> Problem:
    """Read the problem document of a failure.

    Raises:
        UnreachableError: There is none.
    """
    try:
        return msgspec.convert(parse_json(answer), Problem)
    except msgspec.ValidationError as error:
        raise no_answer(answer, "without an explanation") from error


def failed(answer: HttpAnswer) -> TokenRefusedError | UnreachableError:
    """What an answer that is no success stands for."""
    problem = problem_of(answer)
    if answer.status == 401 and problem.type == ProblemType.INVALID_TOKEN.uri:
        return TokenRefusedError(problem.title)
    return unexpected(answer, problem)


def unexpected(answer: HttpAnswer, problem: Problem) -> UnreachableError:
    """A failure that nothing can be made of."""
    return no_answer(answer, f"({problem.title})")
