"""What this program is."""

from __future__ import annotations

from PySide6.QtCore import qVersion
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from seatkeeper.qt.i18n import translate
from seatkeeper.qt.widgets.buttons import button
from seatkeeper.qt.widgets.glyph import Glyph
from seatkeeper.qt.widgets.layout import column, row
from seatkeeper.qt.widgets.words import label

__all__ = ["About"]

WIDTH = 440
"""Logical pixels."""


class About(QDialog):
    """Name, version, license."""

    def __init__(self, parent: QWidget, version: str) -> None:
        super().__init__(parent)
        self.setObjectName("about")
        title = translate("About", "About Seatkeeper")
        self.setWindowTitle(title)
        self.setAccessibleName(title)
        close = button("about.close", translate("About", "Close"), self.close, "primary")
        names = column(
            label(translate("About", "Seatkeeper"), "title"),
            label(
                translate("About", "Version {version}").format(version=version), "muted",
                name="about.version", selectable=True,
            ),
            spacing=4,
        )  # fmt: skip
        head = row(Glyph("seat", 56, "accent"), names, spacing=16)
        head.setStretch(1, 1)
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addLayout(
            column(
                head,
                8,
                label(translate("About", "The desktop side of concurrent-seat licensing.")),
                label(
                    translate(
                        "About", "Free software under the MIT license. Built with Qt {qt}, under "
                        "the LGPL.",
                    ).format(qt=qVersion()),
                    "small",
                    name="about.license",
                    selectable=True,
                ),
                16,
                row(None, close),
                margins=32,
            )
        )  # fmt: skip
        self.setFixedWidth(WIDTH)
        inside.activate()
        self.resize(WIDTH, inside.heightForWidth(WIDTH))
