"""What takes long in a lab, in pieces: forward in time, and the same for many computers."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QElapsedTimer

if TYPE_CHECKING:
    from seatkeeper.lab.events import LabEvent
    from seatkeeper.lab.lab import Lab

__all__ = ["Each", "Forward"]

PIECE: Final = 100
"""Milliseconds that a piece should take: soon enough to stop, long enough to be worth it."""
FIRST: Final = timedelta(minutes=10)
SHORTEST: Final = timedelta(minutes=5)
"""Shorter pieces would cost more than what happens in them."""


class Forward:
    """Goes forward in time.

    Args:
        by: How far.
        told: Called on the GUI thread with the events of each piece.
    """

    def __init__(self, by: timedelta, told: Callable[[Sequence[LabEvent]], object]) -> None:
        self._whole = self._left = by
        self._piece = FIRST
        self._told = told
        self._events: Sequence[LabEvent] = ()

    def step(self, lab: Lab) -> float:
        """Go as far as a piece's time allows."""
        by = min(self._piece, self._left)
        watch = QElapsedTimer()
        watch.start()
        self._events = lab.advance(by)
        self._left -= by
        spent = watch.elapsed()
        if spent < PIECE / 2:
            self._piece *= 2
        elif spent > PIECE * 2:
            self._piece = max(self._piece / 2, SHORTEST)
        return 1 - self._left / self._whole

    def told(self) -> None:
        """Tell the events."""
        self._told(self._events)


class Each:
    """Does the same for many.

    Args:
        names: For whom.
        work: Is done for each, on the lane.
        told: Called on the GUI thread at the end of each.
    """

    def __init__(
        self,
        names: Sequence[str],
        work: Callable[[Lab, str], object],
        told: Callable[[], object] = lambda: None,
    ) -> None:
        self._names, self._work, self._told = tuple(names), work, told
        self._done = 0

    def step(self, lab: Lab) -> float:
        """Do it for the next one."""
        name = self._names[self._done]
        self._done += 1
        self._work(lab, name)
        return self._done / len(self._names)

    def told(self) -> None:
        """Tell that one more is done."""
        self._told()
