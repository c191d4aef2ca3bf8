"""Asking for a seat, and the way back to one from reading only."""

from __future__ import annotations

from datetime import timedelta

import pytest

from seatkeeper.licensing.verdict import Reason, Verdict
from seatkeeper.session import effects as ef
from seatkeeper.session import events as ev
from seatkeeper.session.states import (
    Licensed,
    NoConnection,
    ReadOnly,
    SeekingSeat,
    SignedOut,
    WaitingForSeat,
)
from tests.helpers.samples import ADA, grant
from tests.helpers.world import START
from tests.session.steps import FULL, Begin, Run, granted, read_only, seeking, waiting

BLOCKED = Verdict(Reason.BLOCKED)


def test_a_grant_licenses_and_counts_from_the_sending() -> None:
    run = seeking().on(ev.SeatGranted(3, grant(), START - timedelta(seconds=4), 0.5))
    found = run.expect(Licensed)
    assert found.last_contact == START - timedelta(seconds=4)
    assert found.next_beat == found.last_contact + timedelta(seconds=570)


def test_where_all_seats_are_in_use_the_session_waits() -> None:
    found = seeking().on(ev.SeatRefused(3, FULL, retry_after=60, jitter=1.0)).expect(WaitingForSeat)
    assert found.retry_at == START + timedelta(seconds=75)
    assert not found.notify


def test_the_server_may_not_ask_for_a_retry_in_less_than_a_second() -> None:
    found = seeking().on(ev.SeatRefused(3, FULL, retry_after=0)).expect(WaitingForSeat)
    assert found.retry_at == START + timedelta(seconds=1)


def test_any_other_refusal_is_reading_only() -> None:
    found = seeking().on(ev.SeatRefused(3, BLOCKED)).expect(ReadOnly)
    assert (found.verdict, found.account) == (BLOCKED, ADA)


def test_refused_tokens_lead_to_the_login_with_the_email_filled_in() -> None:
    found = seeking().on(ev.TokenRefused(3)).expect(SignedOut)
    assert found.email == ADA.email
    nobody = Run(SeekingSeat(serial=3, account=None)).on(ev.TokenRefused(3)).expect(SignedOut)
    assert nobody.email == ""


def test_without_an_answer_there_is_no_connection_and_the_user_stays_logged_in() -> None:
    found = seeking().on(ev.Unreachable(3, "timeout")).expect(NoConnection)
    assert found.account == ADA


@pytest.mark.parametrize(
    "late",
    [ev.SeatRefused(2, FULL), ev.TokenRefused(2), ev.Unreachable(2, "dns"), ev.Reached(2)],
)
@pytest.mark.parametrize("begin", [seeking, waiting, read_only])
def test_answers_to_an_earlier_question_change_nothing(late: ev.Event, begin: Begin) -> None:
    run = begin()
    before = run.state
    assert run.on(late).state is before
    assert run.effects == ()


@pytest.mark.parametrize("begin", [seeking, waiting, read_only])
def test_a_late_grant_is_given_back(begin: Begin) -> None:
    run = begin()
    before = run.state
    granted(run, 2)
    assert run.state is before
    assert run.effects == (ef.ReleaseLateGrant(grant().seat_id, 2),)


# --- back from reading only ---------------------------------------------------------------------


@pytest.mark.parametrize("event", [ev.Retry(), ev.Check()])
def test_checking_asks_for_a_seat_once(event: ev.Event) -> None:
    run = read_only().on(event)
    assert run.effects == (ef.Acquire(4),)
    assert run.on(event).effects == ()


def test_checking_without_a_user_leads_to_the_login() -> None:
    run = read_only(logged_in=False).on(ev.Check())
    run.expect(SignedOut)
    assert run.effects == (ef.Probe(4),)


def test_a_renewed_license_makes_work_possible_at_once() -> None:
    found = granted(read_only().on(ev.Check()), 4).expect(Licensed)
    assert found.notice is not None
    assert found.notice.code == "renewed"


def test_a_check_refused_again_shows_the_present_reason() -> None:
    found = read_only().on(ev.Check()).on(ev.SeatRefused(4, BLOCKED)).expect(ReadOnly)
    assert (found.verdict, found.asking) == (BLOCKED, False)


def test_a_check_with_dead_tokens_asks_for_the_login() -> None:
    found = read_only().on(ev.Check()).on(ev.TokenRefused(4)).expect(ReadOnly)
    assert found.account is None


def test_a_check_that_nobody_answers_changes_nothing_else() -> None:
    found = read_only().on(ev.Check()).on(ev.Unreachable(4, "dns", "x")).expect(ReadOnly)
    assert found.verdict.reason is Reason.SEAT_LOST
    assert found.notice is not None
    assert found.notice.detail == "dns: x"
