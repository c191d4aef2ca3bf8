"""The chapter before the first session: how to begin, adding a server, and what can be chosen."""

from __future__ import annotations

from typing import Final

from seatkeeper.qt.tour.scenes import Chapter, Story, expect
from seatkeeper.session.states import SignedOut

__all__ = ["CHAPTER"]

_NOBODY: Final = "127.0.0.1:9"
"""The discard port, on which nobody listens."""


def begin(story: Story) -> str:
    """First start: the demo, or a server."""
    driver = story.open("newcomer", knows_server=False)
    driver.settle()
    driver.picture("begin")
    expect(not driver.has_begun(), "there is no session yet")
    return "a computer that knows no server asks how to begin"


def add_server(story: Story) -> str:
    """Add a Server: its address, or a profile file."""
    driver = story.driver
    driver.press("firstStart.add")
    driver.picture("add-server")
    driver.type("addServer.address", _NOBODY)
    driver.press("addServer.find")
    driver.until(lambda: driver.shows("addServer.trouble"), "the message")
    driver.picture("add-server-in-vain")
    return driver.text("addServer.trouble.what")


def compare(story: Story) -> str:
    """The fingerprint is compared before anything is kept."""
    driver = story.driver
    driver.type("addServer.address", story.world.address())
    driver.press("addServer.find")
    driver.until(lambda: driver.shows("offer.add"), "the server")
    driver.picture("add-server-fingerprint")
    found = driver.text("offer.name")
    driver.press("offer.add")
    driver.until(driver.has_begun, "the session")
    driver.until_state(SignedOut)
    return f"{found} was added, and asks to log in"


def servers(story: Story) -> str:
    """The servers this computer knows, tested in place."""
    driver = story.driver
    driver.press("login.changeServer")
    driver.until(lambda: driver.shows("servers.add"), "the list")
    names = driver.names("servers.", ".test")
    expect(len(names) == 1, f"one server is known, not {len(names)}")
    driver.press(names[0])
    answer = names[0].removesuffix("test") + "answer"
    driver.until(lambda: driver.shows(answer), "the answer")
    driver.picture("servers", "servers")
    said = driver.text(f"{answer}.what")
    driver.dismiss("servers")
    return said


def preferences(story: Story) -> str:
    """Preferences: appearance and language."""
    driver = story.driver
    driver.choose("action.preferences")
    driver.picture("preferences", "preferences")
    driver.dismiss("preferences")
    return "what the menus choose can be chosen here, too"


def about(story: Story) -> str:
    """About Seatkeeper."""
    driver = story.driver
    driver.choose("action.about")
    driver.picture("about", "about")
    said = driver.text("about.version")
    driver.dismiss("about")
    driver.close()
    return said


CHAPTER: Final = Chapter("How it begins", (begin, add_server, compare, servers, preferences, about))
