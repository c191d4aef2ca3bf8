"""What can be done with the chosen computers: a button for each, and the same as a menu.

Rules. An act is offered when it makes sense for one of the chosen computers, and is done with all
for which it does. Buttons, the menu and the keyboard are the same actions.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QPoint, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QFrame, QGridLayout, QMenu, QPushButton, QSizePolicy

from seatkeeper.qt.i18n import translate
from seatkeeper.qt.lab.acts import Act, can
from seatkeeper.qt.lab.computer_menus import (
    clock_menu,
    days_menu,
    faults_menu,
    others_menu,
    people_menu,
)
from seatkeeper.qt.lab.snapshot import ComputerShown
from seatkeeper.qt.phrasing.lab import fault_words, skew_words
from seatkeeper.qt.widgets.layout import column
from seatkeeper.qt.widgets.words import label, restyle

__all__ = ["ComputerPanel"]


class ComputerPanel(QFrame):
    """``wanted`` carries an ``Act`` and its argument."""

    wanted = Signal(object, object)

    def __init__(self, people: Sequence[tuple[str, str]], faults: Sequence[str]) -> None:
        """Make it.

        Args:
            people: Email and situation of those who can log in.
            faults: What can be wrong with a network.
        """
        super().__init__()
        self.setObjectName("lab.panel")
        self._chosen: tuple[ComputerShown, ...] = ()
        self._all: tuple[ComputerShown, ...] = ()
        self._asleep = self._unplugged = False
        self._actions: dict[Act, QAction] = {}
        self._buttons: dict[Act, QPushButton] = {}
        self._who = label("", "field", name="lab.chosen")
        self._about = label("", "small", name="lab.chosenAbout")
        want = self.wanted.emit
        people_, faults_ = people_menu(self, people, want), faults_menu(self, faults, want)
        others = others_menu(self, self._others, want)
        self._make(Act.START, translate("Lab", "Start App"), keys="Ctrl+R")
        self._make(Act.LOG_IN, translate("Lab", "Log In As"), people_, keys="Ctrl+L")
        self._make(Act.CLOSE, translate("Lab", "Close"), keys="Ctrl+E")
        self._make(Act.CRASH, translate("Lab", "Crash"), keys="Ctrl+K")
        self._make(Act.SLEEP, translate("Lab", "Sleep"), keys="Ctrl+Shift+S")
        self._make(Act.UNPLUG, translate("Lab", "Unplug"), keys="Ctrl+U")
        self._make(Act.FAULT, translate("Lab", "Network Fault"), faults_, keys="Ctrl+B")
        self._make(Act.DELETE_CACHE, translate("Lab", "Delete Cache"), keys="Ctrl+Shift+D")
        self._make(Act.COPY_CACHE, translate("Lab", "Copy Cache To"), others, keys="Ctrl+Shift+C")
        grid = QGridLayout()
        grid.setSpacing(8)
        for number, act in enumerate(tuple(self._actions)):
            grid.addWidget(self._button(act), number // 2, number % 2)
        rest = self._rest()
        self._more = _wide(QPushButton(translate("Lab", "More")))
        self._more.setObjectName("lab.act.more")
        self._more.setAccessibleName(self._more.text())
        self._more.setMenu(rest)
        grid.addWidget(self._more, 4, 1)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        self._menu = QMenu(self)
        self._menu.setObjectName("lab.computerMenu")
        self._menu.addActions([*list(self._actions.values())[:9]])
        self._menu.addSeparator()
        self._menu.addActions(rest.actions())
        self.setLayout(column(self._who, self._about, 4, grid, spacing=4))

    def show_chosen(
        self, chosen: Sequence[ComputerShown], everyone: Sequence[ComputerShown], *, busy: bool
    ) -> None:
        """Offer what makes sense.

        Args:
            chosen: The chosen computers.
            everyone: All computers.
            busy: Whether something long is under way, beside which nothing is done.
        """
        self._chosen, self._all = tuple(chosen), tuple(everyone)
        self._asleep = bool(chosen) and all(one.asleep for one in chosen)
        self._unplugged = bool(chosen) and all(one.fault == "offline" for one in chosen)
        self._describe()
        self._rename(Act.SLEEP, translate("Lab", "Wake") if self._asleep
                     else translate("Lab", "Sleep"))  # fmt: skip
        self._rename(Act.UNPLUG, translate("Lab", "Plug In") if self._unplugged
                     else translate("Lab", "Unplug"))  # fmt: skip
        for act, action in self._actions.items():
            possible = any(can(self._meant(act), one) for one in chosen)
            action.setEnabled(possible and not busy)
            if act in self._buttons:
                self._buttons[act].setEnabled(action.isEnabled())
        self._more.setEnabled(bool(chosen) and not busy)
        starts = bool(chosen) and not any(one.runs for one in chosen)
        restyle(self._buttons[Act.START], kind="primary" if starts else "")

    def pop_up(self, at: QPoint) -> None:
        """Show the menu of the chosen computers."""
        if self._chosen:
            self._menu.popup(at)

    # --- Words ----------------------------------------------------------------------------------

    def _describe(self) -> None:
        about = ""
        if len(self._chosen) == 1:
            one = self._chosen[0]
            who = one.name
            told = (
                fault_words(one.fault),
                skew_words(one.skew),
                f"[{one.told}]" if one.told else "",
            )
            about = " · ".join(part for part in told if part)
        elif self._chosen:
            words = translate("Lab", "{number} computers chosen")
            who = words.format(number=len(self._chosen))
        else:
            who = translate("Lab", "No computer is chosen.")
        self._who.setText(who)
        self._about.setText(about)
        self._about.setVisible(bool(about))

    def _rename(self, act: Act, words: str) -> None:
        self._actions[act].setText(words)
        self._buttons[act].setText(words)
        self._buttons[act].setAccessibleName(words)

    # --- Making ---------------------------------------------------------------------------------

    def _make(self, act: Act, words: str, menu: QMenu | None = None, keys: str = "") -> QAction:
        action = QAction(words, self)
        action.setObjectName(f"lab.action.{act}")
        if keys:
            action.setShortcut(QKeySequence(keys))
        if menu is None:
            action.triggered.connect(partial(self._want, act))
        else:
            action.setMenu(menu)
            action.triggered.connect(partial(self._open_menu, act))
        self.addAction(action)
        self._actions[act] = action
        return action

    def _button(self, act: Act) -> QPushButton:
        action = self._actions[act]
        made = _wide(QPushButton(action.text()))
        made.setObjectName(f"lab.act.{act}")
        made.setAccessibleName(action.text())
        keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        made.setToolTip(f"{action.text()} ({keys})" if keys else action.text())
        menu = action.menu()
        if isinstance(menu, QMenu):
            made.setMenu(menu)
        else:
            made.clicked.connect(lambda _checked=False: action.trigger())
        self._buttons[act] = made
        return made

    def _rest(self) -> QMenu:
        menu = QMenu(self)
        menu.setObjectName("lab.rest")
        want = self.wanted.emit
        check = self._make(Act.CHECK, translate("Lab", "Check for Updated License"))
        extend = self._make(Act.EXTEND, translate("Lab", "Make Available Offline"),
                            days_menu(self, want))  # fmt: skip
        back = self._make(Act.RETURN, translate("Lab", "Return Early"))
        out = self._make(Act.LOG_OUT, translate("Lab", "Log Out"))
        skew = self._make(Act.SKEW, translate("Lab", "Set Its Clock"), clock_menu(self, want))
        gone = self._make(Act.REMOVE, translate("Lab", "Remove"), keys="Del")
        menu.addActions([check, extend, back, out])
        menu.addSeparator()
        menu.addAction(skew)
        menu.addSeparator()
        menu.addAction(gone)
        return menu

    # --- Doing ----------------------------------------------------------------------------------

    def _meant(self, act: Act) -> Act:
        """What a button that changes its words stands for now."""
        if act is Act.SLEEP and self._asleep:
            return Act.WAKE
        if act is Act.UNPLUG and self._unplugged:
            return Act.PLUG_IN
        return act

    def _want(self, act: Act, _checked: bool = False) -> None:
        self.wanted.emit(self._meant(act), None)

    def _open_menu(self, act: Act, _checked: bool = False) -> None:
        beside = self._buttons.get(act, self._more)
        menu = self._actions[act].menu()
        if isinstance(menu, QMenu):
            menu.popup(beside.mapToGlobal(beside.rect().bottomLeft()))

    def _others(self) -> list[str]:
        chosen = {one.name for one in self._chosen}
        return [one.name for one in self._all if one.name not in chosen]


def _wide(made: QPushButton) -> QPushButton:
    made.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
    made.setAutoDefault(False)
    return made
