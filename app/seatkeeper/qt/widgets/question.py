"""A question before something that cannot be taken back. It states the consequence."""

from __future__ import annotations

from collections.abc import Callable

from PySide6 import QtCore
from PySide6.QtWidgets import QDialog, QWidget

from seatkeeper.qt.widgets.banner import Choice
from seatkeeper.qt.widgets.buttons import button
from seatkeeper.qt.widgets.layout import column, row
from seatkeeper.qt.widgets.words import label

__all__ = ["ask"]

WIDTH = 520
"""Logical pixels."""


def ask(
    parent: QWidget,
    title: str,
    consequence: str,
    *choices: Choice,
    cancel: str,
    default: str = "",
    cancelled: Callable[[], object] | None = None,
) -> QDialog:
    """Ask, without stopping the event loop.

    Args:
        parent: The window it belongs to.
        title: The question.
        consequence: What each answer does.
        choices: The answers that do something.
        cancel: Words of the answer that changes nothing.
        default: Name of the choice that Enter takes; empty for the answer that changes nothing.
        cancelled: Called for that answer, or when the question is put away.

    Returns:
        The open dialog, called ``question``; its buttons are ``question.<choice>`` and
        ``question.cancel``.
    """
    dialog = QDialog(parent)
    dialog.setObjectName("question")
    dialog.setWindowTitle(title)
    dialog.setAccessibleName(title)
    dialog.setAttribute(QtCore.Qt.WidgetAttribute.WA_DeleteOnClose)
    heading = label(title, "heading", name="question.title")
    more = label(consequence, "", name="question.consequence", selectable=True)
    buttons = row(None, spacing=8)

    def answer(choice: Choice) -> Callable[[], None]:
        def chosen() -> None:
            dialog.accept()
            choice.pressed()

        return chosen

    made = {
        choice.name: button(
            f"question.{choice.name}",
            choice.text,
            answer(choice),
            "primary" if choice.name == default else "",
        )
        for choice in choices
    }
    made[""] = button("question.cancel", cancel, dialog.reject, "" if default else "primary")
    order = [name for name in made if name != default]
    for name in (*order, default):  # what Enter takes comes last, where the eye ends
        buttons.addWidget(made[name])
    if cancelled is not None:
        dialog.rejected.connect(cancelled)
    inside = column(heading, more, 16, buttons, margins=24, spacing=12)
    dialog.setLayout(inside)
    inside.activate()
    width = max(WIDTH, inside.minimumSize().width())  # three long answers in a row need more
    dialog.setFixedWidth(width)
    dialog.resize(width, inside.heightForWidth(width))
    made[default].setDefault(True)
    made[default].setFocus()
    # Its names are free again at once, for the next question; Qt deletes it a little later.
    dialog.finished.connect(lambda _result: dialog.setParent(None))
    dialog.open()
    return dialog
