"""What a client finds when it is started again on the same folder."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from sqlalchemy import select

from licensecache import LicenseCache, VaultUnavailableError
from licensecache.marks import Mark
from seatkeeper.licensing.grant import Basis
from seatkeeper.licensing.verdict import Reason
from seatkeeper.sandbox.model import SessionRow
from seatkeeper.sandbox.server import SandboxServer
from seatkeeper.session import events as ev
from seatkeeper.session.states import (
    Closed,
    Licensed,
    NeedsLogin,
    NoConnection,
    ReadOnly,
    SignedOut,
)
from tests.helpers.counter import in_use
from tests.helpers.wire import Trouble
from tests.helpers.workstation import Workstation

Computers = Callable[..., Workstation]
HOUR = timedelta(hours=1)
DAY = timedelta(days=1)


# --- the same seat ------------------------------------------------------------------------------


@pytest.mark.rule("R10")
@pytest.mark.rule("R13")
def test_a_crashed_client_takes_the_same_seat_again(
    computer: Computers, sandbox: SandboxServer
) -> None:
    one = computer()
    one.log_in("ada")
    before = one.grant
    one.start()
    assert (one.grant.seat_id, in_use(sandbox)) == (before.seat_id, 1)
    assert one.grant.epoch > before.epoch
    one.do(ev.Close())
    assert in_use(sandbox) == 0


@pytest.mark.rule("R12")
def test_after_a_crash_the_seat_stays_taken_until_the_timeout(
    computer: Computers, sandbox: SandboxServer
) -> None:
    one = computer()
    one.log_in("ada")
    one.world.advance(8 * HOUR - timedelta(seconds=1))
    assert in_use(sandbox) == 1
    one.world.advance(timedelta(seconds=1))
    assert in_use(sandbox) == 0


@pytest.mark.rule("R14")
def test_an_invited_user_takes_a_second_seat_on_a_second_computer(
    computer: Computers, sandbox: SandboxServer
) -> None:
    for name in ("laptop", "desktop"):
        computer(name).log_in("ada")
    assert in_use(sandbox) == 2


@pytest.mark.rule("R11")
def test_a_closed_client_has_given_its_shared_seat_back(
    computer: Computers, sandbox: SandboxServer
) -> None:
    one = computer()
    one.log_in("ada")
    seat = one.grant.seat_id
    one.do(ev.Close())
    one.expect(Closed)
    assert in_use(sandbox) == 0
    one.start()
    assert one.grant.seat_id == seat


def test_closing_does_not_wait_for_a_server_that_is_gone(computer: Computers) -> None:
    one = computer()
    one.log_in("ada")
    one.wire.cut()
    one.do(ev.Close())
    one.expect(Closed)
    assert one.record.closed


def test_a_client_that_lives_in_several_processes_goes_on_without_asking(
    computer: Computers,
) -> None:
    one = computer()
    one.log_in("ada")
    before = one.grant
    one.wire.questions.clear()
    one.start(resumes=True)
    assert one.grant == before
    assert one.wire.questions == []


# --- staying logged in --------------------------------------------------------------------------


def test_a_user_who_is_not_kept_logged_in_leaves_no_token(computer: Computers) -> None:
    one = computer()
    one.log_in("ada", keep=False)
    one.wait(2 * HOUR)  # the access token was refreshed meanwhile
    assert one.expect(Licensed).trouble is None
    assert (one.record.access, one.record.refresh) == ("", "")
    one.start()
    assert one.expect(SignedOut).email == "ada@demo.example"


@pytest.mark.rule("R32")
def test_an_owner_who_is_not_kept_logged_in_still_works_offline(computer: Computers) -> None:
    one = computer()
    one.log_in("owner", keep=False)
    one.wire.cut()
    one.start()
    assert one.expect(NeedsLogin).grant.basis is Basis.OWNER_SEAT


def test_a_token_is_refreshed_and_the_new_one_kept(computer: Computers) -> None:
    one = computer()
    one.log_in("ada")
    before = one.record.refresh
    one.wait(2 * HOUR)
    assert one.record.refresh != before
    one.start()
    one.expect(Licensed)


def test_a_session_ended_by_the_server_wants_the_password_and_keeps_the_seat(
    computer: Computers, sandbox: SandboxServer
) -> None:
    one = computer()
    one.log_in("ada")
    seat = one.grant.seat_id
    with sandbox.sandbox.database.transaction() as rows:
        for session in rows.scalars(select(SessionRow)):
            session.revoked = True
    one.do(ev.Heartbeat())
    assert one.expect(NeedsLogin).grant.seat_id == seat
    assert one.record.refresh == ""
    one.log_in("ada")
    assert (one.grant.seat_id, in_use(sandbox)) == (seat, 1)


def test_a_refreshed_token_whose_answer_was_lost_is_asked_for_again(computer: Computers) -> None:
    one = computer()
    one.log_in("ada")
    one.world.advance(HOUR)
    one.wire.cut(Trouble.LOST_ANSWER, when=b"POST /v1/sessions/refresh", times=1)
    one.do(ev.Heartbeat())
    assert one.expect(Licensed).trouble is not None
    one.do(ev.Heartbeat())
    assert one.expect(Licensed).trouble is None


def test_another_account_begins_with_a_new_seat(computer: Computers) -> None:
    one = computer()
    one.log_in("ada", keep=False)
    first = one.grant
    one.start()
    one.log_in("ben")
    assert one.grant.seat_id != first.seat_id
    assert (one.grant.device, one.grant.account.name) == (first.device, "Ben Birch")


# --- starting without a connection --------------------------------------------------------------


@pytest.mark.rule("R33")
def test_an_invited_user_needs_a_connection_to_start(computer: Computers) -> None:
    one = computer()
    one.log_in("ada")
    one.wire.cut()
    one.start()
    found = one.expect(NoConnection)
    assert found.account is not None
    one.wire.mend()
    one.do(ev.Retry())
    one.expect(Licensed)


@pytest.mark.rule("R61")
@pytest.mark.rule("R64")
def test_an_available_license_starts_without_a_network_until_its_date(
    computer: Computers, sandbox: SandboxServer
) -> None:
    one = computer()
    one.log_in("ada")
    one.do(ev.Extend(3))
    one.wire.cut()
    one.world.advance(2 * DAY)
    one.start()
    one.expect(Licensed)
    assert in_use(sandbox) == 1
    one.world.advance(DAY - 2 * HOUR)
    one.wait(HOUR)
    one.expect(Licensed)
    one.wait(HOUR)
    assert one.expect(ReadOnly).verdict.reason is Reason.AVAILABILITY_ENDED
    one.start()
    one.expect(NoConnection)


def test_a_clock_that_was_set_back_gains_no_day(computer: Computers) -> None:
    one = computer()
    one.log_in("ada", keep=False)
    one.do(ev.Extend(3))
    one.wire.cut()
    one.world.advance(2 * DAY)
    one.start()
    one.expect(NeedsLogin)
    one.clock.skew = -5 * DAY
    one.start()
    assert one.expect(ReadOnly).verdict.reason is Reason.CLOCK_SET_BACK
    one.wire.mend()
    one.log_in("ada")
    one.expect(Licensed)


def test_days_at_work_without_a_connection_are_not_won_back_by_setting_the_clock(
    computer: Computers,
) -> None:
    one = computer()
    one.log_in("owner")
    one.wire.cut()
    for _day in range(31):
        one.world.advance(DAY)
        one.start()
    one.expect(NoConnection)
    one.clock.skew = -20 * DAY
    one.start()
    one.expect(NoConnection)


def test_a_long_session_without_a_connection_is_not_won_back_either(
    computer: Computers,
) -> None:
    one = computer()
    one.log_in("owner")
    one.wire.cut()
    one.world.advance(20 * DAY)
    one.do(ev.Tick())
    one.expect(Licensed)
    one.clock.skew = -15 * DAY
    one.start()
    one.expect(NoConnection)


def test_a_vault_that_takes_no_mark_takes_no_license_away(
    computer: Computers, monkeypatch: pytest.MonkeyPatch
) -> None:
    one = computer()
    one.log_in("owner")
    one.wire.cut()
    one.world.advance(DAY)

    def refuse(*_arguments: object, **_more: object) -> Mark:
        raise VaultUnavailableError("no vault")

    monkeypatch.setattr(LicenseCache, "mark", refuse)
    one.start()
    one.expect(Licensed)


def test_work_outlives_a_lost_network_until_the_server_frees_the_seat(
    computer: Computers, sandbox: SandboxServer
) -> None:
    one = computer()
    one.log_in("ada")
    one.wire.cut()
    one.wait(8 * HOUR - timedelta(seconds=1))
    one.expect(Licensed)
    assert in_use(sandbox) == 1
    one.wait(timedelta(seconds=1))
    assert one.expect(ReadOnly).verdict.reason is Reason.SEAT_LOST
    assert in_use(sandbox) == 0
