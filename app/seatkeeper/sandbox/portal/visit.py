"""One request to the portal: who comes, in which language, and the page that is shown.

A browser is known by a cookie whose hash is stored. Forms of people who are logged in carry a
token of their session; all other posts must come from the portal's own pages, told by ``Origin``.
The one exception is the anonymous, cookieless post of an offline request from a file.
"""

from __future__ import annotations

import hmac
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from sqlalchemy.orm import Session
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from seatkeeper.sandbox import identifiers
from seatkeeper.sandbox.model import AccountRow, PortalSessionRow
from seatkeeper.sandbox.portal.words import LANGUAGES, environment, preferred
from seatkeeper.sandbox.sandbox import NAME, Sandbox
from seatkeeper.sandbox.tokens import digest

__all__ = ["ForbiddenError", "LoginNeededError", "Visit", "local_path", "receive"]

_COOKIE: Final = "seatkeeper_portal"
LANGUAGE_COOKIE: Final = "seatkeeper_language"
_SESSION_LIFE: Final = timedelta(days=30)
_LOCAL_PATH: Final = re.compile(r"/(?!/)[A-Za-z0-9/_-]*")


class LoginNeededError(Exception):
    """The page is for people who are logged in.

    Attributes:
        then: The path to come back to.
    """

    def __init__(self, then: str) -> None:
        super().__init__(then)
        self.then = then


class ForbiddenError(Exception):
    """The post did not come from the portal's own page, or the page is not for this account."""


def local_path(text: str) -> str:
    """A path of the portal to go to next; anything else becomes the front page."""
    return text if _LOCAL_PATH.fullmatch(text) else "/"


@dataclass(frozen=True, slots=True)
class Visit:
    """One request.

    Attributes:
        sandbox: The server.
        request: The request.
        session: The transaction.
        now: Server time, aware UTC.
        login: The browser's session, if it is logged in.
        language: ``en``, ``de`` or ``es``.
    """

    sandbox: Sandbox
    request: Request
    session: Session
    now: datetime
    login: PortalSessionRow | None
    language: str

    @property
    def account(self) -> AccountRow:
        """Who is logged in.

        Raises:
            LoginNeededError: Nobody is.
        """
        if self.login is None:
            asked = self.request.url.path if self.request.method == "GET" else "/"
            raise LoginNeededError(asked)
        return self.login.account

    def owned_form(self, csrf: str) -> AccountRow:
        """Who sent a form; its token must be the session's.

        Raises:
            LoginNeededError: Nobody is logged in.
            ForbiddenError: The token is another one.
        """
        account = self.account
        expected = "" if self.login is None else self.login.csrf
        if not hmac.compare_digest(csrf.encode(), expected.encode()):
            raise ForbiddenError
        return account

    def page(self, template: str, *, status: int = 200, **facts: object) -> Response:
        """Show a page.

        Args:
            template: Its name without endings.
            status: HTTP status.
            **facts: What the template shows.
        """
        html = (
            environment(self.language)
            .get_template(f"{template}.html.j2")
            .render(
                server=NAME,
                here=self.request.url.path,
                now=self.now,
                account=None if self.login is None else self.login.account,
                csrf="" if self.login is None else self.login.csrf,
                language=self.language,
                languages=LANGUAGES,
                **facts,
            )
        )
        return HTMLResponse(html, status)

    def go(self, path: str) -> Response:
        """Show another page next."""
        return RedirectResponse(path, 303)

    def log_in(self, account: AccountRow, then: str) -> Response:
        """Begin a session of this browser and show a page next."""
        secret = identifiers.token(self.sandbox.entropy)
        self.session.add(
            PortalSessionRow(
                hash=digest(secret),
                account_id=account.id,
                csrf=identifiers.token(self.sandbox.entropy),
                expires=self.now + _SESSION_LIFE,
            )
        )
        answer = self.go(local_path(then))
        answer.set_cookie(
            _COOKIE,
            secret,
            httponly=True,
            samesite="lax",
            secure=self.request.url.scheme == "https",
        )
        return answer

    def log_out(self) -> Response:
        """End the session of this browser."""
        if self.login is not None:
            self.session.delete(self.login)
        answer = self.go("/")
        answer.delete_cookie(_COOKIE)
        return answer


@contextmanager
def receive(sandbox: Sandbox, request: Request) -> Iterator[Visit]:
    """Begin a visit: one transaction, committed when the page is made."""
    now = sandbox.clock.now()
    with sandbox.database.transaction() as session:
        cookie = request.cookies.get(_COOKIE, "")
        login = session.get(PortalSessionRow, digest(cookie)) if cookie else None
        if login is not None and now >= login.expires:
            session.delete(login)
            login = None
        chosen = request.cookies.get(LANGUAGE_COOKIE, "")
        if chosen not in LANGUAGES:
            chosen = preferred(request.headers.get("accept-language", ""))
        yield Visit(sandbox, request, session, now, login, chosen)
