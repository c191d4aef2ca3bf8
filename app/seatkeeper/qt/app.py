"""Starting the application: window first, everything slow after it is on the screen."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer, Signal, Slot
from PySide6.QtWidgets import QApplication

from seatkeeper.qt import theme
from seatkeeper.qt.bridge import Bridge
from seatkeeper.qt.interrupts import close_on_interrupt, wake_on_signals
from seatkeeper.qt.lanes import QtLanes
from seatkeeper.qt.settings import UiSettings
from seatkeeper.qt.window import MainWindow

if TYPE_CHECKING:
    from seatkeeper.qt.choosing import FileChooser
    from seatkeeper.qt.stage import Stage
    from seatkeeper.qt.views.cannot_start import CannotStartView
    from seatkeeper.service.client import Client
    from seatkeeper.service.ports import Lanes, Observer

__all__ = ["AppWindow", "StartFailure", "build_application", "run_window"]

LEFT_TO_CLOSE: Final = 0.4
"""Seconds that lanes may still take after the window has closed."""


@dataclass(frozen=True, slots=True)
class StartFailure:
    """Why there is no client.

    Attributes:
        code: Stable, like ``vault-locked``.
        detail: Facts in English.
    """

    code: str
    detail: str = ""


def build_application(argv: Sequence[str]) -> QApplication:
    """Make the application object, or take the one that is there.

    Args:
        argv: Command line, for Qt's own options.
    """
    app = QApplication.instance()
    if not isinstance(app, QApplication):
        app = QApplication(list(argv))
    app.setApplicationName("seatkeeper")
    app.setApplicationDisplayName("Seatkeeper")
    if not app.styleSheet():  # the style cannot be asked for its name once a sheet is on it
        app.setStyle("Fusion")
    # A session ends when the server has been told, not when its window is hidden.
    app.setQuitOnLastWindowClosed(False)
    return app


class AppWindow(QObject):
    """One session in one window, from the first paint to the end.

    ``ready`` is sent with the stage when the client is there; ``ended`` when the session is over.
    """

    ready = Signal(object)
    ended = Signal()

    def __init__(
        self,
        make_client: Callable[[Lanes, Observer], Client | StartFailure],
        *,
        settings: UiSettings,
        files: FileChooser | None = None,
    ) -> None:
        """Build the frame; nothing slow happens before ``show``.

        Args:
            make_client: Joins the real parts. It is called on a lane after the first paint, so it
                may import and read what it likes; it answers failures as values.
            settings: Where the window's memory is kept.
            files: Asks for files; the system's dialogs by default.
        """
        super().__init__()
        self._make_client, self._settings, self._files = make_client, settings, files
        self._memory = settings.load()
        theme.apply(build_application(()), theme.resolve(self._memory.appearance))
        self.lanes, self.bridge = QtLanes(), Bridge()
        self.window = MainWindow(self._memory)
        self.stage: Stage | None = None
        self._failed: CannotStartView | None = None
        self.window.ask_before_closing(self._end)

    def show(self) -> None:
        """Show the window; the session starts after its first paint."""
        self.window.painted.connect(self._start)
        self.window.show()

    def finish(self) -> None:
        """Let go of everything, within ``LEFT_TO_CLOSE``."""
        self.bridge.detach()
        self.lanes.close(LEFT_TO_CLOSE)
        self.window.hide()
        self.window.deleteLater()

    @Slot()
    def _start(self) -> None:
        self.lanes.submit("start", lambda: self._make_client(self.lanes, self.bridge), self._made)

    def _made(self, made: Client | StartFailure) -> None:
        if isinstance(made, StartFailure):
            self._say(made)
            return
        from seatkeeper.qt.choosing import SystemDialogs  # noqa: PLC0415 - after the first paint
        from seatkeeper.qt.stage import Stage  # noqa: PLC0415

        files = self._files or SystemDialogs()
        self.stage = Stage(
            self.window, made, self.bridge, self.lanes, self._settings, self._memory, files
        )
        self.stage.ended.connect(self.ended)
        self.stage.begin()
        self.ready.emit(self.stage)

    def _say(self, failure: StartFailure) -> None:
        from seatkeeper.qt.phrasing.starting import explain_start  # noqa: PLC0415
        from seatkeeper.qt.views.cannot_start import CannotStartView  # noqa: PLC0415

        if self._failed is None:
            self._failed = CannotStartView()
            self._failed.again.connect(self._start)
            self.window.pages.addWidget(self._failed)
        self._failed.say(explain_start(failure.code, failure.detail))
        self.window.pages.setCurrentWidget(self._failed)

    def _end(self) -> bool:
        self.ended.emit()
        return True


def run_window(
    make_client: Callable[[Lanes, Observer], Client | StartFailure],
    *,
    settings: UiSettings,
    argv: Sequence[str] = (),
    files: FileChooser | None = None,
    ready: Callable[[Stage], object] | None = None,
) -> int:
    """Show the window until its session is over.

    Args:
        make_client: As for ``AppWindow``.
        settings: Where the window's memory is kept.
        argv: Command line, for Qt's own options.
        files: Asks for files; the system's dialogs by default.
        ready: Called with the stage when the client is there.

    Returns:
        The exit status: 0.
    """
    app = build_application(argv)
    running = AppWindow(make_client, settings=settings, files=files)
    close_on_interrupt(running.window, running.window.close)
    running.window.painted.connect(lambda: wake_on_signals(running.window))
    # Posted, because a window closed before the loop runs would quit nothing.
    running.ended.connect(lambda: QTimer.singleShot(0, app.quit))
    if ready is not None:
        running.ready.connect(ready)
    running.show()
    status = app.exec()
    running.finish()
    return status
