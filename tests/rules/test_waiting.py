"""R19 to R22: all seats in use, waiting for one, and who is told how many are taken."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtWidgets import QCheckBox

from seatkeeper.sandbox.server import SandboxServer
from seatkeeper.servers.profile import ServerProfile
from seatkeeper.session import events as ev
from seatkeeper.session.states import Licensed, ReadOnly, SignedOut, WaitingForSeat
from tests.helpers.workstation import Workstation
from tests.helpers.world import World
from tests.qt.conftest import DesktopMaker
from tests.rules.licenses import get_license, invite, register
from tests.rules.tap import Tap, documents, plain
from tests.rules.windows import info, log_in, time_passes
from tests.sandbox.browsers import Browser
from tests.sandbox.computers import Computer

Computers = Callable[..., Workstation]
Open = Callable[..., Browser]
HOUR = timedelta(hours=1)
TINY = "tiny@demo.example"


@pytest.mark.rule("R19")
def test_all_seats_in_use_is_said_and_every_way_on_is_offered_without_a_loop(
    desktop: DesktopMaker, computer: Computers, world: World
) -> None:
    driver = desktop()
    driver.log_in("full@demo.example")
    driver.until_state(WaitingForSeat)
    assert driver.read("allSeats.title") == "All license seats are in use."
    assert driver.find(QCheckBox, "allSeats.notify").isVisible()
    asked = len(computer().wire.questions)
    time_passes(driver, world, HOUR)
    driver.press("allSeats.contactOwner")
    assert driver.urls == ["mailto:tiny@demo.example?subject=A seat of your license"]
    assert len(computer().wire.questions) == asked, "nobody has asked to be told"
    driver.press("allSeats.retry")
    driver.until(lambda: len(computer().wire.questions) > asked)
    driver.until(lambda: not driver.until_state(WaitingForSeat).asking)
    driver.press("allSeats.readOnly")
    driver.until_state(ReadOnly)
    assert driver.read("banner.what") == "All license seats are in use."


@pytest.mark.rule("R19")
def test_with_all_seats_in_use_one_can_log_out(desktop: DesktopMaker) -> None:
    driver = desktop()
    driver.log_in("full@demo.example")
    driver.press("allSeats.logOut")
    driver.press("question.logOut")
    driver.until_state(SignedOut)


@pytest.mark.rule("R20")
def test_who_wanted_to_be_told_is_told_of_the_seat_and_takes_it(
    desktop: DesktopMaker, browser: Open, world: World
) -> None:
    driver = desktop()
    driver.log_in("full@demo.example")
    driver.until_state(WaitingForSeat)
    driver.find(QCheckBox, "allSeats.notify").click()
    driver.until(lambda: driver.until_state(WaitingForSeat).position == 1)
    desk = browser("support").get(f"/support?search={TINY}")
    desk.post(desk.found(r'action="(/support/seats/[0-9a-f]+/deregister)"'))
    time_passes(driver, world, timedelta(seconds=30))
    driver.until(lambda: driver.read("allSeats.title") == "A seat is free.")
    driver.press("allSeats.take")
    driver.until_state(Licensed)


@pytest.mark.rule("R21")
def test_the_owner_sees_how_many_seats_are_in_use_and_an_invited_user_does_not(
    desktop: DesktopMaker, computer: Computers
) -> None:
    computer("ben").log_in("ben")
    guest, owner = info(log_in(desktop)), info(log_in(desktop, "owner", "desk"))
    assert owner.read("licenseInfo.seats") == "3 of 15 in use"
    assert guest.read("licenseInfo.seats") == ""


@pytest.mark.rule("R21")
def test_neither_totals_nor_names_of_others_reach_an_invited_user_on_the_wire(
    computer: Computers,
    browser: Open,
    profile: ServerProfile,
    tap: Tap,
    tmp_path: Path,
) -> None:
    # Not a demo account: of those, discovery tells the addresses to everybody.
    invite(browser("owner"), register(browser(), "nora", "Nora North"))
    for person, password in (("ben", "demo"), ("owner", "demo"), ("nora", "secret")):
        computer(person).log_in(person, password=password)
    tapped = profile._replace(url=tap.url)
    guest = Workstation(tmp_path / "guest", computer("ben").world, tapped)
    guest.log_in("ada")
    guest.do(ev.Extend(3))
    guest.do(ev.Check())
    guest.do(ev.ReturnEarly())
    guest.ask(guest.client.usage)
    guest.do(ev.LogOut())
    guest.close()
    grants = [found for found in documents(tap.answered) if "considered" in found]
    assert len(grants) >= 4
    assert all(grant["seats"] is None for grant in grants)
    others = (computer("nora").grant.account, computer("ben").grant.account)
    for name in ("nora@", *(one.id for one in others), *(one.name for one in others)):
        assert name not in plain(tap.answered), name
    assert "Orchard Institute" in plain(tap.answered), "the owner's name is no secret"


@pytest.mark.rule("R22")
def test_the_owner_is_warned_when_nine_of_ten_seats_are_in_use(
    desktop: DesktopMaker, browser: Open, sandbox: SandboxServer
) -> None:
    owner = browser("expired")
    get_license(owner, seats="10")
    invite(owner, browser("support"))
    driver = info(log_in(desktop, "expired"))
    guests = Computer(sandbox, "guests").login("support@demo.example")
    for _ in range(7):
        guests.seat_id = guests.entropy(16).hex()
        guests.acquire()
    driver.press("licenseInfo.check")
    driver.until(lambda: driver.read("licenseInfo.seats") == "8 of 10 in use")
    seen = driver.stage.screens.workspace.banner
    assert "seats are in use" not in driver.read("banner.what")
    guests.seat_id = guests.entropy(16).hex()
    guests.acquire()
    driver.press("licenseInfo.check")
    driver.until(lambda: driver.read("licenseInfo.seats") == "9 of 10 in use")
    guests.http.close()
    if driver.read("banner.what") == "Your license is up to date.":
        driver.press("banner.dismiss")
    driver.until(lambda: driver.read("banner.what") == "9 of 10 seats are in use.")
    assert seen.isVisible()
