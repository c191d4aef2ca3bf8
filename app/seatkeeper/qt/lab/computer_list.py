"""The list of virtual computers: a row for each, with its state as a shape, a colour and words."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtGui import QContextMenuEvent

from seatkeeper.qt.i18n import translate
from seatkeeper.qt.lab.snapshot import ComputerShown
from seatkeeper.qt.lab.two_lines import TwoLines, TwoLinesList
from seatkeeper.qt.phrasing.lab import computer_look, fault_words, platform_words, skew_words

__all__ = ["ComputerList"]


class ComputerList(TwoLinesList):
    """``asked`` carries the point where a menu is wanted."""

    asked = Signal(object)

    def __init__(self) -> None:
        super().__init__("lab.computers", translate("Lab", "Virtual computers"))

    def show_computers(self, computers: Sequence[ComputerShown], now: datetime) -> None:
        """Show other computers, or the same ones later."""
        self.show_rows([_row(one, now) for one in computers])

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask for the menu of the chosen computers."""
        self.asked.emit(event.globalPos())


def _row(computer: ComputerShown, now: datetime) -> TwoLines:
    look = computer_look(
        computer.state, asleep=computer.asleep, platform=computer.platform, now=now
    )
    second = " · ".join(part for part in (computer.user, look.words) if part)
    skew = skew_words(computer.skew)
    facts = " · ".join(part for part in (platform_words(computer.platform), skew) if part)
    return TwoLines(
        computer.name, computer.name, second, look.icon, look.color, facts,
        "unplugged" if computer.fault else "", fault_words(computer.fault),
    )  # fmt: skip
