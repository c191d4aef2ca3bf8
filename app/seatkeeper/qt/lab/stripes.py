"""The striped bar: nobody takes the lab for the real world."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from seatkeeper.qt import theme
from seatkeeper.qt.i18n import translate

__all__ = ["SimulationBar"]

STRIPE: Final = 16
"""Width of a stripe in logical pixels, measured along the bar."""


class SimulationBar(QWidget):
    """Stripes with a word in the middle."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("lab.simulation")
        self._words = translate("Lab", "SIMULATION")
        self.setAccessibleName(self._words)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        font = self.font()
        font.setBold(True)
        font.setLetterSpacing(font.SpacingType.AbsoluteSpacing, 2)
        self.setFont(font)

    def sizeHint(self) -> QSize:
        """A line of words and a little air."""
        return QSize(120, self.fontMetrics().height() + 8)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw stripes, then the words on a plain ground, so that they can be read."""
        tokens = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), QColor(tokens.warning_soft))
        color = QColor(tokens.warning)
        color.setAlphaF(0.35)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(color)
        high = self.height()
        for left in range(-high - STRIPE, self.width() + high, 2 * STRIPE):
            corners = (
                (left, high),
                (left + STRIPE, high),
                (left + STRIPE + high, 0),
                (left + high, 0),
            )
            painter.drawPolygon(QPolygonF([QPointF(x, y) for x, y in corners]))
        wide = self.fontMetrics().horizontalAdvance(self._words) + 32
        plain = QRectF((self.width() - wide) / 2, 0, wide, high)
        painter.fillRect(plain, QColor(tokens.warning_soft))
        painter.setPen(QColor(tokens.warning))
        painter.drawText(plain, Qt.AlignmentFlag.AlignCenter, self._words)
        painter.end()
