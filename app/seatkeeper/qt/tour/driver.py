"""Drives the app through its widgets, as hands and eyes would.

Waiting turns the event loop and looks again: nothing sleeps for luck, and what does not happen in
time is a failed step with words that say what was awaited.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Final, TypeVar

from PySide6.QtCore import QDeadlineTimer, QEventLoop, QObject, QPoint, QTimer
from PySide6.QtGui import QAction, QPainter, QPixmap
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QDialog,
    QLabel,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QWidget,
)

from seatkeeper.qt import theme
from seatkeeper.qt.app import AppWindow
from seatkeeper.qt.theme import DARK, LIGHT
from seatkeeper.qt.tour.world import TourComputer
from seatkeeper.session.states import State

__all__ = ["Driver", "Hands", "StepFailedError"]

Found = TypeVar("Found", bound=QObject)

_PATIENCE: Final = 15_000
"""Milliseconds until a step has failed; a slow machine needs a tenth of it."""
_LOOK_EVERY: Final = 15
_EDGE: Final = 24
_HEADER: Final = 88
"""Pixels from the right edge to the avatar, and from the top to what is below it."""
_QUALITY: Final = 75
"""Of a PNG this is how little it is compressed: twice as fast for a fifth more bytes."""


class StepFailedError(Exception):
    """What the step was waiting for did not happen."""


class _FixedFiles:
    """Answers every question for a file with the path the story has named."""

    def __init__(self) -> None:
        self.next: Path | None = None

    def _answer(self, done: Callable[[Path], None]) -> None:
        path, self.next = self.next, None
        if path is None:
            raise StepFailedError("the story did not expect to be asked for a file")
        done(path)

    def to_open(
        self, parent: QWidget, title: str, kinds: str, done: Callable[[Path], None]
    ) -> None:
        self._answer(done)

    def to_save(
        self, parent: QWidget, title: str, name: str, kinds: str, done: Callable[[Path], None]
    ) -> None:
        self._answer(done)


class Hands:
    """Eyes and hands for one window and its dialogs.

    Args:
        app: The application object.
        window: The window.
        picture: Gives the path of a picture by its name.
    """

    def __init__(self, app: QApplication, window: QWidget, picture: Callable[[str], Path]) -> None:
        self._app = app
        self._picture = picture
        self.window: QWidget = window

    # --- eyes ----------------------------------------------------------------------------------

    def until(self, happened: Callable[[], bool], what: str) -> None:
        """Turn the event loop until something has happened.

        Raises:
            StepFailedError: It did not, in time.
        """
        deadline = QDeadlineTimer(_PATIENCE)
        loop = QEventLoop()
        look = QTimer(interval=_LOOK_EVERY)

        def check() -> None:
            if happened() or deadline.hasExpired():
                loop.quit()

        look.timeout.connect(check)
        look.start()
        loop.exec()
        look.stop()
        if not happened():
            raise StepFailedError(f"waited in vain for {what}")

    def find(self, kind: type[Found], name: str) -> Found:
        """Find a control by its object name.

        Raises:
            StepFailedError: There is none.
        """
        for top in [self.window, *QApplication.topLevelWidgets()]:
            if isinstance(top, kind) and top.objectName() == name:
                return top
            found = top.findChild(kind, name)
            if found is not None:
                return found
        raise StepFailedError(f"there is no {kind.__name__} called {name}")

    def text(self, name: str) -> str:
        """The text of a label or an input line."""
        widget = self.find(QWidget, name)
        if isinstance(widget, QLabel | QLineEdit):
            return widget.text()
        raise StepFailedError(f"{name} shows no text")

    def names(self, start: str, end: str) -> list[str]:
        """The names of the buttons on the screen that begin and end like that."""
        return [
            one.objectName()
            for one in self.window.findChildren(QAbstractButton)
            if one.objectName().startswith(start) and one.objectName().endswith(end)
        ]

    def shows(self, name: str) -> bool:
        """Whether a control is on the screen."""
        try:
            return self.find(QWidget, name).isVisible()
        except StepFailedError:
            return False

    def picture(self, name: str, dialog: str = "") -> None:
        """Save the window, or a dialog or menu of it, in light and in dark.

        It stays in the appearance that came last: changing it takes longer than all the rest.
        """
        widget = self.find(QWidget, dialog) if dialog else self.window
        looks = {"light": LIGHT, "dark": DARK}
        for appearance in looks if theme.current() is LIGHT else reversed(looks):
            if theme.current() is not looks[appearance]:
                theme.apply(self._app, looks[appearance])
            self.settle()
            self._seen(widget).save(str(self._picture(f"{name}-{appearance}")), "PNG", _QUALITY)

    def _seen(self, widget: QWidget) -> QPixmap:
        """What the eye sees: a menu stands below the avatar, anything else alone.

        Where it has popped up is not looked at: without a display the screen is a small one.
        """
        if not isinstance(widget, QMenu):
            return widget.grab()
        picture = self.window.grab()
        with QPainter(picture) as painter:
            below = QPoint(self.window.width() - widget.width() - _EDGE, _HEADER)
            painter.drawPixmap(below, widget.grab())
        return picture

    def settle(self) -> None:
        """Let everything that is due be painted."""
        for _ in range(3):
            self._app.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 50)

    # --- hands ---------------------------------------------------------------------------------

    def press(self, name: str) -> None:
        """Press a button.

        Raises:
            StepFailedError: It is not there, or not enabled.
        """
        button = self.find(QAbstractButton, name)
        self.until(lambda: button.isVisible() and button.isEnabled(), f"{name} to be enabled")
        button.click()
        self.settle()

    def choose(self, action: str) -> None:
        """Choose an action of a menu.

        Raises:
            StepFailedError: It is not there, or not enabled.
        """
        found = self.find(QAction, action)
        if not found.isEnabled():
            raise StepFailedError(f"{action} is not enabled")
        found.trigger()
        self.settle()

    def offers(self, action: str) -> bool:
        """Whether an action of a menu can be chosen."""
        return self.find(QAction, action).isEnabled()

    def type(self, name: str, text: str) -> None:
        """Type into an input line or the editor."""
        widget = self.find(QWidget, name)
        if isinstance(widget, QLineEdit):
            widget.setText(text)
        elif isinstance(widget, QPlainTextEdit):
            widget.setPlainText(text)
            widget.document().setModified(True)
        else:
            raise StepFailedError(f"nothing can be typed into {name}")

    def select(self, name: str, value: object) -> None:
        """Choose an entry of a drop-down by its value."""
        box = self.find(QComboBox, name)
        index = box.findData(value)
        if index < 0:
            raise StepFailedError(f"{name} does not offer {value}")
        box.setCurrentIndex(index)

    def dismiss(self, dialog: str) -> None:
        """Close a dialog."""
        self.find(QDialog, dialog).close()
        self.settle()


class Driver(Hands):
    """One running app, from its first paint to its end.

    Args:
        app: The application object.
        computer: The computer the app runs on.
        picture: Gives the path of a picture by its name.
        language: That the windows speak, like ``de``.
    """

    def __init__(
        self,
        app: QApplication,
        computer: TourComputer,
        picture: Callable[[str], Path],
        language: str,
    ) -> None:
        self.files = _FixedFiles()
        self._running = AppWindow(
            computer.make_client, settings=computer.settings, files=self.files, language=language,
            around=computer.around,
        )  # fmt: skip
        super().__init__(app, self._running.window, picture)
        self._over, self._restarts = False, 0
        self._running.ended.connect(self._end)
        self._running.bridge.restarting.connect(self._restart)
        self.window.resize(1040, 720)
        self._running.show()
        self.until(lambda: self.has_begun() or self.shows("firstStart.add"), "the app to open")

    def has_begun(self) -> bool:
        """Whether there is a session."""
        return self._running.stage is not None

    def _end(self) -> None:
        self._over = True

    def _restart(self) -> None:
        self._restarts += 1

    def log_out(self) -> None:
        """Log out through the menu, and wait until the login window has begun anew."""
        before = self._restarts
        self.choose("action.logOut")
        self.press("question.logOut")
        self.until(lambda: self._restarts > before, "the login window")
        self.settle()

    @property
    def state(self) -> State:
        """The state of the session."""
        if self._running.stage is None:
            raise StepFailedError("the app has not opened")
        return self._running.stage.client.state

    def until_state(self, *kinds: type[State]) -> State:
        """Wait for one of these states, and return it."""
        self.until(
            lambda: isinstance(self.state, kinds), " or ".join(kind.__name__ for kind in kinds)
        )
        return self.state

    def close(self) -> None:
        """Close the window as a person does, and wait for the end."""
        self.window.close()
        self.until(lambda: self._over, "the app to close")
        self._running.finish()
        self.settle()
