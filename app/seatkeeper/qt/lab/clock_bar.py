"""The clock of the lab: what time it is, forward by a step, and what was passed through."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QMenu, QProgressBar, QPushButton

from seatkeeper.qt.i18n import translate
from seatkeeper.qt.lab.snapshot import LabShown
from seatkeeper.qt.phrasing import times
from seatkeeper.qt.phrasing.lab import elapsed
from seatkeeper.qt.phrasing.lab_runs import event_words, events_counted
from seatkeeper.qt.widgets.buttons import button
from seatkeeper.qt.widgets.glyph import Glyph
from seatkeeper.qt.widgets.layout import column, row
from seatkeeper.qt.widgets.words import label

__all__ = ["ClockBar"]

WEEK: Final = timedelta(days=7)
YEAR: Final = timedelta(days=365)


class ClockBar(QFrame):
    """``forwarded`` carries a length of time; ``next_wanted`` and ``stopped`` nothing."""

    forwarded = Signal(object)
    next_wanted = Signal()
    stopped = Signal()
    events_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("lab.clock")
        self.setProperty("card", "true")
        self._time = label("", "heading", name="lab.time")
        self._time.setWordWrap(False)
        self._about = label("", "small", name="lab.coming")
        self._steps = [
            self._step("hour", translate("Lab", "+1 h"), timedelta(hours=1)),
            self._step("eight", translate("Lab", "+8 h"), timedelta(hours=8)),
            self._step("day", translate("Lab", "+1 day"), timedelta(days=1)),
        ]
        self._more = button("lab.more", translate("Lab", "Further"), lambda: None)
        self._more.setMenu(self._menu())
        self._next = button(
            "lab.next", translate("Lab", "To Next Event"), self.next_wanted.emit, "primary"
        )
        self._steps += [self._more, self._next]
        self._stop = button("lab.stop", translate("Lab", "Stop"), self.stopped.emit)
        self._progress = QProgressBar()
        self._progress.setObjectName("lab.progress")
        self._progress.setAccessibleName(translate("Lab", "Progress"))
        self._progress.setTextVisible(False)
        self._progress.setRange(0, 1000)
        self._progress.setFixedWidth(144)
        self._doing = label("", "small", name="lab.doing")
        self._doing.setWordWrap(False)
        self._passed = button("lab.passed", "", self.events_wanted.emit, "link")
        self._passed.hide()
        line = row(
            Glyph("clock", 20, "accent"), column(self._time, self._about, spacing=2),
            self._doing, self._progress, self._stop, *self._steps, spacing=8,
        )  # fmt: skip
        line.setStretch(1, 1)
        line.setAlignment(self._stop, Qt.AlignmentFlag.AlignVCenter)
        line.setAlignment(self._progress, Qt.AlignmentFlag.AlignVCenter)
        inside = column(line, self._passed, spacing=4)
        inside.setContentsMargins(12, 12, 8, 12)
        self.setLayout(inside)
        self.show_progress(None)

    def show_lab(self, shown: LabShown) -> None:
        """Show another time."""
        self._time.setText(times.moment(shown.now))
        self._time.setAccessibleName(self._time.text())
        begun = translate("Lab", "{time} since the beginning").format(time=elapsed(shown.passed))
        if shown.coming is None:
            coming = translate("Lab", "nothing is due")
        else:
            who = shown.coming.who
            coming = translate("Lab", "next: {event}, {distance}").format(
                event=event_words(shown.coming.kind, shown.holders.get(who, who)),
                distance=times.distance(shown.coming.at, shown.now),
            )
        self._about.setText(f"{begun}  ·  {coming}")
        self._next.setEnabled(shown.coming is not None and self._stop.isHidden())

    def show_progress(self, share: float | None, words: str = "") -> None:
        """Show how far something long has come.

        Args:
            share: From 0 to 1; None when nothing is under way.
            words: What is being done.
        """
        busy = share is not None
        for one in (self._doing, self._progress, self._stop):
            one.setVisible(busy)
        for one in self._steps:
            one.setVisible(not busy)
        self._progress.setValue(round((share or 0.0) * 1000))
        self._doing.setText(words)

    def show_passed(self, counts: Mapping[str, int]) -> None:
        """Sum up what the clock has passed through, by how many of each kind."""
        words = translate("Lab", "Passed through: {events}")
        said = words.format(events=events_counted(counts))
        self._passed.setText(said)
        self._passed.setAccessibleName(said)
        self._passed.setToolTip(translate("Lab", "Show every event"))
        self._passed.show()

    def forget_passed(self) -> None:
        """Nothing was passed through yet."""
        self._passed.hide()

    def _step(self, name: str, words: str, by: timedelta) -> QPushButton:
        made = button(f"lab.forward.{name}", words, lambda: self.forwarded.emit(by), "step")
        made.setAccessibleName(translate("Lab", "Forward by {time}").format(time=elapsed(by)))
        return made

    def _menu(self) -> QMenu:
        menu = QMenu(self)
        menu.setObjectName("lab.furtherMenu")
        for name, words, by in (
            ("minutes", translate("Lab", "+10 minutes"), timedelta(minutes=10)),
            ("week", translate("Lab", "+1 week"), WEEK),
            ("month", translate("Lab", "+30 days"), timedelta(days=30)),
            ("year", translate("Lab", "+1 year"), YEAR),
        ):
            action = menu.addAction(words)
            action.setObjectName(f"lab.further.{name}")
            action.triggered.connect(lambda _checked=False, by=by: self.forwarded.emit(by))
        return menu
