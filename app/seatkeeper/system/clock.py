"""The one module that reads the clock."""

from __future__ import annotations

import time
from datetime import UTC, datetime, timedelta

__all__ = ["SystemClock"]


class SystemClock:
    """The computer's clocks.

    Args:
        offset: Added to the wall clock; simulated computers only.
    """

    def __init__(self, offset: timedelta = timedelta(0)) -> None:
        self._offset = offset

    def now(self) -> datetime:
        """Wall clock, aware UTC."""
        return datetime.now(UTC) + self._offset

    def elapsed(self) -> timedelta:
        """Time since boot, suspension included where the platform can tell.

        Linux: ``CLOCK_BOOTTIME``. macOS: ``CLOCK_MONOTONIC`` goes on while the computer sleeps
        (its man page; ``CLOCK_UPTIME_RAW`` does not). Windows: ``time.monotonic`` is
        QueryPerformanceCounter since Python 3.13, GetTickCount64 before; both go on in sleep.
        """
        if hasattr(time, "CLOCK_BOOTTIME"):
            return timedelta(seconds=time.clock_gettime(time.CLOCK_BOOTTIME))
        return timedelta(seconds=time.monotonic())
