"""Wishes that are no events of the session: the browser, the clipboard, questions to the server.

Each screen names its wishes; here they are granted.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QDesktopServices, QGuiApplication

from seatkeeper.qt.i18n import translate
from seatkeeper.qt.links import PortalPage, mail_address, portal_page
from seatkeeper.qt.phrasing.explanation import Explanation
from seatkeeper.qt.phrasing.notices import explain_notice
from seatkeeper.qt.theme import Tone
from seatkeeper.service.exchange import Failure
from seatkeeper.session.states import Notice, ReadOnly, WaitingForSeat

if TYPE_CHECKING:
    from PySide6.QtCore import QUrl

    from seatkeeper.qt.dialogs import Dialogs
    from seatkeeper.qt.screens import Screens
    from seatkeeper.service.client import Client
    from seatkeeper.service.ports import ServerInfo

__all__ = ["Wishes"]


class Wishes(QObject):
    """Grants wishes by name.

    Attributes:
        open_url: Opens an address outside; a tour or a test puts its own in.
    """

    def __init__(self, client: Client, screens: Screens, dialogs: Dialogs) -> None:
        super().__init__(screens)
        self._client, self._screens = client, screens
        self._asking = self._known = False
        self.open_url: Callable[[QUrl], object] = QDesktopServices.openUrl
        self._grant: dict[str, Callable[[], object]] = {
            "forgot-password": lambda: self._portal(PortalPage.FORGOT_PASSWORD),
            "create-account": lambda: self._portal(PortalPage.CREATE_ACCOUNT),
            "licenses": lambda: self._portal(PortalPage.LICENSES),
            "contact-owner": lambda: self.open(self._owner_address()),
            "validate-offline": dialogs.wizard,
            "usage-record": dialogs.usage_record,
            "diagnostics": dialogs.diagnostics,
            "return-early": dialogs.return_early,
            "log-out": lambda: dialogs.log_out(screens.log_out_words),
            "copy-support": self._copy_support,
            "test-connection": self._test_connection,
            "resend-email": self._resend,
        }

    @Slot(str)
    def want(self, wish: str) -> None:
        """Grant a wish; the names are those of the screens."""
        self._grant[wish]()

    @Slot(object)
    def open(self, url: QUrl) -> None:
        """Open an address outside."""
        self.open_url(url)

    def discover(self) -> None:
        """Ask the server once what it is; without an answer, again at the next occasion."""
        if not (self._asking or self._known):
            self._asking = True
            self._client.discover(self._told)

    def _told(self, answer: ServerInfo | Failure) -> None:
        self._asking = False
        self._known = self._known or not isinstance(answer, Failure)
        self._screens.login.show_info(self._client.info)

    def _portal(self, page: PortalPage) -> None:
        self.open(portal_page(self._client.info.portal, page))

    def _owner_address(self) -> QUrl:
        state, subject = self._client.state, translate("Window", "A seat of your license")
        grant = getattr(state, "grant", None)
        if grant is not None and grant.owner is not None and grant.owner.email:
            return mail_address(grant.owner.email, subject)
        if isinstance(state, WaitingForSeat | ReadOnly):
            email = state.verdict.evidence.get("owner_email", "")
            if email:
                return mail_address(email, subject)
        # Without an address: the portal names the owner of each license.
        return portal_page(self._client.info.portal, PortalPage.LICENSES)

    def _copy_support(self) -> None:
        QGuiApplication.clipboard().setText(self._client.support_information())
        what = translate("Window", "The support information is in the clipboard.")
        self._screens.workspace.show_news(Explanation(what, tone=Tone.SUCCESS))

    def _test_connection(self) -> None:
        login = self._screens.login
        login.show_connection(Explanation(translate("Window", "Testing…")))

        def told(answer: ServerInfo | Failure) -> None:
            self._told(answer)
            if isinstance(answer, Failure):
                login.show_connection(self._explain(answer))
            else:
                what = translate("Window", "The server answers.")
                login.show_connection(Explanation(what, tone=Tone.SUCCESS))

        self._client.discover(told)

    def _resend(self) -> None:
        login = self._screens.login

        def told(failure: Failure | None) -> None:
            what = translate("Window", "The email is on its way. Open the link in it, then log in.")
            good = Explanation(what, tone=Tone.SUCCESS)
            login.say(good if failure is None else self._explain(failure))

        self._client.resend_confirmation(login.form.email.text().strip(), told)

    def _explain(self, failure: Failure) -> Explanation:
        notice = Notice(failure.code, detail=failure.detail)
        return explain_notice(notice, server=self._client.info.name, now=self._client.now())
