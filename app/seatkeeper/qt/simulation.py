"""A window on a simulated world: the lab, the air-gap view.

Nothing of the real computer is used, so such a window needs neither a profile nor settings; it is
opened by a command of its own, or from another window.
"""

from __future__ import annotations

import sys
from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QWidget

from seatkeeper.qt.app import build_application
from seatkeeper.qt.garbage import collected_here
from seatkeeper.qt.i18n.language import speak
from seatkeeper.qt.interrupts import close_on_interrupt, wake_on_signals
from seatkeeper.qt.theme import Appearance, apply, resolve

__all__ = ["SimulationWindow", "show_until_closed"]


class SimulationWindow(QWidget):
    """``ended`` is sent when the window is closed."""

    ended = Signal()

    def begin(self) -> None:
        """Start the world; nothing slow happens before."""
        raise NotImplementedError

    def finish(self) -> None:
        """Let go of everything; the window is closed."""
        raise NotImplementedError

    def closeEvent(self, event: QCloseEvent) -> None:
        """Tell whoever waits for the end."""
        super().closeEvent(event)
        self.ended.emit()


def show_until_closed(make: Callable[[str], SimulationWindow], *, language: str = "") -> int:
    """Show a window until it is closed, or the program interrupted.

    Args:
        make: Makes it; is told the language that is spoken, like ``de``.
        language: Of the window; empty for the system's.

    Returns:
        The exit status.
    """
    app = build_application(sys.argv[:1])
    spoken = speak(app, language)
    apply(app, resolve(Appearance.SYSTEM))
    window = make(spoken)
    close_on_interrupt(window, window.close)
    wake_on_signals(window)
    window.ended.connect(app.quit)
    window.show()
    window.begin()
    with collected_here(app):
        status = app.exec()
    window.finish()
    return status
