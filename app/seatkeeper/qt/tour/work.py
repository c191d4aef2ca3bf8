"""The chapter of daily work: unsaved text, the usage record, being away, and waiting for a seat."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import Final

from PySide6.QtWidgets import QCheckBox

from seatkeeper.qt.recovery import Draft, Recovery
from seatkeeper.qt.tour.driver import Driver
from seatkeeper.qt.tour.scenes import Chapter, Story, expect
from seatkeeper.qt.views.usage_table import UsageTable
from seatkeeper.session.states import Idle, Licensed, SignedOut, WaitingForSeat

__all__ = ["CHAPTER"]

_OWNER: Final = "owner@demo.example"
_WORDS: Final = "Field notes\n\nThe keeper counts the seats every night, and never loses one.\n"
_AWAY: Final = timedelta(minutes=2)
"""Longer than the question is asked."""


def _log_in(story: Story, computer: str, email: str) -> Driver:
    driver = story.open(computer)
    driver.until_state(SignedOut)
    story.log_in(email)
    return driver


def left_behind(story: Story) -> str:
    """Unsaved work of last time: offered, and restored without touching any file."""
    computer = story.world.computer("bench")
    kept = Recovery(computer.settings.folder / "unsaved")
    kept.keep(Draft(Path(computer.folder / "field-diary.txt"), _WORDS))
    driver = _log_in(story, "bench", "cleo@demo.example")
    driver.until_state(Licensed)
    driver.until(lambda: driver.shows("recovery.restore"), "the offer")
    driver.picture("left-behind")
    driver.press("recovery.restore")
    expect(not (computer.folder / "field-diary.txt").exists(), "no file was written")
    return "what a crash left behind is on the screen again"


def find(story: Story) -> str:
    """Find words in a project."""
    driver = story.driver
    driver.choose("action.find")
    driver.type("find.text", "seat")
    driver.settle()
    driver.picture("find")
    driver.press("find.close")
    return driver.text("find.count")


def unsaved(story: Story) -> str:
    """Closing with unsaved text asks first."""
    driver = story.driver
    driver.window.close()
    driver.until(lambda: driver.shows("question.save"), "the question")
    driver.picture("unsaved-work", "question")
    driver.press("question.cancel")
    expect(isinstance(driver.state, Licensed), "nothing was closed")
    return "saved, given up, or gone on with: the user decides"


def usage(story: Story) -> str:
    """The user's own usage record."""
    driver = story.driver
    driver.choose("action.usage")
    table = driver.find(UsageTable, "usage.table")
    driver.until(lambda: bool(table.shown()), "the record")
    driver.picture("usage-record", "usage")
    number = len(table.shown())
    driver.dismiss("usage")
    return f"records of this user: {number}"


def idle_question(story: Story) -> str:
    """Away for a while: a quiet question with a countdown."""
    driver = story.driver
    story.world.ask_idle(_OWNER, 1)
    driver.until(lambda: driver.shows("banner.still-here"), "the question")
    driver.picture("idle-question")
    return "the server's policy asks; any input answers"


def idle(story: Story) -> str:
    """Away for longer: the seat is free for others, the work stays."""
    driver = story.driver
    story.world.advance(_AWAY)
    driver.until_state(Idle)
    driver.until(lambda: story.world.seat("cleo@demo.example") is None, "the seat to be free")
    driver.settle()
    driver.picture("idle")
    story.world.ask_idle(_OWNER, 0)
    driver.press("banner.take-again")
    driver.until_state(Licensed)
    driver.window.close()
    driver.press("question.discard")
    driver.close()
    return "freed, and taken again with one key"


def waiting(story: Story) -> str:
    """Waiting in the queue for a seat."""
    driver = _log_in(story, "lobby", "full@demo.example")
    driver.until_state(WaitingForSeat)
    _notify(driver)
    driver.until(
        lambda: isinstance(driver.state, WaitingForSeat) and driver.state.position is not None,
        "a place in the queue",
    )
    driver.settle()
    driver.picture("waiting")
    return driver.text("allSeats.waiting")


def seat_held(story: Story) -> str:
    """A seat is free: it is held for a minute."""
    driver = story.driver
    _notify(driver)
    story.world.deregister("L-0DE-007")
    _notify(driver)
    driver.until(lambda: driver.shows("allSeats.take"), "the seat to be held")
    driver.settle()
    driver.picture("seat-held")
    driver.press("allSeats.take")
    driver.until_state(Licensed)
    driver.close()
    return "told, counted down, and taken"


def expiring(story: Story) -> str:
    """A license that ends soon: the warning comes back at each step."""
    driver = _log_in(story, "library", "semester@demo.example")
    driver.until_state(Licensed)
    driver.until(lambda: driver.shows("banner.check"), "the warning")
    driver.settle()
    driver.picture("expiring")
    said = driver.text("banner.what")
    driver.close()
    return said


def _notify(driver: Driver) -> None:
    """Press the box: be told, or be told no more."""
    driver.find(QCheckBox, "allSeats.notify").click()
    driver.settle()


CHAPTER: Final = Chapter(
    "At work, away, and waiting",
    (
        left_behind,
        find,
        unsaved,
        usage,
        idle_question,
        idle,
        waiting,
        seat_held,
        expiring,
    ),
)
