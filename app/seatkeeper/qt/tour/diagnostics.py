"""The chapter of the Diagnostics window: what was checked, logged, sent, and can be exported."""

from __future__ import annotations

from typing import Final

from PySide6.QtWidgets import QAbstractButton, QLabel, QTabWidget

from seatkeeper.qt.tour.driver import Driver
from seatkeeper.qt.tour.scenes import Chapter, Story, expect
from seatkeeper.session.states import Licensed, SignedOut

__all__ = ["CHAPTER"]

_CHECKS, _LOG, _SENT, _EXPORT = range(4)


def _open(driver: Driver, tab: int) -> None:
    driver.choose("action.diagnostics")
    driver.find(QTabWidget, "diagnostics.tabs").setCurrentIndex(tab)
    again = driver.find(QAbstractButton, "diagnostics.run")
    driver.until(again.isEnabled, "the checks to end")
    driver.settle()


def checks(story: Story) -> str:
    """Diagnostics: every step of the way to the server is checked."""
    driver = story.open("clinic")
    driver.until_state(SignedOut)
    story.log_in("ben@demo.example")
    driver.until_state(Licensed)
    _open(driver, _CHECKS)
    expect(driver.text("check.server.result") != "", "the server was checked")
    driver.picture("diagnostics-checks", "diagnostics")
    return driver.text("diagnostics.summary")


def sent(story: Story) -> str:
    """What was sent: every request, field by field, without a secret."""
    driver = story.driver
    _open(driver, _SENT)
    counted = driver.find(QLabel, "diagnostics.sentCount")
    driver.until(lambda: bool(counted.text()), "the requests to be listed")
    driver.picture("diagnostics-sent", "diagnostics")
    return counted.text()


def log(story: Story) -> str:
    """The log, followed while it grows."""
    driver = story.driver
    _open(driver, _LOG)
    driver.picture("diagnostics-log", "diagnostics")
    return "by level, by words, or as it grows"


def export(story: Story) -> str:
    """The bundle for a support desk is shown before it is written."""
    driver = story.driver
    _open(driver, _EXPORT)
    save = driver.find(QAbstractButton, "diagnostics.save")
    driver.until(save.isEnabled, "the bundle to be put together")
    driver.files.next = bundle = story.files / "seatkeeper-support.zip"
    driver.press("diagnostics.save")
    driver.until(bundle.exists, "the bundle to be written")
    driver.until(lambda: driver.shows("diagnostics.exported"), "the answer")
    driver.picture("diagnostics-export", "diagnostics")
    driver.dismiss("diagnostics")
    return f"{bundle.name}, {bundle.stat().st_size} bytes"


def without_server(story: Story) -> str:
    """Diagnostics without a connection: the first step that fails is the cause."""
    driver = story.driver
    story.world.cut()
    _open(driver, _CHECKS)
    driver.picture("diagnostics-no-connection", "diagnostics")
    said = driver.text("diagnostics.summary")
    driver.dismiss("diagnostics")
    story.world.mend()
    driver.close()
    return said


CHAPTER: Final = Chapter(
    "What the app does, and what is wrong", (checks, sent, log, export, without_server)
)
