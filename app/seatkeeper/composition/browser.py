"""Taking a request file to the portal: in a real browser as far as one can be driven from here.

Where Chromium or Chrome is installed it opens the file from disk, and the file itself goes to the
portal after its countdown; the pages are photographed on the way. Logging in and accepting are
then done by sending the very forms that the pages hold.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from html.parser import HTMLParser
from pathlib import Path
from typing import Final
from urllib.parse import urljoin

import requests

__all__ = ["take_to_portal"]

_BROWSERS: Final = ("chromium", "chromium-browser", "google-chrome", "chrome")
_BROWSER_SECONDS: Final = 40
_VIRTUAL_MILLISECONDS: Final = 6000
"""Of the page's own time: past the countdown of two seconds and the way to the portal."""
_HTTP_SECONDS: Final = 15
_QUIET: Final = (
    "--headless", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync",
    "--disable-background-networking", "--disable-component-update", "--hide-scrollbars",
    "--window-size=1000,900",
)  # fmt: skip


def take_to_portal(
    request: Path,
    response: Path,
    picture: Callable[[str], Path],
    *,
    portal: str,
    email: str,
    password: str,
) -> str:
    """Open a request file, log in at the portal, accept, save the response file.

    Args:
        request: The request file.
        response: Where to save the response file.
        picture: Gives the path of a picture by its name.
        portal: Origin of the portal.
        email: Of the account whose license is used.
        password: Of that account.

    Returns:
        How it was done.

    Raises:
        OSError: The browser or the portal does not answer.
        ValueError: A page does not hold the form it should.
    """
    with requests.Session() as session:
        session.trust_env = False
        arrived = _carried_by_browser(request, picture)
        if arrived is not None:
            how, login = "opened in a browser, which took it to the portal", arrived
        else:
            how = "no browser could be driven here, so its form was posted"
            form = _Form.of(request.read_text("utf-8"), portal, "/offline")
            login = _send(session, form)
        inside = _send(session, _Form.of(login, portal, "/login"), email=email, password=password)
        done = _send(session, _Form.of(inside, portal, "/accept"))
        link = re.search(r'href="(/offline/[^"]+/response)"', done)
        if link is None:
            raise ValueError("the portal offers no response file")
        answer = session.get(urljoin(portal, link[1]), timeout=_HTTP_SECONDS)
        answer.raise_for_status()
        response.write_bytes(answer.content)
    if arrived is not None:
        with _photographer(_browser()) as shoot:
            shoot(response.as_uri(), picture("response-file-light"), 0)
    return f"{how}; logged in, accepted, {response.name} saved"


def _browser() -> str:
    """Find a browser.

    Raises:
        FileNotFoundError: There is none that can be driven without more.
    """
    for name in _BROWSERS:
        if (found := shutil.which(name)) is not None:
            return found
    raise FileNotFoundError("no browser")


def _carried_by_browser(request: Path, picture: Callable[[str], Path]) -> str | None:
    """Let a browser open the file; returns the portal's page it arrives at, or None."""
    try:
        with _photographer(_browser()) as shoot:
            shoot(request.as_uri(), picture("request-file-light"), 0)
            arrived = shoot(request.as_uri(), picture("portal-light"), _VIRTUAL_MILLISECONDS)
        _Form.of(arrived, "", "/login")
    except (OSError, subprocess.SubprocessError, ValueError):
        return None
    return arrived


class _Form(HTMLParser):
    """A form of a page: where it goes, and what it sends."""

    def __init__(self, leads_to: str) -> None:
        super().__init__()
        self._leads_to = leads_to
        self.action: str | None = None
        self.values: dict[str, str] = {}
        self._inside = False
        self._area = ""

    @classmethod
    def of(cls, page: str, base: str, leads_to: str) -> _Form:
        """Find the form whose address ends like that.

        Raises:
            ValueError: There is none.
        """
        form = cls(leads_to)
        form.feed(page)
        if form.action is None:
            raise ValueError(f"the page holds no form that leads to {leads_to}")
        form.action = urljoin(base, form.action)
        return form

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        if tag == "form":
            self._inside = values.get("action", "").endswith(self._leads_to)
            if self._inside:
                self.action = values["action"]
        elif tag == "textarea" and self._inside:
            self._area = values.get("name", "")
            self.values[self._area] = ""
        elif tag == "input" and self._inside and values.get("name"):
            usable = values.get("type") != "radio" or "disabled" not in values
            if usable:
                self.values.setdefault(values["name"], values.get("value", ""))

    def handle_data(self, data: str) -> None:
        if self._area:
            self.values[self._area] += data

    def handle_endtag(self, tag: str) -> None:
        if tag == "textarea":
            self._area = ""
        elif tag == "form":
            self._inside = False


def _send(session: requests.Session, form: _Form, **typed: str) -> str:
    answer = session.post(
        form.action or "", data={**form.values, **typed}, timeout=_HTTP_SECONDS,
        headers={"Origin": urljoin(form.action or "", "/").rstrip("/")},
    )  # fmt: skip
    answer.raise_for_status()
    return answer.text


@contextmanager
def _photographer(browser: str) -> Iterator[Callable[[str, Path, int], str]]:
    """Gives a function that opens an address, saves a picture, and returns the page."""
    with tempfile.TemporaryDirectory(
        prefix="seatkeeper-browser-", ignore_cleanup_errors=True
    ) as home:
        options = [*_QUIET, f"--user-data-dir={home}"]
        if hasattr(os, "geteuid") and os.geteuid() == 0:
            options.append("--no-sandbox")  # Chromium refuses its sandbox to root

        def shoot(url: str, path: Path, milliseconds: int) -> str:
            waiting = [f"--virtual-time-budget={milliseconds}"] if milliseconds else []
            done = subprocess.run(
                [browser, *options, *waiting, f"--screenshot={path}", "--dump-dom", url],
                capture_output=True, text=True, timeout=_BROWSER_SECONDS, check=False,
            )  # fmt: skip
            return done.stdout

        yield shoot
