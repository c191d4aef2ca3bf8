"""The time axis of the seat timeline: which moments get a line and a word."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from PySide6.QtCore import QDate, QLocale, QTime

from seatkeeper.qt.phrasing.lab import short_day

__all__ = ["Axis"]

_STEPS: Final = tuple(
    timedelta(minutes=minutes)
    for minutes in (1, 5, 10, 30, 60, 120, 240, 480, 1440, 2880, 10080, 20160, 43200, 129600)
) + tuple(timedelta(days=365 * years) for years in (1, 2, 5, 10, 50, 100))
_MONTH: Final = timedelta(days=30)


@dataclass(frozen=True, slots=True)
class Axis:
    """A stretch of time on a stretch of pixels.

    Attributes:
        begin: At the left, aware UTC.
        end: At the right.
        left: Pixel of ``begin``.
        width: Pixels between the two.
    """

    begin: datetime
    end: datetime
    left: float
    width: float

    def x(self, at: datetime) -> float:
        """The pixel of a moment."""
        return self.left + (at - self.begin) / (self.end - self.begin) * self.width

    def at(self, x: float) -> datetime:
        """The moment of a pixel."""
        return self.begin + (self.end - self.begin) * ((x - self.left) / max(self.width, 1))

    def ticks(self, apart: float) -> list[tuple[datetime, str]]:
        """The moments to be marked, with their words.

        Args:
            apart: Pixels that a word needs at least.
        """
        least = (self.end - self.begin) * (apart / max(self.width, 1))
        step = next((one for one in _STEPS if one >= least), _STEPS[-1])
        here = self.begin.astimezone()
        midnight = here.replace(hour=0, minute=0, second=0, microsecond=0)
        first = midnight + step * -((midnight - here) // step)
        found: list[tuple[datetime, str]] = []
        while first <= self.end and len(found) * apart <= self.width + apart:
            found.append((first, _words(first, step)))
            first += step
        return found


def _words(at: datetime, step: timedelta) -> str:
    """A day where a day begins or the lines are days apart, and the time of day otherwise."""
    if step >= _MONTH:
        return QLocale().toString(QDate(at.year, at.month, at.day), "MMM yyyy")
    if step >= timedelta(days=1) or (at.hour, at.minute) == (0, 0):
        return short_day(at)
    form = QLocale().timeFormat(QLocale.FormatType.ShortFormat)
    return QLocale().toString(QTime(at.hour, at.minute), form)
