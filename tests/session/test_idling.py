"""An idle user is asked, and the seat is freed; the next input takes one again (R23)."""

from __future__ import annotations

from datetime import timedelta

import pytest
from msgspec.structs import replace

from seatkeeper.licensing.grant import Basis, Grant
from seatkeeper.licensing.verdict import Reason, Verdict
from seatkeeper.session import effects as ef
from seatkeeper.session import events as ev
from seatkeeper.session.machine import allows
from seatkeeper.session.states import (
    Closed,
    Idle,
    Licensed,
    ReadOnly,
    Releasing,
    SignedOut,
    WaitingForSeat,
)
from seatkeeper.session.timing import due
from tests.helpers.samples import ADA, for_good, grant, owned, reserved
from tests.helpers.world import START
from tests.session.steps import FULL, Run, granted, licensed

HALF_HOUR = timedelta(minutes=30)
MINUTE = timedelta(minutes=1)
IDLE = grant(idle_seconds=1800, heartbeat_seconds=7200)


def asked() -> Run:
    """Nobody has touched the app for half an hour; the question is on the screen."""
    return licensed(IDLE).on(ev.Tick(), after=HALF_HOUR)


def away() -> Run:
    """The seat was freed as attempt 5, after a heartbeat that was attempt 4 and is answered."""
    run = granted(asked(), 4, IDLE)
    return run.on(ev.Tick(), after=MINUTE)


def heard() -> Run:
    """The server has heard of it."""
    return away().on(ev.Released(5))


def test_an_idle_user_is_asked_and_the_seat_is_kept_meanwhile() -> None:
    run = licensed(IDLE).on(ev.Tick(), after=HALF_HOUR - timedelta(seconds=1))
    assert run.expect(Licensed).idle_until is None
    run.on(ev.Tick(), after=timedelta(seconds=1))
    assert run.expect(Licensed).idle_until == run.now + MINUTE
    run.on(ev.Tick(), after=MINUTE - timedelta(seconds=1)).expect(Licensed)


def test_who_answers_keeps_the_seat_and_is_asked_again_only_after_another_while() -> None:
    run = asked().on(ev.Activity(), after=timedelta(seconds=59))
    found = run.expect(Licensed)
    assert (found.idle_until, found.active_at) == (None, run.now)
    run.on(ev.Tick(), after=HALF_HOUR - timedelta(seconds=1))
    assert run.expect(Licensed).idle_until is None
    assert run.on(ev.Tick(), after=timedelta(seconds=1)).expect(Licensed).idle_until is not None


def test_who_does_not_answer_gives_the_seat_back() -> None:
    run = away()
    found = run.expect(Idle)
    assert (found.account, found.grant, found.freed) == (ADA, IDLE, False)
    assert run.effects == (ef.FreeIdleSeat(5),)
    assert run.on(ev.Released(5)).expect(Idle).freed
    assert due(run.state) is None


def test_an_answered_heartbeat_does_not_make_a_user_present() -> None:
    run = licensed(IDLE).on(ev.Heartbeat(), after=HALF_HOUR - MINUTE)
    found = granted(run, 4, IDLE).expect(Licensed)
    assert found.active_at == START
    asked_for = run.on(ev.Tick(), after=MINUTE).expect(Licensed)
    granted(run.on(ev.Heartbeat()), 5, IDLE)
    assert run.expect(Licensed).idle_until == asked_for.idle_until


@pytest.mark.parametrize(
    "found",
    [
        grant(),
        owned(),
        reserved(),
        for_good(),
        grant(basis=Basis.TRIAL, owner=None),
        grant(owner=None, idle_seconds=1800),
    ],
)
def test_nobody_is_asked_without_a_policy_or_for_a_seat_that_is_not_lent(found: Grant) -> None:
    policy = replace(found, idle_seconds=1800) if found != grant() else found
    run = licensed(policy).on(ev.Tick(), after=timedelta(hours=7))
    assert run.expect(Licensed).idle_until is None
    assert not any(isinstance(effect, ef.FreeIdleSeat) for effect in run.effects)
    before = run.state
    assert run.on(ev.Activity()).state is before


def test_a_grant_without_the_policy_takes_the_question_away() -> None:
    run = asked()
    granted(run, 4, reserved())
    assert run.expect(Licensed).idle_until is None


def test_nobody_is_idle_while_something_they_asked_for_is_under_way() -> None:
    run = licensed(IDLE).on(ev.Check(), after=HALF_HOUR - MINUTE)
    assert run.on(ev.Tick(), after=HALF_HOUR).expect(Licensed).idle_until is None
    assert due(run.state) == START + timedelta(hours=8), "the end of work, not the question"


def test_after_a_sleep_the_question_comes_before_the_seat_is_freed() -> None:
    run = licensed(IDLE).on(ev.Resumed(), after=timedelta(hours=5))
    assert run.expect(Licensed).idle_until == run.now + MINUTE
    assert run.effects == (ef.SendHeartbeat(4),)


def test_the_session_wants_to_know_when_the_question_is_due_and_when_it_ends() -> None:
    assert due(licensed(IDLE).on(ev.Heartbeat()).state) == START + HALF_HOUR
    run = granted(asked(), 4, IDLE)
    assert due(run.state) == START + HALF_HOUR + MINUTE


# --- coming back --------------------------------------------------------------------------------


def test_the_next_input_asks_for_a_seat_once() -> None:
    run = heard().on(ev.Activity())
    assert run.effects == (ef.Acquire(6),)
    assert run.on(ev.Activity()).effects == ()
    found = granted(run, 6, IDLE).expect(Licensed)
    assert (found.active_at, found.idle_until) == (run.now, None)


def test_who_comes_back_while_the_server_is_being_told_asks_as_well() -> None:
    run = away().on(ev.Activity())
    assert run.effects == (ef.Acquire(6),)
    run.on(ev.Released(5)).expect(Idle)
    granted(run, 6, IDLE).expect(Licensed)


def test_who_comes_back_to_a_full_pool_waits() -> None:
    run = heard().on(ev.Activity()).on(ev.SeatRefused(6, FULL))
    assert run.expect(WaitingForSeat).account == ADA


def test_who_comes_back_blocked_reads_only_with_the_work_still_there() -> None:
    run = heard().on(ev.Activity()).on(ev.SeatRefused(6, Verdict(Reason.BLOCKED)))
    found = run.expect(ReadOnly)
    assert (found.verdict.reason, found.grant) == (Reason.BLOCKED, IDLE)


def test_who_comes_back_with_dead_tokens_is_asked_for_the_password_over_the_work() -> None:
    found = heard().on(ev.Activity()).on(ev.TokenRefused(6)).expect(ReadOnly)
    assert (found.account, found.verdict.reason) == (None, Reason.SEAT_FREED)


def test_without_a_connection_not_every_key_asks_again() -> None:
    run = heard().on(ev.Activity()).on(ev.Unreachable(6, "dns", "x"))
    found = run.expect(Idle)
    assert found.notice is not None
    assert (found.notice.code, found.asking) == ("unreachable", False)
    assert run.on(ev.Activity()).effects == ()
    assert run.on(ev.Activity(), after=timedelta(seconds=5)).effects == (ef.Acquire(7),)


# --- telling the server -------------------------------------------------------------------------


def test_a_server_that_was_not_reached_is_told_again() -> None:
    run = away().on(ev.Unreachable(5, "timeout", jitter=1.0))
    assert due(run.state) == run.now + timedelta(seconds=5)
    assert run.on(ev.Tick(), after=timedelta(seconds=4)).effects == ()
    assert run.on(ev.Tick(), after=timedelta(seconds=1)).effects == (ef.FreeIdleSeat(6),)
    assert due(run.state) is None
    assert run.on(ev.Tick(), after=HALF_HOUR).effects == ()
    run.on(ev.Unreachable(6, "timeout", jitter=1.0))
    assert due(run.state) == run.now + timedelta(seconds=10)
    run.on(ev.Tick(), after=timedelta(seconds=10))
    assert run.on(ev.Released(7)).expect(Idle).freed
    assert due(run.state) is None


def test_a_server_that_wants_the_password_is_not_told_again() -> None:
    run = away().on(ev.TokenRefused(5))
    assert run.expect(Idle).notice is not None
    assert due(run.state) is None
    assert run.on(ev.Tick(), after=HALF_HOUR).effects == ()


@pytest.mark.parametrize(
    "late",
    [
        ev.Released(4),
        ev.TokenRefused(4),
        ev.Unreachable(4, "dns"),
        ev.SeatRefused(4, FULL),
        ev.Unreachable(0, "dns"),
    ],
)
def test_answers_to_other_questions_change_nothing(late: ev.Event) -> None:
    for run in (away(), heard()):
        before = run.state
        assert run.on(late).state is before
        assert run.effects == ()


def test_a_grant_that_crossed_the_question_is_given_back() -> None:
    run = heard()
    before = run.state
    assert granted(run, 4, IDLE).state is before
    assert run.kinds == [ef.ReleaseLateGrant]


# --- leaving ------------------------------------------------------------------------------------


def test_closing_needs_no_telling_once_the_server_has_heard() -> None:
    assert heard().on(ev.Close()).effects == ()
    run = away().on(ev.Close())
    run.expect(Releasing)
    assert run.effects == (ef.FreeIdleSeat(6),)
    run.on(ev.Released(6)).expect(Closed)


def test_closing_while_a_seat_is_being_asked_for_gives_that_back() -> None:
    run = heard().on(ev.Activity()).on(ev.Close())
    assert run.effects == (ef.CloseSeat(7),)


def test_logging_out_while_away_works_as_ever() -> None:
    run = heard().on(ev.LogOut())
    assert run.kinds == [ef.MarkReleasing, ef.ReleaseSeat]
    run.on(ev.Unreachable(6, "dns", delivered=False)).expect(Idle)
    run.on(ev.LogOut()).on(ev.Released(7)).expect(SignedOut)


def test_a_response_file_licenses_for_good_while_away() -> None:
    found = away().on(ev.ResponseAccepted(for_good())).expect(Licensed)
    assert found.grant == for_good()


def test_what_an_absent_user_may_do() -> None:
    may = {
        event
        for event in (ev.Activity, ev.LogOut, ev.Close, ev.Check, ev.Extend, ev.Retry, ev.LogIn)
        if allows(heard().state, event)
    }
    assert may == {ev.Activity, ev.LogOut, ev.Close}
