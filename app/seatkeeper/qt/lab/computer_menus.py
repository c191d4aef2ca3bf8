"""The menus of the chosen computers: who logs in, what is wrong with the network, and the rest."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import timedelta
from functools import partial
from typing import Final

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from seatkeeper.qt.i18n import translate
from seatkeeper.qt.lab.acts import Act
from seatkeeper.qt.phrasing.demo_accounts import situation
from seatkeeper.qt.phrasing.lab import elapsed, fault_words, skew_words

__all__ = ["Want", "clock_menu", "days_menu", "faults_menu", "others_menu", "people_menu"]

Want = Callable[[Act, object], object]

SKEWS: Final = tuple(timedelta(hours=hours) for hours in (-24, -2, 0, 2, 24))
DAYS: Final = (1, 7, 30)


def people_menu(parent: QWidget, people: Sequence[tuple[str, str]], want: Want) -> QMenu:
    """Who can log in.

    Args:
        parent: Whose menu it is.
        people: Email and situation.
        want: Told what was chosen.
    """
    menu = _menu(parent, "lab.people")
    for email, told in people:
        added = _choice(menu, f"lab.person.{email}", email, partial(want, Act.LOG_IN, email))
        added.setToolTip(situation(told))
    return menu


def faults_menu(parent: QWidget, faults: Sequence[str], want: Want) -> QMenu:
    """What can be wrong with the network."""
    menu = _menu(parent, "lab.faults")
    everything = translate("Lab", "Everything Works")
    _choice(menu, "lab.fault.none", everything, lambda: want(Act.FAULT, ""))
    menu.addSeparator()
    for fault in faults:
        _choice(
            menu, f"lab.fault.{fault}", fault_words(fault),
            partial(want, Act.FAULT, fault),
        )  # fmt: skip
    return menu


def others_menu(parent: QWidget, others: Callable[[], Sequence[str]], want: Want) -> QMenu:
    """The other computers, as they are when the menu opens."""
    menu = _menu(parent, "lab.others")

    def fill() -> None:
        menu.clear()
        names = others()
        for name in names:
            _choice(menu, f"lab.other.{name}", name, partial(want, Act.COPY_CACHE, name))
        if not names:
            menu.addAction(translate("Lab", "There is no other computer.")).setEnabled(False)

    menu.aboutToShow.connect(fill)
    return menu


def days_menu(parent: QWidget, want: Want) -> QMenu:
    """For how long a computer is made available offline."""
    menu = _menu(parent, "lab.days")
    for days in DAYS:
        words = translate("Lab", "For {time}").format(time=elapsed(timedelta(days=days)))
        _choice(menu, f"lab.extend.{days}", words, partial(want, Act.EXTEND, days))
    return menu


def clock_menu(parent: QWidget, want: Want) -> QMenu:
    """How wrong a computer's clock can be."""
    menu = _menu(parent, "lab.skews")
    for skew in SKEWS:
        words = skew_words(skew) or translate("Lab", "clock right")
        name = f"lab.skew.{round(skew.total_seconds() / 3600)}"
        _choice(menu, name, words, partial(want, Act.SKEW, skew))
    return menu


def _menu(parent: QWidget, name: str) -> QMenu:
    menu = QMenu(parent)
    menu.setObjectName(name)
    menu.setToolTipsVisible(True)
    return menu


def _choice(menu: QMenu, name: str, words: str, chosen: Callable[[], object]) -> QAction:
    added = menu.addAction(words)
    added.setObjectName(name)
    added.triggered.connect(lambda _checked=False: chosen())
    return added
