"""A server without a network: questions are handed to what would answer them over HTTP."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from urllib.parse import unquote, urlsplit

from starlette.types import ASGIApp, Message
from urllib3 import HTTPHeaderDict, Timeout

from seatkeeper.servers.connections import Connections, Question
from seatkeeper.servers.replies import Reply
from tests.helpers.carried import Carried
from tests.helpers.relay_double import RelayDouble

__all__ = ["Handed", "to_application", "to_relay"]


class Handed(Connections):
    """Hands over what is asked of one server; whoever else is asked is asked over HTTP.

    Args:
        origin: The server's.
        answer: Answers in its place.
    """

    def __init__(self, origin: str, answer: Callable[[Question], Reply]) -> None:
        super().__init__()
        self._origin, self._answer = origin, answer

    def send(self, question: Question, timeout: Timeout) -> Reply:
        """Ask."""
        if question.origin != self._origin:
            return super().send(question, timeout)
        return self._answer(question)


def to_application(application: ASGIApp, origin: str) -> Handed:
    """Hand questions to a web application, as its server would: ASGI 3, HTTP connection scope."""

    def answer(question: Question) -> Reply:
        return asyncio.run(_ask(application, question))

    return Handed(origin, answer)


async def _ask(application: ASGIApp, question: Question) -> Carried:
    origin, target = urlsplit(question.origin), urlsplit(question.target)
    body = question.body or b""
    headers = {"Host": origin.netloc, "Content-Length": str(len(body)), **question.headers}
    scope = {
        "type": "http", "asgi": {"version": "3.0"}, "http_version": "1.1",
        "method": question.method, "scheme": origin.scheme, "path": unquote(target.path),
        "raw_path": target.path.encode(), "root_path": "", "query_string": target.query.encode(),
        "headers": [(name.lower().encode(), value.encode()) for name, value in headers.items()],
        "client": ("127.0.0.1", 0), "server": (origin.hostname, origin.port),
    }  # fmt: skip
    said: list[Message] = []

    async def receive() -> Message:
        return {"type": "http.request", "body": body, "more_body": False}

    async def send(message: Message) -> None:
        said.append(message)

    await application(scope, receive, send)
    start, *parts = said
    found = HTTPHeaderDict((name.decode(), value.decode()) for name, value in start["headers"])
    return Carried(start["status"], found, b"".join(part.get("body", b"") for part in parts))


def to_relay(double: RelayDouble, origin: str) -> Handed:
    """Hand questions to the double of a Relay."""

    def answer(question: Question) -> Reply:
        pool = question.headers.get("Relay-Pool", "")
        path = urlsplit(question.target).path
        status, headers, body = double.respond(question.method, path, pool)
        return Carried(status, HTTPHeaderDict(headers), body)

    return Handed(origin, answer)
