"""Taking a request file to the portal: in a real browser as far as one can be driven from here.

Where Chromium or Chrome is installed it opens the file from disk, and the file itself goes to the
portal after its countdown; the pages are photographed on the way. Logging in and accepting are
then done by sending the very forms that the pages hold.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from tenacity import retry, retry_if_exception_type, stop_after_attempt

from seatkeeper.lab.portal_visit import PortalError, PortalVisit, form_of

__all__ = ["take_to_portal"]

_BROWSERS: Final = ("chromium", "chromium-browser", "google-chrome", "chrome")
_BROWSER_SECONDS: Final = 15
_ATTEMPTS: Final = 3
"""With its own time turned on, one start of Chromium in ten never ends."""
_VIRTUAL_MILLISECONDS: Final = 6000
"""Of the page's own time: past the countdown of two seconds and the way to the portal."""
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
    language: str = "en",
) -> str:
    """Open a request file, log in at the portal, accept, save the response file.

    Args:
        request: The request file.
        response: Where to save the response file.
        picture: Gives the path of a picture by its name.
        portal: Origin of the portal.
        email: Of the account whose license is used.
        password: Of that account.
        language: Of browser and portal.

    Returns:
        How it was done.

    Raises:
        OSError: The portal does not answer.
        PortalError: It refuses.
    """
    arrived = _carried_by_browser(request, picture, language)
    with PortalVisit(portal, language) as visit:
        if arrived is not None:
            how = "opened in a browser, which took it to the portal"
            visit.arrive(arrived)
        else:
            how = "no browser could be driven here, so its form was posted"
            visit.upload(request.read_text("utf-8"))
        visit.log_in(email, password)
        visit.accept()
        response.write_bytes(visit.response())
    if arrived is not None:
        with _photographer(_browser(), language) as shoot:
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


def _carried_by_browser(request: Path, picture: Callable[[str], Path], language: str) -> str | None:
    """Let a browser open the file; returns the portal's page it arrives at, or None."""
    try:
        with _photographer(_browser(), language) as shoot:
            shoot(request.as_uri(), picture("request-file-light"), 0)
            arrived = shoot(request.as_uri(), picture("portal-light"), _VIRTUAL_MILLISECONDS)
        form_of(arrived, "/login")
    except (OSError, subprocess.SubprocessError, PortalError):
        return None
    return arrived


@contextmanager
def _photographer(browser: str, language: str) -> Iterator[Callable[[str, Path, int], str]]:
    """Gives a function that opens an address, saves a picture, and returns the page."""
    with tempfile.TemporaryDirectory(
        prefix="seatkeeper-browser-", ignore_cleanup_errors=True
    ) as home:
        options = [*_QUIET, f"--user-data-dir={home}", f"--accept-lang={language}"]
        if hasattr(os, "geteuid") and os.geteuid() == 0:
            options.append("--no-sandbox")  # Chromium refuses its sandbox to root

        @retry(
            stop=stop_after_attempt(_ATTEMPTS),
            retry=retry_if_exception_type(subprocess.TimeoutExpired),
            reraise=True,
        )
        def shoot(url: str, path: Path, milliseconds: int) -> str:
            waiting = [f"--virtual-time-budget={milliseconds}"] if milliseconds else []
            done = subprocess.run(
                [browser, *options, *waiting, f"--screenshot={path}", "--dump-dom", url],
                capture_output=True, text=True, timeout=_BROWSER_SECONDS, check=False,
            )  # fmt: skip
            return done.stdout

        yield shoot
