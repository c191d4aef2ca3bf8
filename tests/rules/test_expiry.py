"""R90 to R93: the end of a license, and reading only."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import NamedTuple

import pytest
from PySide6.QtWidgets import QAbstractButton, QFrame, QPlainTextEdit

from seatkeeper.licensing.verdict import Reason
from seatkeeper.session import events as ev
from seatkeeper.session.states import Licensed, ReadOnly
from tests.helpers.workstation import Workstation
from tests.helpers.world import World
from tests.qt.conftest import DesktopMaker
from tests.qt.driver import Driver
from tests.rules.licenses import get_license
from tests.rules.windows import info, log_in, time_passes
from tests.sandbox.browsers import Browser

Computers = Callable[..., Workstation]
Open = Callable[..., Browser]
HOUR = timedelta(hours=1)
DAY = timedelta(days=1)


def warning(driver: Driver) -> tuple[str, str]:
    """What the banner says of the end of the license, and its tone; empty when it says nothing."""
    said = driver.read("banner.what")
    if not said.startswith("Your license expires"):
        return "", ""
    return said, str(driver.find(QFrame, "banner").property("tone"))


@pytest.mark.rule("R90")
def test_the_app_warns_before_the_end_and_more_urgently_as_it_comes_closer(
    desktop: DesktopMaker, browser: Open, world: World
) -> None:
    get_license(browser("expired"), days="20")  # ends with the 25th of March
    world.advance(HOUR / 2)
    driver = log_in(desktop, "expired")
    seen = []
    for on in ("2030-03-11", "2030-03-12", "2030-03-19", "2030-03-24", "2030-03-25"):
        while world.now().date().isoformat() < on:
            time_passes(driver, world, DAY)
        driver.until(lambda: driver.until_state(Licensed).trouble is None)
        seen.append(warning(driver))
        if seen[-1][0]:
            driver.press("banner.dismiss")
            assert warning(driver) == ("", "")
    none, *told = seen
    assert none == ("", "")
    assert [words for words, _ in told] == [
        f"Your license expires 2030-03-25, {far}."
        for far in ("in 13 days", "in 6 days", "in one day", "in 14 h")
    ]
    assert [tone for _, tone in told] == ["warning"] * 4, "red is for what is over"
    time_passes(driver, world, 13.5 * HOUR)
    driver.until(lambda: warning(driver)[0].endswith("within the hour: in 30 min."))
    assert not driver.sees("banner.dismiss"), "the last warning stays"


def open_project(driver: Driver, path: Path) -> str:
    """Open a project from the start page and return its text."""
    path.write_text("Chapter one", encoding="utf-8")
    driver.files.path = path
    driver.press("home.open")
    driver.until(lambda: driver.sees("editor.text"))  # it is made for the first project
    text = driver.find(QPlainTextEdit, "editor.text")
    driver.until(text.toPlainText)
    return text.toPlainText()


@pytest.mark.rule("R91")
def test_without_a_valid_license_projects_are_read_and_saving_and_exporting_say_why_not(
    desktop: DesktopMaker, tmp_path: Path
) -> None:
    driver = desktop()
    driver.log_in("expired@demo.example")
    driver.until_state(ReadOnly)
    assert open_project(driver, tmp_path / "thesis.txt") == "Chapter one"
    for name in ("editor.save", "editor.export"):
        button = driver.find(QAbstractButton, name)
        assert not button.isEnabled()
        assert button.toolTip() == "Not available while read-only: The license has expired."
    driver.stage.projects.save()
    driver.stage.projects.export()
    assert driver.files.asked == ["Open Project"], "nothing was offered to be written"
    assert (tmp_path / "thesis.txt").read_text() == "Chapter one"


@pytest.mark.rule("R92")
def test_work_unsaved_at_the_end_is_kept_and_saved_at_once_after_a_renewal_and_a_check(
    desktop: DesktopMaker, browser: Open, world: World, tmp_path: Path
) -> None:
    driver = log_in(desktop, "semester")
    driver.trigger("new")
    text = driver.find(QPlainTextEdit, "editor.text")
    text.insertPlainText("The last sentence before the end")
    time_passes(driver, world, 10 * DAY)
    assert driver.until_state(ReadOnly).verdict.reason is Reason.EXPIRED
    driver.until(lambda: not driver.until_state(ReadOnly).asking)  # it asks once by itself (R18)
    assert not driver.find(QAbstractButton, "editor.save").isEnabled()
    get_license(browser("semester"), category="semester", term="leased", days="184")
    info(driver).press("licenseInfo.check")
    driver.until_state(Licensed)
    assert text.toPlainText() == "The last sentence before the end"
    driver.files.path = tmp_path / "kept.txt"
    driver.press("editor.save")
    driver.until((tmp_path / "kept.txt").exists)
    assert (tmp_path / "kept.txt").read_text() == "The last sentence before the end"


def _loses_the_seat(driver: Driver, one: Workstation, _owner: Browser) -> None:
    one.wire.cut()
    time_passes(driver, one.world, 8 * HOUR)


def _is_blocked(driver: Driver, one: Workstation, owner: Browser) -> None:
    owner.post("/people/A-0DE-002/block")
    time_passes(driver, one.world, timedelta(minutes=10))


def _outlives_the_availability(driver: Driver, one: Workstation, _owner: Browser) -> None:
    driver.stage.dispatch(ev.Extend(1))
    driver.until(lambda: driver.until_state(Licensed).grant.offline_until)
    one.wire.cut()
    time_passes(driver, one.world, DAY)


class Ending(NamedTuple):
    """A way in which work ends."""

    happens: Callable[[Driver, Workstation, Browser], None]
    what: str
    step: str
    way: str


@pytest.mark.rule("R93")
@pytest.mark.parametrize(
    "ending",
    [
        Ending(
            _loses_the_seat,
            "Your seat was lost: the server heard nothing from you for too long.",
            "Try again to take another one.",
            "retry",
        ),
        Ending(
            _is_blocked,
            "Your access was blocked by the owner.",
            "Ask the owner of the license.",
            "check",
        ),
        Ending(
            _outlives_the_availability,
            "The offline availability of this computer has ended.",
            "Connect to the internet and try again.",
            "retry",
        ),
    ],
    ids=["seat-lost", "blocked", "availability-ended"],
)
def test_each_reason_leads_to_the_same_reading_mode_with_its_own_words_and_next_step(
    desktop: DesktopMaker, computer: Computers, browser: Open, tmp_path: Path, ending: Ending
) -> None:
    driver = log_in(desktop)
    ending.happens(driver, computer(), browser("owner"))
    driver.until_state(ReadOnly)
    driver.until(lambda: driver.read("banner.what") == ending.what)
    assert ending.step in driver.read("banner.more")
    driver.until(lambda: driver.sees(f"banner.{ending.way}"))
    assert open_project(driver, tmp_path / "thesis.txt") == "Chapter one"
    assert "[Read-Only]" in driver.window.windowTitle()
    assert not driver.find(QAbstractButton, "editor.save").isEnabled()
