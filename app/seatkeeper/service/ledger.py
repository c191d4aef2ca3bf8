"""The privacy ledger: everything that leaves this computer, field by field.

The rules:

1. A request is in the ledger when its bytes were handed to the network, whatever came of it.
2. Every field is there by its name. Its value is there only if it is known to be no secret;
   of all others the ledger holds the size, so it can be shown, copied and sent to a support desk.
3. The ledger in memory is bounded; what keeps more (a rotated file) is told of each request and
   may fail without harm.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from datetime import datetime
from threading import Lock
from typing import Final

from msgspec import Struct

from seatkeeper.licensing.value import Value

__all__ = ["Ledger", "SentField", "SentRequest"]

MOST_KEPT: Final = 1000
"""Requests held in memory: a week of heartbeats every ten minutes."""


class SentField(Struct, frozen=True):
    """One field of a request.

    Attributes:
        place: ``header``, ``query`` or ``body``.
        name: As it was sent; members inside members are joined with dots.
        value: As it was sent; empty when it is hidden.
        size: Of the value, in characters.
        hidden: Whether the value is a secret, or might be one.
    """

    place: str
    name: str
    value: str
    size: int
    hidden: bool = False


class SentRequest(Value, frozen=True):
    """One request.

    Attributes:
        time: When it was sent (aware UTC, this computer's clock).
        host: To whom, with the port.
        method: HTTP method.
        path: Without the query.
        purpose: Name of the operation, like ``heartbeat``; ``proxy`` for what a proxy was asked.
        outcome: ``HTTP 200``, or the cause for which there was no answer.
        bytes_sent: Size of the whole request.
        fields: All of them, in the order in which they were sent.
    """

    hidden = ("fields",)

    time: datetime
    host: str
    method: str
    path: str
    purpose: str
    outcome: str
    bytes_sent: int
    fields: tuple[SentField, ...]


class Ledger:
    """What this process has sent.

    Args:
        now: This computer's clock.
        keep: Told of each request, to keep it for longer; must not raise.
    """

    def __init__(
        self, now: Callable[[], datetime], keep: Callable[[SentRequest], object] | None = None
    ) -> None:
        self.now = now
        self._keep = keep
        self._lock = Lock()
        self._requests: deque[SentRequest] = deque(maxlen=MOST_KEPT)

    def note(self, request: SentRequest) -> None:
        """Take a request in."""
        with self._lock:
            self._requests.append(request)
        if self._keep is not None:
            self._keep(request)

    def requests(self) -> tuple[SentRequest, ...]:
        """What was sent, oldest first."""
        with self._lock:
            return tuple(self._requests)
