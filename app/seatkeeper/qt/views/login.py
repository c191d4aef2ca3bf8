"""The login window (R01 to R07)."""

from __future__ import annotations

from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from seatkeeper.qt.i18n import translate
from seatkeeper.qt.phrasing import Explanation
from seatkeeper.qt.phrasing.demo_accounts import situation
from seatkeeper.qt.phrasing.notices import explain_notice
from seatkeeper.qt.views.login_form import LoginForm
from seatkeeper.qt.widgets.banner import Banner, Choice
from seatkeeper.qt.widgets.buttons import RowButton, button
from seatkeeper.qt.widgets.glyph import Glyph
from seatkeeper.qt.widgets.layout import card, centred, column, row, scrolled
from seatkeeper.qt.widgets.words import badge, label, line
from seatkeeper.session.states import SignedOut, SigningIn

if TYPE_CHECKING:
    from seatkeeper.service.client import ClientInfo
    from seatkeeper.service.ports import TestAccount

__all__ = ["LoginView"]


class LoginView(QWidget):
    """Renders ``SignedOut`` and ``SigningIn``.

    ``asked`` carries an event of the session; ``wanted`` names something only the window can do:
    ``forgot-password``, ``create-account``, ``validate-offline``, ``test-connection``,
    ``resend-email``. ``changing`` is sent when another server is wanted.
    """

    changing = Signal()
    asked = Signal(object)
    wanted = Signal(str)

    def __init__(self, info: ClientInfo) -> None:
        super().__init__()
        self.setObjectName("page")
        self._accounts: tuple[TestAccount, ...] = ()
        self.form = LoginForm("login")
        self.form.asked.connect(self.asked)
        self._notice = Banner("login.notice")
        self._server = label("", "small", name="login.server")
        self._tested = Banner("login.tested")
        self._simulated = badge(info.simulated, "simulation", name="login.simulation")
        self._simulated.setVisible(bool(info.simulated))
        self._offline = self._link(
            "validateOffline", translate("Login", "Validate license offline…"), "validate-offline"
        )
        self._change = button(
            "login.changeServer",
            translate("Login", "Change Server…"),
            self.changing.emit,
            "link",
        )
        self._change.hide()
        self._demo = self._demo_card()
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(centred(self._login_card(), self._demo))
        self.show_info(info)

    def show_info(self, info: ClientInfo) -> None:
        """Show what is known of the server."""
        self._server.setText(info.name)
        self._offline.setVisible(info.can("validate-offline"))
        if info.test_accounts != self._accounts:
            self._accounts = info.test_accounts
            self._list_accounts()
        self._demo.setVisible(bool(self._accounts))

    def offer_servers(self, *, offered: bool) -> None:
        """Say whether this computer may use another server."""
        self._change.setVisible(offered)

    def show_state(self, state: SignedOut | SigningIn, *, now: datetime) -> None:
        """Render the state."""
        busy = isinstance(state, SigningIn)
        self.form.set_busy(busy, cancellable=True)
        if state.email and not self.form.email.text():
            self.form.email.setText(state.email)
        notice = state.notice if isinstance(state, SignedOut) else None
        if notice is None:
            self._notice.show_explanation(None)
            return
        said = explain_notice(notice, server=self._server.text(), now=now)
        resend = Choice(
            "resend",
            translate("Login", "Resend Email"),
            lambda: self.wanted.emit("resend-email"),
        )
        choices = (resend,) if notice.code == "email-unconfirmed" else ()
        self._notice.show_explanation(said, *choices)

    def say(self, said: Explanation) -> None:
        """Show the answer to something the window did for this screen."""
        self._notice.show_explanation(said)

    def show_connection(self, said: Explanation) -> None:
        """Show the answer to Test Connection, in place."""
        self._tested.show_explanation(said)

    def _login_card(self) -> QFrame:
        name = label(translate("Login", "Seatkeeper"), "heading")
        forgot = self._link(
            "forgotPassword", translate("Login", "Forgot password"), "forgot-password"
        )
        create = self._link("createAccount", translate("Login", "Create account"), "create-account")
        test = self._link("test", translate("Login", "Test Connection"), "test-connection")
        return card(
            row(Glyph("seat", 28, "accent"), name, None, self._simulated, spacing=12),
            16,
            label(translate("Login", "Log in"), "title"),
            8,
            self._notice,
            self.form,
            16,
            row(forgot, None, create),
            row(self._offline, None),
            8,
            line(),
            self._server,
            row(test, None, self._change),
            self._tested,
            width=440,
            margins=32,
        )

    def _demo_card(self) -> QFrame:
        self._rows = column(spacing=0)
        rows = QWidget()
        rows.setLayout(column(self._rows, None))
        area = scrolled(rows)
        area.setFixedHeight(432)
        made = card(
            label(translate("Login", "Demo accounts"), "heading"),
            label(
                translate("Login", "One for each situation. Choose one: the fields are filled in."),
                "muted",
            ),
            8,
            area,
            width=416,
            margins=24,
        )
        made.setObjectName("login.demo")
        return made

    def _list_accounts(self) -> None:
        while (old := self._rows.takeAt(0)) is not None:
            widget = old.widget()
            if widget is not None:
                widget.deleteLater()
        for account in self._accounts:
            chosen = RowButton(
                f"login.demo.{account.email}",
                situation(account.situation),
                account.email,
                partial(self.form.fill, account.email, account.password),
            )
            self._rows.addWidget(chosen)

    def _link(self, name: str, words: str, wish: str) -> QWidget:
        return button(f"login.{name}", words, lambda: self.wanted.emit(wish), "link")
