"""The sandbox's clock: real time plus an offset that only grows.

Eight hours, ninety days or a year can be lived through in a moment. The clock never goes back,
because a server's never does; a reset of the whole sandbox is the only way to the present.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

__all__ = ["RealClock", "SandboxClock"]

RealClock = Callable[[], datetime]
"""Gives the real time, aware UTC."""

_CENTURY = timedelta(days=36525)


class SandboxClock:
    """Tells the sandbox's time."""

    def __init__(self, real: RealClock) -> None:
        """Start in the present.

        Args:
            real: Gives the real time, aware UTC.
        """
        self._real = real
        self._offset = timedelta(0)

    @property
    def offset(self) -> timedelta:
        """How far the clock was advanced in all."""
        return self._offset

    def now(self) -> datetime:
        """The sandbox's time, aware UTC."""
        return self._real() + self._offset

    def advance(self, by: timedelta) -> None:
        """Go forward.

        Raises:
            ValueError: ``by`` is negative.
            OverflowError: The calendar ends within a century of that.
        """
        if by < timedelta(0):
            raise ValueError("the clock of a sandbox goes forward only")
        self.now() + by + _CENTURY  # licenses and sessions end later than now
        self._offset += by

    def reset(self) -> None:
        """Back to the present; only together with everything else."""
        self._offset = timedelta(0)
