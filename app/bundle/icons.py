"""The program's icon in the formats that Windows, macOS and Linux want, drawn from its SVG.

The sizes are those that ``seatkeeper.qt.icons`` gives to windows, and for macOS the larger ones of
its icon sets. Each is drawn for itself, so that lines stay sharp. Nothing drawn is kept in git.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Final

from PIL import Image
from PySide6.QtCore import QByteArray
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

from seatkeeper.qt.resources import RESOURCES
from seatkeeper.qt.theme import LIGHT

__all__ = ["Icons", "draw_icons"]

_WINDOWS: Final = (16, 24, 32, 48, 64, 128, 256)
_MACOS: Final = (16, 32, 64, 128, 256, 512, 1024)


@dataclass(frozen=True, slots=True)
class Icons:
    """Where the icon files are.

    Attributes:
        windows: All sizes in one ``.ico``.
        macos: All sizes in one ``.icns``.
        linux: A picture of 256 by 256.
    """

    windows: Path
    macos: Path
    linux: Path


def draw_icons(folder: Path) -> Icons:
    """Draw the icon.

    Args:
        folder: Where the files go; made if it is missing.
    """
    folder.mkdir(parents=True, exist_ok=True)
    drawn = {size: _drawn(size) for size in sorted({*_WINDOWS, *_MACOS})}
    icons = Icons(*(folder / f"seatkeeper.{ending}" for ending in ("ico", "icns", "png")))
    drawn[256].save(
        icons.windows,
        sizes=[(size, size) for size in _WINDOWS],
        append_images=[drawn[size] for size in _WINDOWS],
    )
    drawn[1024].save(icons.macos, append_images=[drawn[size] for size in _MACOS])
    drawn[256].save(icons.linux)
    return icons


def _drawn(size: int) -> Image.Image:
    source = (RESOURCES / "program.svg").read_text(encoding="utf-8")
    renderer = QSvgRenderer(QByteArray(source.replace("currentColor", LIGHT.accent).encode()))
    picture = QImage(size, size, QImage.Format.Format_RGBA8888)
    picture.fill(0)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    renderer.render(painter)
    painter.end()
    return Image.frombytes("RGBA", (size, size), bytes(picture.constBits()))
