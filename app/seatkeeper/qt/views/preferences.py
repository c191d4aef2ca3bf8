"""What can be chosen about the windows: how they look, and which language they speak."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QButtonGroup, QDialog, QRadioButton, QVBoxLayout, QWidget

from seatkeeper.qt.i18n import translate
from seatkeeper.qt.widgets.buttons import button
from seatkeeper.qt.widgets.layout import card, column, row
from seatkeeper.qt.widgets.words import label

if TYPE_CHECKING:
    from seatkeeper.qt.actions import Actions

__all__ = ["Preferences"]

WIDTH = 640
"""Logical pixels."""


class Preferences(QDialog):
    """Shows the menus' choices as radio buttons: the actions are the same, and so is the memory."""

    def __init__(self, parent: QWidget, actions: Actions) -> None:
        super().__init__(parent)
        self.setObjectName("preferences")
        title = actions.preferences.text().rstrip("…")
        self.setWindowTitle(title)
        self.setAccessibleName(title)
        close = button(
            "preferences.close", translate("Preferences", "Close"), self.close, "primary"
        )
        parts = row(
            self._part(translate("Preferences", "Appearance"), "", actions.appearance),
            self._part(
                translate("Preferences", "Language"),
                translate("Preferences", "Takes effect when Seatkeeper is started again."),
                actions.language,
            ),
            spacing=16,
        )
        for place in range(parts.count()):
            parts.setStretch(place, 1)
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addLayout(
            column(
                label(title, "title"),
                8,
                parts,
                8,
                row(None, close),
                margins=32,
            )
        )
        self.setFixedWidth(WIDTH)
        inside.activate()
        self.resize(WIDTH, inside.heightForWidth(WIDTH))

    def _part(self, words: str, more: str, choices: QActionGroup) -> QWidget:
        group = QButtonGroup(self)
        buttons = [_choice(action) for action in choices.actions()]
        for one in buttons:
            group.addButton(one)
        note = (label(more, "small"),) if more else ()
        return card(label(words, "heading"), *note, *buttons, None, margins=24)


def _choice(action: QAction) -> QRadioButton:
    made = QRadioButton(action.text())
    made.setObjectName(f"preferences.{action.objectName().removeprefix('action.')}")
    made.setAccessibleName(action.text())
    made.setChecked(action.isChecked())
    made.clicked.connect(lambda _on=False: action.trigger())
    action.toggled.connect(made.setChecked)
    return made
