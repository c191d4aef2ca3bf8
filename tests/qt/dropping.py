"""Dropping files onto a widget, as the window system would tell it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtCore import QLibraryInfo, QMimeData, QPointF, Qt, QUrl, QVersionNumber
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QWidget

__all__ = ["carry", "drop"]

_PLACE = QPointF(5, 5)


def carry(widget: QWidget, *paths: Path) -> QMimeData:
    """Bring files over a widget; keep the answer until they are dropped."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    # Qt 6.12 has the place in fractions of a pixel, and calls whole ones deprecated.
    place: Any = _PLACE
    if QLibraryInfo.version() < QVersionNumber(6, 12):
        place = _PLACE.toPoint()
    event = QDragEnterEvent(
        place, Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )  # fmt: skip
    QApplication.sendEvent(widget, event)
    return data


def drop(widget: QWidget, data: QMimeData) -> None:
    """Let go of what was carried there."""
    event = QDropEvent(
        _PLACE, Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )  # fmt: skip
    QApplication.sendEvent(widget, event)
