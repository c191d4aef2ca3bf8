"""A quiet screen while something short is under way."""

from __future__ import annotations

from PySide6.QtWidgets import QProgressBar, QVBoxLayout, QWidget

from seatkeeper.qt.widgets import numbers
from seatkeeper.qt.widgets.glyph import Glyph
from seatkeeper.qt.widgets.layout import column, row
from seatkeeper.qt.widgets.words import label

__all__ = ["BusyView"]


class BusyView(QWidget):
    """One sentence and a moving bar."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("page")
        self._words = label("", "heading", name="busy.words")
        self._words.setProperty("alignment", numbers.ALIGN_CENTER)
        self._words.setMinimumWidth(480)
        self._bar = QProgressBar()
        self._bar.setObjectName("busy.progress")
        self._bar.setRange(0, 0)
        self._bar.setTextVisible(False)
        self._bar.setFixedWidth(240)
        inside = column(None, spacing=24)
        for widget in (Glyph("seat", 56, "accent"), self._words, self._bar):
            inside.addLayout(row(None, widget, None))
        inside.addStretch(1)
        page = QVBoxLayout(self)
        page.addLayout(inside)

    def say(self, words: str) -> None:
        """Show what is under way."""
        self._words.setText(words)
        self._bar.setAccessibleName(words)
