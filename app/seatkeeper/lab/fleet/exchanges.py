"""What a headless client exchanged with its server, one entry a request."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest
from typing import Final

from seatkeeper.protocol import operations
from seatkeeper.servers.transport import HttpAnswer, HttpTransport

__all__ = ["Exchange", "MeasuredTransport", "judged"]

_ASIDE: Final = frozenset({operations.KEYS.name, operations.DISCOVER.name})
"""Asked for the sake of another question, which is the one that a verdict is about."""


@dataclass(frozen=True, slots=True)
class Exchange:
    """One request and what came of it.

    Attributes:
        method: HTTP method.
        operation: Name of the operation.
        status: HTTP status; 0 for no answer.
        milliseconds: From the sending to the end of the answer.
        size: Of the answer's body, in bytes.
        code: Why it failed; empty for no failure.
    """

    method: str
    operation: str
    status: int
    milliseconds: float
    size: int
    code: str = ""


class MeasuredTransport(HttpTransport):
    """The product's transport; remembers what was exchanged until somebody takes it.

    Args:
        origin: Of the server.
        ca_file: Certificates to trust instead of the usual ones; None for those.
        proxy: As in ``servers.proxies``; None for the system's.
    """

    def __init__(
        self, origin: str, *, ca_file: str | None = None, proxy: str | None = None
    ) -> None:
        super().__init__(origin, ca_file=ca_file, proxy=proxy)
        self._exchanges: list[Exchange] = []

    def send(
        self,
        method: str,
        path: str,
        *,
        headers: Mapping[str, str],
        query: Mapping[str, str] | None = None,
        body: object = None,
        purpose: str = "",
        again: Callable[[], Mapping[str, str]] | None = None,
    ) -> HttpAnswer:
        """Send one request, as the product does, and measure it."""
        status = size = 0
        began = time.perf_counter()
        try:
            answer = super().send(
                method, path, headers=headers, query=query, body=body, purpose=purpose, again=again
            )
            status, size = answer.status, len(answer.body)
        finally:
            took = (time.perf_counter() - began) * 1000
            self._exchanges.append(Exchange(method, purpose, status, took, size))
        return answer

    def take(self) -> list[Exchange]:
        """Take what was exchanged since the last time."""
        taken, self._exchanges = self._exchanges, []
        return taken


def judged(exchanges: Sequence[Exchange], code: str) -> Iterator[Exchange]:
    """Say of each exchange what came of it.

    Args:
        exchanges: Those of one step of a client, oldest first.
        code: The verdict, or the cause of a failure, in which the step ended; empty for neither.

    Yields:
        The same, the code with the one that it is about; what a server answers who only wants a
        newer nonce (RFC 9449, section 8) has a name of its own. A failure without any exchange
        is one of the client itself.
    """
    if code and not exchanges:
        yield Exchange("NONE", "client", 0, 0.0, 0, code)
    about = _asked_about(exchanges) if code else None
    for number, (one, after) in enumerate(zip_longest(exchanges, exchanges[1:])):
        if one.status == 401 and after is not None and after.operation == one.operation:
            yield replace(one, operation=f"{one.operation} (nonce)")
        else:
            yield replace(one, code=code) if number == about else one


def _asked_about(exchanges: Sequence[Exchange]) -> int:
    """Which exchange a step was about."""
    return max(
        (number for number, one in enumerate(exchanges) if one.operation not in _ASIDE),
        default=len(exchanges) - 1,
    )
