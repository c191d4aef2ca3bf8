"""Who held which seat, drawn: the geometry of a picture that a template writes as SVG.

Lengths are in units of the picture, which is as wide as the page lets it be.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from seatkeeper.lab.timeline import SeatSpan

__all__ = ["Bar", "Chart", "Row", "Tick", "draw"]

WIDTH: Final = 1000
_LABELS: Final = 210
"""Width of the column with the names."""
_ROW: Final = 30
_HEAD: Final = 28
_MOST_ROWS: Final = 40
_MOST_TICKS: Final = 7
_MINUTE: Final = timedelta(minutes=1)
_HOUR: Final = timedelta(hours=1)
_DAY: Final = timedelta(days=1)
_STEPS: Final = (
    *(_MINUTE * n for n in (1, 5, 15, 30)), *(_HOUR * n for n in (1, 2, 4, 8, 12)),
    *(_DAY * n for n in (1, 2, 7, 14, 30, 60, 90, 180, 365, 730, 1825)),
)  # fmt: skip
"""How far apart the marks of the axis may be."""

_KINDS: Final = {
    "in use": "in-use",
    "closed, kept": "kept",
    "reserved": "reserved",
    "validated offline": "validated",
}
"""Ways of holding a seat, and what the style sheet calls them."""


@dataclass(frozen=True, slots=True)
class Bar:
    """A stretch of time in which a seat was held."""

    x: float
    width: float
    kind: str
    words: str
    lasts: bool


@dataclass(frozen=True, slots=True)
class Row:
    """All that one computer held."""

    y: int
    name: str
    account: str
    bars: tuple[Bar, ...]


@dataclass(frozen=True, slots=True)
class Tick:
    """A mark of the axis."""

    x: float
    words: str


@dataclass(frozen=True, slots=True)
class Chart:
    """The picture.

    Attributes:
        width: Of it.
        height: Of it.
        left: Where time begins.
        rows: One for each computer and person, in order of their first seats.
        ticks: Marks of the axis.
        kinds: The ways of holding a seat that occur: words and kind, for the key.
        left_out: Rows that did not fit.
    """

    width: int
    height: int
    left: int
    rows: tuple[Row, ...]
    ticks: tuple[Tick, ...]
    kinds: tuple[tuple[str, str], ...]
    left_out: int


def draw(spans: Sequence[SeatSpan], began: datetime, ended: datetime) -> Chart | None:
    """Draw a timeline.

    Args:
        spans: Who held which seat; those of computers outside the lab are left out.
        began: Where the picture begins (aware UTC).
        ended: Where it ends.

    Returns:
        The picture; None where there is nothing to see, because no time passed or nobody had a
        seat.
    """
    shown = [span for span in spans if span.computer]  # the others belong to the demo
    if ended <= began or not shown:
        return None
    names = list(dict.fromkeys((span.computer, span.account) for span in shown))
    rows = tuple(
        Row(
            _HEAD + number * _ROW,
            computer,
            account,
            tuple(
                _bar(span, began, ended)
                for span in shown
                if (span.computer, span.account) == (computer, account)
            ),
        )
        for number, (computer, account) in enumerate(names[:_MOST_ROWS])
    )
    used = {span.how for span in shown}
    return Chart(
        WIDTH, _HEAD + len(rows) * _ROW + 8, _LABELS, rows, tuple(_ticks(began, ended)),
        tuple((how, kind) for how, kind in _KINDS.items() if how in used),
        max(len(names) - _MOST_ROWS, 0),
    )  # fmt: skip


def _x(at: datetime, began: datetime, ended: datetime) -> float:
    share = (min(max(at, began), ended) - began) / (ended - began)
    return round(_LABELS + share * (WIDTH - _LABELS - 8), 2)


def _bar(span: SeatSpan, began: datetime, ended: datetime) -> Bar:
    left = _x(span.begin, began, ended)
    right = _x(span.end or ended, began, ended)
    until = f"until {span.end:%d %b %H:%M}: {span.ended}" if span.end else "and still is"
    return Bar(
        left, max(right - left, 2), _KINDS.get(span.how, "in-use"),
        f"{span.account} on {span.computer}, {span.how}, from {span.begin:%d %b %H:%M} {until}",
        span.end is None,
    )  # fmt: skip


def _ticks(began: datetime, ended: datetime) -> list[Tick]:
    """Marks at round times, a handful."""
    length = ended - began
    step = next((one for one in _STEPS if length / one <= _MOST_TICKS), length / _MOST_TICKS)
    midnight = began.replace(hour=0, minute=0, second=0, microsecond=0)
    at = midnight + ((began - midnight) // step + 1) * step
    found: list[Tick] = []
    while at < ended:
        whole_days = step >= _DAY
        form = "%d %b %Y" if step >= _DAY * 60 else ("%d %b" if whole_days else "%H:%M")
        if not whole_days and at.hour == at.minute == 0:
            form = "%d %b"
        found.append(Tick(_x(at, began, ended), at.strftime(form).lstrip("0")))
        at += step
    return found
