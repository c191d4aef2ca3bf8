"""Seats over time: how many are in use, the timeline, and words about what is pointed at."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFrame, QStackedLayout, QWidget

from seatkeeper.qt.i18n import translate
from seatkeeper.qt.lab.empty import empty
from seatkeeper.qt.lab.seat_timeline import FACTOR, SeatTimeline
from seatkeeper.qt.lab.snapshot import LabShown
from seatkeeper.qt.phrasing.lab import seats_words
from seatkeeper.qt.widgets.buttons import button
from seatkeeper.qt.widgets.layout import column, row
from seatkeeper.qt.widgets.words import label

if TYPE_CHECKING:
    from seatkeeper.lab.pools import Pool

__all__ = ["SeatsView"]


class SeatsView(QFrame):
    """The upper half of the middle."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("lab.seats")
        self._count = label("", "muted", name="lab.seatCount")
        self._said = label("", "small", name="lab.seatWords", selectable=True)
        self.timeline = SeatTimeline()
        self._fit = button("lab.fit", translate("Lab", "Fit"), self.timeline.fit)
        nearer = button("lab.nearer", "+", lambda: self.timeline.zoom(FACTOR))
        nearer.setAccessibleName(translate("Lab", "Zoom in"))
        nearer.setToolTip(nearer.accessibleName())
        farther = button("lab.farther", "\N{MINUS SIGN}", lambda: self.timeline.zoom(1 / FACTOR))
        farther.setAccessibleName(translate("Lab", "Zoom out"))
        farther.setToolTip(farther.accessibleName())
        head = row(
            label(translate("Lab", "Seats"), "heading"), self._count, farther, nearer, self._fit,
            spacing=8,
        )  # fmt: skip
        head.setStretch(1, 1)
        nothing = empty(
            "lab.noSeats", "seat", translate("Lab", "No seat was taken yet."),
            translate("Lab", "Log somebody in: the seat appears here, for as long as it is held."),
        )  # fmt: skip
        place = QWidget()
        self._pages = QStackedLayout(place)
        self._pages.addWidget(nothing)
        self._pages.addWidget(self.timeline)
        self.setProperty("card", "true")
        inside = column(head, place, self._said, margins=16, spacing=8)
        inside.setStretch(1, 1)
        self.setLayout(inside)
        self.timeline.told.connect(self._said.setText)
        self.timeline.fitted.connect(lambda fitted: self._fit.setEnabled(not fitted))
        self._fit.setEnabled(False)

    def show_lab(self, shown: LabShown) -> None:
        """Show the seats of another moment."""
        pools = {(one.owner, one.category): one for one in shown.pools}
        whose = {track.license: shown.owners.get(track.license) for track in shown.tracks}
        used = [pool for key, pool in pools.items() if key in whose.values()]
        self._count.setText(_counted(used))
        titles = {
            license_: _title(license_, pools.get(key) if key else None)
            for license_, key in whose.items()
        }
        self.timeline.show_tracks(shown.tracks, titles, shown.begin, shown.now)
        self._pages.setCurrentIndex(1 if shown.tracks else 0)


def _counted(pools: Sequence[Pool]) -> str:
    total = sum(pool.total for pool in pools)
    return seats_words(sum(pool.in_use for pool in pools), total) if total else ""


def _title(license_: str, pool: Pool | None) -> str:
    words = (pool.owner, license_, _counted([pool])) if pool is not None else (license_,)
    return "  ·  ".join(words)
