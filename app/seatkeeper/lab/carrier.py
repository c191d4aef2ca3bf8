"""The computer's end of its line: the connections on which the product's transport sends.

It sends over real ones like those it is made from. What suffers a fault before it
comes onto the line is sent to where that fault is at home: to an address at which nobody listens,
to a name that nobody knows, to somebody with a certificate of their own making. The client still
believes to speak to its server, so nothing else about it changes.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import datetime
from functools import cached_property
from urllib.parse import urlsplit

from msgspec.structs import replace
from urllib3 import Timeout

from seatkeeper.lab.network import Line
from seatkeeper.lab.trace import WireEntry
from seatkeeper.servers.connections import Connections, Question
from seatkeeper.servers.replies import Reply
from seatkeeper.servers.trust import tls_context

__all__ = ["Carrier"]


class Carrier(Connections):
    """Carries one computer's questions.

    Args:
        line: Its line.
        computer: Its name.
        now: Lab time.
        state: Tells the state of its session.
        lost: Told of every question that never came onto the line.
    """

    def __init__(
        self,
        line: Line,
        computer: str,
        now: Callable[[], datetime],
        state: Callable[[], str],
        lost: Callable[[WireEntry], None],
    ) -> None:
        super().__init__()
        self._line = line
        self._computer = computer
        self._now = now
        self._state = state
        self._lost = lost

    @cached_property
    def _secure(self) -> Connections:
        """The same with the certificates that every computer trusts; hardly ever needed."""
        return Connections(tls_context(None))

    def send(self, question: Question, timeout: Timeout) -> Reply:
        """Send a question on its way, or astray.

        Raises:
            HTTPError: It did not arrive.
            OSError: Likewise.
        """
        detour = self._line.detour(f"{question.method} {question.target}")
        if detour is None:
            return super().send(question, timeout)
        began, host = time.perf_counter(), urlsplit(question.origin).netloc
        try:
            return self._astray(replace(question, origin=detour.origin), timeout)
        finally:
            self._lost(
                WireEntry(
                    number=0, at=self._now(), computer=self._computer,
                    method=question.method, path=question.target, status=0,
                    milliseconds=(time.perf_counter() - began) * 1000, fault=detour.fault.value,
                    request_headers=(("Host", host), *question.headers.items()), answer_headers=(),
                    request_body=question.body or b"", answer_body=b"",
                    before=self._state(), after="",
                )
            )  # fmt: skip

    def _astray(self, question: Question, timeout: Timeout) -> Reply:
        if question.origin.startswith("https:"):
            return self._secure.send(question, timeout)
        return super().send(question, timeout)

    def close(self) -> None:
        """Hang up."""
        super().close()
        if "_secure" in vars(self):
            self._secure.close()
