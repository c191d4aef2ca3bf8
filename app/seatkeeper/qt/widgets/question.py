"""A question before something that cannot be taken back. It states the consequence."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
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
    cancelled: Callable[[], object] | None = None,
) -> QDialog:
    """Ask, without stopping the event loop.

    Args:
        parent: The window it belongs to.
        title: The question.
        consequence: What each answer does.
        choices: The answers that do something.
        cancel: Words of the answer that changes nothing; the default one.
        cancelled: Called for that answer, or when the question is put away.

    Returns:
        The open dialog, called ``question``; its buttons are ``question.<choice>`` and
        ``question.cancel``.
    """
    dialog = QDialog(parent)
    dialog.setObjectName("question")
    dialog.setWindowTitle(title)
    dialog.setAccessibleName(title)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    heading = label(title, "heading", name="question.title")
    more = label(consequence, "", name="question.consequence", selectable=True)
    buttons = row(None, spacing=8)

    def answer(choice: Choice) -> Callable[[], None]:
        def chosen() -> None:
            dialog.accept()
            choice.pressed()

        return chosen

    stay = button("question.cancel", cancel, dialog.reject, "primary")
    for choice in choices:
        buttons.addWidget(button(f"question.{choice.name}", choice.text, answer(choice)))
    buttons.addWidget(stay)
    if cancelled is not None:
        dialog.rejected.connect(cancelled)
    inside = column(heading, more, 16, buttons, margins=24, spacing=12)
    dialog.setLayout(inside)
    dialog.setFixedWidth(WIDTH)
    inside.activate()
    dialog.resize(WIDTH, inside.heightForWidth(WIDTH))
    stay.setDefault(True)
    stay.setFocus()
    # Its names are free again at once, for the next question; Qt deletes it a little later.
    dialog.finished.connect(lambda _result: dialog.setParent(None))
    dialog.open()
    return dialog
