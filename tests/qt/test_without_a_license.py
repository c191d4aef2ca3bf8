"""What the window does when there is no seat, no license or no connection: the real thing."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
import requests
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QCheckBox, QPlainTextEdit

from seatkeeper.sandbox.server import SandboxServer
from seatkeeper.session.states import (
    Idle,
    Licensed,
    NoConnection,
    ReadOnly,
    WaitingForSeat,
)
from tests.helpers.workstation import Workstation
from tests.helpers.world import World
from tests.qt.conftest import DesktopMaker
from tests.qt.sessions import free, licensed, time_passes
from tests.sandbox.browsers import Browser
from tests.sandbox.computers import Computer
from tests.sandbox.test_portal_licenses import buy

OWNER = "owner@demo.example"
PERMANENT = "L-0DE-003"
Computers = Callable[..., Workstation]


@pytest.mark.rule("R19")
@pytest.mark.rule("R20")
def test_all_seats_in_use_is_told_plainly_and_a_free_seat_is_taken(
    desktop: DesktopMaker, world: World, sandbox: SandboxServer
) -> None:
    others = [Computer(sandbox, f"computer {number}") for number in range(15)]
    for one in others:
        one.login("ben@demo.example").acquire()
    driver = desktop()
    driver.log_in("ada@demo.example")
    driver.until_state(WaitingForSeat)
    assert driver.read("allSeats.title") == "All license seats are in use."
    for name in ("retry", "contactOwner", "readOnly", "logOut"):
        assert driver.sees(f"allSeats.{name}")
    driver.press("allSeats.contactOwner")
    assert driver.urls[0].startswith("mailto:owner@demo.example?subject=")
    driver.find(QCheckBox, "allSeats.notify").click()
    driver.until(lambda: "Next try" in driver.read("allSeats.waiting"))
    others[0].close()
    time_passes(driver, world, timedelta(minutes=1))
    driver.until(lambda: driver.read("allSeats.title") == "A seat is free.")
    driver.press("allSeats.take")
    driver.until_state(Licensed)
    for one in others:
        one.http.close()


@pytest.mark.rule("R33")
def test_without_offline_availability_a_start_needs_a_connection_but_work_goes_on(
    desktop: DesktopMaker, computer: Computers, world: World
) -> None:
    driver = licensed(desktop)
    computer().wire.cut()
    time_passes(driver, world, timedelta(hours=7))
    driver.until(lambda: "until 2030-03-05" in driver.read("banner.more"))
    assert isinstance(driver.stage.client.state, Licensed)
    again = desktop()
    again.until_state(NoConnection)
    assert again.read("noConnection.title") == "There is no internet connection."


@pytest.mark.rule("R91")
@pytest.mark.rule("R93")
def test_without_a_valid_license_projects_can_be_read_but_not_saved(
    desktop: DesktopMaker, tmp_path: Path
) -> None:
    (tmp_path / "thesis.txt").write_text("Chapter one")
    driver = desktop()
    driver.log_in("expired@demo.example")
    driver.until_state(ReadOnly)
    driver.files.path = tmp_path / "thesis.txt"
    driver.press("home.open")
    driver.until(lambda: driver.sees("editor.text"))
    text = driver.find(QPlainTextEdit, "editor.text")
    assert text.toPlainText() == "Chapter one"
    assert "[Read-Only]" in driver.window.windowTitle()
    for name in ("editor.save", "editor.export"):
        assert not driver.find(QAbstractButton, name).isEnabled()
        assert "expired" in driver.find(QAbstractButton, name).toolTip()


@pytest.mark.rule("R42")
@pytest.mark.rule("R92")
def test_unsaved_work_is_kept_through_an_expiry_and_saved_after_the_renewal(
    desktop: DesktopMaker, world: World, browser: Browser, tmp_path: Path
) -> None:
    driver = licensed(desktop, "semester")
    driver.trigger("new")
    text = driver.find(QPlainTextEdit, "editor.text")
    text.insertPlainText("The last sentence before the end")
    time_passes(driver, world, timedelta(days=30))
    driver.until_state(ReadOnly)
    driver.until(lambda: driver.sees("banner.check"))
    assert "expired" in driver.read("banner.what")
    assert not driver.find(QAbstractButton, "editor.save").isEnabled()
    person = browser.login("semester")
    key = buy(person, category="student")
    assert person.post("/activate", key=key).status == 200
    driver.press("banner.check")
    driver.until_state(Licensed)
    assert text.toPlainText() == "The last sentence before the end"
    driver.files.path = tmp_path / "kept.txt"
    driver.press("editor.save")
    driver.until((tmp_path / "kept.txt").exists)


@pytest.mark.rule("R38")
@pytest.mark.rule("R93")
def test_a_blocked_user_is_told_so_and_goes_on_when_unblocked(
    desktop: DesktopMaker, world: World, browser: Browser
) -> None:
    driver = licensed(desktop)
    owner = browser.login("owner")
    assert owner.post("/people/A-0DE-002/block").status == 200
    time_passes(driver, world, timedelta(minutes=10))
    driver.until_state(ReadOnly)
    assert driver.read("banner.what") == "Your access was blocked by the owner."
    assert owner.post("/people/A-0DE-002/unblock").status == 200
    driver.press("banner.check")
    driver.until_state(Licensed)


@pytest.mark.rule("R23")
def test_an_idle_seat_is_freed_for_others_and_taken_again_with_the_next_key(
    desktop: DesktopMaker, world: World, sandbox: SandboxServer
) -> None:
    ask = {"owner": OWNER, "idle_seconds": 1800}
    answer = requests.post(f"{sandbox.url}/sandbox/policy", json=ask, timeout=10)
    assert answer.status_code == 200
    driver = licensed(desktop)
    driver.trigger("new")
    page = driver.find(QPlainTextEdit, "editor.text")
    page.insertPlainText("in the middle of a sentence")
    time_passes(driver, world, timedelta(minutes=30))
    driver.until(lambda: driver.read("banner.what") == "Are you still there?")
    assert free(sandbox) == 14, "nothing is freed while the question is asked"
    time_passes(driver, world, timedelta(seconds=61))
    driver.until_state(Idle)
    driver.until(lambda: free(sandbox) == 15)
    assert page.toPlainText() == "in the middle of a sentence"
    assert not driver.find(QAbstractButton, "editor.save").isEnabled()
    QTest.keyClick(page, Qt.Key.Key_Space)
    driver.until_state(Licensed)
    assert free(sandbox) == 14
    assert page.toPlainText() == "in the middle of a sentence"
    assert driver.find(QAbstractButton, "editor.save").isEnabled()


@pytest.mark.rule("R23")
def test_any_input_keeps_the_seat_of_somebody_who_is_asked(
    desktop: DesktopMaker, world: World, sandbox: SandboxServer
) -> None:
    ask = {"owner": OWNER, "idle_seconds": 1800}
    requests.post(f"{sandbox.url}/sandbox/policy", json=ask, timeout=10).raise_for_status()
    driver = licensed(desktop)
    driver.trigger("new")
    time_passes(driver, world, timedelta(minutes=30))
    driver.until(lambda: driver.sees("banner.still-here"))
    QTest.keyClick(driver.find(QPlainTextEdit, "editor.text"), Qt.Key.Key_A)
    driver.until(lambda: not driver.sees("banner.still-here"))
    time_passes(driver, world, timedelta(seconds=61))
    assert isinstance(driver.stage.client.state, Licensed)
    assert free(sandbox) == 14
