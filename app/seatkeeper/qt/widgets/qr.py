"""A QR code of an address, for a phone or a computer that has a camera."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

__all__ = ["QrCode", "modules"]

QUIET = 4
"""Light modules around the code (ISO/IEC 18004)."""


def modules(address: str) -> list[bytes]:
    """Tell the modules of a code, line by line, 1 for dark; takes a while, so on a lane.

    Args:
        address: What the code says.
    """
    import segno  # noqa: PLC0415 - needed only where a code is shown, slow to import

    return [bytes(line) for line in segno.make(address, error="m", micro=False).matrix]


class QrCode(QWidget):
    """White until it is told its modules.

    Always dark on white, in both palettes: many readers cannot read it the other way round.
    """

    def __init__(self, name: str, words: str, size: int = 136) -> None:
        """Make it.

        Args:
            name: Object name.
            words: What a screen reader says.
            size: Edge in logical pixels.
        """
        super().__init__()
        self.setObjectName(name)
        self.setAccessibleName(words)
        self.setToolTip(words)
        self.setFixedSize(QSize(size, size))
        self._rows: list[bytes] = []

    def show_modules(self, rows: list[bytes]) -> None:
        """Draw a code; see ``modules``."""
        self._rows = rows
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the modules."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor("#ffffff"))
        painter.drawRoundedRect(QRectF(self.rect()), 8, 8)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
        painter.setBrush(QColor("#000000"))
        edge = self.width() / (len(self._rows) + 2 * QUIET)
        for y, line in enumerate(self._rows):
            for x, dark in enumerate(line):
                if dark:
                    painter.drawRect(QRectF((x + QUIET) * edge, (y + QUIET) * edge, edge, edge))
        painter.end()
