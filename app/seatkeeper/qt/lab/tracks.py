"""Where the stretches of seats are drawn: each in a row of its license.

A seat is known by a random id; a person counts places. So the stretches of a license are put into
as few rows as there were seats at once: each takes the first row that is free when it begins, and
what follows in the same seat stays in its row.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from seatkeeper.lab.timeline import SeatSpan

__all__ = ["Track", "tracks"]

LATER = datetime.max.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Track:
    """A row.

    Attributes:
        license: Id of the license.
        place: Of the row among those of the license, from 1.
        spans: In the order of time; none covers another.
    """

    license: str
    place: int
    spans: tuple[SeatSpan, ...]

    def between(self, begin: datetime, end: datetime) -> Sequence[SeatSpan]:
        """The stretches that can be seen between two moments."""
        first = max(bisect_right(self.spans, begin, key=lambda one: one.begin) - 1, 0)
        last = bisect_right(self.spans, end, key=lambda one: one.begin)
        return self.spans[first:last]


def tracks(spans: Iterable[SeatSpan]) -> tuple[Track, ...]:
    """Put stretches into rows.

    Args:
        spans: In any order.
    """
    rows: dict[str, list[list[SeatSpan]]] = {}
    place: dict[str, int] = {}
    for span in sorted(spans, key=lambda one: (one.license, one.begin, one.computer, one.seat)):
        mine = rows.setdefault(span.license, [])
        number = place.get(span.seat)
        if number is None or _busy(mine[number], span.begin):
            number = next(
                (at for at, row in enumerate(mine) if not _busy(row, span.begin)), len(mine)
            )
        if number == len(mine):
            mine.append([])
        mine[number].append(span)
        place[span.seat] = number
    return tuple(
        Track(license_, number, tuple(row))
        for license_, mine in rows.items()
        for number, row in enumerate(mine, 1)
    )


def _busy(row: list[SeatSpan], begin: datetime) -> bool:
    return bool(row) and (row[-1].end or LATER) > begin
