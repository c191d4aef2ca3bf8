"""Who holds a seat, for how long, and what becomes of the work when it ends."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest

from seatkeeper.licensing.verdict import Reason
from seatkeeper.sandbox.server import SandboxServer
from seatkeeper.session import events as ev
from seatkeeper.session.states import Licensed, ReadOnly
from tests.helpers.counter import in_use, pool
from tests.helpers.portal import at_portal
from tests.helpers.workstation import Workstation

Computers = Callable[..., Workstation]
HOUR = timedelta(hours=1)
DAY = timedelta(days=1)
SOLO = "solo@demo.example"


def ends(one: Workstation) -> Reason:
    """Why the next heartbeat ends the work."""
    one.do(ev.Heartbeat())
    return one.expect(ReadOnly).verdict.reason


@pytest.mark.rule("R10")
def test_of_fifteen_seats_the_first_user_leaves_fourteen_and_the_second_thirteen(
    computer: Computers, sandbox: SandboxServer
) -> None:
    free = []
    for person in ("ada", "ben"):
        computer(person).log_in(person)
        free.append(pool(sandbox)["free"])
    assert free == [14, 13]


@pytest.mark.rule("R15")
def test_users_of_one_computer_take_one_seat_each(
    computer: Computers, sandbox: SandboxServer
) -> None:
    # Each has folders and a vault of their own, as on a terminal server.
    for person in ("ada", "ben", "cleo"):
        computer(f"terminal-server/{person}").log_in(person)
    assert in_use(sandbox) == 3


@pytest.mark.rule("R11")
def test_an_invited_user_frees_a_seat_in_the_portal(
    computer: Computers, sandbox: SandboxServer
) -> None:
    one = computer()
    one.log_in("ada")
    with at_portal(sandbox, "ada") as browser:
        browser.get("/licenses").post("/seats/free")
    assert in_use(sandbox) == 0
    assert ends(one) is Reason.SEAT_FREED


@pytest.mark.rule("R11")
@pytest.mark.rule("R31")
def test_an_owners_seat_is_not_freed_in_the_portal(
    computer: Computers, sandbox: SandboxServer
) -> None:
    one = computer()
    one.log_in("owner")
    with at_portal(sandbox, "owner") as browser:
        browser.get("/licenses").post("/seats/free")
    assert in_use(sandbox) == 1
    one.do(ev.Heartbeat())
    one.expect(Licensed)


@pytest.mark.rule("R31")
def test_an_owners_seat_outlives_closing_and_silence(
    computer: Computers, sandbox: SandboxServer
) -> None:
    one = computer()
    one.log_in("owner")
    one.do(ev.Close())
    one.world.advance(60 * DAY)
    assert in_use(sandbox) == 1
    one.start()
    one.do(ev.LogOut())
    assert in_use(sandbox) == 0


@pytest.mark.rule("R32")
def test_an_owner_works_offline_for_thirty_days_from_each_contact(computer: Computers) -> None:
    one = computer()
    one.log_in("owner")
    one.wait(HOUR)
    one.wire.cut()
    one.start()
    one.world.advance(30 * DAY - 2 * HOUR)
    one.wait(HOUR)
    one.expect(Licensed)
    one.wait(HOUR)
    assert one.expect(ReadOnly).verdict.reason is Reason.AVAILABILITY_ENDED


@pytest.mark.rule("R33")
def test_a_lost_network_does_not_stop_work_before_the_timeout(computer: Computers) -> None:
    one = computer()
    one.log_in("ada")
    one.wait(2 * HOUR)
    one.wire.cut()
    one.wait(7 * HOUR)
    one.expect(Licensed)
    one.wire.mend()
    one.wait(timedelta(minutes=10))
    assert one.expect(Licensed).trouble is None


def test_a_seat_that_timed_out_is_taken_again_at_once_if_one_is_free(
    computer: Computers, sandbox: SandboxServer
) -> None:
    one = computer()
    one.log_in("ada")
    sandbox.sandbox.advance(9 * HOUR)
    one.do(ev.Heartbeat())
    one.expect(Licensed)
    assert in_use(sandbox) == 1


@pytest.mark.rule("R38")
@pytest.mark.rule("R93")
def test_a_blocked_user_ends_at_the_next_heartbeat_until_unblocked(
    computer: Computers, sandbox: SandboxServer
) -> None:
    one = computer()
    one.log_in("ada")
    with at_portal(sandbox, "owner") as browser:
        browser.get("/people").post("/people/A-0DE-002/block")
        assert ends(one) is Reason.BLOCKED
        one.do(ev.Check())
        one.expect(ReadOnly)
        browser.get("/people").post("/people/A-0DE-002/unblock")
    one.do(ev.Check())
    one.expect(Licensed)


@pytest.mark.rule("R106")
@pytest.mark.rule("R93")
def test_a_revoked_license_ends_at_the_next_heartbeat_with_that_reason(
    computer: Computers, sandbox: SandboxServer
) -> None:
    one = computer()
    one.log_in("ada")
    with at_portal(sandbox, "support") as browser:
        browser.get("/support").post("/support/licenses/L-0DE-001/revoke")
    assert ends(one) is Reason.REVOKED


def test_a_copy_of_a_computer_is_superseded_by_the_next_start(
    computer: Computers, sandbox: SandboxServer
) -> None:
    one = computer()
    one.log_in("ada")
    twin = Workstation(one.folder, one.world, one.profile)
    twin.start()
    twin.expect(Licensed)
    assert ends(one) is Reason.SUPERSEDED
    assert in_use(sandbox) == 1
    twin.close()
