"""What time it is, as far as a computer whose clock can be set by anyone may know.

The rules:

1. Nothing here reads a clock. Moments are `datetime` values, aware UTC; `elapsed` is a steady
   clock of the running process that goes on while the computer sleeps.
2. A time that a server signed, advanced by what has elapsed since, is the truth: it wins over
   the mark, and over a wall clock that is more than `TOLERANCE` ahead of it.
3. Without one, the time is the later of the wall clock and the mark advanced by what has elapsed
   since it was read. A clock set back is therefore of no use; it does not gain a day.
4. Wall clocks are off by hours in practice (time zone, daylight saving, an empty battery): only
   beyond `TOLERANCE` the clock is called set back or ahead.
5. A wall clock far ahead counts now but is not kept: it raises the mark only after a server has
   confirmed it, so that one wrong start does not lock a person out for good.
6. Only a signed time lowers the mark.

Whoever judges a permanent offline license does not ask here: it has no end.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from enum import Enum
from typing import NamedTuple

TOLERANCE = timedelta(hours=24)
_NO_TIME = timedelta(0)


class Anchor(NamedTuple):
    """A moment that was known when the steady clock showed `elapsed`.

    Attributes:
        time: the moment, aware UTC.
        elapsed: the reading of the steady clock at which it was true.
    """

    time: datetime
    elapsed: timedelta

    def at(self, elapsed: timedelta) -> datetime:
        """Returns the moment advanced to a later reading of the steady clock."""
        return self.time + max(elapsed - self.elapsed, _NO_TIME)


class ClockVerdict(Enum):
    """What is to be said about the wall clock."""

    FINE = "fine"
    SET_BACK = "set-back"
    AHEAD = "ahead"


def trusted_now(
    wall: datetime, mark: Anchor | None, elapsed: timedelta, signed: Anchor | None
) -> datetime:
    """Returns the time to judge by.

    Args:
        wall: the wall clock, aware UTC.
        mark: the time mark as read from the vault at this process's start.
        elapsed: the steady clock's reading now.
        signed: the latest time a server signed in this process.
    """
    if signed is not None:
        truth = signed.at(elapsed)
        return truth if wall > truth + TOLERANCE else max(wall, truth)
    if mark is not None:
        return max(wall, mark.at(elapsed))
    return wall


def judge_clock(
    wall: datetime, mark: Anchor | None, elapsed: timedelta, signed: Anchor | None
) -> ClockVerdict:
    """Compares the wall clock with what is known.

    Args:
        wall: as `trusted_now`.
        mark: as `trusted_now`.
        elapsed: as `trusted_now`.
        signed: as `trusted_now`.

    Returns:
        `SET_BACK` or `AHEAD` beyond `TOLERANCE`. Against a mark alone, `AHEAD` is what every
        start after a day without the program looks like; it asks for a confirmation, no more.
    """
    known = signed or mark
    if known is None:
        return ClockVerdict.FINE
    if wall < known.at(elapsed) - TOLERANCE:
        return ClockVerdict.SET_BACK
    if wall > known.at(elapsed) + TOLERANCE:
        return ClockVerdict.AHEAD
    return ClockVerdict.FINE


def next_mark(
    wall: datetime, mark: Anchor | None, elapsed: timedelta, signed: Anchor | None
) -> datetime:
    """Returns the time to be kept in the vault.

    Args:
        wall: as `trusted_now`.
        mark: as `trusted_now`.
        elapsed: as `trusted_now`.
        signed: as `trusted_now`; with it the result may be lower than the mark, so it is to be
            written as confirmed.
    """
    if signed is None and judge_clock(wall, mark, elapsed, None) is ClockVerdict.AHEAD and mark:
        return mark.at(elapsed)
    return trusted_now(wall, mark, elapsed, signed)
