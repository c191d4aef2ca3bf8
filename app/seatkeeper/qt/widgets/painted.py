"""A button whose picture is drawn in the colours of the palette."""

from __future__ import annotations

from PySide6 import QtCore
from PySide6.QtCore import QEvent
from PySide6.QtGui import QEnterEvent
from PySide6.QtWidgets import QToolButton

__all__ = ["PaintedButton"]


class PaintedButton(QToolButton):
    """Draws its picture again in the colours of a new palette; a hand points at it."""

    def changeEvent(self, event: QEvent) -> None:
        """Follow the palette."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._paint()

    def enterEvent(self, event: QEnterEvent) -> None:
        """Show the hand; asked for no earlier, because it takes the namespace ``Qt``."""
        self.setCursor(QtCore.Qt.CursorShape.PointingHandCursor)
        super().enterEvent(event)

    def _paint(self) -> None:
        """Draw the picture; each button its own."""
        raise NotImplementedError
