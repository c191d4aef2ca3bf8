"""The one time of a lab: it stands still until somebody lets it pass.

The sandbox and every computer follow it, so an hour passes for all of them at once and nobody
ever waits for one. A computer's wall clock may be wrong; its steady clock cannot be.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Final

from seatkeeper.system.clock import SystemClock

__all__ = ["START", "ComputerClock", "LabClock", "seeded_entropy"]

START: Final = datetime(2030, 3, 5, 9, 30, tzinfo=UTC)
"""When every lab begins: a Tuesday morning, the same in every run."""


class LabClock:
    """The time that all clocks of a lab follow."""

    def __init__(self) -> None:
        self._passed = timedelta(0)

    def now(self) -> datetime:
        """The true time, aware UTC."""
        return START + self._passed

    def passed(self) -> timedelta:
        """How much time has passed since the lab began."""
        return self._passed

    def advance(self, by: timedelta) -> None:
        """Let time pass, with nobody doing anything meanwhile; see ``Lab.advance`` for that.

        Raises:
            ValueError: ``by`` is negative.
        """
        if by < timedelta(0):
            raise ValueError("time does not run back; set a computer's clock instead")
        self._passed += by

    def set_passed(self, passed: timedelta) -> None:
        """Show the same as another clock: in a computer's own process."""
        self._passed = passed

    def reset(self) -> None:
        """Begin anew."""
        self._passed = timedelta(0)


class ComputerClock(SystemClock):
    """A computer's clocks: what the wall clock shows may be wrong.

    Args:
        clock: What they follow.

    Attributes:
        skew: How far the wall clock is ahead of the true time.
    """

    def __init__(self, clock: LabClock) -> None:
        super().__init__()
        self._clock = clock
        self.skew = timedelta(0)

    def now(self) -> datetime:
        """What the wall clock shows, aware UTC."""
        return self._clock.now() + self.skew

    def elapsed(self) -> timedelta:
        """The steady clock, which nobody can set; sleep counts."""
        return self._clock.passed()


def seeded_entropy(seed: str) -> Callable[[int], bytes]:
    """Random-looking bytes: the same in every run, never the same twice, others for each seed.

    Bytes of each length are a sequence of their own. A client names what it asks with 16 bytes and
    draws moments with 4; its cache seals with 12 and 32. So a cache that draws more often than it
    used to does not change what is asked (see ``cassettes``).
    """
    drawn: Counter[int] = Counter()

    def entropy(size: int) -> bytes:
        drawn[size] += 1
        return hashlib.shake_256(f"{seed}/{size}/{drawn[size]}".encode()).digest(size)

    return entropy
