"""Somebody between client and server who changes answers at will.

A proxy on a real socket, in front of a sandbox. It can do anything but sign with the server's
keys, unless a test hands it those.
"""

from __future__ import annotations

import socket
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from http.client import HTTPConnection
from urllib.parse import urlsplit

from tests.helpers.speaker import Speaker, http


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer on its way.

    Attributes:
        question: Method and path of the question.
        status: HTTP status.
        media_type: As sent.
        nonce: The ``DPoP-Nonce`` header.
        body: The bytes.
    """

    question: str
    status: int
    media_type: str
    nonce: str
    body: bytes = field(repr=False)

    def saying(self, body: bytes | str, *, status: int = 200, media_type: str = "") -> Answer:
        """The same answer with another body."""
        content = body if isinstance(body, bytes) else body.encode()
        kind = media_type or self.media_type
        return replace(self, body=content, status=status, media_type=kind)


Alter = Callable[[Answer], Answer]


class Tamperer(Speaker):
    """Passes everything on, and changes the answers.

    Args:
        upstream: The server's origin.

    Attributes:
        alter: Changes an answer.
        answers: The server's own answers, in order.
    """

    def __init__(self, upstream: str) -> None:
        super().__init__(self._pass_on)
        self._upstream = urlsplit(upstream).netloc
        self.alter: Alter = lambda answer: answer
        self.answers: list[Answer] = []

    def altering(self, part: str, alter: Alter) -> None:
        """From now on change the answers to questions that contain ``part``."""
        self.alter = lambda answer: alter(answer) if part in answer.question else answer

    def _pass_on(self, connection: socket.socket) -> None:
        head, _, body = self.received[-1].partition(b"\r\n\r\n")
        first, *lines = head.decode("latin-1").split("\r\n")
        method, path, _ = first.split(" ")
        upstream = HTTPConnection(self._upstream, timeout=30)
        try:
            upstream.request(method, path, body, dict(line.split(": ", 1) for line in lines))
            found = upstream.getresponse()
            answer = Answer(
                question=f"{method} {path}",
                status=found.status,
                media_type=found.headers.get("Content-Type", ""),
                nonce=found.headers.get("DPoP-Nonce", ""),
                body=found.read(),
            )
        finally:
            upstream.close()
        self.answers.append(answer)
        told = self.alter(answer)
        nonce = f"DPoP-Nonce: {told.nonce}"
        status = f"{told.status} Whatever"
        raw = http(status, told.body, told.media_type, nonce)
        connection.sendall(
            raw if told.status != 204 else raw.replace(b"Content-Length: 0\r\n", b"")
        )
