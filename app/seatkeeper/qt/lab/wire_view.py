"""The wire: a table of all exchanges, a filter, and the chosen one in detail.

Rules. Passwords, tokens and proofs are hidden unless somebody says that they may be seen, and as
long as they can be seen the window says so. What is copied or exported follows the same switch.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFrame,
    QLineEdit,
    QSplitter,
    QStackedLayout,
    QWidget,
)

from seatkeeper.qt.i18n import translate
from seatkeeper.qt.lab.empty import empty
from seatkeeper.qt.lab.snapshot import LabShown
from seatkeeper.qt.lab.wire_detail import WireDetail
from seatkeeper.qt.lab.wire_reading import Exchange, Query, Unread, WireReader
from seatkeeper.qt.lab.wire_table import WireTable
from seatkeeper.qt.lab.worker import WIRE
from seatkeeper.qt.phrasing.explanation import Explanation
from seatkeeper.qt.phrasing.lab import exchanges_counted
from seatkeeper.qt.theme import Tone
from seatkeeper.qt.widgets.buttons import BusyButton
from seatkeeper.qt.widgets.layout import column, row
from seatkeeper.qt.widgets.words import badge, label

if TYPE_CHECKING:
    from seatkeeper.qt.choosing import FileChooser
    from seatkeeper.qt.lanes import QtLanes

__all__ = ["WireView"]

TYPING: Final = 200
"""Milliseconds without a key, after which a filter counts."""


class WireView(QFrame):
    """``said`` carries an explanation for the window."""

    said = Signal(object)

    def __init__(self, lanes: QtLanes, files: FileChooser) -> None:
        super().__init__()
        self.setObjectName("lab.wireView")
        self._lanes, self._files = lanes, files
        self._reader: WireReader | None = None
        self._number = 0
        self._computers: list[str] = []
        self.table = WireTable(lanes)
        self.detail = WireDetail()
        self._count = label("", "muted", name="lab.wireCount")
        self._count.setWordWrap(False)
        self._search, self._whose = _search_field(), _computer_choice()
        self._faults = _check("lab.wireFaults", translate("Lab", "Faults only"))
        self.hide_secrets = _check("lab.hideSecrets", translate("Lab", "Hide secrets"))
        self.hide_secrets.setChecked(True)
        self.hide_secrets.setToolTip(
            translate("Lab", "Passwords, tokens and proofs, also in what is copied and exported")
        )
        self._warned = badge(translate("Lab", "Secrets can be seen"), name="lab.secretsSeen")
        self._warned.setProperty("tone", "danger")
        self._warned.hide()
        self._export = BusyButton(
            "lab.exportHar", translate("Lab", "Export HAR…"), translate("Lab", "Exporting…"),
            self._ask_where, "",
        )  # fmt: skip
        head = row(
            label(translate("Lab", "Wire"), "heading"), self._count, None, self.hide_secrets,
            self._faults, self._whose, self._search, spacing=8,
        )  # fmt: skip
        head.setStretch(2, 1)
        head.setStretch(6, 1)
        nothing = empty(
            "lab.noWire", "wire", translate("Lab", "Nothing was said yet."),
            translate("Lab", "Every question of a computer and every answer appear here."),
        )  # fmt: skip
        parts = QSplitter(Qt.Orientation.Horizontal)
        parts.setChildrenCollapsible(False)
        left = QWidget()
        beside = column(self.table, row(self._export, None, self._warned), spacing=8)
        beside.setStretch(0, 1)
        left.setLayout(beside)
        parts.addWidget(left)
        parts.addWidget(self.detail)
        parts.setHandleWidth(12)
        parts.setSizes([600, 400])
        place = QWidget()
        self._pages = QStackedLayout(place)
        self._pages.addWidget(nothing)
        self._pages.addWidget(parts)
        self.setProperty("card", "true")
        inside = column(head, place, margins=16, spacing=8)
        inside.setStretch(1, 1)
        self.setLayout(inside)
        self._soon = QTimer(self, singleShot=True, interval=TYPING)
        self._soon.timeout.connect(self._filter)
        self._search.textChanged.connect(self._soon.start)
        self._whose.currentIndexChanged.connect(self._filter)
        self._faults.toggled.connect(self._filter)
        self.hide_secrets.toggled.connect(self._reveal)
        self.table.chosen.connect(self._choose)
        self.table.counted.connect(self._counted)

    def read_from(self, reader: WireReader) -> None:
        """Say where exchanges come from."""
        self._reader = reader
        self.table.read_from(reader)

    def show_lab(self, shown: LabShown) -> None:
        """Show what was said up to another moment."""
        self._pages.setCurrentIndex(1 if shown.exchanges else 0)
        names = [one.name for one in shown.computers]
        if names != self._computers:
            self._computers = names
            self._list_computers()
        self.table.refresh()

    def begin_filter(self) -> None:
        """Have the filter typed."""
        self._search.setFocus()
        self._search.selectAll()

    @property
    def _query(self) -> Query:
        return Query(
            str(self._whose.currentData() or ""), self._search.text().strip(),
            self._faults.isChecked(),
        )  # fmt: skip

    @property
    def _redacted(self) -> bool:
        return self.hide_secrets.isChecked()

    def _list_computers(self) -> None:
        chosen = self._whose.currentData()
        self._whose.blockSignals(True)
        while self._whose.count() > 1:
            self._whose.removeItem(1)
        for name in self._computers:
            self._whose.addItem(name, name)
        self._whose.setCurrentIndex(max(self._whose.findData(chosen), 0))
        self._whose.blockSignals(False)
        self._filter()

    def _filter(self) -> None:
        self.table.show_query(self._query)

    def _counted(self, number: int) -> None:
        self._count.setText(exchanges_counted(number))

    def _reveal(self, hidden: bool) -> None:
        self._warned.setVisible(not hidden)
        self._choose(self._number)

    def _choose(self, number: int) -> None:
        self._number = number
        reader, redacted = self._reader, self._redacted
        if not number or reader is None:
            self.detail.show_exchange(None)
            return

        def told(exchange: Exchange | None) -> None:
            if (number, redacted) == (self._number, self._redacted):
                self.detail.show_exchange(exchange)

        self._lanes.submit(WIRE, lambda: reader.exchange(number, redacted=redacted), told)

    def _ask_where(self) -> None:
        title = translate("Lab", "Export the exchanges")
        kinds = translate("Lab", "HTTP archive (*.har)")
        self._files.to_save(self, title, "seatkeeper-lab.har", kinds, self._write)

    def _write(self, path: Path) -> None:
        reader, query, redacted = self._reader, self._query, self._redacted
        if reader is None:
            return
        self._export.set_busy(True)
        self._lanes.submit(
            WIRE, lambda: reader.export(query, path, redacted=redacted), self._exported
        )

    def _exported(self, answer: int | Unread) -> None:
        self._export.set_busy(False)
        if isinstance(answer, Unread):
            what = translate("Lab", "The exchanges could not be exported: {reason}")
            self.said.emit(
                Explanation(what.format(reason=answer.detail), code=answer.code, tone=Tone.DANGER)
            )
        else:
            what = translate("Lab", "Exported: {exchanges}")
            words = what.format(exchanges=exchanges_counted(answer))
            self.said.emit(Explanation(words, tone=Tone.SUCCESS))


def _search_field() -> QLineEdit:
    made = QLineEdit()
    made.setObjectName("lab.wireSearch")
    made.setAccessibleName(translate("Lab", "Filter the exchanges"))
    made.setPlaceholderText(translate("Lab", "Filter, like seats or 429"))
    made.setClearButtonEnabled(True)
    made.setMinimumWidth(112)
    return made


def _computer_choice() -> QComboBox:
    made = QComboBox()
    made.setObjectName("lab.wireComputer")
    made.setAccessibleName(translate("Lab", "Whose exchanges"))
    made.addItem(translate("Lab", "All computers"), "")
    return made


def _check(name: str, words: str) -> QCheckBox:
    made = QCheckBox(words)
    made.setObjectName(name)
    made.setAccessibleName(words)
    return made
