"""The avatar: a round button with the user's initials that opens the menu."""

from __future__ import annotations

from string import Template

from PySide6.QtCore import QByteArray, QRectF, QSize
from PySide6.QtGui import QColor, QFontMetricsF, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QToolButton

from seatkeeper.qt import theme
from seatkeeper.qt.resources import RESOURCES
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
        font = self.font()
        font.setBold(True)
        font.setPixelSize(14)
        metrics = QFontMetricsF(font)
        tokens = theme.current()
        # As a drawing, because a painter's pens and brushes take the namespace ``Qt``. Initials
        # are letters and digits, which mean nothing else in it.
        source = Template((RESOURCES / "avatar.svg").read_text(encoding="utf-8")).substitute(
            accent=tokens.accent,
            on_accent=tokens.on_accent,
            baseline=18 + (metrics.ascent() - metrics.descent()) / 2,
            letters=self._letters,
        )
        picture = QPixmap(QSize(72, 72))
        picture.setDevicePixelRatio(2.0)
        picture.fill(QColor(0, 0, 0, 0))
        painter = QPainter(picture)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(font)
        QSvgRenderer(QByteArray(source.encode())).render(painter, QRectF(0, 0, 36, 36))
        painter.end()
        self.setIcon(QIcon(picture))
