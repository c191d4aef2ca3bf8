"""The windows beside the main one: License Info, the offline wizard, log in again, questions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QDialog

from seatkeeper.licensing.grant import Grant
from seatkeeper.licensing.policy import works_until
from seatkeeper.qt.i18n import translate
from seatkeeper.qt.phrasing import facts, times
from seatkeeper.qt.widgets.banner import Choice
from seatkeeper.qt.widgets.question import ask
from seatkeeper.session.events import Check, LogOut, ReturnEarly
from seatkeeper.session.states import Licensed, NeedsLogin, ReadOnly, State

if TYPE_CHECKING:
    from datetime import datetime

    from seatkeeper.qt.choosing import FileChooser
    from seatkeeper.qt.diagnostics.window import DiagnosticsWindow
    from seatkeeper.qt.views.license_info import LicenseInfo
    from seatkeeper.qt.views.login_again import LoginAgain
    from seatkeeper.qt.views.offline_wizard import OfflineWizard
    from seatkeeper.qt.views.usage_record import UsageRecord
    from seatkeeper.qt.window import MainWindow
    from seatkeeper.service.client import Client
    from seatkeeper.service.ports import Lanes

__all__ = ["Dialogs"]


class Dialogs(QObject):
    """Opens each window at most once; ``asked`` and ``wanted`` are those of the screens.

    ``leaving`` carries an event that takes the open project off the screen.
    """

    asked = Signal(object)
    wanted = Signal(str)
    addressed = Signal(object)
    leaving = Signal(object)

    def __init__(
        self, window: MainWindow, client: Client, lanes: Lanes, files: FileChooser, language: str
    ) -> None:
        super().__init__(window)
        self._window, self._client = window, client
        self._lanes, self._files = lanes, files
        self._language = language
        self._info: LicenseInfo | None = None
        self._wizard: OfflineWizard | None = None
        self._usage: UsageRecord | None = None
        self._diagnostics: DiagnosticsWindow | None = None
        self._again: LoginAgain | None = None
        self._question: QDialog | None = None

    def show_state(self, state: State) -> None:
        """Bring open windows up to date, and close those that make no sense any more."""
        if self._info is not None:
            self._fill_info(self._info, state)
        if self._again is not None:
            if isinstance(state, NeedsLogin | ReadOnly):
                self._again.show_state(state, server=self._client.info.name, now=self._now())
            else:
                self._again.close()

    def close_all(self) -> None:
        """Close everything: the session begins again."""
        for dialog in (
            self._info, self._wizard, self._usage, self._diagnostics, self._again, self._question,
        ):  # fmt: skip
            if dialog is not None:
                dialog.close()

    def license_info(self) -> None:
        """Show License Info, or bring it to the front."""
        if self._info is None:
            from seatkeeper.qt.views.license_info import LicenseInfo  # noqa: PLC0415

            self._info = LicenseInfo(self._window)
            self._info.asked.connect(self.asked)
            self._info.wanted.connect(self.wanted)
            self._info.finished.connect(self._info_closed)
        self._fill_info(self._info, self._client.state)
        self._info.show()
        self._info.raise_()
        self._info.activateWindow()

    def wizard(self) -> None:
        """Show the offline wizard, or bring it to the front."""
        if self._wizard is None:
            from seatkeeper.qt.views.offline_wizard import OfflineWizard  # noqa: PLC0415

            self._wizard = OfflineWizard(
                self._window, self._client, self._lanes, self._files, self._language
            )
            self._wizard.asked_url.connect(self.addressed)
            self._wizard.finished.connect(self._wizard_closed)
        self._wizard.show()
        self._wizard.raise_()
        self._wizard.activateWindow()

    def usage_record(self) -> None:
        """Show the user's own usage record, or bring it to the front (R105)."""
        if self._usage is None:
            from seatkeeper.qt.views.usage_record import UsageRecord  # noqa: PLC0415

            self._usage = UsageRecord(self._window, self._client, self._lanes, self._files)
            self._usage.finished.connect(self._usage_closed)
        self._usage.show()
        self._usage.raise_()
        self._usage.activateWindow()
        self._usage.fetch()

    def diagnostics(self) -> None:
        """Show the Diagnostics window, or bring it to the front."""
        if self._diagnostics is None:
            from seatkeeper.qt.diagnostics.window import DiagnosticsWindow  # noqa: PLC0415

            self._diagnostics = DiagnosticsWindow(
                self._window, self._client.diagnosis, self._lanes, self._files
            )
            self._diagnostics.addressed.connect(self.addressed)
            self._diagnostics.finished.connect(self._diagnostics_closed)
        self._diagnostics.show()
        self._diagnostics.raise_()
        self._diagnostics.activateWindow()

    def log_in_again(self) -> None:
        """Ask for email and password while work goes on."""
        if self._again is None:
            from seatkeeper.qt.views.login_again import LoginAgain  # noqa: PLC0415

            account = self._client.account
            self._again = LoginAgain(self._window, account.email if account else "")
            self._again.form.asked.connect(self.asked)
            self._again.finished.connect(self._again_closed)
        self._again.open()

    def log_out(self, words: str) -> None:
        """Ask before logging out; without a connection say what that means (R52)."""
        state = self._client.state
        if isinstance(state, Licensed) and state.trouble is not None:
            self.log_out_failed()
            return
        grant: Grant | None = getattr(state, "grant", None)
        consequence = (
            facts.consequence_of_logging_out(grant)
            if grant is not None
            else translate("Dialogs", "You are asked to log in again at the next start.")
        )
        kept = translate("Dialogs", "Projects are not touched.")
        self._ask(
            translate("Dialogs", "{action}?").format(action=words),
            f"{consequence} {kept}",
            Choice("logOut", words, lambda: self.leaving.emit(LogOut())),
            cancel=self._stay(),
        )

    def log_out_failed(self, until: datetime | None = None) -> None:
        """Say that the seat cannot be freed now, and offer to log out here all the same (R52)."""
        state = self._client.state
        if until is None and isinstance(state, Licensed | NeedsLogin):
            until = state.grant.reserved_until or works_until(
                state.grant, last_contact=state.last_contact
            )
        now = self._now()
        consequence = translate("Dialogs", "The server cannot be reached.")
        if until is not None:
            words = translate(
                "Dialogs", "{reason} If you give it up here anyway, the seat stays occupied until "
                "{until}.",
            )  # fmt: skip
            consequence = words.format(
                reason=consequence, until=times.moment_and_distance(until, now)
            )
        self._ask(
            translate("Dialogs", "Your seat cannot be freed now"),
            consequence,
            Choice(
                "logOutAnyway",
                translate("Dialogs", "Log Out Anyway")
                if self._client.info.has_login
                else translate("Dialogs", "Release It Here Anyway"),
                lambda: self.leaving.emit(LogOut(anyway=True)),
            ),
            cancel=self._stay(),
        )

    def _stay(self) -> str:
        if self._client.info.has_login:
            return translate("Dialogs", "Stay Logged In")
        return translate("Dialogs", "Keep the Seat")

    def return_early(self) -> None:
        """Ask before the offline availability is given back (R65)."""
        self._ask(
            translate("Dialogs", "Return the offline availability?"),
            translate(
                "Dialogs", "The seat is no longer reserved for this computer. You go on working as "
                "long as there is a connection.",
            ),
            Choice(
                "returnEarly",
                translate("Dialogs", "Return Early"),
                lambda: self.asked.emit(ReturnEarly()),
            ),
            cancel=translate("Dialogs", "Keep It"),
        )  # fmt: skip

    def _ask(self, title: str, consequence: str, choice: Choice, *, cancel: str) -> None:
        if self._question is not None:
            self._question.close()
        parent = self._info if self._info is not None and self._info.isVisible() else self._window
        self._question = ask(parent, title, consequence, choice, cancel=cancel)
        self._question.finished.connect(self._question_closed)

    def _fill_info(self, dialog: LicenseInfo, state: State) -> None:
        dialog.show_state(
            state,
            self._client.account,
            server=self._client.info.name,
            now=self._now(),
            can_check=self._client.allows(Check),
        )

    def _now(self) -> datetime:
        return self._client.now()

    def _info_closed(self) -> None:
        if self._info is not None:
            _dispose(self._info)
        self._info = None

    def _wizard_closed(self) -> None:
        if self._wizard is not None:
            _dispose(self._wizard)
        self._wizard = None

    def _diagnostics_closed(self) -> None:
        if self._diagnostics is not None:
            _dispose(self._diagnostics)
        self._diagnostics = None

    def _usage_closed(self) -> None:
        if self._usage is not None:
            _dispose(self._usage)
        self._usage = None

    def _again_closed(self) -> None:
        if self._again is not None:
            _dispose(self._again)
        self._again = None

    def _question_closed(self) -> None:
        self._question = None


def _dispose(dialog: QDialog) -> None:
    """Free its names at once; Qt deletes it a little later."""
    dialog.setParent(None)
    dialog.deleteLater()
