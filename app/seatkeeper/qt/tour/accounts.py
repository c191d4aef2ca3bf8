"""The chapter of the other accounts: one computer, one person after the other."""

from __future__ import annotations

from typing import Final

from PySide6.QtWidgets import QMenu

from seatkeeper.qt.tour.scenes import Chapter, Story, expect
from seatkeeper.session.states import Licensed, ReadOnly, SignedOut, State

__all__ = ["CHAPTER"]


def unconfirmed(story: Story) -> str:
    """An account whose email address is not confirmed cannot log in yet."""
    driver = story.open("shared")
    driver.until_state(SignedOut)
    story.log_in("unconfirmed@demo.example")
    driver.until(lambda: driver.shows("login.notice"), "the message")
    expect(isinstance(driver.state, SignedOut), "nobody is logged in")
    driver.picture("unconfirmed")
    return "told so, and the email can be sent again"


def owner(story: Story) -> str:
    """The owner of a license sees how many seats are in use; the menu belongs to everybody."""
    state = _enter(story, "owner@demo.example")
    expect(isinstance(state, Licensed) and state.grant.seats is not None, "seats are told")
    driver = story.driver
    driver.picture("owner-welcome")
    menu = driver.find(QMenu, "avatarMenu")
    menu.popup(driver.window.pos())
    driver.settle()
    driver.picture("menu", "avatarMenu")
    menu.close()
    _information(story, "owner-license-info")
    story.driver.log_out()
    return "seats in use are shown to the owner only"


def trial(story: Story) -> str:
    """A trial: the days that are left, and the end in the calendar."""
    state = _enter(story, "trial@demo.example")
    expect(isinstance(state, Licensed) and state.grant.trial is not None, "a trial")
    story.driver.picture("trial-welcome")
    _information(story, "trial-license-info")
    story.driver.log_out()
    return "the days left are shown, offline availability is refused with the reason"


def ends_soon(story: Story) -> str:
    """A license that ends soon says so in time."""
    _enter(story, "semester@demo.example")
    story.driver.until(lambda: story.driver.shows("banner"), "the warning")
    story.driver.picture("ends-soon")
    story.driver.log_out()
    return "a warning with the day, and what to do after a renewal"


def blocked(story: Story) -> str:
    """Somebody whom the owner has blocked can read, and is told whom to ask."""
    state = _enter(story, "blocked@demo.example")
    expect(isinstance(state, ReadOnly), "read-only")
    story.driver.picture("blocked")
    story.driver.log_out()
    story.driver.close()
    return "read-only, with the reason"


def _enter(story: Story, email: str) -> State:
    story.log_in(email)
    state = story.driver.until_state(Licensed, ReadOnly)
    story.driver.settle()
    return state


def _information(story: Story, picture: str) -> None:
    story.driver.choose("action.licenseInfo")
    story.driver.picture(picture, "licenseInfo")
    story.driver.dismiss("licenseInfo")


CHAPTER: Final = Chapter("The other accounts", (unconfirmed, owner, trial, ends_soon, blocked))
