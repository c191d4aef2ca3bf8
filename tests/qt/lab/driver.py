"""Hands and eyes on the lab's window, on a real lab."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QTableView, QWidget
from pytestqt.qtbot import QtBot

from seatkeeper.qt.lab.snapshot import ComputerShown, LabShown
from seatkeeper.qt.lab.window import LabWindow
from tests.qt.driver import FixedFiles

PATIENCE = 60_000
"""Milliseconds; a test that waits this long has failed."""

Found = TypeVar("Found", bound=QObject)


class LabDriver:
    """Drives one window.

    Attributes:
        window: The window.
        files: What its questions for files are answered with.
        patience: Milliseconds after which waiting has failed.
    """

    def __init__(self, qtbot: QtBot, window: LabWindow, files: FixedFiles) -> None:
        self._qtbot = qtbot
        self.window, self.files = window, files
        self.patience = PATIENCE

    # --- eyes ---

    @property
    def shown(self) -> LabShown:
        """The lab as the window shows it."""
        assert self.window.shown is not None
        return self.window.shown

    def computer(self, name: str) -> ComputerShown:
        """A computer as the window shows it."""
        return next(one for one in self.shown.computers if one.name == name)

    def find(self, kind: type[Found], name: str) -> Found:
        """The control of this name, in the window or a dialog of it."""
        for top in (self.window, *QApplication.topLevelWidgets()):
            found = top.findChild(kind, name)
            if found is not None:
                return found
        raise AssertionError(f"there is no {name}")

    def read(self, name: str) -> str:
        """What a label says; empty when it cannot be seen."""
        label = self.window.findChild(QLabel, name)
        return label.text() if isinstance(label, QLabel) and label.isVisible() else ""

    def row(self, key: str, name: str = "lab.computers") -> str:
        """What a row of a list says."""
        view = self.find(QObject, name)
        model = view.model()  # type: ignore[attr-defined] # a list of rows
        rows = [str(model.index(row, 0).data()) for row in range(model.rowCount())]
        return next(one for one in rows if one.startswith(key))

    def cells(self, name: str, column: int) -> list[str]:
        """What a column of a table says."""
        model = self.find(QTableView, name).model()
        return [str(model.index(row, column).data()) for row in range(model.rowCount())]

    def until(self, true: Callable[[], object]) -> None:
        """Wait until something is true."""
        self._qtbot.waitUntil(lambda: bool(true()), timeout=self.patience)

    def idle(self) -> None:
        """Wait until the lab has done all that it was asked for."""
        asked: list[object] = []
        self.until(lambda: not self.window.worker.busy)
        self.window.worker.ask(lambda _lab: None, asked.append)
        self.until(lambda: asked)

    def turn(self) -> None:
        """Let the event loop come round, and paint."""
        self._qtbot.wait(30)

    # --- hands ---

    def press(self, name: str) -> None:
        """Press a button that can be seen and pressed; wait until it is done."""
        button = self.find(QAbstractButton, name)
        self.until(lambda: button.isVisible() and button.isEnabled())
        button.click()

    def trigger(self, name: str) -> None:
        """Choose an action of a menu, by its whole name."""
        action = self.find(QAction, name)
        assert action.isEnabled(), f"{name} cannot be chosen"
        action.trigger()

    def write(self, name: str, text: str) -> None:
        """Type into a field, replacing what is there."""
        field = self.find(QLineEdit, name)
        field.clear()
        QTest.keyClicks(field, text)

    def add(self, number: int = 1) -> None:
        """Add computers, which are chosen then."""
        before = len(self.shown.computers)
        self.window.steering.add(number)
        self.until(lambda: len(self.shown.computers) == before + number)
        self.idle()

    def choose(self, *names: str) -> None:
        """Choose computers in the list."""
        self.window.computers.list.choose(*names)

    def act(self, name: str, act: str) -> None:
        """Choose a computer and press one of its buttons; wait until it is done."""
        self.choose(name)
        self.press(f"lab.act.{act}")
        self.idle()

    def pick(self, name: str, action: str) -> None:
        """Choose a computer and an entry of one of its menus; wait until it is done."""
        self.choose(name)
        self.trigger(action)
        self.idle()

    def log_in(self, name: str, person: str) -> None:
        """Log a person of the demo in at a computer."""
        self.pick(name, f"lab.person.{person}@demo.example")

    def forward(self, step: str) -> None:
        """Press one of the steps of the clock, and wait until the time has passed."""
        self.press(f"lab.forward.{step}")
        self.idle()

    def visible(self, name: str) -> bool:
        """Whether a control of this name can be seen."""
        found = self.window.findChild(QWidget, name)
        return isinstance(found, QWidget) and found.isVisible()
