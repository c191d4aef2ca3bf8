"""The avatar: a round button with the user's initials that opens the menu."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QToolButton

from seatkeeper.qt import theme
from seatkeeper.qt.widgets.painted import PaintedButton

__all__ = ["Avatar", "initials"]


def initials(name: str) -> str:
    """Tell the initials of a name: first and last word, at most two letters."""
    words = [word for word in name.replace("@", " ").split() if word[0].isalnum()]
    if not words:
        return "?"
    letters = words[0][0] + (words[-1][0] if len(words) > 1 else "")
    return letters.upper()


class Avatar(PaintedButton):
    """The button at the upper right."""

    def __init__(self) -> None:
        super().__init__()
        self._letters = "?"
        self.setObjectName("header.avatar")
        self.setFixedSize(44, 44)
        self.setIconSize(QSize(36, 36))
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def show_person(self, name: str, words: str) -> None:
        """Show whose session it is.

        Args:
            name: Name of the account.
            words: What a screen reader says and a tooltip shows.
        """
        self._letters = initials(name)
        self.setAccessibleName(words)
        self.setToolTip(words)
        self._paint()

    def _paint(self) -> None:
        tokens = theme.current()
        picture = QPixmap(QSize(72, 72))
        picture.setDevicePixelRatio(2.0)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(tokens.accent))
        painter.drawEllipse(QRectF(0, 0, 36, 36))
        font = self.font()
        font.setBold(True)
        font.setPixelSize(14)
        painter.setFont(font)
        painter.setPen(QColor(tokens.on_accent))
        painter.drawText(QRectF(0, 0, 36, 36), Qt.AlignmentFlag.AlignCenter, self._letters)
        painter.end()
        self.setIcon(QIcon(picture))
