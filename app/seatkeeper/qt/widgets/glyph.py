"""An icon as a picture on a page, in the colour of a tone."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from seatkeeper.qt import icons, theme

__all__ = ["Glyph"]


class Glyph(QWidget):
    """Draws one icon; for the eye only, so it takes no focus and has no name of its own."""

    def __init__(self, icon: str, size: int, color: str = "muted") -> None:
        """Make it.

        Args:
            icon: Name of the icon.
            size: Edge in logical pixels.
            color: Name of a field of ``theme.Tokens``.
        """
        super().__init__()
        self._icon = icon
        self._color = color
        self.setFixedSize(size, size)

    def show_icon(self, icon: str, color: str) -> None:
        """Draw another icon, or another colour."""
        self._icon, self._color = icon, color
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the icon in the current palette."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        color = getattr(theme.current(), self._color)
        icons.draw(painter, self._icon, color, QRectF(self.rect()))
        painter.end()
