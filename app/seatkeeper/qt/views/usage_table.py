"""The user's own usage record as a table: sorted by any column, copied with one key."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QPersistentModelIndex,
    QSortFilterProxyModel,
    Qt,
)
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from seatkeeper.qt.i18n import translate
from seatkeeper.qt.phrasing import times
from seatkeeper.qt.phrasing.usage import why_it_ended
from seatkeeper.service.ports import UsageEntry
from seatkeeper.service.usage_csv import COLUMNS, row_of

__all__ = ["UsageTable"]

SORT: Final = Qt.ItemDataRole.UserRole
SHORT_ID: Final = 8
"""Characters of a seat's id that are shown; the tooltip and the clipboard hold all of them."""
NEVER: Final = float("inf")
"""Sorts use that has not ended after all that has."""

Index = QModelIndex | QPersistentModelIndex


class UsageTable(QTableView):
    """Shows entries; Ctrl+C copies the selected rows, or all when none is selected."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("usage.table")
        self.setAccessibleName(translate("Usage", "Your usage record"))
        self._model = _Model()
        self._sorted = QSortFilterProxyModel(self)
        self._sorted.setSortRole(SORT)
        self._sorted.setSourceModel(self._model)
        self.setModel(self._sorted)
        self.setSortingEnabled(True)
        self.sortByColumn(0, Qt.SortOrder.DescendingOrder)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.verticalHeader().hide()
        header = self.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setStretchLastSection(True)
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
        self.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + 16)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Copy whole rows, where the view would copy one cell."""
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        else:
            super().keyPressEvent(event)

    def show_entries(self, entries: tuple[UsageEntry, ...]) -> None:
        """Show another record."""
        self._model.show_entries(entries)

    def shown(self) -> tuple[UsageEntry, ...]:
        """Tell the entries in the order in which they are shown."""
        rows = range(self._sorted.rowCount())
        return tuple(self._model.entries[self._source(row)] for row in rows)

    def copy(self) -> None:
        """Put the selected rows into the clipboard, a header first; all when none is selected."""
        entries = self.shown()
        chosen = {index.row() for index in self.selectionModel().selectedRows()}
        lines = [COLUMNS] + [
            tuple(row_of(entry).values())
            for number, entry in enumerate(entries)
            if number in chosen or not chosen
        ]
        QGuiApplication.clipboard().setText("\n".join("\t".join(line) for line in lines))

    def _source(self, row: int) -> int:
        return self._sorted.mapToSource(self._sorted.index(row, 0)).row()


class _Model(QAbstractTableModel):
    """Entries by row; start, end, reason, license and seat by column."""

    def __init__(self) -> None:
        super().__init__()
        self.entries: tuple[UsageEntry, ...] = ()
        self._headings = (
            translate("Usage", "Start"),
            translate("Usage", "End"),
            translate("Usage", "License"),
            translate("Usage", "Seat"),
            translate("Usage", "Reason"),
        )

    def show_entries(self, entries: tuple[UsageEntry, ...]) -> None:
        """Take another record."""
        self.beginResetModel()
        self.entries = entries
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        """One row for each entry."""
        return 0 if parent is not None and parent.isValid() else len(self.entries)

    def columnCount(self, parent: Index | None = None) -> int:
        """As many as there are headings."""
        return 0 if parent is not None and parent.isValid() else len(self._headings)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """The headings."""
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._headings[section]
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Words for the eye, full ids as tooltip, moments for sorting."""
        entry = self.entries[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return _words(entry)[index.column()]
        if role == Qt.ItemDataRole.ToolTipRole:
            return tuple(row_of(entry).values())[index.column()] or None
        if role == SORT:
            end = entry.end.timestamp() if entry.end is not None else NEVER
            key = entry.start.timestamp(), end, *_words(entry)[2:]
            return key[index.column()]
        return None


def _words(entry: UsageEntry) -> tuple[str, str, str, str, str]:
    return (
        times.moment_in_table(entry.start),
        times.moment_in_table(entry.end) if entry.end is not None else "—",
        entry.license_id,
        entry.seat[:SHORT_ID],
        why_it_ended(entry.reason),
    )
