"""The left side: the list of computers, what can be done with those chosen, and new ones."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QFrame, QSizePolicy, QStackedLayout, QWidget

from seatkeeper.qt.i18n import translate
from seatkeeper.qt.lab.computer_list import ComputerList
from seatkeeper.qt.lab.computer_panel import ComputerPanel
from seatkeeper.qt.lab.empty import empty
from seatkeeper.qt.lab.snapshot import ComputerShown, LabShown
from seatkeeper.qt.lab.upright import Upright
from seatkeeper.qt.widgets.buttons import button
from seatkeeper.qt.widgets.layout import column, row
from seatkeeper.qt.widgets.words import label, line

__all__ = ["ComputersView"]


class ComputersView(QFrame):
    """``wanted`` carries an act and its argument; ``adding`` how many new computers."""

    wanted = Signal(object, object)
    adding = Signal(int)
    describing = Signal()

    def __init__(self, people: Sequence[tuple[str, str]], faults: Sequence[str]) -> None:
        super().__init__()
        self.setObjectName("lab.computersView")
        self.setProperty("card", "true")
        self._shown: LabShown | None = None
        self._hidden: frozenset[str] = frozenset()
        self._busy = False
        self.list = ComputerList()
        self.panel = ComputerPanel(people, faults)
        self._count = label("", "muted", name="lab.computerCount")
        self._add = button("lab.add", translate("Lab", "Add"), lambda: self.adding.emit(1))
        self._ten = button("lab.addTen", translate("Lab", "Add Ten"), lambda: self.adding.emit(10))
        self._other = button("lab.addOther", translate("Lab", "Add…"), self.describing.emit)
        head = row(label(translate("Lab", "Computers"), "heading"), self._count, spacing=8)
        head.setStretch(1, 1)
        first = button("lab.addFirst", translate("Lab", "Add a Computer"),
                       lambda: self.adding.emit(1), "primary")  # fmt: skip
        nothing = empty(
            "lab.noComputers", "computer", translate("Lab", "No computers yet."),
            translate("Lab", "Add one, log somebody in, and see what the server says."), first,
        )  # fmt: skip
        place = QWidget()
        self._pages = QStackedLayout(place)
        self._pages.addWidget(nothing)
        self._pages.addWidget(self.list)
        adding = row(self._add, self._ten, self._other, None, spacing=8)
        self._line = line()
        self._below = below = Upright(self.panel)  # on a small screen the list stays
        policy = QSizePolicy.Policy
        below.setSizePolicy(policy.Preferred, policy.Maximum)
        inside = column(head, adding, place, self._line, below, margins=16, spacing=8)
        inside.setStretch(2, 1)
        self.setLayout(inside)
        new = QAction(translate("Lab", "Add a Computer"), self)
        new.setObjectName("lab.action.add")
        new.setShortcut(QKeySequence(QKeySequence.StandardKey.New))
        new.triggered.connect(lambda _checked=False: self.adding.emit(1))
        self.addAction(new)
        self.list.chosen.connect(self._offer)
        self.list.asked.connect(self.panel.pop_up)
        self.panel.wanted.connect(self.wanted)

    def show_lab(self, shown: LabShown, hidden: frozenset[str]) -> None:
        """Show the computers of another moment.

        Args:
            shown: The lab.
            hidden: Names of computers that are about to be removed.
        """
        self._shown, self._hidden = shown, hidden
        computers = [one for one in shown.computers if one.name not in hidden]
        self.list.show_computers(computers, shown.now)
        self._pages.setCurrentIndex(1 if computers else 0)
        for one in (self._add, self._ten, self._other):
            one.setVisible(bool(computers))
        self._below.setVisible(bool(computers))
        self._line.setVisible(bool(computers))
        running = sum(one.runs for one in computers)
        words = translate("Lab", "{running} of {number} running")
        counted = words.format(running=running, number=len(computers)) if computers else ""
        self._count.setText(counted)
        self._offer()

    def set_busy(self, busy: bool) -> None:
        """Offer nothing while something long is under way."""
        self._busy = busy
        for one in (self._add, self._ten, self._other):
            one.setEnabled(not busy)
        self._offer()

    def chosen(self) -> list[ComputerShown]:
        """The chosen computers."""
        names = set(self.list.chosen_keys())
        everyone = self._shown.computers if self._shown is not None else ()
        return [one for one in everyone if one.name in names]

    def _offer(self) -> None:
        everyone = self._shown.computers if self._shown is not None else ()
        present = [one for one in everyone if one.name not in self._hidden]
        self.panel.show_chosen(self.chosen(), present, busy=self._busy)
