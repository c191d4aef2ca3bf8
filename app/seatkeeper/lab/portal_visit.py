"""Visiting the portal as a browser without scripts would: by sending the forms its pages hold."""

from __future__ import annotations

import html
import re
from html.parser import HTMLParser
from typing import Final
from urllib.parse import urljoin

import requests

__all__ = ["PortalError", "PortalVisit", "form_of"]

_SECONDS: Final = 15


class PortalError(Exception):
    """The portal refuses, in its own words, or does not show what it should."""


class _Form(HTMLParser):
    """A form of a page: where it goes, and what it sends."""

    def __init__(self, leads_to: str) -> None:
        super().__init__()
        self._leads_to = leads_to
        self._inside = False
        self._id = ""
        self._area = ""
        self.action = ""
        self.values: dict[str, str] = {}

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        if tag == "form":
            self._inside = values.get("action", "").endswith(self._leads_to)
            if self._inside:
                self.action, self._id = values["action"], values.get("id", "")
        elif tag == "textarea" and (self._inside or values.get("form", "") == self._id != ""):
            self._area = values.get("name", "")
            self.values[self._area] = ""
        elif tag == "input" and self._inside and values.get("name") and _usable(values):
            self.values.setdefault(values["name"], values.get("value", ""))

    def handle_data(self, data: str) -> None:
        if self._area:
            self.values[self._area] += data

    def handle_endtag(self, tag: str) -> None:
        if tag == "textarea":
            self._area = ""
        elif tag == "form":
            self._inside = False


def _usable(attributes: dict[str, str]) -> bool:
    return attributes.get("type") != "radio" or "disabled" not in attributes


def form_of(page: str, leads_to: str) -> tuple[str, dict[str, str]]:
    """Find the form of a page whose address ends like that.

    Returns:
        Its address, as the page has it, and what it sends.

    Raises:
        PortalError: There is none.
    """
    form = _Form(leads_to)
    form.feed(page)
    if not form.action:
        raise PortalError(_refusal(page) or f"The page holds no form that leads to {leads_to}.")
    return form.action, form.values


def _refusal(page: str) -> str:
    """The words of a page that says no."""
    notes = re.findall(r'<p class="note (?:bad|warn)"[^>]*>(.*?)</p>', page, re.DOTALL)
    reasons = re.findall(r'<span class="reason">(.*?)</span>', page, re.DOTALL)
    said = [re.sub(r"<[^>]+>|\s+", " ", words).strip() for words in (*reasons, *notes)]
    return html.unescape(" ".join(dict.fromkeys(said)))


class PortalVisit:
    """One visit; also a context manager.

    Args:
        portal: Origin of the portal.
        language: That the portal is asked to speak.
    """

    def __init__(self, portal: str, language: str = "en") -> None:
        self._portal = portal
        self._session = requests.Session()
        self._session.trust_env = False
        self._session.headers["Accept-Language"] = language
        self._page = ""

    def __enter__(self) -> PortalVisit:
        return self

    def __exit__(self, *_error: object) -> None:
        self._session.close()

    def arrive(self, page: str) -> None:
        """Go on from a page that a browser has arrived at."""
        self._page = page

    def upload(self, request: str) -> None:
        """Send the form of a request file.

        Raises:
            PortalError: It is not a request, or the portal refuses it.
            OSError: Nobody answers.
        """
        _, values = form_of(request, "/offline")
        self._send("/offline", values)
        form_of(self._page, "/login")

    def log_in(self, email: str, password: str) -> None:
        """Log in with the form at hand.

        Raises:
            PortalError: The portal refuses.
            OSError: Nobody answers.
        """
        address, values = form_of(self._page, "/login")
        self._send(address, {**values, "email": email, "password": password})

    def show(self, address: str) -> None:
        """Open a page.

        Raises:
            OSError: Nobody answers, or there is no such page.
        """
        answer = self._session.get(urljoin(self._portal, address), timeout=_SECONDS)
        answer.raise_for_status()
        self._page = answer.text

    def press(self, leads_to: str) -> None:
        """Send the form of the page at hand whose address ends like that.

        Raises:
            PortalError: There is none, or the portal refuses.
            OSError: Nobody answers.
        """
        self._send(*form_of(self._page, leads_to))

    def accept(self) -> None:
        """Accept with the first license that is offered.

        Raises:
            PortalError: None is, or the portal refuses.
            OSError: Nobody answers.
        """
        address, values = form_of(self._page, "/accept")
        if "license_id" not in values:
            raise PortalError(_refusal(self._page))
        self._send(address, values)

    def response(self) -> bytes:
        """Download the response file.

        Raises:
            PortalError: None is offered.
            OSError: Nobody answers.
        """
        link = re.search(r'href="(/offline/[^"]+/response)"', self._page)
        if link is None:
            raise PortalError("The portal offers no response file yet: accept the request first.")
        answer = self._session.get(urljoin(self._portal, link[1]), timeout=_SECONDS)
        answer.raise_for_status()
        return answer.content

    def _send(self, address: str, values: dict[str, str]) -> None:
        answer = self._session.post(
            urljoin(self._portal, address), data=values, timeout=_SECONDS,
            headers={"Origin": self._portal},
        )  # fmt: skip
        if answer.status_code >= 500:
            raise PortalError(f"The portal has a problem of its own (HTTP {answer.status_code}).")
        self._page = answer.text
