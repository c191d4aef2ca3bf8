"""What stands around the session: tray, notifications, servers, settings, About.

Rules. The tray shows the state and offers what the window offers; the program never lives in the
tray alone: closing the window ends it, with or without a tray, because a seat that is not seen is
a seat that others wait for. Another server is another session: this one is closed properly first.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QDialog, QMenu

from seatkeeper.qt.announcer import Announcer
from seatkeeper.qt.i18n import translate
from seatkeeper.qt.phrasing.servers import explain_server
from seatkeeper.qt.phrasing.tray import tray_words
from seatkeeper.qt.widgets.banner import Choice
from seatkeeper.qt.widgets.question import ask
from seatkeeper.session.states import SignedOut, SigningIn, State

if TYPE_CHECKING:
    from seatkeeper.qt.choosing import FileChooser
    from seatkeeper.qt.phrasing import Explanation
    from seatkeeper.qt.screens import Screens
    from seatkeeper.qt.server_list.port import ServerEntry, ServerFailure
    from seatkeeper.qt.surroundings import Surroundings
    from seatkeeper.qt.window import MainWindow
    from seatkeeper.service.client import Client
    from seatkeeper.service.ports import Lanes

__all__ = ["Shell"]


class Shell(QObject):
    """Surrounds one session.

    ``moving`` is sent when this session is to end so that another server can be used; ``failed``
    carries the explanation when that is not possible.
    """

    moving = Signal()
    failed = Signal(object)

    def __init__(  # noqa: PLR0917 - one caller, which names what it has
        self,
        window: MainWindow,
        client: Client,
        screens: Screens,
        around: Surroundings,
        lanes: Lanes,
        files: FileChooser,
    ) -> None:
        super().__init__(window)
        self._window, self._client, self._lanes, self._files = window, client, lanes, files
        self._around = around
        self._open: dict[str, QDialog] = {}
        self.tray = around.tray() if around.tray is not None else None
        self.announcer = Announcer(window, self.tray)
        self._actions = actions = screens.actions
        actions.servers.setVisible(around.servers is not None)
        actions.servers.triggered.connect(self.servers)
        actions.preferences.triggered.connect(self.preferences)
        actions.about.triggered.connect(self.about)
        screens.offer_servers(offered=around.servers is not None)
        self._fill_tray()

    # --- Tray and notifications -------------------------------------------------------------------

    def show_state(self, state: State) -> None:
        """Render a state in the tray, and announce what must be."""
        info, now = self._client.info, self._client.now()
        self.announcer.follow(state, server=info.name, now=now)
        if self.tray is None:
            return
        said = tray_words(state, platform=info.platform, now=now)
        self.tray.show(said.look)
        self._state.setText(said.look.words)
        self._offline.setText(said.offline)
        self._offline.setVisible(bool(said.offline))
        self._leave.setText(said.leave)
        self._info.setEnabled(self._actions.info.isEnabled())
        self._check.setEnabled(self._actions.check.isEnabled())

    def announce(self, said: Explanation) -> None:
        """Say something to somebody who may look elsewhere."""
        self.announcer.announce(said)

    def end(self) -> None:
        """Leave the tray, and close what is open."""
        if self.tray is not None:
            self.tray.remove()
        self.close_all()

    def _fill_tray(self) -> None:
        if self.tray is None:
            return
        menu = QMenu(self._window)
        menu.setObjectName("tray.menu")
        self._state = self._entry(menu, "state", "", None)
        self._offline = self._entry(menu, "offline", "", None)
        menu.addSeparator()
        forward = self._window.come_forward
        self._entry(menu, "open", translate("Tray", "Open"), forward)
        self._info = self._entry(
            menu, "info", self._actions.info.text(), partial(self._via, self._actions.info)
        )
        self._check = self._entry(
            menu, "check", self._actions.check.text(), partial(self._via, self._actions.check)
        )
        menu.addSeparator()
        self._leave = self._entry(menu, "leave", "", self._window.close)
        self.tray.offer(menu, forward)

    def _entry(
        self, menu: QMenu, name: str, words: str, chosen: Callable[[], object] | None
    ) -> QAction:
        action = QAction(words, menu)
        action.setObjectName(f"tray.{name}")
        action.setEnabled(chosen is not None)
        if chosen is not None:
            action.triggered.connect(lambda _on=False: chosen())
        menu.addAction(action)
        return action

    def _via(self, action: QAction) -> None:
        """Do it in the window, where its answer is seen."""
        self._window.come_forward()
        action.trigger()

    # --- Windows ----------------------------------------------------------------------------------

    def servers(self) -> None:
        """Show the servers this computer knows, or bring them to the front."""
        if self._around.servers is None:
            return
        if "servers" not in self._open:
            from seatkeeper.qt.server_list.window import ServersWindow  # noqa: PLC0415 - rare

            made = ServersWindow(self._window, self._around.servers, self._lanes, self._files)
            made.chosen.connect(self._ask_to_move)
            self._keep("servers", made)
        self._show("servers")

    def preferences(self) -> None:
        """Show the preferences, or bring them to the front."""
        if "preferences" not in self._open:
            from seatkeeper.qt.views.preferences import Preferences  # noqa: PLC0415 - rare

            self._keep("preferences", Preferences(self._window, self._actions))
        self._show("preferences")

    def about(self) -> None:
        """Show what this program is, or bring that to the front."""
        if "about" not in self._open:
            from seatkeeper.qt.views.about import About  # noqa: PLC0415 - rare

            self._keep("about", About(self._window, self._client.info.app_version))
        self._show("about")

    def close_all(self) -> None:
        """Close everything."""
        for dialog in tuple(self._open.values()):
            dialog.close()

    def _keep(self, name: str, dialog: QDialog) -> None:
        self._open[name] = dialog
        dialog.finished.connect(partial(self._dispose, name))

    def _show(self, name: str) -> None:
        dialog = self._open[name]
        dialog.show()
        dialog.raise_()
        dialog.activateWindow()

    def _dispose(self, name: str, _result: int = 0) -> None:
        dialog = self._open.pop(name)
        dialog.setParent(None)  # its names are free at once; Qt deletes it a little later
        dialog.deleteLater()

    # --- Another server ---------------------------------------------------------------------------

    def _ask_to_move(self, entry: ServerEntry) -> None:
        if isinstance(self._client.state, SignedOut | SigningIn):
            self._move(entry)
            return
        words = translate(
            "Servers", "Seatkeeper ends its session with {server} as if it were closed, and starts "
            "again. Unsaved work is kept.",
        )  # fmt: skip
        ask(
            self._open.get("servers", self._window),
            translate("Servers", "Use {server}?").format(server=entry.name),
            words.format(server=self._client.info.name),
            Choice("use", translate("Servers", "Use and Restart"), partial(self._move, entry)),
            cancel=translate("Servers", "Stay Here"),
        )

    def _move(self, entry: ServerEntry) -> None:
        servers = self._around.servers
        if servers is None:
            return

        def told(failure: ServerFailure | None) -> None:
            if failure is None:
                self.moving.emit()
            else:
                self.close_all()
                self.failed.emit(explain_server(failure.code, failure.detail, entry.name))

        self._lanes.submit("files", partial(servers.use, entry), told)
