"""Qt's tray behind the port."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QMenu, QSystemTrayIcon

from seatkeeper.qt import icons
from seatkeeper.qt.tray.port import Look

__all__ = ["SystemTray", "system_tray"]

SIZES = (16, 22, 24, 32, 48, 64)
"""Edges in pixels that the trays of the three platforms ask for."""
SHOWN = 10_000
"""Milliseconds for which a notification is shown where the system leaves that to us."""


def system_tray() -> SystemTray | None:
    """Take a place in the system's tray; None where there is no tray."""
    return SystemTray() if QSystemTrayIcon.isSystemTrayAvailable() else None


class SystemTray(QObject):
    """Implements ``seatkeeper.qt.tray.port.Tray``."""

    def __init__(self) -> None:
        super().__init__()
        self._icon = QSystemTrayIcon(self)
        self._look: Look | None = None
        self._opened: Callable[[], object] = lambda: None
        self._pressed: Callable[[], object] = lambda: None
        self._icon.activated.connect(self._activated)
        self._icon.messageClicked.connect(self._clicked)

    def offer(self, menu: QMenu, opened: Callable[[], object]) -> None:
        """Say what its menu is, and what happens when it is pressed."""
        self._icon.setContextMenu(menu)
        self._opened = opened

    def show(self, look: Look) -> None:
        """Show a state."""
        if look == self._look:
            return
        self._look = look
        picture = QIcon()
        for size in SIZES:
            picture.addPixmap(icons.pixmap(look.icon, look.color, size))
        self._icon.setIcon(picture)
        self._icon.setToolTip(look.words)
        self._icon.show()

    def message(self, title: str, words: str, pressed: Callable[[], object]) -> bool:
        """Show a system notification."""
        if not self._icon.isVisible() or not QSystemTrayIcon.supportsMessages():
            return False
        self._pressed = pressed
        self._icon.showMessage(title, words, self._icon.icon(), SHOWN)
        return True

    def remove(self) -> None:
        """Give the place back."""
        self._icon.hide()

    @Slot(QSystemTrayIcon.ActivationReason)
    def _activated(self, reason: QSystemTrayIcon.ActivationReason) -> None:
        """Open on a press; the other ways of pressing open the menu."""
        if reason is QSystemTrayIcon.ActivationReason.Trigger:
            self._opened()

    @Slot()
    def _clicked(self) -> None:
        self._pressed()
