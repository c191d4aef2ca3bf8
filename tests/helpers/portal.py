"""A person at the portal with a request file, over real HTTP."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import requests

from offline.blocks import BlockKind, extract_block, wrap_block
from seatkeeper.sandbox.server import SandboxServer
from tests.sandbox.browsers import Browser

VERA = "permanent"
"""Owns a permanent license of five seats."""
VERAS_LICENSE = "L-0DE-003"


def validate(
    sandbox: SandboxServer,
    request: bytes,
    person: str = VERA,
    license_id: str = VERAS_LICENSE,
) -> bytes:
    """Take a request to the portal, accept it there, and return the response file.

    Args:
        sandbox: The server.
        request: The request file.
        person: Who logs in.
        license_id: Which license is bound.
    """
    block = wrap_block(extract_block(request, BlockKind.REQUEST), BlockKind.REQUEST)
    posted = requests.post(
        f"{sandbox.portal_url}/offline",
        data={"request": block},
        headers={"Origin": "null"},
        allow_redirects=False,
        timeout=30,
    )
    assert posted.status_code == 303, posted.text
    page = posted.headers["location"]
    browser = Browser(sandbox)
    browser.get("/login").login(person)
    browser.get(page).post(f"{page}/accept", license_id=license_id)
    answer = browser.http.get(f"{sandbox.portal_url}{page}/response", timeout=30)
    browser.close()
    assert answer.status_code == 200, browser.page
    return answer.content


@contextmanager
def at_portal(sandbox: SandboxServer, person: str) -> Iterator[Browser]:
    """A person who is logged in at the portal."""
    browser = Browser(sandbox)
    browser.get("/login").login(person)
    try:
        yield browser
    finally:
        browser.close()


def join(sandbox: SandboxServer, owner: str, person: str) -> None:
    """Have a person join an owner's organization with its invite key."""
    with at_portal(sandbox, owner) as browser:
        key = browser.get("/people").found(r"(I(?:-[0-9A-F]{3}){4})")
    with at_portal(sandbox, person) as browser:
        browser.get("/people").post("/join", invite_key=key)
        assert browser.status == 200, browser.page
