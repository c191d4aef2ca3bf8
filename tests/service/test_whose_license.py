"""Own and shared licenses: which one is used, by how many, and who has to wait."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest

from seatkeeper.licensing.grant import Basis
from seatkeeper.licensing.verdict import Reason
from seatkeeper.sandbox.server import SandboxServer
from seatkeeper.session import events as ev
from seatkeeper.session.states import ReadOnly, WaitingForSeat
from tests.helpers.counter import in_use
from tests.helpers.portal import at_portal, join
from tests.helpers.workstation import Workstation

Computers = Callable[..., Workstation]
HOUR = timedelta(hours=1)
DAY = timedelta(days=1)
SOLO = "solo@demo.example"


@pytest.mark.rule("R34")
def test_an_own_seat_is_used_on_two_computers_and_logging_out_elsewhere_helps_a_third(
    computer: Computers, sandbox: SandboxServer
) -> None:
    for name in ("one", "two"):
        computer(name).log_in("solo")
    third = computer("three")
    third.log_in("solo")
    found = third.expect(WaitingForSeat)
    assert found.verdict.evidence["problem"] == "computers-exhausted"
    assert in_use(sandbox, SOLO) == 1
    computer("two").do(ev.LogOut())
    third.do(ev.Retry())
    assert third.grant.basis is Basis.OWNER_SEAT


@pytest.mark.rule("R30")
def test_an_own_license_comes_first_and_the_shared_one_when_it_is_used_up(
    computer: Computers, sandbox: SandboxServer
) -> None:
    join(sandbox, "owner", "solo")
    for name in ("one", "two"):
        computer(name).log_in("solo")
        assert computer(name).grant.owner is None
    third = computer("three")
    third.log_in("solo")
    assert third.grant.owner is not None
    assert third.grant.owner.email == "owner@demo.example"


@pytest.mark.rule("R36")
def test_an_owners_second_account_is_an_invited_user(
    computer: Computers, sandbox: SandboxServer
) -> None:
    join(sandbox, "owner", "expired")
    one = computer()
    one.log_in("expired")
    assert one.grant.basis is Basis.SHARED_SEAT
    one.do(ev.Close())
    assert in_use(sandbox) == 0


@pytest.mark.rule("R37")
@pytest.mark.parametrize("owner", ["student", "semester", "trial"])
def test_what_cannot_be_shared_is_of_no_use_to_invited_users(
    computer: Computers, sandbox: SandboxServer, owner: str
) -> None:
    join(sandbox, owner, "expired")
    one = computer()
    one.log_in("expired")
    assert one.expect(ReadOnly).verdict.reason in {Reason.NO_LICENSE, Reason.EXPIRED}


@pytest.mark.rule("R35")
def test_a_shared_license_of_one_seat_serves_one_person_at_a_time(
    computer: Computers, sandbox: SandboxServer
) -> None:
    join(sandbox, "solo", "expired")
    for name in ("one", "two"):
        computer(name).log_in("solo")
    guest = computer("guest")
    guest.log_in("expired")
    guest.expect(WaitingForSeat)
    for name in ("one", "two"):
        computer(name).do(ev.LogOut())
    guest.do(ev.Retry())
    assert guest.grant.basis is Basis.SHARED_SEAT
    computer("one").log_in("solo")
    computer("one").expect(WaitingForSeat)


@pytest.mark.rule("R21")
def test_only_the_owner_learns_of_seats(computer: Computers) -> None:
    guest, owner = computer("guest"), computer("desk")
    guest.log_in("ada")
    owner.log_in("owner")
    assert guest.grant.seats is None
    seats = owner.grant.seats
    assert seats is not None
    assert (seats.total, seats.in_use) == (15, 2)


@pytest.mark.rule("R39")
@pytest.mark.parametrize("way", ["key", "link"])
def test_a_user_joins_by_invite_key_or_by_link_and_takes_a_seat(
    computer: Computers, sandbox: SandboxServer, way: str
) -> None:
    one = computer()
    one.log_in("expired")
    one.expect(ReadOnly)
    with at_portal(sandbox, "owner") as browser:
        key = browser.get("/people").found(r"(I(?:-[0-9A-F]{3}){4})")
    with at_portal(sandbox, "expired") as browser:
        browser.get("/people" if way == "key" else f"/join/{key}").post("/join", invite_key=key)
    one.do(ev.Check())
    assert one.grant.basis is Basis.SHARED_SEAT


@pytest.mark.rule("R84")
@pytest.mark.parametrize("person", ["solo", "trial"])
def test_no_trial_for_an_account_with_a_license_or_a_trial(
    computer: Computers, sandbox: SandboxServer, person: str
) -> None:
    one = computer()
    one.log_in(person)
    before = one.grant.license
    with at_portal(sandbox, person) as browser:
        browser.get("/get").post("/trial")
        assert browser.status == 409
    one.do(ev.Check())
    assert one.grant.license == before
