"""Which screen belongs to which state, and what stands around it."""

from __future__ import annotations

from datetime import datetime
from functools import cached_property
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QLabel, QWidget, QWidgetAction

from seatkeeper.licensing.grant import Basis
from seatkeeper.licensing.license import Account
from seatkeeper.qt.actions import Actions, log_out_words
from seatkeeper.qt.i18n import translate
from seatkeeper.qt.phrasing import facts
from seatkeeper.qt.phrasing.status import contacts, most_important, status_line
from seatkeeper.qt.phrasing.verdicts import save_refusal
from seatkeeper.qt.views.busy import BusyView
from seatkeeper.qt.views.home import HomeView
from seatkeeper.qt.views.workspace import Header, WorkspaceView
from seatkeeper.qt.widgets.avatar import Avatar
from seatkeeper.qt.widgets.layout import column
from seatkeeper.qt.widgets.words import label
from seatkeeper.session.events import Check, LogOut
from seatkeeper.session.states import (
    Idle,
    Licensed,
    NeedsLogin,
    NoConnection,
    Purpose,
    ReadOnly,
    Releasing,
    SeekingSeat,
    SignedOut,
    SigningIn,
    State,
    WaitingForSeat,
)

if TYPE_CHECKING:
    from seatkeeper.qt.views.all_seats import AllSeatsView
    from seatkeeper.qt.views.editor import EditorView
    from seatkeeper.qt.views.login import LoginView
    from seatkeeper.qt.views.no_connection import NoConnectionView
    from seatkeeper.qt.window import MainWindow
    from seatkeeper.service.client import Client

__all__ = ["Screens"]

PageT = TypeVar("PageT", bound=QWidget)


class Screens(QObject):
    """The pages of the main window; each is built when it is first needed.

    ``asked`` carries events of the session, ``wanted`` names wishes, ``changing`` is sent when
    another server is wanted: those of whichever page is on the screen.
    """

    asked = Signal(object)
    wanted = Signal(str)
    changing = Signal()

    def __init__(self, window: MainWindow, client: Client) -> None:
        super().__init__(window)
        self.window, self._client = window, client
        info = client.info
        self.actions = actions = Actions(window, info.platform)
        self.log_out_words = log_out_words(info.platform, has_login=info.has_login)
        actions.log_out.setText(self.log_out_words)
        actions.fill_bar(window.menuBar())
        self._name = label("", "field", name="avatarMenu.name")
        self._email = label("", "small", name="avatarMenu.email")
        who = QWidget()
        inside = column(self._name, self._email, spacing=2)
        inside.setContentsMargins(12, 8, 32, 8)
        who.setLayout(inside)
        self._who = QWidgetAction(window)
        self._who.setDefaultWidget(who)
        self._avatar = Avatar()
        self._avatar.setMenu(actions.avatar_menu(self._who))
        self._header = Header(self._avatar, translate("Window", "Seatkeeper"), info.simulated)
        window.put_on_top(self._header)
        self._servers_offered = False
        self._status, self._contacts = QLabel(), QLabel()
        self._status.setObjectName("status.state")
        self._contacts.setObjectName("status.contacts")
        window.statusBar().addWidget(self._status, 1)
        window.statusBar().addPermanentWidget(self._contacts)
        window.statusBar().setSizeGripEnabled(False)

    @cached_property
    def workspace(self) -> WorkspaceView:
        """Welcome and the project."""
        actions = self.actions
        home = HomeView(new=actions.new, open_=actions.open, back=actions.back)
        return self._put_in(WorkspaceView(home))

    @cached_property
    def busy(self) -> BusyView:
        """The page while something short is under way."""
        return self._put_in(BusyView())

    @cached_property
    def login(self) -> LoginView:
        """The login page."""
        from seatkeeper.qt.views.login import LoginView  # noqa: PLC0415 - seldom needed

        page = self._put_in(LoginView(self._client.info))
        page.offer_servers(offered=self._servers_offered)
        page.asked.connect(self.asked)
        page.wanted.connect(self.wanted)
        page.changing.connect(self.changing)
        return page

    @cached_property
    def no_connection(self) -> NoConnectionView:
        """The page of a start without a connection."""
        from seatkeeper.qt.views.no_connection import (  # noqa: PLC0415 - seldom needed
            NoConnectionView,
        )

        page = self._put_in(NoConnectionView())
        page.asked.connect(self.asked)
        page.wanted.connect(self.wanted)
        return page

    @cached_property
    def all_seats(self) -> AllSeatsView:
        """The page while all seats are in use."""
        from seatkeeper.qt.views.all_seats import AllSeatsView  # noqa: PLC0415 - seldom needed

        page = self._put_in(AllSeatsView(self.log_out_words, accounts=self._client.info.has_login))
        page.asked.connect(self.asked)
        page.wanted.connect(self.wanted)
        return page

    @cached_property
    def editor(self) -> EditorView:
        """The page of a project, inside the workspace; made for the first one."""
        from seatkeeper.qt.views.editor import EditorView  # noqa: PLC0415 - not on the way to a seat

        actions = self.actions
        return EditorView(home=actions.home, save=actions.save, export=actions.export)

    def offer_servers(self, *, offered: bool) -> None:
        """Say whether this computer may use another server; before any page is shown."""
        self._servers_offered = offered

    @property
    def in_workspace(self) -> bool:
        """Whether projects are on the screen."""
        return self.window.pages.currentWidget() is self.workspace

    def show_state(self, state: State, now: datetime) -> None:
        """Show the screen of a state, up to date."""
        page = self._page(state, now)
        if self.window.pages.currentWidget() is not page:
            self.window.pages.setCurrentWidget(page)
            if isinstance(state, SignedOut | SigningIn):
                self.login.form.focus()
            elif "login" in vars(self) and not isinstance(state, NoConnection):
                self.login.form.forget_password()  # it has served, or is not wanted any more
        working = page is self.workspace
        self.window.menuBar().setVisible(working)
        self.window.statusBar().setVisible(working)
        self._header.setVisible(working or isinstance(state, WaitingForSeat))
        self._show_account(self._client.account)
        self._enable(state)

    def refresh(self, state: State, now: datetime) -> None:
        """Bring what depends on the time of day up to date."""
        self._page(state, now)

    def _put_in(self, page: PageT) -> PageT:
        self.window.pages.addWidget(page)
        return page

    def _page(self, state: State, now: datetime) -> QWidget:
        if isinstance(state, SignedOut | SigningIn):
            self.login.show_info(self._client.info)
            self.login.show_state(state, now=now)
            return self.login
        if isinstance(state, NoConnection):
            allowed = self._client.allows(LogOut)
            self.no_connection.show_state(state, self._client.info, can_log_out=allowed)
            return self.no_connection
        if isinstance(state, WaitingForSeat):
            self.all_seats.show_state(state, server=self._client.info.name, now=now)
            return self.all_seats
        if isinstance(state, Licensed | Idle | NeedsLogin | ReadOnly):
            self._work(state, now)
            return self.workspace
        self.busy.say(_words_while(state))
        return self.busy

    def _work(self, state: Licensed | Idle | NeedsLogin | ReadOnly, now: datetime) -> None:
        server = self._client.info.name
        self.workspace.show_important(most_important(state, server=server, now=now))
        account = self._client.account
        self.workspace.home.greet(account.name if account else "", status_line(state))
        self._status.setText(status_line(state))
        self._contacts.setText(contacts(state, now))

    def _show_account(self, account: Account | None) -> None:
        self._avatar.setVisible(account is not None)
        if account is not None:
            name = account.name or account.email
            self._name.setText(name)
            self._email.setText(account.email)
            words = translate("Window", "{name}: account menu").format(name=name)
            self._avatar.show_person(name, words)

    def _enable(self, state: State) -> None:
        actions, allows = self.actions, self._client.allows
        working, info = self.in_workspace, self._client.info
        for_good = isinstance(state, Licensed) and state.grant.basis is Basis.VALIDATED_OFFLINE
        for action in (actions.new, actions.open):
            action.setEnabled(working)
        actions.info.setEnabled(working)
        actions.check.setEnabled(allows(Check))
        actions.seats.setVisible(bool(info.portal))
        actions.offline.setVisible(info.can("validate-offline"))
        actions.usage.setVisible(info.can("usage"))
        actions.usage.setEnabled(self._client.account is not None and not for_good)
        actions.offline.setEnabled(isinstance(state, ReadOnly | WaitingForSeat))
        actions.log_out.setEnabled(allows(LogOut))
        why = self.log_out_words
        if isinstance(state, Licensed) and for_good:
            why = facts.consequence_of_logging_out(state.grant)
        actions.log_out.setToolTip(why)

    def enable_files(self, *, is_open: bool, can_write: bool) -> None:
        """Enable what can be done with the project, and say why the rest cannot."""
        state, actions = self._client.state, self.actions
        actions.home.setEnabled(is_open and self.in_workspace)
        actions.back.setEnabled(is_open and self.in_workspace)
        for action in (actions.save, actions.save_as, actions.export):
            action.setEnabled(can_write and self.in_workspace)
            words = action.text().rstrip("…")
            if isinstance(state, ReadOnly):
                words = save_refusal(state.verdict)
            elif isinstance(state, Idle):
                words = save_refusal(None)
            action.setToolTip(words)


def _words_while(state: State) -> str:
    if isinstance(state, SeekingSeat):
        return translate("Window", "Looking for a seat…")
    if isinstance(state, Releasing):
        if state.purpose is Purpose.CLOSE:
            return translate("Window", "Giving the seat back…")
        return translate("Window", "Logging out and giving the seat back…")
    return translate("Window", "Opening…")
