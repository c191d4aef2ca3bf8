"""What is shown where there is nothing yet: what it will be, and how to begin."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from seatkeeper.qt.widgets.glyph import Glyph
from seatkeeper.qt.widgets.layout import Item, column, row
from seatkeeper.qt.widgets.words import label

__all__ = ["empty"]


def empty(name: str, icon: str, what: str, todo: str, *actions: Item) -> QWidget:
    """Make a page for nothing.

    Args:
        name: Object name.
        icon: Of what will be here.
        what: That there is nothing.
        todo: How to begin.
        actions: Buttons that begin.
    """
    made = QWidget()
    made.setObjectName(name)
    first, second = label(what, "heading"), label(todo, "muted")
    for one in (first, second):
        one.setAlignment(Qt.AlignmentFlag.AlignHCenter)
    inside = column(None, row(None, Glyph(icon, 40, "muted"), None), first, second, spacing=8)
    if actions:
        inside.addSpacing(8)
        inside.addLayout(row(None, *actions, None, spacing=8))
    inside.addStretch(1)
    made.setLayout(inside)
    return made
