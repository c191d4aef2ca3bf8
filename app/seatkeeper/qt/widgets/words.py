"""Labels and lines: every word on the screen that is not inside a control."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QLabel, QSizePolicy, QWidget

from seatkeeper.qt.widgets import numbers

__all__ = ["badge", "label", "line", "restyle"]


def label(text: str = "", role: str = "", *, name: str = "", selectable: bool = False) -> QLabel:
    """Make a label that wraps.

    Args:
        text: Its words.
        role: ``title``, ``heading``, ``muted``, ``small``, ``field``, ``error``, ``badge`` …: how
            the stylesheet draws it.
        name: Object name.
        selectable: Whether its text can be selected with mouse and keyboard.
    """
    made = QLabel(text)
    made.setObjectName(name)
    made.setProperty("role", role)
    made.setWordWrap(True)
    made.setProperty("textFormat", numbers.PLAIN_TEXT)
    policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
    policy.setHeightForWidth(True)
    made.setSizePolicy(policy)
    if selectable:
        made.setProperty("textInteractionFlags", numbers.SELECTABLE)
    return made


def badge(text: str, role: str = "badge", *, name: str = "") -> QLabel:
    """Make a label that is as wide as its words, and never wraps."""
    made = label(text, role, name=name)
    made.setWordWrap(False)
    made.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Maximum)
    return made


def line() -> QFrame:
    """Make a thin horizontal line."""
    made = QFrame()
    made.setProperty("role", "line")
    return made


def restyle(widget: QWidget, **properties: object) -> None:
    """Change properties that the stylesheet reads, and draw the widget anew if any is new."""
    if all(widget.property(name) == value for name, value in properties.items()):
        return
    for name, value in properties.items():
        widget.setProperty(name, value)
    widget.style().unpolish(widget)
    widget.style().polish(widget)
    widget.update()
