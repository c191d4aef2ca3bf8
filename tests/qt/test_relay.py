"""The window with a Keygen Relay: what the server cannot do is not there, and nobody logs in."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QAction
from pytestqt.qtbot import QtBot

from seatkeeper.composition import assemble
from seatkeeper.qt.app import AppWindow
from seatkeeper.qt.settings import UiSettings
from seatkeeper.service.client import Client
from seatkeeper.service.ports import Lanes, Observer
from seatkeeper.session.states import Licensed, NoConnection, ReadOnly, WaitingForSeat
from tests.helpers.relay_double import RelayDouble, relay_profile, running_relay
from tests.helpers.workstation import Workstation
from tests.helpers.world import World
from tests.qt.driver import PATIENCE, Driver, FixedFiles

Office = tuple[Callable[..., Driver], RelayDouble]


@pytest.fixture
def office(qtbot: QtBot, world: World, tmp_path: Path) -> Iterator[Office]:
    """Opens the window of a computer whose server is a Relay with one license."""
    running: list[AppWindow] = []

    with running_relay(world, licenses=1) as (double, url):

        def open_on(name: str = "laptop", *, reached: bool = True) -> Driver:
            place = Workstation(tmp_path / name, world, relay_profile(url))
            if not reached:
                place.wire.cut()

            def make(lanes: Lanes, observer: Observer) -> Client:
                made = assemble(place.computer, place.profile, lanes=lanes, observer=observer)
                return made.client

            files = FixedFiles(place.folder)
            app = AppWindow(make, settings=UiSettings(place.folder / "ui"), files=files)
            running.append(app)
            app.show()
            qtbot.waitUntil(lambda: app.stage is not None, timeout=PATIENCE)
            assert app.stage is not None
            return Driver(qtbot, app.stage, files)

        yield open_on, double
        for app in running:
            app.finish()


def _shown(driver: Driver, name: str) -> bool:
    return driver.find(QAction, f"action.{name}").isVisible()


def test_a_start_leads_to_work_without_a_login(office: Office) -> None:
    open_on, double = office
    driver = open_on()
    driver.until_state(Licensed)
    assert not driver.sees("login.email")
    assert len(double.leases) == 1
    for name in ("validateOffline", "freeSeats", "usage"):
        assert not _shown(driver, name)
    assert _shown(driver, "check")
    log_out = driver.find(QAction, "action.logOut")
    assert log_out.text() == "Release Seat and Restart"
    assert log_out.isEnabled()
    assert not driver.sees("header.avatar")


def test_license_info_shows_what_is_known_and_says_what_is_different(office: Office) -> None:
    driver = office[0]()
    driver.until_state(Licensed)
    driver.trigger("licenseInfo")
    for name in ("name", "email", "accountId", "type", "ownerName"):
        assert not driver.sees(f"licenseInfo.{name}")
    assert not driver.sees("licenseInfo.availability")
    assert driver.read("licenseInfo.licenseId") == "License lic-0"
    assert "has no accounts" in driver.read("licenseInfo.leaving")
    driver.dialog("licenseInfo").close()


def test_the_seat_is_released_after_a_question_and_can_be_taken_again(office: Office) -> None:
    open_on, double = office
    driver = open_on()
    driver.until_state(Licensed)
    driver.trigger("logOut")
    driver.press("question.logOut")
    driver.until_state(ReadOnly)
    assert not double.leases
    assert not driver.sees("login.email")
    driver.until(lambda: driver.read("status.state") == "Read-only: The seat was given back.")
    driver.trigger("check")
    driver.until_state(Licensed)


def test_a_full_pool_shows_a_waiting_screen_without_an_owner(office: Office) -> None:
    open_on, _ = office
    open_on("first").until_state(Licensed)
    driver = open_on("second")
    driver.until_state(WaitingForSeat)
    assert driver.sees("allSeats.retry")
    assert not driver.sees("allSeats.contactOwner")
    assert not driver.sees("allSeats.logOut")


def test_without_a_connection_only_what_helps_is_offered(office: Office) -> None:
    driver = office[0](reached=False)
    driver.until_state(NoConnection)
    driver.until(lambda: driver.sees("noConnection.retry"))
    assert not driver.sees("noConnection.validateOffline")
