"""Buttons: ordinary ones, icon buttons that follow the palette, and one that shows it is busy."""

from __future__ import annotations

from collections.abc import Callable

from PySide6 import QtCore
from PySide6.QtCore import QSize
from PySide6.QtGui import QAction, QEnterEvent
from PySide6.QtWidgets import QPushButton

from seatkeeper.qt import icons, theme
from seatkeeper.qt.widgets.glyph import Glyph
from seatkeeper.qt.widgets.layout import column, row
from seatkeeper.qt.widgets.painted import PaintedButton
from seatkeeper.qt.widgets.words import label

__all__ = ["BusyButton", "IconButton", "RowButton", "button", "follow"]


def button(name: str, text: str, pressed: Callable[[], object], kind: str = "") -> QPushButton:
    """Make a button.

    Args:
        name: Object name.
        text: Its words, also its accessible name.
        pressed: What it does.
        kind: ``primary``, ``danger``, ``link`` or empty.
    """
    made = _PointedAt(text) if kind == "link" else QPushButton(text)
    made.setObjectName(name)
    made.setAccessibleName(text)
    made.setProperty("kind", kind)
    made.setAutoDefault(kind == "primary")
    made.clicked.connect(lambda _checked=False: pressed())
    return made


def follow(name: str, action: QAction, kind: str = "") -> QPushButton:
    """Make a button that does what an action does, and is enabled when it is."""
    made = button(name, action.text(), action.trigger, kind)

    def sync() -> None:
        made.setEnabled(action.isEnabled())
        made.setToolTip(action.toolTip() if not action.isEnabled() else "")

    action.changed.connect(sync)
    sync()
    return made


class BusyButton(QPushButton):
    """A button that says what it is doing, and cannot be pressed meanwhile."""

    def __init__(
        self, name: str, text: str, busy: str, pressed: Callable[[], object], kind: str = "primary"
    ) -> None:
        super().__init__(text)
        self.setObjectName(name)
        self.setAccessibleName(text)
        self.setProperty("kind", kind)
        self.setAutoDefault(kind == "primary")
        self._idle_text = text
        self._busy_text = busy
        self.clicked.connect(lambda _checked=False: pressed())

    def set_busy(self, busy: bool) -> None:
        """Show one text or the other."""
        self.setText(self._busy_text if busy else self._idle_text)
        self.setAccessibleName(self.text())
        self.setEnabled(not busy)


class IconButton(PaintedButton):
    """A small button that shows only an icon; its words are its tooltip."""

    def __init__(self, name: str, icon: str, words: str, pressed: Callable[[], object]) -> None:
        super().__init__()
        self._icon = icon
        self.setObjectName(name)
        self.setIconSize(QSize(20, 20))
        self.say(icon, words)
        self.clicked.connect(lambda _checked=False: pressed())

    def say(self, icon: str, words: str) -> None:
        """Change icon and words."""
        self._icon = icon
        self.setToolTip(words)
        self.setAccessibleName(words)
        self._paint()

    def _paint(self) -> None:
        tokens = theme.current()
        self.setIcon(icons.icon(self._icon, tokens.muted, tokens.disabled))


class _PointedAt(QPushButton):
    """A button that does not look like one until the pointer comes, which then says so."""

    def enterEvent(self, event: QEnterEvent) -> None:
        """Show the hand; asked for no earlier, because it takes the namespace ``Qt``."""
        self.setCursor(QtCore.Qt.CursorShape.PointingHandCursor)
        super().enterEvent(event)


class RowButton(_PointedAt):
    """A whole row that can be pressed: an icon, a first line and a muted second one."""

    def __init__(
        self, name: str, first: str, second: str, pressed: Callable[[], object], icon: str = ""
    ) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setProperty("kind", "row")
        self.setAccessibleName(first)
        self.setAccessibleDescription(second)
        self.setToolTip(second)
        words = column(label(first), label(second, "small"), spacing=2)
        inside = row(words, spacing=12)
        if icon:
            inside.insertWidget(0, Glyph(icon, 24))
        inside.setContentsMargins(12, 8, 12, 8)
        inside.setStretch(inside.count() - 1, 1)
        self._inside = inside
        self.setLayout(inside)
        policy = self.sizePolicy()
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.clicked.connect(lambda _checked=False: pressed())

    def sizeHint(self) -> QSize:
        """As large as the words inside; a push button knows only words of its own."""
        return self._inside.sizeHint()

    def minimumSizeHint(self) -> QSize:
        """As small as the words inside allow."""
        return self._inside.minimumSize()

    def heightForWidth(self, width: int) -> int:
        """Higher where the words wrap."""
        return self._inside.heightForWidth(width)
