"""The application's own icons: line drawings on a 24 by 24 grid, drawn in any colour.

The files use ``currentColor``; it is replaced before drawing, so that one file serves both
palettes and every tone.
"""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QByteArray, QRectF, QSize
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from seatkeeper.qt.resources import RESOURCES
from seatkeeper.qt.theme import LIGHT

__all__ = ["draw", "icon", "pixmap", "program_icon"]


@cache
def _renderer(name: str, color: str) -> QSvgRenderer:
    source = (RESOURCES / f"{name}.svg").read_text(encoding="utf-8")
    return QSvgRenderer(QByteArray(source.replace("currentColor", color).encode()))


def draw(painter: QPainter, name: str, color: str, area: QRectF) -> None:
    """Draw an icon.

    Args:
        painter: Where.
        name: File name in ``resources`` without its ending.
        color: ``#rrggbb``.
        area: Square to fill, in logical pixels.
    """
    _renderer(name, color).render(painter, area)


def pixmap(name: str, color: str, size: int, ratio: float = 1.0) -> QPixmap:
    """Draw an icon into a picture.

    Args:
        name: File name in ``resources`` without its ending.
        color: ``#rrggbb``.
        size: Edge in logical pixels.
        ratio: Device pixels per logical pixel.
    """
    picture = QPixmap(QSize(size, size) * ratio)
    picture.setDevicePixelRatio(ratio)
    picture.fill(QColor(0, 0, 0, 0))
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    draw(painter, name, color, QRectF(0, 0, size, size))
    painter.end()
    return picture


@cache
def icon(name: str, color: str, disabled: str) -> QIcon:
    """Make an icon for a button or a menu.

    Args:
        name: File name in ``resources`` without its ending.
        color: ``#rrggbb`` when it can be used.
        disabled: ``#rrggbb`` when it cannot.
    """
    made = QIcon()
    for ratio in (1.0, 2.0):
        made.addPixmap(pixmap(name, color, 20, ratio))
        made.addPixmap(pixmap(name, disabled, 20, ratio), QIcon.Mode.Disabled)
    return made


@cache
def program_icon() -> QIcon:
    """The program's own icon, in the sizes that windows, docks and taskbars ask for."""
    made = QIcon()
    for size in (16, 24, 32, 48, 64, 128, 256):
        made.addPixmap(pixmap("program", LIGHT.accent, size))
    return made
