"""The network of one computer, and what may be wrong with it.

A line does nothing by itself: it says which question suffers. Three faults strike before anything
is on the line, because the way itself is missing or leads to somebody else; the client is sent
there (``carrier``). The others strike what is on its way (``switchboard``). All of them happen to
real sockets, and the product's own transport finds them out by itself.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

__all__ = ["BEFORE_THE_LINE", "Detour", "Line", "NetworkFault"]


class NetworkFault(StrEnum):
    """What happens to a question, or to its answer."""

    OFFLINE = "offline"
    """Nobody listens: certainly nothing arrives."""
    DNS_FAILURE = "dns-failure"
    """The server's name is not known."""
    SERVER_ERROR = "server-error"
    """A 500 with a page instead of an answer; the server itself has seen nothing."""
    TOO_MANY_REQUESTS = "too-many-requests"
    """A 429 that asks for twenty seconds of peace; the server itself has seen nothing."""
    RESET = "reset"
    """The question is swallowed and the connection reset."""
    HANG = "hang"
    """The question is swallowed, and then there is silence."""
    SLOW_DRIP = "slow-drip"
    """The question is carried out; the answer comes byte by byte, far too slowly."""
    TRUNCATED = "truncated"
    """The question is carried out; half of the answer comes, and then the end."""
    LOST_RESPONSE = "lost-response"
    """The question is carried out; instead of the answer comes a reset."""
    BAD_CERTIFICATE = "bad-certificate"
    """Somebody shakes hands with a certificate that nobody trusts."""
    CAPTIVE_PORTAL = "captive-portal"
    """A hotel wants to be logged in to first."""
    GARBAGE = "garbage"
    """Something answers that does not speak HTTP."""


BEFORE_THE_LINE: Final = frozenset(
    {NetworkFault.OFFLINE, NetworkFault.DNS_FAILURE, NetworkFault.BAD_CERTIFICATE}
)
"""Faults that strike before a question is on the line."""


@dataclass(frozen=True, slots=True)
class Detour:
    """Where a question is sent instead.

    Attributes:
        fault: Why.
        origin: Where to.
    """

    fault: NetworkFault
    origin: str


class Line:
    """The network of one computer; safe to use from several threads.

    Args:
        url: Where the computer reaches the server.
        origin_of: Where a fault that strikes before the line leads.

    Attributes:
        url: As given.
        origin_of: As given.
        plugged: Whether the cable is plugged in; without it nothing arrives, whatever the fault.
    """

    def __init__(self, url: str, origin_of: Callable[[NetworkFault], str]) -> None:
        self.url = url
        self.plugged = True
        self.origin_of = origin_of
        self._lock = threading.Lock()
        self._fault: NetworkFault | None = None
        self._times: int | None = None
        self._when = ""

    @property
    def fault(self) -> NetworkFault | None:
        """What strikes the next question that it is meant for; None for nothing."""
        return self._fault

    @property
    def plan(self) -> tuple[NetworkFault | None, int | None, str]:
        """The fault, how many questions it will strike (None for all), and which."""
        with self._lock:
            return self._fault, self._times, self._when

    def suffer(self, fault: NetworkFault, *, times: int | None = None, when: str = "") -> None:
        """Begin to misbehave, in this way only.

        Args:
            fault: In what way.
            times: How many questions suffer; None for all until ``mend``.
            when: Only questions that begin so, like ``PUT /v1/seats``; the others pass.
        """
        with self._lock:
            self._fault, self._times, self._when = fault, times, when

    def mend(self) -> None:
        """Behave again; an unplugged cable stays unplugged."""
        with self._lock:
            self._fault, self._times, self._when = None, None, ""

    def strikes(self, question: str) -> NetworkFault | None:
        """What a question on the line suffers, like ``PUT /v1/seats/…``; that counts."""
        with self._lock:
            if self._fault in BEFORE_THE_LINE:
                return None
            return self._struck(question)

    def detour(self, question: str) -> Detour | None:
        """Where a question is sent that never comes onto the line; that counts."""
        if not self.plugged:
            return Detour(NetworkFault.OFFLINE, self.origin_of(NetworkFault.OFFLINE))
        with self._lock:
            fault = self._struck(question) if self._fault in BEFORE_THE_LINE else None
        return None if fault is None else Detour(fault, self.origin_of(fault))

    def _struck(self, question: str) -> NetworkFault | None:
        fault = self._fault
        if fault is None or not question.startswith(self._when):
            return None
        if self._times is not None:
            self._times -= 1
            if self._times <= 0:
                self._fault, self._times = None, None
        return fault
