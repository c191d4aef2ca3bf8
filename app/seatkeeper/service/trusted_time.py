"""The time that licenses are judged by.

A thin, stateful shell around the pure rules of ``licensecache.rollback``: it remembers the mark
that was read at the start and the last time a server signed, and asks the clock port for the
rest. One instance is shared by the screen and the background lane; each attribute is replaced
whole, so a reader sees one or the other, never a mixture.
"""

from __future__ import annotations

from datetime import datetime

from licensecache.rollback import Anchor, ClockVerdict, judge_clock, next_mark, trusted_now
from seatkeeper.service.ports import Clock

__all__ = ["TrustedTime"]


class TrustedTime:
    """Trusted time, as far as a computer whose clock anyone may set can know it.

    Args:
        clock: The computer's clocks.
    """

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._mark: Anchor | None = None
        self._signed: Anchor | None = None
        self._reached: Anchor | None = None

    def now(self) -> datetime:
        """Trusted time, aware UTC.

        Between two times that a server signs it does not run back: what was reckoned with a clock
        that is ahead must not last longer when that clock is put right.
        """
        elapsed = self._clock.elapsed()
        now = trusted_now(self._clock.now(), self._mark, elapsed, self._signed)
        if self._signed is not None:
            reached = self._reached
            now = now if reached is None else max(now, reached.at(elapsed))
            self._reached = Anchor(now, elapsed)
        return now

    def remember(self, mark: datetime | None) -> None:
        """Take up the mark that was kept in the vault."""
        self._mark = None if mark is None else Anchor(mark, self._clock.elapsed())

    def confirm(self, signed: datetime) -> None:
        """Take up a time that a server has signed (aware UTC)."""
        self._signed, self._reached = Anchor(signed, self._clock.elapsed()), None

    @property
    def confirmed(self) -> bool:
        """Whether a server has vouched for the time in this process."""
        return self._signed is not None

    def next_mark(self) -> datetime:
        """The time to be kept in the vault."""
        return next_mark(self._clock.now(), self._mark, self._clock.elapsed(), self._signed)

    def set_back(self) -> bool:
        """Whether the computer's clock was set back by more than the tolerance."""
        verdict = judge_clock(self._clock.now(), self._mark, self._clock.elapsed(), self._signed)
        return verdict is ClockVerdict.SET_BACK
