"""What people do in the portal to get and share licenses, as short as a story tells it."""

from __future__ import annotations

from typing import Final

from tests.sandbox.browsers import Browser

KEY: Final = r"(R(?:-[0-9A-F]{3}){6})</strong>"
INVITE_KEY: Final = r"(I(?:-[0-9A-F]{3}){4})"


def buy(person: Browser, **wishes: str) -> str:
    """Buy a license in the mock shop: one multi-user commercial seat for a year, unless wished.

    Returns:
        Its key.
    """
    order = {"category": "commercial", "model": "multi-user", "term": "subscription"}
    return person.post("/shop", **{**order, "seats": "1", "days": "365", **wishes}).found(KEY)


def get_license(person: Browser, **wishes: str) -> None:
    """Buy a license and activate it."""
    page = person.post("/activate", key=buy(person, **wishes))
    assert page.status == 200, page.page


def invite(owner: Browser, *guests: Browser) -> str:
    """Have people join the owner's organization; returns the invite key."""
    key = owner.get("/people").found(INVITE_KEY)
    for guest in guests:
        assert "You joined" in guest.post("/join", invite_key=key).page, guest.page
    return key


def register(stranger: Browser, person: str, name: str) -> Browser:
    """Register ``person@demo.example`` with the password ``secret``, confirm, and log in."""
    email = f"{person}@demo.example"
    stranger.post("/register", email=email, name=name, password="secret")
    stranger.get(stranger.mailed_link("confirm"))
    return stranger.login(person, "secret").get("/get")
