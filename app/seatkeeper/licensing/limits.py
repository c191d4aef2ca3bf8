"""Upper bounds of the numbers that a server decides.

A signature says who wrote a number, not that it makes sense. A grant outside these bounds is a
mistake of the server and refused as such: an interval of zero would make the client beat without
a pause, one of a thousand years would never notice that a seat was lost, and dates beyond the
calendar cannot be reckoned with at all.
"""

from __future__ import annotations

from typing import Final

__all__ = ["HEARTBEAT_MAX", "IDLE_MAX", "OFFLINE_DAYS_MAX", "PERIODS_MAX", "TIMEOUT_MAX"]

HEARTBEAT_MAX: Final = 86_400
"""Seconds between heartbeats: a day. Whatever a server decides about a seat is heard within it."""

TIMEOUT_MAX: Final = 31 * 86_400
"""Seconds of silence after which a seat is free: a month, as an owner's time without contact."""

OFFLINE_DAYS_MAX: Final = 366
"""Days of offline availability at a time: a year."""

PERIODS_MAX: Final = 32
"""Periods to choose from; more would be no help to anybody."""

IDLE_MAX: Final = 86_400
"""Seconds without input before a user is asked: after a day the answer is known."""
