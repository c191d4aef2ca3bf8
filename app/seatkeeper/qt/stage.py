"""The stage: joins window, client and screens, and carries wishes from one to the other.

Rules. A screen is chosen by the state alone. A wish is dispatched only when the session allows it;
a screen that is a moment behind can therefore never do harm. Background failures appear in a
banner and never in a dialog that stops work. Closing asks the server to take the seat back, but
waits no longer than ``PATIENCE`` for it.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer, Signal, Slot
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtWidgets import QApplication

from seatkeeper.qt import theme
from seatkeeper.qt.desk import Desk
from seatkeeper.qt.dialogs import Dialogs
from seatkeeper.qt.i18n import translate
from seatkeeper.qt.i18n.language import spoken
from seatkeeper.qt.phrasing.notices import explain_notice
from seatkeeper.qt.projects import Projects
from seatkeeper.qt.recovery import Recovery
from seatkeeper.qt.shell import Shell
from seatkeeper.qt.theme import Appearance
from seatkeeper.qt.wishes import Wishes
from seatkeeper.session.events import Activity, Check, Close, Event, Retry
from seatkeeper.session.states import (
    Closed,
    Notice,
    SignedOut,
    SigningIn,
    State,
)

if TYPE_CHECKING:
    from seatkeeper.qt.bridge import Bridge
    from seatkeeper.qt.choosing import FileChooser
    from seatkeeper.qt.phrasing import Explanation
    from seatkeeper.qt.screens import Screens
    from seatkeeper.qt.settings import UiSettings, WindowMemory
    from seatkeeper.qt.surroundings import Surroundings
    from seatkeeper.service.client import Client
    from seatkeeper.service.ports import Lanes

__all__ = ["Stage"]

LANE: Final = "files"
PATIENCE: Final = 1500
"""Milliseconds that closing waits for the server; with the lanes' own deadline under 2 seconds."""


class Stage(QObject):
    """The session on the screen.

    Attributes:
        window: The main window; every control is found in it by its object name.
        client: The session.
        screens: The pages of the window.
        projects: The open project.
        dialogs: The other windows.
        wishes: What is done outside the session; its ``open_url`` can be replaced.
        shell: What surrounds the session: tray, servers, preferences.
        again: Whether another session is to begin when this one is over.
        closing: Whether the end has begun.

    ``ended`` is sent when the session is over and the window is gone.
    """

    ended = Signal()

    def __init__(  # noqa: PLR0917 - one caller, which names what it has
        self,
        screens: Screens,
        client: Client,
        bridge: Bridge,
        lanes: Lanes,
        settings: UiSettings,
        memory: WindowMemory,
        files: FileChooser,
        around: Surroundings,
    ) -> None:
        window = screens.window
        super().__init__(window)
        self.window, self.client = window, client
        self.bridge, self._lanes = bridge, lanes
        self._settings, self._memory = settings, memory
        self._workspace_seen = self.closing = self._over = False
        self.screens = screens
        recovery = Recovery(settings.folder / "unsaved")
        self.projects = Projects(lambda: self.screens.editor, lanes, files, recovery, window)
        self.desk = Desk(window, client, self.screens, self.projects)
        self.dialogs = Dialogs(window, client, lanes, files, spoken())
        self.wishes = Wishes(client, self.screens, self.dialogs)
        self.shell = Shell(window, client, self.screens, around, lanes, files)
        self.again = False
        self._impatience = QTimer(self, singleShot=True, interval=PATIENCE)
        self._impatience.timeout.connect(self._finish)
        self._connect_actions()
        self.projects.opened.connect(self._remember_project)
        self.screens.workspace.home.forgotten.connect(self._forget_project)

    def begin(self) -> None:
        """Show what the client has come to so far, and whatever comes now; not before."""
        self._connect_session()
        self.bridge.attach(self.client)
        self.screens.workspace.home.show_recent(self._memory.recent)
        self.show_state(self.client.state)
        self.bridge.catch_up()

    # --- Wiring -----------------------------------------------------------------------------------

    def _connect_session(self) -> None:
        self.bridge.state_changed.connect(self.show_state)
        self.bridge.noticed.connect(self.tell)
        self.bridge.restarting.connect(self._restart)
        self.bridge.pulsed.connect(self._refresh)
        self.window.ask_before_closing(self._may_close)
        screens = self.screens
        for asking in (screens, self.dialogs):
            asking.wanted.connect(self.wishes.want)
            asking.asked.connect(self.dispatch)
        self.dialogs.addressed.connect(self.wishes.open)
        screens.changing.connect(self.shell.servers)
        self.shell.moving.connect(lambda: self.desk.leave(self._move))
        self.shell.failed.connect(self.say)
        self.dialogs.leaving.connect(lambda event: self.desk.leave(lambda: self.dispatch(event)))
        screens.workspace.offer(
            {
                "check": (
                    translate("Window", "Check for Updated License"),
                    lambda: self.dispatch(Check()),
                ),
                "retry": (translate("Window", "Try Again"), lambda: self.dispatch(Retry())),
                "log-in": (translate("Window", "Log In…"), self.dialogs.log_in_again),
                "still-here": (
                    translate("Window", "I'm Still Here"),
                    lambda: self.dispatch(Activity()),
                ),
                "take-again": (
                    translate("Window", "Take a Seat Again"),
                    lambda: self.dispatch(Activity()),
                ),
                "portal": (
                    translate("Window", "Open the Portal"),
                    lambda: self.wishes.want("licenses"),
                ),
            }
        )

    def _connect_actions(self) -> None:
        actions = self.screens.actions
        for action, name in (
            (actions.offline, "validate-offline"),
            (actions.seats, "licenses"),
            (actions.usage, "usage-record"),
            (actions.diagnostics, "diagnostics"),
            (actions.copy, "copy-support"),
            (actions.log_out, "log-out"),
        ):
            action.triggered.connect(lambda _on=False, wish=name: self.wishes.want(wish))
        actions.info.triggered.connect(self.dialogs.license_info)
        actions.check.triggered.connect(lambda: self.dispatch(Check()))
        actions.quit.triggered.connect(self.window.close)
        actions.appearance.triggered.connect(self._choose_appearance)
        for action in actions.appearance.actions():
            action.setChecked(action.data() == self._memory.appearance)
        actions.language.triggered.connect(self._choose_language)
        for action in actions.language.actions():
            action.setChecked(action.data() == self._memory.language)
        # To a slot and not to a lambda: the style hints live on, and would keep this stage alive.
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._dress)

    # --- The session ------------------------------------------------------------------------------

    def dispatch(self, event: Event) -> None:
        """Pass a wish on, if it is allowed now."""
        if self.client.allows(type(event)):
            self.client.dispatch(event)

    @Slot(object)
    def show_state(self, state: State) -> None:
        """Render a state."""
        if isinstance(state, Closed):
            self._finish()
            return
        self.screens.show_state(state, self.client.now())
        self.desk.show_state(state)
        self.dialogs.show_state(state)
        self.shell.show_state(state)
        if isinstance(state, SignedOut):
            self.wishes.discover()
        if self.screens.in_workspace and not self._workspace_seen:
            self._workspace_seen = True
            if not self.client.info.vault_persistent:
                self.tell(Notice("session-only"))

    @Slot(object)
    def tell(self, notice: Notice) -> None:
        """Say what happened by itself."""
        if notice.code == "release-failed":
            self.dialogs.log_out_failed(notice.until)
            return
        said = explain_notice(notice, server=self.client.info.name, now=self.client.now())
        if notice.code == "seat-free":
            self.shell.announce(said)
        self.say(said)

    @Slot(object)
    def say(self, said: Explanation) -> None:
        """Say it where it is seen now."""
        if isinstance(self.client.state, SignedOut | SigningIn):
            self.screens.login.say(said)
        else:
            self.screens.workspace.show_news(said)

    @Slot()
    def _restart(self) -> None:
        self.dialogs.close_all()
        self.desk.restart()
        self._workspace_seen = False

    @Slot()
    def _refresh(self) -> None:
        self.screens.refresh(self.client.state, self.client.now())
        self.dialogs.show_state(self.client.state)
        self.shell.show_state(self.client.state)

    # --- Project, appearance, memory --------------------------------------------------------------

    def _remember_project(self, path: Path) -> None:
        self._memory = self._memory._replace(recent=self._memory.opened(path))
        self._save_memory()

    def _forget_project(self, path: Path) -> None:
        self._memory = self._memory._replace(recent=self._memory.without(path))
        self._save_memory()

    def _choose_appearance(self, action: QAction) -> None:
        self._memory = self._memory._replace(appearance=Appearance(str(action.data())))
        self._dress()
        self._save_memory()

    def _choose_language(self, action: QAction) -> None:
        self._memory = self._memory._replace(language=str(action.data()))
        self._save_memory()
        self.tell(Notice("language-chosen"))

    @Slot()
    def _dress(self) -> None:
        app = QApplication.instance()
        if isinstance(app, QApplication):
            theme.apply(app, theme.resolve(self._memory.appearance))

    def _save_memory(self) -> None:
        memory = self._memory
        self.screens.workspace.home.show_recent(memory.recent)
        self._lanes.submit(LANE, lambda: self._settings.save(memory), lambda _none: None)

    # --- Closing ----------------------------------------------------------------------------------

    def _may_close(self) -> bool:
        """Begin to close; the window goes when the session has ended, or after ``PATIENCE``."""
        if self.closing:
            self._finish()  # pressed once more: whoever does that does not want to wait
            return True
        if not isinstance(self.client.state, Closed):
            self.desk.leave(self._close)
        return isinstance(self.client.state, Closed)

    def _move(self) -> None:
        """End this session, so that one with another server can begin."""
        self.again = True
        self._close()

    def _close(self) -> None:
        self.closing = True
        self.projects.keep()
        geometry, maximized = self.window.remembered(self._memory)
        self._memory = self._memory._replace(geometry=geometry, maximized=maximized)
        self._save_memory()
        self.dialogs.close_all()
        self.shell.close_all()
        self._impatience.start()
        self.dispatch(Close())

    def _finish(self) -> None:
        if self._over:
            return
        self.closing = self._over = True
        self._impatience.stop()
        self.bridge.detach()
        self.shell.end()
        self.window.hide()
        self.ended.emit()
