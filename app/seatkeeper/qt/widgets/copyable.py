"""A fact that people are asked for on the phone: selectable, and copied with one press."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontDatabase, QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QWidget

from seatkeeper.qt.i18n import translate
from seatkeeper.qt.widgets.buttons import IconButton
from seatkeeper.qt.widgets.words import label

__all__ = ["Copyable"]


class Copyable(QWidget):
    """An id with a copy button."""

    def __init__(self, name: str, what: str) -> None:
        """Make it.

        Args:
            name: Object name of the value.
            what: What the value is, for the button's words.
        """
        super().__init__()
        self._value = label(name=name, selectable=True)
        self._value.setAccessibleName(what)
        self._value.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self._value.setWordWrap(False)
        words = translate("Copyable", "Copy {what}").format(what=what)
        self._button = IconButton(f"{name}.copy", "copy", words, self._copy)
        self._button.setFixedSize(28, 28)
        inside = QHBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(4)
        inside.addWidget(self._value, 0, Qt.AlignmentFlag.AlignVCenter)
        inside.addWidget(self._button, 0, Qt.AlignmentFlag.AlignVCenter)
        inside.addStretch(1)

    def show_value(self, value: str) -> None:
        """Show another value."""
        self._value.setText(value)
        self._button.setVisible(bool(value))

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._value.text())
