"""What a license allows, how long it lasts, and what the app knows of it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest

from seatkeeper.licensing.grant import Basis
from seatkeeper.licensing.verdict import Reason
from seatkeeper.sandbox.model import LicenseRow
from seatkeeper.sandbox.server import SandboxServer
from seatkeeper.session import events as ev
from seatkeeper.session.states import Licensed, ReadOnly
from tests.helpers.counter import in_use
from tests.helpers.wire import Trouble
from tests.helpers.workstation import Workstation

Computers = Callable[..., Workstation]
HOUR = timedelta(hours=1)
DAY = timedelta(days=1)


# --- the license in use -------------------------------------------------------------------------


@pytest.mark.rule("R40")
@pytest.mark.rule("R41")
def test_the_owner_is_named_exactly_when_the_license_is_somebody_elses(
    computer: Computers,
) -> None:
    guest, owner = computer("guest"), computer("desk")
    guest.log_in("ada")
    owner.log_in("owner")
    assert guest.grant.license.id == owner.grant.license.id == "L-0DE-001"
    assert guest.grant.owner is not None
    assert (guest.grant.owner.id, guest.grant.owner.name) == ("A-0DE-001", "Orchard Institute")
    assert owner.grant.owner is None


@pytest.mark.rule("R42")
@pytest.mark.rule("R25")
def test_a_renewed_license_is_seen_at_the_next_check(
    computer: Computers, sandbox: SandboxServer
) -> None:
    one = computer()
    one.log_in("ada")
    before = one.grant.license.expires
    assert before is not None
    with sandbox.sandbox.database.transaction() as rows:
        row = rows.get(LicenseRow, "L-0DE-001")
        assert row is not None
        row.expires = before + 365 * DAY
    one.do(ev.Check())
    assert one.grant.license.expires == before + 365 * DAY
    assert one.told == "renewed"


@pytest.mark.rule("R42")
def test_the_app_checks_by_itself(computer: Computers, sandbox: SandboxServer) -> None:
    one = computer()
    one.log_in("ada")
    with sandbox.sandbox.database.transaction() as rows:
        row = rows.get(LicenseRow, "L-0DE-001")
        assert row is not None
        assert row.expires is not None
        row.expires = expected = row.expires + 365 * DAY
    one.wait(timedelta(minutes=10))
    assert one.grant.license.expires == expected


@pytest.mark.rule("R44")
def test_the_choice_of_a_license_is_explained(computer: Computers) -> None:
    one = computer()
    one.log_in("ada")
    assert [(entry.license_id, entry.outcome) for entry in one.grant.considered] == [
        ("L-0DE-001", "chosen")
    ]


@pytest.mark.rule("R92")
@pytest.mark.rule("R93")
def test_work_ends_with_the_license_and_goes_on_at_once_after_a_renewal(
    computer: Computers, sandbox: SandboxServer
) -> None:
    one = computer()
    one.log_in("semester")
    ends = one.grant.license.expires
    assert ends is not None
    one.world.advance(ends - one.world.now() - HOUR)
    one.wait(HOUR)
    assert one.expect(ReadOnly).verdict.reason is Reason.EXPIRED
    with sandbox.sandbox.database.transaction() as rows:
        row = rows.get(LicenseRow, "L-0DE-008")
        assert row is not None
        row.expires = ends + 100 * DAY
    one.do(ev.Check())
    one.expect(Licensed)
    assert one.told == "renewed"


def test_an_expired_license_opens_read_only(computer: Computers) -> None:
    one = computer()
    one.log_in("expired")
    assert one.expect(ReadOnly).verdict.reason is Reason.EXPIRED


# --- offline availability -----------------------------------------------------------------------


@pytest.mark.rule("R60")
def test_the_periods_are_the_servers(computer: Computers) -> None:
    one = computer()
    one.log_in("ada")
    assert one.grant.offline_days == (1, 3, 7, 14, 30, 90, 180)


@pytest.mark.rule("R61")
def test_a_reserved_seat_survives_closing_and_silence(
    computer: Computers, sandbox: SandboxServer
) -> None:
    one = computer()
    one.log_in("ada")
    one.do(ev.Extend(7))
    one.do(ev.Close())
    one.world.advance(6 * DAY)
    assert in_use(sandbox) == 1
    one.world.advance(2 * DAY)
    assert in_use(sandbox) == 0


@pytest.mark.rule("R62")
def test_each_computer_reserves_its_own_seat(computer: Computers) -> None:
    one, other = computer("laptop"), computer("desktop")
    one.log_in("ada")
    other.log_in("ada")
    one.do(ev.Extend(7))
    assert other.grant.basis is Basis.SHARED_SEAT
    other.wire.cut()
    other.start()
    assert not isinstance(other.client.state, Licensed)


@pytest.mark.rule("R63")
def test_availability_ends_with_the_license(computer: Computers) -> None:
    one = computer()
    one.log_in("semester")
    one.do(ev.Extend(180))
    assert one.grant.offline_until == one.grant.license.expires


@pytest.mark.rule("R63")
@pytest.mark.rule("R83")
def test_a_trial_has_no_availability_and_says_why(computer: Computers) -> None:
    one = computer()
    one.log_in("trial")
    assert one.grant.offline_days == ()
    assert one.grant.offline_refusal == "trial"
    assert not one.client.allows(ev.Extend)
    one.wire.cut()
    one.start()
    assert not isinstance(one.client.state, Licensed)


def test_an_extension_that_nobody_answers_leaves_the_license_as_it_was(
    computer: Computers,
) -> None:
    one = computer()
    one.log_in("ada")
    one.wire.cut(Trouble.RESET)
    one.do(ev.Extend(3))
    assert one.grant.basis is Basis.SHARED_SEAT
    assert one.told == "unreachable"


# --- trials -------------------------------------------------------------------------------------


def days_left(one: Workstation) -> int:
    trial = one.grant.trial
    assert trial is not None
    return trial.days_left


@pytest.mark.rule("R80")
@pytest.mark.rule("R81")
@pytest.mark.rule("R82")
def test_a_trial_lasts_five_active_days_of_twenty_four_hours(computer: Computers) -> None:
    one = computer()
    one.log_in("trial")
    left = [days_left(one)]
    for _ in range(4):
        one.do(ev.Close())
        one.start()  # a restart within the day costs nothing
        assert days_left(one) == left[-1]
        one.do(ev.Close())
        one.world.advance(3 * DAY)  # and neither do days between
        one.start()
        left.append(days_left(one))
    assert left == [4, 3, 2, 1, 0]
    one.do(ev.Close())
    one.world.advance(DAY)
    one.start()
    assert one.expect(ReadOnly).verdict.reason is Reason.TRIAL_OVER


@pytest.mark.rule("R81")
def test_a_trial_that_goes_on_running_takes_the_next_day(computer: Computers) -> None:
    one = computer()
    one.log_in("trial")
    for _ in range(3):
        one.world.advance(7 * HOUR)
        one.do(ev.Tick())
    assert days_left(one) == 4
    one.world.advance(4 * HOUR)
    one.do(ev.Tick())
    assert days_left(one) == 3


@pytest.mark.rule("R80")
@pytest.mark.rule("R82")
def test_a_trial_ends_ninety_days_after_its_request_whatever_is_left(
    computer: Computers,
) -> None:
    one = computer()
    one.log_in("trial")
    one.do(ev.Close())
    one.world.advance(91 * DAY)
    one.start()
    found = one.expect(ReadOnly).verdict.reason
    assert found in {Reason.TRIAL_OVER, Reason.EXPIRED}


def test_an_extension_that_the_server_refuses_leaves_the_license_as_it_was(
    computer: Computers,
) -> None:
    one = computer()
    one.log_in("ada")
    one.do(ev.Extend(365))
    assert one.grant.basis is Basis.SHARED_SEAT
    assert one.told == "extend-refused"
