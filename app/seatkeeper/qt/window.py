"""The main window: a frame that is painted before anything slow is imported.

It names nothing of the namespace ``Qt`` and draws no icon (see ``theme``), and it knows no
session. What is shown inside is put there by ``stage.Stage``, which is built after
the first paint.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRect, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QGuiApplication, QPaintEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QMainWindow,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from seatkeeper.qt.i18n import translate
from seatkeeper.qt.settings import WindowMemory

__all__ = ["MainWindow"]

FIRST_SIZE = (1040, 760)
SMALLEST = (480, 480)


class MainWindow(QMainWindow):
    """``painted`` is sent once, after the first paint."""

    painted = Signal()

    def __init__(self, memory: WindowMemory) -> None:
        super().__init__()
        self.setObjectName("mainWindow")
        self.was_painted = False
        self._may_close: Callable[[], bool] = lambda: False
        self.pages = QStackedWidget()
        self.pages.addWidget(_opening())
        self._top = QVBoxLayout()
        inside = QWidget()
        inside.setObjectName("page")
        layout = QVBoxLayout(inside)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(self._top)
        layout.addWidget(self.pages, 1)
        self.setCentralWidget(inside)
        self.setMinimumSize(*SMALLEST)
        self._place(memory)
        self.show_title("")

    def put_on_top(self, header: QWidget) -> None:
        """Put a bar above the pages."""
        self._top.addWidget(header)

    def show_title(self, document: str) -> None:
        """Name the window after the project in it."""
        name = translate("Window", "Seatkeeper")
        self.setWindowTitle(f"{document} — {name}" if document else name)

    def ask_before_closing(self, may_close: Callable[[], bool]) -> None:
        """Have somebody say whether the window may close now."""
        self._may_close = may_close

    def come_forward(self) -> None:
        """Be seen: from the taskbar, from behind other windows."""
        if self.isMinimized():
            self.showMaximized() if self.isMaximized() else self.showNormal()
        self.show()
        self.raise_()
        self.activateWindow()

    def remembered(self, memory: WindowMemory) -> tuple[tuple[int, int, int, int], bool]:
        """Tell geometry and whether it is maximized, for the next start."""
        if self.isMaximized() and memory.geometry is not None:
            return memory.geometry, True
        at = self.normalGeometry() if self.isMaximized() else self.geometry()
        return (at.x(), at.y(), at.width(), at.height()), self.isMaximized()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint, and say once that it happened."""
        super().paintEvent(event)
        if not self.was_painted:
            self.was_painted = True
            QTimer.singleShot(0, self.painted.emit)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Close when everything is done."""
        event.setAccepted(self._may_close())

    def _place(self, memory: WindowMemory) -> None:
        """Go where the window was, unless no screen shows that place any more."""
        self.resize(*FIRST_SIZE)
        if memory.geometry is None:
            return
        wanted = QRect(*memory.geometry)
        for screen in QGuiApplication.screens():
            room = screen.availableGeometry()
            if room.intersects(wanted):
                size = wanted.size().boundedTo(room.size())
                left = min(max(wanted.x(), room.x()), room.right() + 1 - size.width())
                top = min(max(wanted.y(), room.y()), room.bottom() + 1 - size.height())
                self.setGeometry(left, top, size.width(), size.height())
                break
        if memory.maximized:
            self.showMaximized()


def _opening() -> QWidget:
    """The page of the first moment."""
    words = QLabel(translate("Window", "Opening…"))
    words.setProperty("role", "heading")
    middle = QHBoxLayout()
    middle.addStretch(1)
    middle.addWidget(words)
    middle.addStretch(1)
    page = QWidget()
    page.setObjectName("page")
    layout = QVBoxLayout(page)
    layout.addStretch(1)
    layout.addLayout(middle)
    layout.addStretch(1)
    return page
