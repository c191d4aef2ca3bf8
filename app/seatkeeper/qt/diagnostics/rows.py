"""A plain table of words: rows in, one row chosen, nothing edited."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

__all__ = ["Rows"]

Index = QModelIndex | QPersistentModelIndex


class _Model(QAbstractTableModel):
    def __init__(self, headings: Sequence[str]) -> None:
        super().__init__()
        self.headings = tuple(headings)
        self.rows: tuple[tuple[str, ...], ...] = ()

    def show_rows(self, rows: tuple[tuple[str, ...], ...]) -> None:
        """Show other rows; what only grew at its top or end keeps its place."""
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.headings)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self.headings[section]
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole}:
            return self.rows[index.row()][index.column()]
        return None


class Rows(QTableView):
    """Shows rows of words; ``chosen`` carries the number of the row that was chosen, or -1."""

    chosen = Signal(int)

    def __init__(self, name: str, what: str, headings: Sequence[str], stretched: int) -> None:
        """Make it.

        Args:
            name: Object name.
            what: What the table is, for those who do not see it.
            headings: One for each column.
            stretched: The column that takes what room is left.
        """
        super().__init__()
        self.setObjectName(name)
        self.setAccessibleName(what)
        self._model = _Model(headings)
        self.setModel(self._model)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(QFontMetrics(self.font()).height() + 14)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
        # Not by contents: that would measure every row each time one is added.
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        header.setSectionResizeMode(stretched, QHeaderView.ResizeMode.Stretch)
        self.selectionModel().currentRowChanged.connect(self._moved)

    def set_widths(self, *samples: str) -> None:
        """Make columns as wide as these words, or as their headings."""
        metrics = QFontMetrics(self.font())
        for column, sample in enumerate(samples):
            words = (sample, self._model.headings[column])
            wide = max(metrics.horizontalAdvance(one) for one in words)
            self.horizontalHeader().resizeSection(column, wide + 32)

    def show_rows(self, rows: Sequence[tuple[str, ...]]) -> None:
        """Show other rows."""
        self._model.show_rows(tuple(rows))

    def choose(self, row: int) -> None:
        """Choose a row."""
        self.setCurrentIndex(self._model.index(row, 0))

    def _moved(self, current: QModelIndex, _before: QModelIndex) -> None:
        self.chosen.emit(current.row())
