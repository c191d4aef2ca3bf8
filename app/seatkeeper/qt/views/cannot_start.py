"""Shown when there is no client to work with: the keyring is locked, say."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QVBoxLayout, QWidget

from seatkeeper.qt.i18n import translate
from seatkeeper.qt.phrasing.explanation import Explanation
from seatkeeper.qt.widgets.buttons import BusyButton, button
from seatkeeper.qt.widgets.glyph import Glyph
from seatkeeper.qt.widgets.layout import card, centred
from seatkeeper.qt.widgets.words import label

__all__ = ["CannotStartView"]


class CannotStartView(QWidget):
    """Says why, and sends ``again`` for Try Again."""

    again = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("page")
        self._said = Explanation("")
        self._what = label("", "title", name="cannotStart.what")
        self._more = label("", "muted", name="cannotStart.more", selectable=True)
        words = translate("Start", "Try Again"), translate("Start", "Trying…")
        self._retry = BusyButton("cannotStart.retry", *words, self._ask)
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(
            centred(
                card(
                    Glyph("lock", 56, "accent"),
                    8,
                    self._what,
                    self._more,
                    16,
                    self._retry,
                    button("cannotStart.copy", translate("Start", "Copy"), self._copy),
                    width=520,
                    margins=40,
                )
            )
        )

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._said.plain)

    def say(self, said: Explanation) -> None:
        """Show why."""
        self._said = said
        self._retry.set_busy(False)
        self._what.setText(said.what)
        self._more.setText(said.more)

    def _ask(self) -> None:
        self._retry.set_busy(True)
        self.again.emit()
