"""Hands and eyes on a window: finds controls by object name, presses, types, waits, reads.

Waiting spins an event loop (``qtbot.waitUntil``), which lets the lanes' threads run; ``QTest``'s
own waiting holds the interpreter's lock and starves them.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QObject, Qt, QUrl
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QDialog, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from seatkeeper.qt.stage import Stage
from seatkeeper.sandbox.demo import PASSWORD
from seatkeeper.session.states import State

WidgetT = TypeVar("WidgetT", bound=QObject)
StateT = TypeVar("StateT", bound=State)

PATIENCE = 60_000
"""Milliseconds; a test that waits this long has failed."""


class FixedFiles:
    """A file chooser that always chooses ``path``, or its suggestion in ``folder``."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.path: Path | None = None
        self.asked: list[str] = []

    def to_open(
        self, parent: QWidget, title: str, kinds: str, done: Callable[[Path], None]
    ) -> None:
        assert parent.isVisible()
        assert kinds
        self.asked.append(title)
        assert self.path is not None, "the test has not chosen a file to open"
        done(self.path)

    def to_save(
        self, parent: QWidget, title: str, name: str, kinds: str, done: Callable[[Path], None]
    ) -> None:
        assert parent.isVisible()
        assert kinds
        self.asked.append(title)
        done(self.path or self.folder / name)


class Driver:
    """Drives one window.

    Attributes:
        stage: What is driven.
        urls: Addresses that were opened outside.
    """

    def __init__(self, qtbot: QtBot, stage: Stage, files: FixedFiles) -> None:
        self._qtbot = qtbot
        self.stage, self.files = stage, files
        self.window = stage.window
        self.urls: list[str] = []
        stage.wishes.open_url = self._opened

    def _opened(self, url: QUrl) -> None:
        self.urls.append(url.toString())

    def find(self, kind: type[WidgetT], name: str) -> WidgetT:
        """The control of this name."""
        found = self.window.findChild(kind, name)
        assert isinstance(found, kind), f"there is no {name}"
        return found

    def press(self, name: str) -> None:
        """Press a button that can be seen and pressed."""
        self.until(lambda: self.sees(name))
        button = self.find(QAbstractButton, name)
        assert button.isEnabled(), f"{name} cannot be pressed"
        button.click()

    def trigger(self, name: str) -> None:
        """Choose an action from a menu."""
        action = self.find(QAction, f"action.{name}")
        assert action.isEnabled(), f"{name} cannot be chosen"
        action.trigger()

    def write(self, name: str, text: str) -> None:
        """Type into a field, replacing what is there."""
        field = self.find(QLineEdit, name)
        field.clear()
        QTest.keyClicks(field, text)

    def read(self, name: str) -> str:
        """What a label says; empty when it cannot be seen."""
        label = self.window.findChild(QLabel, name)
        return label.text() if isinstance(label, QLabel) and label.isVisible() else ""

    def sees(self, name: str) -> bool:
        """Whether a control of this name can be seen."""
        found = self.window.findChild(QWidget, name)
        return isinstance(found, QWidget) and found.isVisible()

    def dialog(self, name: str) -> QDialog:
        """An open dialog."""
        found = self.find(QDialog, name)
        assert found.isVisible()
        return found

    def until(self, true: Callable[[], object]) -> None:
        """Wait until something is true."""
        self._qtbot.waitUntil(lambda: bool(true()), timeout=PATIENCE)

    def until_state(self, kind: type[StateT]) -> StateT:
        """Wait for a state."""
        self.until(lambda: isinstance(self.stage.client.state, kind))
        state: State = self.stage.client.state
        assert isinstance(state, kind)
        return state

    def log_in(self, email: str, password: str = PASSWORD) -> None:
        """Type email and password, and press Log in."""
        self.until(lambda: self.sees("login.email"))
        self.write("login.email", email)
        self.write("login.password", password)
        QTest.keyClick(self.find(QLineEdit, "login.password"), Qt.Key.Key_Return)
