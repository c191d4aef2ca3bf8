"""What was heard of a computer's exchanges, until it is known where they have led."""

from __future__ import annotations

from collections import deque
from dataclasses import replace
from typing import Final

from seatkeeper.lab.trace import WireEntry, WireTrace
from seatkeeper.protocol.operations import REFRESH

__all__ = ["Hearing"]

_UNTOUCHED: Final = (200, 401)
"""What leaves a seat as it is: a heartbeat that succeeds, and one that is not let in."""


class Hearing:
    """Keeps the exchanges of one computer until their outcome is known.

    Args:
        computer: Its name.
        wire: Where they go then.
    """

    def __init__(self, computer: str, wire: WireTrace) -> None:
        self._computer = computer
        self._wire = wire
        self._heard: deque[WireEntry] = deque()
        self._news = False

    def hear(self, entry: WireEntry) -> None:
        """An exchange is over; called from any thread."""
        self._heard.append(entry)

    def file(self, after: str) -> None:
        """Put what was heard into the wire: it has led to this state."""
        if not self._heard:
            return
        found = [self._heard.popleft() for _ in range(len(self._heard))]
        self._wire.add(replace(entry, computer=self._computer, after=after) for entry in found)
        self._news = self._news or not all(map(_is_quiet, found))

    def news(self) -> bool:
        """Whether anything was heard since this was asked last but what is quiet."""
        news, self._news = self._news, False
        return news


def _is_quiet(entry: WireEntry) -> bool:
    """Whether it changes nothing that the timeline shows.

    So do a heartbeat that succeeds, and a token that has expired and is exchanged on the way to it.
    """
    if entry.path.endswith("/heartbeats"):
        return entry.status in _UNTOUCHED
    return entry.path == REFRESH.path and entry.status == 200
