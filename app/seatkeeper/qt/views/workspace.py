"""Welcome and editor, with the header, the banners and the status bar's words."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QFrame, QStackedWidget, QVBoxLayout, QWidget

from seatkeeper.qt.phrasing import Explanation
from seatkeeper.qt.phrasing.status import Important
from seatkeeper.qt.views.home import HomeView
from seatkeeper.qt.widgets.avatar import Avatar
from seatkeeper.qt.widgets.banner import Banner, Choice
from seatkeeper.qt.widgets.dropping import dropped_file
from seatkeeper.qt.widgets.glyph import Glyph
from seatkeeper.qt.widgets.layout import row
from seatkeeper.qt.widgets.words import badge, label

if TYPE_CHECKING:
    from seatkeeper.qt.views.editor import EditorView

__all__ = ["Header", "WorkspaceView"]

SHORT = 6000
"""Milliseconds for which good news stays on the screen."""


class Header(QFrame):
    """The bar above everything: the program, what it simulates, and the avatar."""

    def __init__(self, avatar: Avatar, name: str, simulated: str) -> None:
        super().__init__()
        self.setObjectName("headerBar")
        mark = badge(simulated, "simulation", name="header.simulation")
        mark.setVisible(bool(simulated))
        words = label(name, "heading", name="header.name")
        words.setWordWrap(False)
        inside = row(Glyph("seat", 28, "accent"), words, mark, None, avatar, spacing=12)
        inside.setContentsMargins(24, 8, 24, 8)
        self.setLayout(inside)


class WorkspaceView(QWidget):
    """Renders the states in which projects are on the screen.

    ``dropped`` carries the path of a file that was dropped anywhere on it.
    """

    dropped = Signal(object)

    def __init__(self, home: HomeView) -> None:
        super().__init__()
        self.setObjectName("page")
        self._choices: Mapping[str, Choice] = {}
        self._dismissed: set[str] = set()
        self._important: tuple[Important, ...] = ()
        self._shown_key = ""
        self.banner = Banner("banner", self._dismiss)
        self.left_behind = Banner("recovery")
        self.news = Banner("news", self._hide_news)
        self._fading = QTimer(self, singleShot=True, interval=SHORT)
        self._fading.timeout.connect(self._hide_news)
        self.stack = QStackedWidget()
        self.home = home
        self.stack.addWidget(home)
        slots = QVBoxLayout()
        slots.setContentsMargins(24, 16, 24, 0)
        slots.setSpacing(8)
        slots.addWidget(self.banner)
        slots.addWidget(self.left_behind)
        slots.addWidget(self.news)
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(0)
        inside.addLayout(slots)
        inside.addWidget(self.stack, 1)
        self.setAcceptDrops(True)

    def offer(self, choices: Mapping[str, tuple[str, Callable[[], object]]]) -> None:
        """Say what the banner's buttons are called and do."""
        self._choices = {name: Choice(name, *choice) for name, choice in choices.items()}

    def show_important(self, important: tuple[Important, ...]) -> None:
        """Show the most important thing that was not put away."""
        self._important = important
        self._dismissed &= {one.key for one in important}
        left = [one for one in important if one.key not in self._dismissed]
        if not left:
            self.banner.show_explanation(None)
            return
        first = left[0]
        self._shown_key = first.key
        choices = (self._choices[name] for name in first.choices)
        self.banner.show_explanation(first.said, *choices, dismissable=first.dismissable)

    def show_news(self, said: Explanation) -> None:
        """Show the outcome of something; good news goes away by itself."""
        self.news.show_explanation(said, dismissable=True)
        if said.code:
            self._fading.stop()
        else:
            self._fading.start()

    def show_editor(self, editor: EditorView) -> None:
        """Show the project."""
        self.stack.addWidget(editor)  # the first time
        self.stack.setCurrentWidget(editor)
        editor.text.setFocus()

    def show_home(self) -> None:
        """Show the list of projects."""
        self.stack.setCurrentWidget(self.home)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take one local file."""
        if dropped_file(event.mimeData()) is not None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Have it opened."""
        path = dropped_file(event.mimeData())
        if path is not None:
            event.acceptProposedAction()
            self.dropped.emit(path)

    def _dismiss(self) -> None:
        self._dismissed.add(self._shown_key)
        self.show_important(self._important)

    def _hide_news(self) -> None:
        self.news.show_explanation(None)
