"""The desk: joins the open project with its editor, its actions and the recovery copies.

Rules. Whatever an earlier sitting left unsaved is offered, never put into the editor unasked, and
never written over. Nobody leaves unsaved text without being asked, except where nobody can be
asked: an interrupted program and the end of the desktop session keep it for the next start.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, Slot
from PySide6.QtGui import QGuiApplication

from seatkeeper.qt.editing import EditMenu
from seatkeeper.qt.i18n import translate
from seatkeeper.qt.phrasing import times
from seatkeeper.qt.phrasing.explanation import Explanation
from seatkeeper.qt.widgets.banner import Choice
from seatkeeper.session.states import Licensed, NeedsLogin, State

if TYPE_CHECKING:
    from seatkeeper.qt.projects import Projects
    from seatkeeper.qt.recovery import Kept
    from seatkeeper.qt.screens import Screens
    from seatkeeper.qt.window import MainWindow
    from seatkeeper.service.client import Client

__all__ = ["Desk"]


class Desk(QObject):
    """The project in the window.

    Attributes:
        asks: Whether leaving unsaved text is asked about.
    """

    def __init__(
        self, window: MainWindow, client: Client, screens: Screens, projects: Projects
    ) -> None:
        super().__init__(window)
        self._window, self._client = window, client
        self._screens, self._projects = screens, projects
        self.asks = True
        self._looked = False
        self._left: tuple[Kept, ...] = ()
        self._edit = EditMenu(window)
        self._edit.put_into(window.menuBar())
        self._connect()

    def show_state(self, state: State) -> None:
        """Follow the session: what may be written, and what is offered."""
        self._projects.set_writable(isinstance(state, Licensed | NeedsLogin))
        if self._screens.in_workspace and not self._looked:
            self._looked = True
            self._projects.autosave.look()

    def leave(self, then: Callable[[], object]) -> None:
        """Go on with something that takes the text off the screen; ask first."""
        if self.asks:
            self._projects.leave(then)
        else:
            then()

    def restart(self) -> None:
        """Put everything away: the session begins again at the login window."""
        self._projects.close()
        self._looked = False
        self._offer(())
        self._screens.workspace.show_home()

    # --- Wiring -----------------------------------------------------------------------------------

    def _connect(self) -> None:
        actions, projects = self._screens.actions, self._projects
        workspace = self._screens.workspace
        actions.new.triggered.connect(projects.new)
        actions.open.triggered.connect(projects.choose)
        actions.save.triggered.connect(projects.save)
        actions.save_as.triggered.connect(projects.save_as)
        actions.export.triggered.connect(projects.export)
        actions.home.triggered.connect(workspace.show_home)
        actions.back.triggered.connect(self._show_editor)
        workspace.home.opened.connect(projects.open)
        workspace.dropped.connect(projects.open)
        projects.shown.connect(self._show_editor)
        projects.changed.connect(self.refresh)
        projects.said.connect(workspace.show_news)
        projects.autosave.found.connect(self._offer)
        app = QCoreApplication.instance()
        if isinstance(app, QGuiApplication):
            app.commitDataRequest.connect(self._session_ends)

    @Slot()
    def refresh(self) -> None:
        """Show title and note, and enable what is possible."""
        projects = self._projects
        self._screens.enable_files(is_open=projects.is_open, can_write=projects.can_write)
        self._edit.enable(is_open=projects.is_open, writable=projects.writable)
        title = projects.title if projects.is_open else ""
        if projects.is_open:
            projects.editor.show_title(
                title, modified=projects.modified, writable=projects.writable
            )
        mark = "*" if projects.modified else ""
        reading = self._screens.in_workspace and not projects.writable
        only = translate("Window", "[Read-Only]") if reading else ""
        self._window.show_title(" ".join(part for part in (f"{title}{mark}", only) if part))

    def _show_editor(self) -> None:
        editor = self._projects.editor
        self._edit.follow(editor)
        self._screens.workspace.show_editor(editor)

    @Slot(object)
    def _session_ends(self, _manager: object) -> None:
        """The desktop session ends: nobody is there to be asked."""
        self.asks = False
        self._projects.keep()

    # --- What was left behind ---------------------------------------------------------------------

    def _offer(self, left: tuple[Kept, ...]) -> None:
        self._left = left
        banner = self._screens.workspace.left_behind
        if not left:
            banner.show_explanation(None)
            return
        kept = left[0]
        name = kept.draft.path.stem if kept.draft.path else translate("Desk", "Untitled project")
        words = translate("Desk", "“{name}” holds changes that were not saved.")
        when = times.moment_and_distance(kept.when, self._client.now())
        said = Explanation(
            what=words.format(name=name),
            still=translate("Desk", "They were kept on {when}.").format(when=when),
            todo=translate("Desk", "Restoring them changes no file until you save."),
        )
        banner.show_explanation(
            said,
            Choice("restore", translate("Desk", "Restore"), lambda: self._restore(kept)),
            Choice("discard", translate("Desk", "Discard"), lambda: self._discard(kept)),
        )

    def _restore(self, kept: Kept) -> None:
        self._projects.restore(kept, lambda: self._offer(self._without(kept)))

    def _discard(self, kept: Kept) -> None:
        self._projects.autosave.discard(kept)
        self._offer(self._without(kept))

    def _without(self, kept: Kept) -> tuple[Kept, ...]:
        return tuple(one for one in self._left if one != kept)
