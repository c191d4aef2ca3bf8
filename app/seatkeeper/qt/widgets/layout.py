"""Boxes on the 8-pixel grid."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QHBoxLayout, QLayout, QScrollArea, QVBoxLayout, QWidget

from seatkeeper.qt.widgets import numbers

__all__ = ["Item", "card", "centred", "column", "row", "scrolled"]

Item = QWidget | QLayout | int | None
"""A widget, a layout, a gap in pixels, or None for a stretch."""


def column(*items: Item, margins: int = 0, spacing: int = 8) -> QVBoxLayout:
    """Stack items from top to bottom."""
    made = QVBoxLayout()
    _fill(made, items, margins, spacing)
    return made


def row(*items: Item, margins: int = 0, spacing: int = 8) -> QHBoxLayout:
    """Put items side by side, in reading direction."""
    made = QHBoxLayout()
    _fill(made, items, margins, spacing)
    return made


def card(*items: Item, width: int = 0, spacing: int = 8, margins: int = 32) -> QFrame:
    """Make a card.

    Args:
        items: From top to bottom.
        width: Fixed width in logical pixels; 0 for any.
        spacing: Between items.
        margins: Inside its edge.
    """
    made = QFrame()
    made.setProperty("card", "true")
    made.setLayout(column(*items, margins=margins, spacing=spacing))
    if width:
        made.setFixedWidth(width)
    return made


def centred(*items: QWidget, spacing: int = 24) -> QWidget:
    """Put widgets side by side in the middle of a page that scrolls when it must."""
    inside = QWidget()
    inside.setObjectName("scrolled")
    middle = row(None, spacing=spacing, margins=0)
    for item in items:
        middle.addLayout(column(None, item, None))
    middle.addStretch(1)
    inside.setLayout(column(None, middle, None, margins=24))
    return scrolled(inside)


def scrolled(inside: QWidget) -> QScrollArea:
    """Let a widget scroll vertically when the window is too small for it."""
    inside.setObjectName("scrolled")
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setProperty("focusPolicy", numbers.NO_FOCUS)
    area.setWidget(inside)
    return area


def _fill(
    layout: QVBoxLayout | QHBoxLayout, items: tuple[Item, ...], margins: int, spacing: int
) -> None:
    layout.setContentsMargins(margins, margins, margins, margins)
    layout.setSpacing(spacing)
    for item in items:
        if item is None:
            layout.addStretch(1)
        elif isinstance(item, int):
            layout.addSpacing(item)
        elif isinstance(item, QLayout):
            layout.addLayout(item)
        else:
            layout.addWidget(item)
