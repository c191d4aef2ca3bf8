"""News that must reach somebody who looks elsewhere.

Rules. Everything is said inside the window anyway (the banners); the system is asked to say it,
too, only when the window is not the active one, and each thing once. Where the system shows no
notifications, the window asks for attention in the taskbar or dock.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication

from seatkeeper.qt.phrasing.status import Important, most_important
from seatkeeper.session.states import Licensed, NeedsLogin, ReadOnly, State

if TYPE_CHECKING:
    from datetime import datetime

    from seatkeeper.qt.phrasing import Explanation
    from seatkeeper.qt.tray.port import Tray
    from seatkeeper.qt.window import MainWindow

__all__ = ["Announcer"]


class Announcer:
    """Decides what is announced, and how.

    Args:
        window: The window whose owner may look elsewhere.
        tray: Shows notifications; None where the system has no tray.
    """

    def __init__(self, window: MainWindow, tray: Tray | None) -> None:
        self._window, self._tray = window, tray
        self._working = False
        self._told: set[str] = set()
        self.attention: Callable[[], object] = lambda: QApplication.alert(window)

    def follow(self, state: State, *, server: str, now: datetime) -> None:
        """Announce that a license is about to end, that a seat is lost, and what is asked."""
        important = most_important(state, server=server, now=now)
        lost = self._working and isinstance(state, ReadOnly)
        self._working = isinstance(state, Licensed | NeedsLogin)
        for one in important:
            if lost or one.key.startswith(("expires", "idle")):
                self._once(one)
        if self._working:
            self._told &= {one.key for one in important}

    def announce(self, said: Explanation) -> None:
        """Announce something now."""
        if self._window.isActiveWindow():
            return
        shown = self._tray is not None and self._tray.message(
            said.what, said.more, self._window.come_forward
        )
        if not shown:
            self.attention()

    def _once(self, one: Important) -> None:
        if one.key not in self._told:
            self._told.add(one.key)
            self.announce(one.said)
