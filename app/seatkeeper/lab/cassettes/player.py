"""Answers in the server's place: the questions of a cassette, in their order, on a loopback socket.

Nothing is made up here. An answer is the recorded one, and a signed one still carries the server's
own signature, nonce, device and seat; so it is only right for exactly the question that was
recorded. A question that differs in anything but its signature is answered with 500 and told to
whoever plays the cassette.
"""

from __future__ import annotations

import json
import threading
from collections import deque
from collections.abc import Iterator, Sequence
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import TracebackType
from typing import Final, Self

from pydantic import JsonValue

from offline.errors import OfflineError
from offline.signing import verify_proof
from seatkeeper.lab.cassettes.model import Answer, Exchange, Proof, Question

__all__ = ["Player", "difference"]

_SCHEME: Final = "DPoP "
_POLL_SECONDS: Final = 0.02
_NOT_RECORDED: Final = Answer(
    status=500,
    headers=(("Content-Type", "application/problem+json"),),
    body={"type": "about:blank", "title": "This question is not on the cassette.", "status": 500},
)

_LOST: Final = Answer(status=200, headers=(("Content-Type", "application/json"),), body={})
"""Said where the line loses the answer, whatever it is."""


class Player:
    """Plays the answers of one act after the other; a context manager.

    Attributes:
        url: Origin at which it answers.
        trouble: What was asked that is not on the cassette; empty while all is well.
    """

    def __init__(self) -> None:
        self._coming: deque[Exchange] = deque()
        self.trouble = ""
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), _handler(self))
        self._server.daemon_threads = True
        self._thread = threading.Thread(
            target=self._server.serve_forever, args=(_POLL_SECONDS,), name="player", daemon=True
        )
        self.url = f"http://127.0.0.1:{self._server.server_port}"

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._server.shutdown()
        self._thread.join()
        self._server.server_close()

    def expect(self, exchanges: Sequence[Exchange]) -> None:
        """From now on, answer these questions and no others."""
        self.trouble = ""
        self._coming = deque(exchanges)

    def missing(self) -> Question | None:
        """The first question that was expected and not asked; None when all were."""
        return self._coming[0].question if self._coming else None

    def answer(self, asked: Question) -> Answer:
        """Answer a question, if it is the one whose turn it is."""
        expected = self._coming[0].question if self._coming else None
        if expected is None or asked != expected:
            self.trouble = self.trouble or difference(expected, asked)
            return _NOT_RECORDED
        return self._coming.popleft().answer or _LOST


def difference(expected: Question | None, asked: Question) -> str:
    """Say in what a question is not the recorded one; one sentence."""
    name = f"{asked.method} {asked.path}"
    if expected is None:
        return f"{name} was asked, and no further question is on the cassette"
    if (asked.method, asked.path) != (expected.method, expected.path):
        return f"{name} was asked instead of {expected.method} {expected.path}"
    kept, found = expected.model_dump(mode="json"), asked.model_dump(mode="json")
    where, before, after = next(_differences("", kept, found))
    return f"{name} differs in {where}: recorded {before!r}, now {after!r}"


def _differences(
    path: str, one: JsonValue, other: JsonValue
) -> Iterator[tuple[str, JsonValue, JsonValue]]:
    """Where two JSON values differ: path and both values; the innermost place only."""
    if isinstance(one, dict) and isinstance(other, dict):
        for name in sorted({*one, *other}):
            yield from _differences(f"{path}.{name}".strip("."), one.get(name), other.get(name))
    elif one != other:
        yield path, one, other


def _handler(player: Player) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def _serve(self) -> None:
            body = self.rfile.read(int(self.headers.get("Content-Length", "0")))
            answer = player.answer(self._question(body))
            content = answer.body if isinstance(answer.body, str) else json.dumps(answer.body)
            data = b"" if answer.body is None else content.encode()
            self.send_response_only(answer.status)
            for name, value in answer.headers:
                self.send_header(name, value)
            if answer.status != 204:  # which has no body, and says no length (RFC 9110, 8.6)
                self.send_header("Content-Length", str(len(data)))
            self.end_headers()
            self.wfile.write(data)

        def _question(self, body: bytes) -> Question:
            token = self.headers.get("Authorization", "").removeprefix(_SCHEME)
            return Question(
                method=self.command,
                path=self.path,
                token=token,
                proof=self._proof(token),
                body=json.loads(body) if body else None,
            )

        def _proof(self, token: str) -> Proof | None:
            """What the proof says, if it is a genuine one for this question; None for none."""
            shown = self.headers.get("DPoP", "")
            if not shown:
                return None
            url = f"http://{self.headers.get('Host', '')}{self.path}"
            try:
                proof = verify_proof(
                    shown, method=self.command, url=url, nonce=None, access_token=token or None
                )
            except OfflineError as error:
                return Proof(key=f"[{error.code}]", jti="")
            return Proof(key=proof.key.thumbprint, jti=proof.jti, nonce=proof.nonce)

        do_GET = do_PUT = do_POST = do_DELETE = _serve  # noqa: N815 - the names http.server wants

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - its signature
            """Nothing on the terminal."""

    return Handler
