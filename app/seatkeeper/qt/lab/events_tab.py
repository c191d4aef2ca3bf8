"""The tab of events: everything the clock has passed through, the newest below."""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame, QStackedLayout

from seatkeeper.qt.diagnostics.rows import Rows
from seatkeeper.qt.i18n import translate
from seatkeeper.qt.lab.empty import empty
from seatkeeper.qt.phrasing import times
from seatkeeper.qt.phrasing.lab_runs import event_words
from seatkeeper.qt.widgets.layout import column

if TYPE_CHECKING:
    from seatkeeper.lab.events import LabEvent

__all__ = ["EventsTab"]

MOST: Final = 1_000
"""Events that are kept; of a year of heartbeats nobody reads more."""


class EventsTab(QFrame):
    """Shows events."""

    def __init__(self) -> None:
        super().__init__()
        self._events: deque[LabEvent] = deque(maxlen=MOST)
        self._rows = Rows(
            "lab.events",
            translate("Lab", "Events that were passed through"),
            (translate("Lab", "Time"), translate("Lab", "Event")),
            stretched=1,
        )
        self._rows.set_widths("00/00/0000 00:00 PM", "")
        nothing = empty(
            "lab.noEvents", "clock", translate("Lab", "Nothing has happened yet."),
            translate("Lab", "Go forward in time: what was due on the way is listed here."),
        )  # fmt: skip
        self.setObjectName("lab.eventsTab")
        self.setProperty("card", "true")
        self._pages = QStackedLayout()
        self._pages.addWidget(nothing)
        self._pages.addWidget(self._rows)
        self.setLayout(column(self._pages, margins=16))

    def add(self, events: Sequence[LabEvent]) -> None:
        """Show more events."""
        self._events.extend(events)
        if self.isVisible():
            self._refresh()

    def showEvent(self, event: QShowEvent) -> None:
        """Bring it up to date: what nobody sees is not written while the clock runs."""
        super().showEvent(event)
        self._refresh()

    def clear(self) -> None:
        """Nothing has happened yet."""
        self._events.clear()
        self._refresh()

    def _refresh(self) -> None:
        self._rows.show_rows(
            [
                (times.moment_in_table(one.at), event_words(one.kind, one.who))
                for one in self._events
            ]
        )
        self._pages.setCurrentIndex(1 if self._events else 0)
        self._rows.scrollToBottom()
