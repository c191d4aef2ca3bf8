"""R60 to R65: a license made available offline for a time."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from PySide6.QtWidgets import QAbstractButton, QComboBox

from seatkeeper.licensing.grant import Basis
from seatkeeper.licensing.verdict import Reason
from seatkeeper.sandbox.server import SandboxServer
from seatkeeper.session import events as ev
from seatkeeper.session.states import Licensed, NoConnection, ReadOnly, WaitingForSeat
from tests.helpers.counter import in_use
from tests.helpers.workstation import Workstation
from tests.helpers.world import START, World
from tests.qt.conftest import DesktopMaker
from tests.qt.driver import Driver
from tests.rules.licenses import get_license, invite
from tests.rules.windows import close, info, log_in
from tests.sandbox.browsers import Browser

Computers = Callable[..., Workstation]
Open = Callable[..., Browser]
HOUR = timedelta(hours=1)
DAY = timedelta(days=1)
EVA = "expired@demo.example"


def periods(driver: Driver) -> list[int]:
    """The days that License Info offers."""
    choice = driver.find(QComboBox, "licenseInfo.period")
    return [choice.itemData(index) for index in range(choice.count())]


def extend(driver: Driver, days: int) -> None:
    """Choose a period and press Extend."""
    choice = driver.find(QComboBox, "licenseInfo.period")
    choice.setCurrentIndex(choice.findData(days))
    driver.press("licenseInfo.extend")


@pytest.mark.rule("R60")
def test_a_period_of_the_servers_list_is_chosen_and_the_actual_availability_shown(
    desktop: DesktopMaker, sandbox: SandboxServer
) -> None:
    driver = info(log_in(desktop))
    assert periods(driver) == list(sandbox.sandbox.timing.offline_days)
    shown = driver.read("licenseInfo.offlineUntil")
    assert shown == "Not available offline: a start needs a connection."
    extend(driver, 14)
    driver.until(lambda: "until 2030-03-19" in driver.read("licenseInfo.offlineUntil"))
    assert driver.read("licenseInfo.offlineUntil").endswith("on this computer only.")


def one_seat_for(browser: Open, *people: str) -> None:
    """Eva buys one seat and invites people."""
    owner = browser("expired")
    get_license(owner)
    invite(owner, *(browser(person) for person in people))


@pytest.mark.rule("R61")
def test_neither_closing_nor_a_crash_nor_another_user_takes_a_reserved_seat(
    computer: Computers, browser: Open, sandbox: SandboxServer, world: World
) -> None:
    one_seat_for(browser, "full", "support")
    one, other = computer("one"), computer("other")
    one.log_in("full")
    one.do(ev.Extend(3))
    one.do(ev.Close())
    other.log_in("support")
    other.expect(WaitingForSeat)
    one.start()
    world.advance(2 * DAY)  # it has crashed, and is silent for longer than the timeout
    page = browser("full").get("/licenses").post("/seats/free")
    assert "There was no seat to free." in page.page
    other.do(ev.Retry())
    other.expect(WaitingForSeat)
    one.start()
    assert one.grant.basis is Basis.OFFLINE_AVAILABILITY
    world.advance(DAY + 8 * HOUR)
    assert in_use(sandbox, EVA) == 0
    other.do(ev.Retry())
    other.expect(Licensed)


@pytest.mark.rule("R61")
def test_a_seat_reserved_for_the_dissertation_is_there_when_all_others_are_taken(
    computer: Computers, browser: Open, world: World
) -> None:
    owner = browser("expired")
    get_license(owner, seats="3")
    invite(owner, browser("full"), browser("support"))
    writer = computer("writer")
    writer.log_in("full")
    writer.do(ev.Extend(7))
    writer.do(ev.Close())
    world.advance(6 * DAY)
    for name in ("colleague-1", "colleague-2", "colleague-3"):
        computer(name).log_in("support")
    computer("colleague-3").expect(WaitingForSeat)
    writer.start()  # an hour before the work must be finished
    writer.expect(Licensed)


@pytest.mark.rule("R62")
def test_availability_holds_for_the_computer_on_which_it_was_extended(
    computer: Computers, sandbox: SandboxServer
) -> None:
    laptop, desk = computer("laptop"), computer("desk")
    for one in (laptop, desk):
        one.log_in("ada")
    laptop.do(ev.Extend(3))
    for one in (laptop, desk):
        one.do(ev.Close())
        one.wire.cut()
        one.start()
    laptop.expect(Licensed)
    desk.expect(NoConnection)
    assert in_use(sandbox) == 1
    desk.wire.mend()
    desk.do(ev.Retry())
    desk.do(ev.Extend(3))
    desk.do(ev.Close())
    assert in_use(sandbox) == 2, "each computer reserves a seat of its own"


@pytest.mark.rule("R63")
def test_a_trial_is_not_available_offline_and_the_reason_is_shown(desktop: DesktopMaker) -> None:
    driver = info(log_in(desktop, "trial"))
    assert not driver.sees("licenseInfo.extend")
    assert driver.read("licenseInfo.offlineRefusal") == "A trial needs a connection."


@pytest.mark.rule("R63")
def test_only_periods_that_end_before_the_license_are_offered(
    desktop: DesktopMaker, sandbox: SandboxServer
) -> None:
    driver = info(log_in(desktop, "semester"))
    assert periods(driver) == [1, 3, 7]
    assert max(sandbox.sandbox.timing.offline_days) > 9, "the license has nine days left"


@pytest.mark.rule("R63")
@pytest.mark.parametrize("person", ["expired", "support"], ids=["owner", "invited"])
def test_availability_never_goes_past_the_end_of_the_license(
    computer: Computers, browser: Open, person: str
) -> None:
    owner = browser("expired")
    get_license(owner, seats="2", days="9")
    invite(owner, browser("support"))
    one = computer()
    one.log_in(person)
    one.do(ev.Extend(30))  # what no screen offers
    assert one.grant.license.expires is not None
    assert one.grant.offline_until == one.grant.license.expires


@pytest.mark.rule("R63")
def test_on_the_last_day_of_a_license_the_reason_is_shown(
    desktop: DesktopMaker, browser: Open, world: World
) -> None:
    one_seat_for(browser, "support")
    world.advance(365 * DAY)
    driver = info(log_in(desktop, "support"))
    assert not driver.sees("licenseInfo.extend")
    told = driver.read("licenseInfo.offlineRefusal")
    assert told == "The license expires before the shortest period ends."


@pytest.mark.rule("R64")
def test_within_the_time_the_app_starts_and_works_without_a_network(
    desktop: DesktopMaker, computer: Computers, world: World
) -> None:
    driver = info(log_in(desktop))
    extend(driver, 3)
    driver.until(lambda: "until 2030-03-08" in driver.read("licenseInfo.offlineUntil"))
    close(driver)
    computer().wire.cut()
    world.advance(2 * DAY)
    again = desktop()
    again.until_state(Licensed)
    again.trigger("new")
    assert again.find(QAbstractButton, "editor.save").isEnabled()


@pytest.mark.rule("R64")
def test_after_the_time_the_app_needs_a_connection(computer: Computers) -> None:
    one = computer()
    one.log_in("ada")
    one.do(ev.Extend(1))
    one.wire.cut()
    one.start()
    one.wait(DAY)
    assert one.expect(ReadOnly).verdict.reason is Reason.AVAILABILITY_ENDED
    one.start()
    one.expect(NoConnection)
    one.wire.mend()
    one.do(ev.Retry())
    assert one.grant.basis is Basis.SHARED_SEAT


@pytest.mark.rule("R65")
def test_return_early_gives_the_reservation_back_before_its_date(
    desktop: DesktopMaker, computer: Computers, sandbox: SandboxServer
) -> None:
    driver = info(log_in(desktop))
    extend(driver, 30)
    driver.press("licenseInfo.returnEarly")
    driver.press("question.returnEarly")
    driver.until(lambda: not driver.sees("licenseInfo.returnEarly"))
    assert driver.until_state(Licensed).grant.basis is Basis.SHARED_SEAT
    assert driver.until_state(Licensed).last_contact >= START
    close(driver)
    assert in_use(sandbox) == 0
    computer().wire.cut()
    desktop().until_state(NoConnection)
