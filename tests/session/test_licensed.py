"""Work, heartbeats, and what ends it."""

from __future__ import annotations

from datetime import timedelta

import pytest

from seatkeeper.licensing.grant import Basis, Grant
from seatkeeper.licensing.verdict import Reason, Verdict
from seatkeeper.session import effects as ef
from seatkeeper.session import events as ev
from seatkeeper.session.machine import allows
from seatkeeper.session.states import Licensed, NeedsLogin, ReadOnly, State
from tests.helpers.samples import ADA, for_good, grant, license_, reserved
from tests.helpers.world import START
from tests.session.steps import (
    LOGIN,
    USABLE,
    Begin,
    beating,
    granted,
    licensed,
    needs_login,
    opened,
)

MINUTES = timedelta(minutes=1)
HOUR = timedelta(hours=1)


def notice_of(state: State) -> str:
    found = getattr(state, "notice", None)
    return "" if found is None else str(found.code)


# --- heartbeats ---------------------------------------------------------------------------------


def test_a_heartbeat_goes_out_when_it_is_due_and_only_once() -> None:
    run = licensed()
    assert run.on(ev.Tick(), after=9 * MINUTES).effects == ()
    assert run.on(ev.Tick(), after=MINUTES).effects == (ef.SendHeartbeat(4),)
    assert run.on(ev.Tick(), after=MINUTES).effects == ()
    assert run.on(ev.Heartbeat()).effects == ()


def test_a_heartbeat_goes_out_at_once_after_a_sleep() -> None:
    assert licensed().on(ev.Resumed()).effects == (ef.SendHeartbeat(4),)


def test_a_heartbeat_can_be_sent_by_hand() -> None:
    assert licensed().on(ev.Heartbeat()).effects == (ef.SendHeartbeat(4),)


def test_the_first_contact_after_a_start_takes_the_seat_again() -> None:
    assert licensed(reacquire=True).on(ev.Heartbeat()).effects == (ef.Acquire(4),)
    assert licensed(reacquire=True).on(ev.Check()).effects == (ef.Acquire(4),)


def test_an_answered_heartbeat_moves_the_next_one() -> None:
    run = beating()
    run.on(ev.SeatGranted(4, grant(epoch=2), START + MINUTES, 0.0))
    found = run.expect(Licensed)
    assert (found.beat, found.last_contact) == (0, START + MINUTES)
    assert found.next_beat == START + 11 * MINUTES


def test_a_failed_heartbeat_is_tried_again_sooner_and_later_each_time() -> None:
    run = beating()
    waits = []
    for _ in range(12):
        attempt = run.expect(Licensed).beat
        run.on(ev.Unreachable(attempt, "timeout", jitter=1.0))
        waits.append((run.expect(Licensed).next_beat - run.now).total_seconds())
        run.on(ev.Tick(), after=timedelta(seconds=waits[-1]))
    assert waits[:8] == [5, 10, 20, 40, 80, 160, 320, 600]
    assert set(waits[8:]) == {600}
    assert run.expect(Licensed).failures == 12
    granted(run, run.expect(Licensed).beat)
    assert (run.expect(Licensed).failures, run.expect(Licensed).trouble) == (0, None)


def test_a_computer_validated_offline_never_beats() -> None:
    run = licensed(for_good())
    assert run.on(ev.Tick(), after=timedelta(days=3650)).effects == ()
    assert run.on(ev.Resumed()).effects == ()
    for event in (ev.Heartbeat, ev.Check, ev.Extend, ev.ReturnEarly, ev.LogOut):
        assert not allows(run.state, event)


# --- what ends work -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("found", "reason"),
    [
        (grant(license=license_(expires=START + HOUR)), Reason.EXPIRED),
        (grant(basis=Basis.TRIAL, license=license_(expires=START + HOUR)), Reason.TRIAL_OVER),
    ],
)
def test_when_a_license_ends_another_seat_is_asked_for_once(found: Grant, reason: Reason) -> None:
    run = granted(beating(found), 4, found).on(ev.Tick(), after=HOUR)
    assert run.expect(ReadOnly).verdict.reason is reason
    assert run.effects == (ef.Acquire(5),)
    granted(run, 5).expect(Licensed)


def test_the_end_of_a_license_stays_the_reason_where_the_rest_of_the_pool_is_full() -> None:
    found = grant(license=license_(expires=START + HOUR))
    run = granted(beating(found), 4, found).on(ev.Tick(), after=HOUR)
    full = Verdict(Reason.ALL_SEATS_IN_USE, {"owner_email": "owner@demo.example"})
    verdict = run.on(ev.SeatRefused(5, full)).expect(ReadOnly).verdict
    assert verdict.reason is Reason.EXPIRED
    assert verdict.evidence["owner_email"] == "owner@demo.example"
    blocked = Verdict(Reason.BLOCKED)
    assert run.on(ev.Check()).on(ev.SeatRefused(6, blocked)).expect(ReadOnly).verdict == blocked


def test_who_must_log_in_anyway_is_not_asked_for_another_seat() -> None:
    run = needs_login().on(ev.Tick(), after=timedelta(days=31))
    run.expect(ReadOnly)
    assert run.effects == ()


def test_silence_ends_work_when_the_server_frees_the_seat() -> None:
    run = beating()
    run.on(ev.Tick(), after=8 * HOUR - timedelta(seconds=1)).expect(Licensed)
    found = run.on(ev.Tick(), after=timedelta(seconds=1)).expect(ReadOnly)
    assert (found.verdict.reason, found.account) == (Reason.SEAT_LOST, ADA)


def test_a_failure_that_comes_after_the_end_ends_work_too() -> None:
    run = beating()
    run.on(ev.Unreachable(4, "timeout"), after=9 * HOUR)
    assert run.expect(ReadOnly).verdict.reason is Reason.SEAT_LOST


@pytest.mark.parametrize("kind", [ev.SeatEnded, ev.SeatRefused])
def test_an_authentic_end_is_reading_only(kind: type[ev.SeatEnded]) -> None:
    run = beating().on(kind(4, Verdict(Reason.REVOKED)))
    assert run.expect(ReadOnly).verdict.reason is Reason.REVOKED
    assert run.effects == ()


def test_a_seat_lost_to_its_timeout_is_asked_for_again_at_once() -> None:
    run = beating().on(ev.SeatEnded(4, Verdict(Reason.SEAT_LOST)))
    assert run.expect(ReadOnly).asking
    assert run.effects == (ef.Acquire(5),)


def test_refused_tokens_want_the_password_while_work_goes_on() -> None:
    found = beating().on(ev.TokenRefused(4)).expect(NeedsLogin)
    assert (found.grant, found.last_contact) == (grant(), START)


@pytest.mark.parametrize("attempt", [0, 3, 5])
@pytest.mark.parametrize("begin", [licensed, beating])
def test_answers_to_other_questions_change_nothing(begin: Begin, attempt: int) -> None:
    late: list[ev.Event] = [
        ev.SeatEnded(attempt, Verdict(Reason.BLOCKED)),
        ev.SeatRefused(attempt, Verdict(Reason.BLOCKED)),
        ev.Refused(attempt, "offline-not-allowed"),
        ev.TokenRefused(attempt),
        ev.Unreachable(attempt, "timeout"),
        ev.Released(attempt),
    ]
    run = begin()
    before = run.state
    for event in late:
        assert run.on(event).state is before
        assert run.effects == ()
    granted(run, attempt, grant(epoch=9))
    assert run.state is before
    assert run.effects == (ef.ReleaseLateGrant(grant().seat_id, 9),)


# --- the password is wanted ---------------------------------------------------------------------


def test_logging_in_again_takes_the_same_seat_again() -> None:
    run = needs_login().on(LOGIN)
    assert run.expect(NeedsLogin).asking
    assert run.effect(ef.SignIn).attempt == 4
    run.on(ev.LoggedIn(4, ADA))
    assert run.expect(Licensed).reacquire
    assert run.effects == (ef.Acquire(5),)


def test_a_failed_login_leaves_the_seat_held() -> None:
    run = needs_login().on(LOGIN).on(ev.LoginRefused(4, "wrong-credentials"))
    assert notice_of(run.expect(NeedsLogin)) == "wrong-credentials"
    run.on(LOGIN).on(ev.Unreachable(5, "dns"))
    assert notice_of(run.expect(NeedsLogin)) == "unreachable"


@pytest.mark.parametrize(
    "late",
    [ev.LoggedIn(2, ADA), ev.LoginRefused(2, "wrong-credentials"), ev.Unreachable(2, "dns")],
)
def test_a_late_answer_to_a_login_leaves_the_seat_held(late: ev.Event) -> None:
    run = needs_login()
    before = run.state
    assert run.on(late).state is before


def test_without_a_login_work_ends_when_the_server_frees_the_seat() -> None:
    run = needs_login()
    run.on(ev.Tick(), after=7 * HOUR).expect(NeedsLogin)
    assert run.on(ev.Resumed(), after=HOUR).expect(ReadOnly).verdict.reason is Reason.SEAT_LOST


def test_a_start_within_the_availability_takes_the_seat_and_then_beats() -> None:
    run = opened(verdict=USABLE, grant=reserved())
    run.on(ev.Unreachable(1, "dns", delivered=False)).expect(Licensed)
    run.on(ev.Tick(), after=MINUTES)
    assert run.effects == (ef.Acquire(2),)
    granted(run, 2, reserved())
    assert run.on(ev.Heartbeat()).effects == (ef.SendHeartbeat(3),)
