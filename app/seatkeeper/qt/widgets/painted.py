"""A button whose picture is drawn in the colours of the palette."""

from __future__ import annotations

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QToolButton

__all__ = ["PaintedButton"]


class PaintedButton(QToolButton):
    """Draws its picture again in the colours of a new palette."""

    def changeEvent(self, event: QEvent) -> None:
        """Follow the palette."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._paint()

    def _paint(self) -> None:
        """Draw the picture; each button its own."""
        raise NotImplementedError
