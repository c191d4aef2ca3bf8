"""The time of a test: it stands still until the test lets it pass.

The sandbox and every workstation of a test live in one world, so an hour passes for all of them
at once and no test ever waits for one.
"""

from __future__ import annotations

import hashlib
import itertools
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

from seatkeeper.system.clock import SystemClock

START = datetime(2030, 3, 5, 9, 30, tzinfo=UTC)
"""When every world begins."""


class World:
    """The one time that all clocks of a test follow."""

    def __init__(self) -> None:
        self._passed = timedelta(0)

    def now(self) -> datetime:
        """The true time, aware UTC."""
        return START + self._passed

    def passed(self) -> timedelta:
        """How much time has passed since the world began."""
        return self._passed

    def advance(self, by: timedelta) -> None:
        """Let time pass."""
        if by < timedelta(0):
            raise ValueError("time does not run back; set a workstation's clock instead")
        self._passed += by

    def reset(self) -> None:
        """Begin anew."""
        self._passed = timedelta(0)


class WorkstationClock(SystemClock):
    """A computer's clocks in a world: what the wall clock shows may be wrong.

    Args:
        world: What it follows.
    """

    def __init__(self, world: World) -> None:
        super().__init__()
        self._world = world
        self.skew = timedelta(0)

    def now(self) -> datetime:
        """What the wall clock shows, aware UTC."""
        return self._world.now() + self.skew

    def elapsed(self) -> timedelta:
        """The steady clock, which nobody can set."""
        return self._world.passed()


def counting_entropy(name: str) -> Callable[[int], bytes]:
    """Random-looking bytes: the same in every run, never the same twice, others for each name."""
    calls = itertools.count()

    def entropy(size: int) -> bytes:
        return hashlib.shake_256(f"{name}/{next(calls)}".encode()).digest(size)

    return entropy
