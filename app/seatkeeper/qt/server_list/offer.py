"""The server that was found, and its fingerprint to compare."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import QGridLayout, QWidget

from seatkeeper.qt.i18n import translate
from seatkeeper.qt.phrasing.servers import grouped
from seatkeeper.qt.server_list.port import ServerEntry
from seatkeeper.qt.widgets.buttons import BusyButton, button
from seatkeeper.qt.widgets.layout import card, column, row
from seatkeeper.qt.widgets.words import label

__all__ = ["Offer"]


LARGER: Final = 1.25
"""What is to be compared letter by letter is larger than other words."""


class Offer(QWidget):
    """``accepted`` carries the entry; ``declined`` is sent for Back."""

    accepted = Signal(object)
    declined = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._entry: ServerEntry | None = None
        self._facts = {
            "name": label("", "", name="offer.name", selectable=True),
            "url": label("", "", name="offer.url", selectable=True),
            "portal": label("", "", name="offer.portal", selectable=True),
        }
        facts = QGridLayout()
        facts.setHorizontalSpacing(16)
        facts.setVerticalSpacing(8)
        facts.setColumnStretch(1, 1)
        words = (
            translate("Servers", "Name"),
            translate("Servers", "Address"),
            translate("Servers", "Portal"),
        )
        for line, (caption, value) in enumerate(zip(words, self._facts.values(), strict=True)):
            value.setAccessibleName(caption)
            what = label(caption, "muted")
            what.setWordWrap(False)
            facts.addWidget(what, line, 0, Qt.AlignmentFlag.AlignTop)
            facts.addWidget(value, line, 1)
        self._fingerprint = label("", "", name="offer.fingerprint", selectable=True)
        self._fingerprint.setAccessibleName(translate("Servers", "Fingerprint"))
        font = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
        font.setPointSizeF(font.pointSizeF() * LARGER)
        self._fingerprint.setFont(font)
        self._fingerprint.setWordWrap(False)
        self._add = BusyButton(
            "offer.add",
            translate("Servers", "Add Server"),
            translate("Servers", "Saving…"),
            self._accept,
        )
        back = button("offer.back", translate("Servers", "Back"), self.declined.emit)
        buttons = row(back, None, self._add)
        self.setLayout(
            column(
                label(translate("Servers", "Is this the right server?"), "title"),
                8,
                facts,
                8,
                card(
                    label(translate("Servers", "Fingerprint"), "field"),
                    self._fingerprint,
                    margins=16,
                ),
                label(
                    translate(
                        "Servers", "Compare it, group by group, with the one your vendor has told "
                        "you. If it is another one, do not add this server.",
                    ),
                    "muted",
                ),
                None,
                16,
                buttons,
            )
        )  # fmt: skip

    def show_entry(self, entry: ServerEntry) -> None:
        """Show what was found."""
        self._entry = entry
        for name, value in self._facts.items():
            value.setText(str(getattr(entry, name)) or "-")
        self._fingerprint.setText(grouped(entry.fingerprint))

    def set_busy(self, busy: bool) -> None:
        """Show that it is being saved."""
        self._add.set_busy(busy)

    def focus(self) -> None:
        """Let nobody press Add by accident: the fingerprint is read first."""
        self._fingerprint.setFocus(Qt.FocusReason.OtherFocusReason)

    def _accept(self) -> None:
        if self._entry is not None:
            self.set_busy(True)
            self.accepted.emit(self._entry)
