"""The table of exchanges: as many rows as the wire holds, filled where somebody looks.

Rules. The wire is read by pages on a lane of its own, and a page that is far from what is shown is
forgotten again, so that a hundred thousand exchanges cost what a screenful costs. The model is
Qt's own: painting asks it without asking Python, so that scrolling stays smooth while the lab
computes.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QModelIndex, Qt, Signal
from PySide6.QtGui import QFontMetrics, QResizeEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from seatkeeper.qt import icons, theme
from seatkeeper.qt.i18n import translate
from seatkeeper.qt.lab.wire_reading import Query, WireReader
from seatkeeper.qt.lab.worker import WIRE
from seatkeeper.qt.phrasing.lab import fault_words, short_moment

if TYPE_CHECKING:
    from seatkeeper.lab.trace import WireEntry
    from seatkeeper.qt.lanes import QtLanes

__all__ = ["WireTable"]

PAGE: Final = 100
KEPT: Final = 12
"""Pages that stay filled."""
_WIDEST: Final = datetime(2030, 12, 28, 22, 58, tzinfo=UTC)
"""As wide as a moment gets."""


class WireTable(QTableView):
    """``chosen`` carries the number of an exchange, or 0; ``counted`` how many there are."""

    chosen = Signal(int)
    counted = Signal(int)

    def __init__(self, lanes: QtLanes) -> None:
        super().__init__()
        self.setObjectName("lab.wire")
        self.setAccessibleName(translate("Lab", "Exchanges"))
        self._lanes = lanes
        self._reader: WireReader | None = None
        self._query = Query()
        self._pages: dict[int, None] = {}
        self._wanted: set[int] = set()
        self._counting = self._again = False
        self._model = QStandardItemModel(0, 5, self)
        self._model.setHorizontalHeaderLabels(
            [
                translate("Lab", "Time"),
                translate("Lab", "Computer"),
                translate("Lab", "Question"),
                translate("Lab", "Answer"),
                translate("Lab", "Took"),
            ]
        )
        self.setModel(self._model)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(QFontMetrics(self.font()).height() + 12)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        header.setSectionResizeMode(2, QHeaderView.ResizeMode.Stretch)
        self._widen()
        self.verticalScrollBar().valueChanged.connect(self._fill)
        self.selectionModel().currentRowChanged.connect(self._moved)

    def read_from(self, reader: WireReader) -> None:
        """Say where exchanges come from, and show them."""
        self._reader = reader
        self.refresh()

    def show_query(self, query: Query) -> None:
        """Show other exchanges."""
        if query != self._query:
            self._query = query
            self._forget()
            self.refresh()

    def refresh(self) -> None:
        """Count again; what is new is shown at the end."""
        reader, query = self._reader, self._query
        if reader is None:
            return
        if self._counting:
            self._again = True
            return
        self._counting, self._again = True, False

        def told(number: int) -> None:
            self._counting = False
            if query == self._query:
                self._resize(number)
            if self._again or query != self._query:
                self.refresh()

        self._lanes.submit(WIRE, lambda: reader.count(query), told)

    def changeEvent(self, event: QEvent) -> None:
        """Draw the marks in the colours of the new palette."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "_model"):
            self._pages.clear()
            self._fill()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fill what can be seen now."""
        super().resizeEvent(event)
        self._fill()

    @property
    def filled(self) -> int:
        """How many rows are filled, at most."""
        return len(self._pages) * PAGE

    # --- Pages ----------------------------------------------------------------------------------

    def _forget(self) -> None:
        self._pages.clear()
        self._wanted.clear()
        self._model.setRowCount(0)
        self.chosen.emit(0)

    def _resize(self, number: int) -> None:
        before = self._model.rowCount()
        bar = self.verticalScrollBar()
        at_end = bar.value() >= bar.maximum() - 1
        if number < before:  # the oldest were dropped, or all were: every row is another one
            self._forget()
            before = 0
        if number != before:
            self._pages.pop((before - 1) // PAGE if before else 0, None)
            self._model.setRowCount(number)
            if at_end:
                self.scrollToBottom()
        self.counted.emit(number)
        self._fill()

    def _fill(self) -> None:
        number = self._model.rowCount()
        if not number or self._reader is None:
            return
        first = max(self.rowAt(0), 0)
        last = self.rowAt(self.viewport().height() - 1)
        last = number - 1 if last < 0 else last
        for page in range(first // PAGE, last // PAGE + 1):
            if page in self._pages:
                self._pages[page] = self._pages.pop(page)  # it was looked at last
            elif page not in self._wanted:
                self._wanted.add(page)
                self._read(page)

    def _read(self, page: int) -> None:
        reader, query = self._reader, self._query
        if reader is None:
            return

        def work() -> Sequence[WireEntry]:
            if page not in self._wanted:  # it was scrolled past meanwhile
                return ()
            return reader.page(query, page * PAGE, PAGE)

        def told(entries: Sequence[WireEntry]) -> None:
            if query == self._query and page in self._wanted:
                self._wanted.discard(page)
                self._put(page, entries)

        self._lanes.submit(WIRE, work, told)

    def _put(self, page: int, entries: Sequence[WireEntry]) -> None:
        self._pages[page] = None
        tokens = theme.current()
        mark = icons.icon("warning", tokens.danger, tokens.danger)
        self._model.blockSignals(True)
        for row, entry in enumerate(entries, page * PAGE):
            if row < self._model.rowCount():
                for column, item in enumerate(_items(entry)):
                    self._model.setItem(row, column, item)
                if entry.fault or not entry.status:
                    self._model.item(row, 3).setIcon(mark)
        while len(self._pages) > KEPT:
            self._empty(next(iter(self._pages)))
        self._model.blockSignals(False)
        self.viewport().update()

    def _empty(self, page: int) -> None:
        del self._pages[page]
        for row in range(page * PAGE, min((page + 1) * PAGE, self._model.rowCount())):
            for column in range(self._model.columnCount()):
                self._model.takeItem(row, column)

    def _widen(self) -> None:
        metrics = QFontMetrics(self.font())
        samples = (
            short_moment(_WIDEST),
            "computer-00",
            "",
            fault_words("offline") + " " * 6,
            "0,000 ms",
        )
        for column, sample in enumerate(samples):
            self.horizontalHeader().resizeSection(column, metrics.horizontalAdvance(sample) + 24)

    def _moved(self, current: QModelIndex, _before: QModelIndex) -> None:
        item = self._model.item(current.row(), 0) if current.isValid() else None
        number = item.data() if item is not None else 0
        self.chosen.emit(number or 0)


def _items(entry: WireEntry) -> list[QStandardItem]:
    answer = str(entry.status) if entry.status else translate("Lab", "no answer")
    if entry.fault:
        answer = (
            f"{answer}, {fault_words(entry.fault)}" if entry.status else fault_words(entry.fault)
        )
    took = translate("Lab", "{number} ms").format(number=round(entry.milliseconds))
    words = (
        short_moment(entry.at), entry.computer, f"{entry.method} {entry.path}", answer,
        took,
    )  # fmt: skip
    made = [QStandardItem(one) for one in words]
    for item, told in zip(made, words, strict=True):
        item.setToolTip(told)
    made[0].setData(entry.number)
    return made
