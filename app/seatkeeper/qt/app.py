"""Starting the application: window first, everything slow after it is on the screen.

Rules. One window is one session. Where no server is known there is no session yet, and the window
asks how to begin. When a session ends so that one with another server can begin, a new window takes
the place of the old one.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING, Final, NamedTuple

from PySide6.QtCore import QObject, QTimer, Signal, Slot
from PySide6.QtWidgets import QApplication

from seatkeeper.qt import theme
from seatkeeper.qt.bridge import Bridge
from seatkeeper.qt.i18n.language import speak
from seatkeeper.qt.lanes import QtLanes
from seatkeeper.qt.sessions import Sessions
from seatkeeper.qt.settings import UiSettings
from seatkeeper.qt.surroundings import Surroundings
from seatkeeper.qt.window import MainWindow

if TYPE_CHECKING:
    from seatkeeper.qt.choosing import FileChooser
    from seatkeeper.qt.instance import Instance
    from seatkeeper.qt.screens import Screens
    from seatkeeper.qt.server_list.first_start import FirstStart
    from seatkeeper.qt.server_list.port import Place
    from seatkeeper.qt.stage import Stage
    from seatkeeper.qt.views.cannot_start import CannotStartView
    from seatkeeper.service.client import Client
    from seatkeeper.service.ports import Lanes, Observer

__all__ = ["AppWindow", "StartFailure", "build_application", "run_window"]

NAME: Final = "seatkeeper"
"""Of the program, for Qt."""
LEFT_TO_CLOSE: Final = 0.4
"""Seconds that lanes may still take after the window has closed."""


class StartFailure(NamedTuple):
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
        # Not by ``setStyle``: its answer has PySide make all enums of QStyle.
        app = QApplication([*(argv or [NAME]), "-style", "Fusion"])
    elif app.applicationName() != NAME and not app.styleSheet():
        app.setStyle("Fusion")
    app.setApplicationName(NAME)
    app.setApplicationDisplayName("Seatkeeper")
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
        language: str = "",
        around: Surroundings | None = None,
    ) -> None:
        """Build the frame; nothing slow happens before ``show``.

        Args:
            make_client: Joins the real parts. It is called on a lane after the first paint, so it
                may import and read what it likes; it answers failures as values.
            settings: Where the window's memory is kept.
            files: Asks for files; the system's dialogs by default.
            language: Wins over the one that was chosen in the menu, like ``de``.
            around: What surrounds the window; nothing by default.
        """
        super().__init__()
        self._make_client, self._settings, self._files = make_client, settings, files
        self._around = around or Surroundings()
        self._memory = settings.load()
        app = build_application(())
        speak(app, language or self._memory.language)
        theme.apply(app, theme.resolve(self._memory.appearance))
        self.lanes, self.bridge = QtLanes(), Bridge()
        self.window = MainWindow(self._memory)
        self.stage: Stage | None = None
        self._failed: CannotStartView | None = None
        self._first: FirstStart | None = None
        self._begun = self._leaving = self._over = False
        self.window.ask_before_closing(self._end)

    def show(self) -> None:
        """Show the window; the session starts after its first paint."""
        self.window.painted.connect(self._start)
        self.window.show()

    def interrupt(self) -> None:
        """Close without a question; what is not saved is kept for the next start."""
        if self.stage is not None:
            self.stage.desk.asks = False
        self.window.close()

    @property
    def again(self) -> bool:
        """Whether another session is to begin now that this one is over."""
        return self.stage is not None and self.stage.again

    @property
    def closing(self) -> bool:
        """Whether the end of the session has begun."""
        return self.stage is not None and self.stage.closing

    def finish(self) -> None:
        """Let go of everything, within ``LEFT_TO_CLOSE``."""
        self._over = True
        self.bridge.detach()
        self.lanes.close(LEFT_TO_CLOSE)
        self.window.hide()
        self.window.deleteLater()

    @Slot()
    def _start(self) -> None:
        self.lanes.submit("start", self._prepare, self._made)

    def _prepare(self) -> Client | StartFailure:
        """On the lane: what is slow to import is not imported on the GUI thread."""
        made = self._make_client(self.lanes, self.bridge)
        import seatkeeper.qt.icons  # noqa: F401, PLC0415 - the next thing that is needed

        return made

    def _made(self, made: Client | StartFailure) -> None:
        from seatkeeper.qt.icons import program_icon  # noqa: PLC0415 - imported by now

        self.window.setWindowIcon(program_icon())
        if isinstance(made, StartFailure):
            if made.code == "no-server" and self._around.servers is not None:
                self._ask_how_to_begin()
            else:
                self._say(made)
            return
        # The disk and the server take their time, in which the screens are imported and built.
        self._begun = True
        made.start()
        self.lanes.submit("start", _import_stage, partial(self._build, made))

    # From here on in several turns of the loop, so that none keeps it for long.

    def _build(self, made: Client, _imported: None) -> None:
        from seatkeeper.qt.screens import Screens  # noqa: PLC0415 - imported by now

        screens = Screens(self.window, made)
        self._next(lambda: self._set_up(made, screens))

    def _set_up(self, made: Client, screens: Screens) -> None:
        from seatkeeper.qt.stage import Stage  # noqa: PLC0415 - imported by now

        stage = Stage(
            screens, made, self.bridge, self.lanes, self._settings, self._memory,
            self._chooser(), self._around,
        )  # fmt: skip
        stage.ended.connect(self.ended)
        self._next(lambda: self._begin(stage))

    def _begin(self, stage: Stage) -> None:
        self.stage = stage
        stage.begin()
        self.ready.emit(stage)
        if self._leaving:
            self.window.close()

    def _next(self, step: Callable[[], None]) -> None:
        """Go on in the next turn of the loop, unless everything was let go of."""
        QTimer.singleShot(0, lambda: None if self._over else step())

    def _chooser(self) -> FileChooser:
        from seatkeeper.qt.choosing import SystemDialogs  # noqa: PLC0415 - after the first paint

        return self._files or SystemDialogs()

    def _ask_how_to_begin(self) -> None:
        from seatkeeper.qt.server_list.first_start import FirstStart  # noqa: PLC0415

        around = self._around
        if self._first is None and around.servers is not None:
            self._first = FirstStart(around.servers, around.start_demo, self.lanes, self._chooser())
            self._first.settled.connect(self._start)
            self._first.demo.connect(self._go_to)
            self.window.pages.addWidget(self._first)
        if self._first is not None:
            self._first.begin()
            self.window.pages.setCurrentWidget(self._first)

    @Slot(object)
    def _go_to(self, place: Place) -> None:
        """Begin somewhere else, in the same window."""
        self._make_client, self._settings = place.make_client, place.settings
        self._around = self._around._replace(servers=place.servers, start_demo=None)
        self.window.pages.setCurrentIndex(0)
        self._start()

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
        if self._begun:
            # There may be a seat by now; only the stage, which is nearly there, can give it back.
            self._leaving = True
            return False
        self.ended.emit()
        return True


def _import_stage() -> None:
    # Slow, so on the lane.
    import seatkeeper.qt.screens  # noqa: PLC0415
    import seatkeeper.qt.stage  # noqa: F401, PLC0415


def run_window(
    make_client: Callable[[Lanes, Observer], Client | StartFailure],
    *,
    settings: UiSettings,
    argv: Sequence[str] = (),
    language: str = "",
    around: Surroundings | None = None,
    instance: Instance | None = None,
    ready: Callable[[Stage], object] | None = None,
) -> int:
    """Show the window until its session is over, and that of the next server if one is wanted.

    Args:
        make_client: As for ``AppWindow``.
        settings: Where the window's memory is kept.
        argv: Command line, for Qt's own options.
        language: Wins over the one that was chosen in the menu, like ``de``.
        around: What surrounds the window; nothing by default.
        instance: This process among those of the same profile, already claimed; None when it is
            the only one anyway.
        ready: Called with each stage when its client is there.

    Returns:
        The exit status: 0.
    """
    app = build_application(argv)

    def open_window() -> AppWindow:
        made = AppWindow(make_client, settings=settings, language=language, around=around)
        if ready is not None:
            made.ready.connect(ready)
        return made

    return Sessions(open_window, instance).run(app)
