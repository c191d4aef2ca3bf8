"""The sessions of one run of the program, one window after the other."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer, Slot
from PySide6.QtWidgets import QApplication

from seatkeeper.qt.garbage import collected_here
from seatkeeper.qt.interrupts import close_on_interrupt, wake_on_signals

if TYPE_CHECKING:
    from seatkeeper.qt.app import AppWindow
    from seatkeeper.qt.instance import Instance

__all__ = ["Sessions"]

LISTENS_AFTER: Final = 1000
"""Milliseconds after the first paint; the seat comes first, and who starts meanwhile waits."""


class Sessions(QObject):
    """Runs until no other session is wanted.

    Args:
        open_window: Makes the next window.
        instance: This process among those of the same profile.
    """

    def __init__(self, open_window: Callable[[], AppWindow], instance: Instance | None) -> None:
        super().__init__()
        self._open_window, self._instance = open_window, instance
        self._current: AppWindow | None = None
        # Signals of the terminal are watched for as long as this lives.
        self._watching: QObject | None = QObject()
        self._awake = False

    def run(self, app: QApplication) -> int:
        """Run until no other session is wanted.

        Returns:
            The exit status of the last event loop.
        """
        if self._watching is not None:
            close_on_interrupt(self._watching, self._interrupt)
        if self._instance is not None:
            self._instance.asked.connect(self._come_forward)
            self._instance.willing = self._stays
        while True:
            self._current = running = self._open_window()
            # Posted, because a window closed before the loop runs would quit nothing.
            running.ended.connect(lambda: QTimer.singleShot(0, app.quit))
            running.window.painted.connect(self._painted)
            running.show()
            with collected_here(app):
                status = app.exec()
            running.finish()
            if not running.again:
                break
        self._watching = None
        if self._instance is not None:
            self._instance.end()
        return status

    @Slot()
    def _painted(self) -> None:
        if not self._awake and self._watching is not None:
            wake_on_signals(self._watching)
            self._awake = True
        if self._instance is not None:
            QTimer.singleShot(LISTENS_AFTER, self._instance.listen)

    @Slot()
    def _come_forward(self) -> None:
        if self._current is not None:
            self._current.window.come_forward()

    def _stays(self) -> bool:
        return self._current is not None and not (self._current.closing and not self._current.again)

    def _interrupt(self) -> None:
        if self._current is not None:
            self._current.interrupt()
