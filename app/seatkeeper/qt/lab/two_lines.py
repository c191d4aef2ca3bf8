"""A list whose rows have two lines: a shape, a name, what is said about it, and facts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import (
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetrics,
    QPainter,
    QPen,
    QStandardItem,
    QStandardItemModel,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from seatkeeper.qt import icons, theme

__all__ = ["TwoLines", "TwoLinesList"]

SHOWN: Final = int(Qt.ItemDataRole.UserRole)
ICON: Final = 22
PADDING: Final = 10

Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class TwoLines:
    """A row.

    Attributes:
        key: Identifies it.
        first: Its name.
        second: What is said about it.
        icon: Its shape.
        color: Name of a field of ``theme.Tokens``.
        facts: Beside the name.
        mark: Icon beside the second line, in the colour of danger; empty for none.
        told: What the mark says to those who do not see it.
    """

    key: str
    first: str
    second: str
    icon: str
    color: str
    facts: str = ""
    mark: str = ""
    told: str = ""

    @property
    def words(self) -> str:
        """Everything as one text."""
        return ", ".join(part for part in (self.first, self.second, self.told, self.facts) if part)


class TwoLinesList(QListView):
    """``chosen`` is sent when other rows are chosen."""

    chosen = Signal()

    def __init__(self, name: str, what: str) -> None:
        """Make it.

        Args:
            name: Object name.
            what: What the list is, for those who do not see it.
        """
        super().__init__()
        self.setObjectName(name)
        self.setAccessibleName(what)
        self.setProperty("bare", "true")
        self._model = QStandardItemModel(self)
        self._keys: list[str] = []
        self.setModel(self._model)
        self.setItemDelegate(_Delegate(self))
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.selectionModel().selectionChanged.connect(lambda *_both: self.chosen.emit())

    def show_rows(self, rows: Sequence[TwoLines]) -> None:
        """Show other rows, or the same ones changed; the choice stays."""
        keys = [row.key for row in rows]
        if keys != self._keys:
            self._arrange(keys)
        for number, row in enumerate(rows):
            item = self._model.item(number)
            if item.data(SHOWN) != row:
                item.setData(row, SHOWN)
                item.setText(row.words)
                item.setToolTip(row.words)

    def keys(self) -> list[str]:
        """The keys of all rows, from top to bottom."""
        return list(self._keys)

    def chosen_keys(self) -> list[str]:
        """The keys of the chosen rows, from top to bottom."""
        rows = sorted(index.row() for index in self.selectionModel().selectedIndexes())
        return [self._keys[row] for row in rows]

    def choose(self, *keys: str) -> None:
        """Choose rows; the last one comes into sight."""
        found, last = QItemSelection(), QModelIndex()
        for row, key in enumerate(self._keys):
            if key in keys:
                last = self._model.index(row, 0)
                found.select(last, last)
        flags = QItemSelectionModel.SelectionFlag
        self.selectionModel().setCurrentIndex(last, flags.NoUpdate)
        self.selectionModel().select(found, flags.ClearAndSelect)
        self.scrollTo(last)

    def _arrange(self, keys: list[str]) -> None:
        """Take rows out and put rows in; what stays keeps its order."""
        kept = set(keys)
        gone = [row for row, key in enumerate(self._keys) if key not in kept]
        for row in reversed(gone):
            self._model.removeRow(row)
            del self._keys[row]
        here = set(self._keys)
        for row, key in enumerate(keys):
            if key not in here:
                self._keys.insert(row, key)
                self._model.insertRow(row, QStandardItem(key))
        if self._keys and not self.selectionModel().hasSelection():
            self.choose(self._keys[min(gone[0] if gone else 0, len(self._keys) - 1)])


class _Delegate(QStyledItemDelegate):
    """Draws a row; the view asks once how high it is."""

    def sizeHint(self, option: QStyleOptionViewItem, _index: Index) -> QSize:
        """Two lines."""
        return QSize(160, 2 * QFontMetrics(option.font).height() + 2 * PADDING)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw shape, name, facts and what is said."""
        row = index.data(SHOWN)
        if not isinstance(row, TwoLines):
            return
        tokens = theme.current()
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(option.rect).adjusted(4, 1, -4, -1)
        _ground(painter, tokens, box, option.state)
        top = box.top() + (box.height() - ICON) / 2
        place = QRectF(box.left() + 8, top, ICON, ICON)
        icons.draw(painter, row.icon, getattr(tokens, row.color), place)
        lines = box.adjusted(ICON + 20, PADDING - 2, -10, 2 - PADDING)
        half = lines.height() / 2
        upper = QRectF(lines.left(), lines.top(), lines.width(), half)
        lower = upper.translated(0, half)
        _draw_upper(painter, tokens, upper, option.font, row)
        if row.mark:
            side = min(half, 16.0)
            spot = QRectF(lower.right() - side, lower.center().y() - side / 2, side, side)
            icons.draw(painter, row.mark, tokens.danger, spot)
            lower.setRight(spot.left() - 6)
        _words(painter, lower, option.font, tokens.muted, row.second)
        painter.restore()


def _ground(painter: QPainter, tokens: theme.Tokens, box: QRectF, state: QStyle.StateFlag) -> None:
    flags = QStyle.StateFlag
    selected = bool(state & flags.State_Selected)
    if selected or state & flags.State_MouseOver:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(tokens.accent_soft if selected else tokens.sunken))
        painter.drawRoundedRect(box, 8, 8)
    if state & flags.State_HasFocus and state & flags.State_KeyboardFocusChange:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(tokens.accent), 2))
        painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), 7, 7)


def _draw_upper(
    painter: QPainter, tokens: theme.Tokens, area: QRectF, font: QFont, row: TwoLines
) -> None:
    """The name in bold, and the facts at the right, small; the name gets at least half."""
    bold, small = QFont(font), QFont(font)
    bold.setBold(True)
    small.setPointSizeF(font.pointSizeF() * 0.92)
    name = QFontMetrics(bold).horizontalAdvance(row.first) + 12
    facts = QFontMetrics(small).horizontalAdvance(row.facts) + 2
    room = max(area.width() - name, area.width() / 2)
    right = QRectF(area)
    right.setLeft(area.right() - min(facts, room))
    _words(painter, right, small, tokens.muted, row.facts)
    left = QRectF(area)
    left.setRight(right.left() - 8 if row.facts else area.right())
    _words(painter, left, bold, tokens.text, row.first)


def _words(painter: QPainter, area: QRectF, font: QFont, color: str, text: str) -> None:
    painter.setFont(font)
    painter.setPen(QColor(color))
    shown = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, int(area.width()))
    painter.drawText(area, Qt.AlignmentFlag.AlignVCenter, shown)
