"""The chapter of the days on which there is no license."""

from __future__ import annotations

from typing import Final

from seatkeeper.qt.i18n import translate
from seatkeeper.qt.tour.scenes import Chapter, Story, expect
from seatkeeper.session.states import ReadOnly, SignedOut, WaitingForSeat

__all__ = ["CHAPTER"]


def all_seats_in_use(story: Story) -> str:
    """All seats in use: said plainly, with every way on."""
    driver = story.open("desk")
    driver.until_state(SignedOut)
    story.log_in("full@demo.example")
    driver.until_state(WaitingForSeat)
    driver.settle()
    driver.picture("all-seats-in-use")
    expect(driver.shows("allSeats.retry"), "Try Again is offered")
    driver.close()
    return "told so; try again, be told, contact the owner, read only, log out"


def read_only(story: Story) -> str:
    """An expired license: everything can be read, nothing saved."""
    driver = story.open("attic")
    driver.until_state(SignedOut)
    story.log_in("expired@demo.example")
    driver.until_state(ReadOnly)
    driver.settle()
    driver.picture("read-only")
    expect(translate("Window", "[Read-Only]") in driver.window.windowTitle(), "the title says so")
    driver.close()
    return "read-only, with the reason and the next step"


CHAPTER: Final = Chapter(
    "Days without a license",
    (all_seats_in_use, read_only),
)
