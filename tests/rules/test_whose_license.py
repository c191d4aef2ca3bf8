"""R30 to R39: own and shared licenses, owners and the people they invite."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest

from seatkeeper.licensing.grant import Basis
from seatkeeper.licensing.verdict import Reason
from seatkeeper.sandbox.model import LicenseRow
from seatkeeper.sandbox.server import SandboxServer
from seatkeeper.session import events as ev
from seatkeeper.session.states import Licensed, NoConnection, ReadOnly, SignedOut, WaitingForSeat
from tests.helpers.counter import in_use
from tests.helpers.workstation import Workstation
from tests.helpers.world import World
from tests.qt.conftest import DesktopMaker
from tests.rules.licenses import INVITE_KEY, get_license, invite, register
from tests.rules.windows import log_in, time_passes
from tests.sandbox.browsers import Browser

Computers = Callable[..., Workstation]
Open = Callable[..., Browser]
HOUR = timedelta(hours=1)
DAY = timedelta(days=1)
SOLO = "solo@demo.example"
SOLOS_LICENSE = "L-0DE-002"
SHARED = "L-0DE-001"


@pytest.mark.rule("R30")
def test_an_own_license_comes_first_and_the_shared_one_when_all_own_seats_are_taken(
    computer: Computers, browser: Open
) -> None:
    invite(browser("owner"), browser("solo"))
    used = []
    for name in ("laptop", "desk", "lab"):
        computer(name).log_in("solo")
        used.append((computer(name).grant.license.id, computer(name).grant.basis))
    own = (SOLOS_LICENSE, Basis.OWNER_SEAT)
    assert used == [own, own, (SHARED, Basis.SHARED_SEAT)]


@pytest.mark.rule("R30")
def test_a_paid_license_comes_before_a_trial_be_it_own_or_shared(
    computer: Computers, browser: Open
) -> None:
    tina, one = browser("trial"), computer()
    one.log_in("trial")
    used = [one.grant.basis]
    invite(browser("owner"), tina)
    one.start()
    used.append(one.grant.basis)
    get_license(tina)
    one.start()
    used.append(one.grant.basis)
    assert used == [Basis.TRIAL, Basis.SHARED_SEAT, Basis.OWNER_SEAT]


@pytest.mark.rule("R31")
def test_an_owners_seat_outlives_closing_and_silence_and_ends_by_logging_out_everywhere(
    computer: Computers, sandbox: SandboxServer, world: World
) -> None:
    laptop, desk = computer("laptop"), computer("desk")
    laptop.log_in("solo")
    desk.log_in("solo")
    laptop.do(ev.Close())
    world.advance(20 * DAY)  # the other one has crashed
    assert in_use(sandbox, SOLO) == 1
    laptop.start()
    laptop.do(ev.LogOut())
    laptop.expect(SignedOut)
    assert in_use(sandbox, SOLO) == 1, "the desk still uses it"
    desk.start()
    desk.do(ev.LogOut())
    assert in_use(sandbox, SOLO) == 0


@pytest.mark.rule("R32")
def test_an_owner_works_offline_for_thirty_days_from_the_last_contact_without_preparation(
    computer: Computers, world: World
) -> None:
    one = computer()
    one.log_in("solo")
    one.wire.cut()
    world.advance(29 * DAY)
    one.start()
    one.expect(Licensed)
    one.wire.mend()
    one.do(ev.Heartbeat())
    one.wire.cut()
    world.advance(30 * DAY - HOUR)
    one.start()
    one.expect(Licensed)
    one.wait(HOUR)
    assert one.expect(ReadOnly).verdict.reason is Reason.AVAILABILITY_ENDED
    one.start()
    one.expect(NoConnection)


@pytest.mark.rule("R33")
def test_an_invited_user_needs_a_connection_to_start_unless_availability_was_extended(
    computer: Computers,
) -> None:
    one = computer()
    one.log_in("ada")
    one.wire.cut()
    one.start()
    one.expect(NoConnection)
    one.wire.mend()
    one.do(ev.Retry())
    one.do(ev.Extend(3))
    one.wire.cut()
    one.start()
    one.expect(Licensed)


@pytest.mark.rule("R33")
def test_work_goes_on_through_a_lost_network_until_the_servers_timeout(
    desktop: DesktopMaker, computer: Computers, world: World
) -> None:
    driver = log_in(desktop)
    computer().wire.cut()
    time_passes(driver, world, 8 * HOUR - timedelta(minutes=1))
    driver.until(lambda: "You can go on working until 2030-03-05" in driver.read("banner.more"))
    driver.until_state(Licensed)
    time_passes(driver, world, timedelta(minutes=1))
    assert driver.until_state(ReadOnly).verdict.reason is Reason.SEAT_LOST


@pytest.mark.rule("R34")
def test_an_own_seat_serves_two_computers_and_the_third_is_told_to_log_out_on_another(
    desktop: DesktopMaker, computer: Computers
) -> None:
    for name in ("laptop", "desk"):
        computer(name).log_in("solo")
    driver = desktop("third")
    driver.log_in(SOLO)
    driver.until_state(WaitingForSeat)
    assert driver.read("allSeats.title") == "All license seats are in use."
    assert "Logging out on one of them frees a seat" in driver.read("allSeats.text")
    computer("desk").do(ev.LogOut())
    driver.press("allSeats.retry")
    driver.until_state(Licensed)


@pytest.mark.rule("R34")
@pytest.mark.parametrize(("each", "fit"), [(2, 4), (1, 2)])
def test_two_own_seats_serve_as_many_computers_as_the_license_says(
    computer: Computers, browser: Open, sandbox: SandboxServer, each: int, fit: int
) -> None:
    get_license(browser("expired"), seats="2")
    with sandbox.sandbox.database.transaction() as rows:
        (bought,) = rows.query(LicenseRow).filter(LicenseRow.seats == 2)
        bought.computers_per_seat = each  # an attribute of the license; the shop sells but one
    for number in range(fit):
        computer(f"computer-{number}").log_in("expired")
        computer(f"computer-{number}").expect(Licensed)
    computer("one-more").log_in("expired")
    verdict = computer("one-more").expect(WaitingForSeat).verdict
    assert verdict.evidence["problem"] == "computers-exhausted"


@pytest.mark.rule("R35")
def test_a_one_seat_license_is_shared_and_used_by_one_person_at_a_time(
    computer: Computers, browser: Open
) -> None:
    invite(browser("solo"), browser("support"))
    laptop, desk, guest = computer("laptop"), computer("desk"), computer("guest")
    laptop.log_in("solo")
    desk.log_in("solo")
    guest.log_in("support")
    guest.expect(WaitingForSeat)
    laptop.do(ev.LogOut())
    desk.do(ev.LogOut())
    guest.do(ev.Retry())
    guest.expect(Licensed)
    laptop.log_in("solo")
    laptop.expect(WaitingForSeat)
    guest.do(ev.Close())
    laptop.do(ev.Retry())
    laptop.expect(Licensed)


@pytest.mark.rule("R36")
def test_an_owners_second_account_is_an_invited_user_like_any_other(
    computer: Computers, browser: Open, sandbox: SandboxServer
) -> None:
    invite(browser("owner"), register(browser(), "owner-too", "Orchard Institute"))
    one = computer()
    one.log_in("owner-too", password="secret")
    assert (one.grant.basis, one.grant.seats) == (Basis.SHARED_SEAT, None)
    one.do(ev.Close())
    assert in_use(sandbox) == 0, "no need to log out each time"
    one.wire.cut()
    one.start()
    one.expect(NoConnection)


@pytest.mark.rule("R37")
@pytest.mark.parametrize("owner", ["student", "semester", "trial"])
def test_student_semester_and_trial_licenses_cannot_be_shared(
    computer: Computers, browser: Open, owner: str
) -> None:
    invite(browser(owner), browser("support"))
    computer("owner").log_in(owner)
    computer("owner").do(ev.LogOut())
    computer("guest").log_in("support")
    assert computer("guest").expect(ReadOnly).verdict.reason is Reason.NO_LICENSE


@pytest.mark.rule("R38")
def test_a_blocked_user_loses_access_at_the_next_heartbeat_until_unblocked(
    computer: Computers, browser: Open, sandbox: SandboxServer
) -> None:
    one, owner = computer(), browser("owner")
    one.log_in("ada")
    owner.get("/people").post("/people/A-0DE-002/block")
    one.expect(Licensed)
    one.wait(timedelta(minutes=10))
    assert one.expect(ReadOnly).verdict.reason is Reason.BLOCKED
    assert in_use(sandbox) == 0
    one.wait(30 * DAY)
    one.start()
    assert one.expect(ReadOnly).verdict.reason is Reason.BLOCKED
    browser("owner").post("/people/A-0DE-002/unblock")
    one.do(ev.Check())
    one.expect(Licensed)


@pytest.mark.rule("R38")
def test_a_deleted_user_loses_access_and_can_join_again_with_the_key(
    computer: Computers, browser: Open
) -> None:
    one, owner = computer(), browser("owner")
    key = owner.get("/people").found(INVITE_KEY)
    one.log_in("ada")
    owner.post("/people/A-0DE-002/delete")
    one.do(ev.Heartbeat())
    assert one.expect(ReadOnly).verdict.reason is Reason.NO_LICENSE
    assert "You joined" in browser("ada").post("/join", invite_key=key).page
    one.do(ev.Check())
    one.expect(Licensed)


@pytest.mark.rule("R38")
def test_a_new_invite_key_ends_the_old_key_and_link_and_nobodys_membership(
    computer: Computers, browser: Open
) -> None:
    owner, late = browser("owner"), browser("solo")
    key = invite(owner, browser("support"))
    owner.post("/invite-key")
    assert key not in owner.get("/people").page
    assert "not known, or was replaced" in late.post("/join", invite_key=key).page
    assert late.get(f"/join/{key}").status == 404
    computer().log_in("support")
    assert computer().grant.license.id == SHARED


@pytest.mark.rule("R38")
def test_an_invite_key_does_not_end_by_itself(
    computer: Computers, browser: Open, world: World
) -> None:
    key = browser("owner").get("/people").found(INVITE_KEY)
    world.advance(300 * DAY)
    assert "You joined" in browser("support").post("/join", invite_key=key).page
    computer().log_in("support")
    computer().expect(Licensed)


@pytest.mark.rule("R39")
def test_an_organization_is_joined_by_typing_its_key(computer: Computers, browser: Open) -> None:
    one = computer()
    one.log_in("support")
    assert one.expect(ReadOnly).verdict.reason is Reason.NO_LICENSE
    invite(browser("owner"), browser("support"))
    one.do(ev.Check())
    assert one.grant.license.id == SHARED


@pytest.mark.rule("R39")
def test_an_organization_is_joined_by_following_its_link_and_confirming_once(
    computer: Computers, browser: Open
) -> None:
    one, guest = computer(), browser("support")
    one.log_in("support")
    url = browser("owner").get("/people").found(r"(/join/I[^<]*)")
    assert "Join Orchard Institute?" in guest.get(url).page
    one.do(ev.Check())
    one.expect(ReadOnly)  # following alone does not join
    guest.post("/join", invite_key=guest.found(r'name="invite_key" value="([^"]*)"'))
    one.do(ev.Check())
    assert one.grant.license.id == SHARED
