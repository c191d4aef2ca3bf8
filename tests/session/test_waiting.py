"""Waiting for a seat, in a queue or without one, and claiming it (R19, R20)."""

from __future__ import annotations

from datetime import timedelta

import pytest

from seatkeeper.licensing.verdict import Reason, Verdict
from seatkeeper.session import effects as ef
from seatkeeper.session import events as ev
from seatkeeper.session.machine import allows
from seatkeeper.session.states import Licensed, ReadOnly, Releasing, WaitingForSeat
from seatkeeper.session.timing import due
from tests.helpers.samples import ADA, for_good, grant
from tests.helpers.world import START
from tests.session.steps import FULL, Run, granted, seeking, waiting

MINUTE = timedelta(minutes=1)
SECOND = timedelta(seconds=1)


def in_queue(position: int = 2) -> Run:
    """The user wants to be told; the server has a queue, and the first question is answered."""
    run = seeking().on(ev.SeatRefused(3, FULL, queue=True)).on(ev.NotifyMe(True))
    return run.on(ev.SeatRefused(4, FULL, 10, queue=True, position=position))


def offered() -> Run:
    """The server holds a seat for a minute."""
    run = in_queue().on(ev.Tick(), after=timedelta(seconds=10))
    return run.on(ev.SeatOffered(5, run.now + MINUTE))


def held() -> Run:
    """This computer holds a seat for a minute: it was won in the background."""
    run = waiting(notify=True).on(ev.Tick(), after=timedelta(seconds=30))
    return granted(run, 4)


# --- without a queue ----------------------------------------------------------------------------


def test_trying_again_asks_once() -> None:
    run = waiting().on(ev.Retry())
    assert run.effects == (ef.Acquire(4),)
    assert run.on(ev.Retry()).effects == ()
    assert run.on(ev.Tick(), after=timedelta(hours=1)).effects == ()


def test_nobody_asks_in_the_background_unless_the_user_wants_to_be_told() -> None:
    run = waiting()
    assert run.on(ev.Tick(), after=timedelta(hours=1)).effects == ()
    assert run.on(ev.NotifyMe(True)).expect(WaitingForSeat).notify
    assert run.effects == ()
    assert run.on(ev.Resumed()).effects == (ef.Acquire(4),)


def test_no_retry_comes_before_its_time() -> None:
    run = waiting(notify=True)
    assert run.on(ev.Tick(), after=timedelta(seconds=29)).effects == ()
    assert run.on(ev.Tick(), after=SECOND).effects == (ef.Acquire(4),)


def test_no_server_makes_a_waiting_client_wait_for_longer_than_a_quarter_of_an_hour() -> None:
    found = seeking().on(ev.SeatRefused(3, FULL, 10**30, jitter=1.0)).expect(WaitingForSeat)
    assert found.retry_at == START + timedelta(minutes=15) * 1.25


def test_a_seat_won_in_the_background_is_told_and_held_for_a_minute() -> None:
    run = held()
    found = run.expect(WaitingForSeat)
    assert found.claim_until == run.now + MINUTE
    notice = run.effect(ef.Notify).notice
    assert (notice.code, notice.until) == ("seat-free", run.now + MINUTE)
    assert due(run.state) == found.claim_until
    assert run.on(ev.Tick(), after=MINUTE - SECOND).effects == ()


def test_a_claim_ends_with_the_seat_itself() -> None:
    run = waiting(notify=True).on(ev.Tick(), after=timedelta(seconds=30))
    granted(run, 4, grant(epoch=2, timeout_seconds=20))
    assert run.expect(WaitingForSeat).claim_until == run.now + timedelta(seconds=20)


@pytest.mark.parametrize("event", [ev.TakeSeat(), ev.Retry()])
def test_a_held_seat_is_taken_without_asking_anybody(event: ev.Event) -> None:
    run = held().on(event, after=timedelta(seconds=40))
    found = run.expect(Licensed)
    assert (found.grant, found.active_at) == (grant(epoch=2), run.now)
    assert run.effects == ()


def test_a_seat_nobody_comes_for_is_given_back_and_the_waiting_goes_on_untold() -> None:
    run = held().on(ev.Tick(), after=MINUTE)
    found = run.expect(WaitingForSeat)
    assert (found.notify, found.claim_until, found.held) == (False, None, None)
    assert found.notice is not None
    assert found.notice.code == "claim-missed"
    assert run.effects == (ef.ReleaseClaim(grant().seat_id, 2),)
    assert not allows(run.state, ev.TakeSeat)
    assert due(run.state) is None
    assert run.on(ev.NotifyMe(True)).expect(WaitingForSeat).notice is None


def test_who_asks_by_hand_gets_the_seat_without_a_claim() -> None:
    run = granted(waiting(notify=True).on(ev.Retry()), 4)
    run.expect(Licensed)
    assert run.effects == ()
    crossed = waiting(notify=True).on(ev.Tick(), after=timedelta(seconds=30)).on(ev.Retry())
    assert crossed.effects == ()
    granted(crossed, 4).expect(Licensed)
    unwanted = waiting(notify=True).on(ev.Tick(), after=timedelta(seconds=30))
    granted(unwanted.on(ev.NotifyMe(False)), 4).expect(Licensed)


def test_a_wait_goes_on_with_the_wish_to_be_told() -> None:
    run = waiting(notify=True).on(ev.Retry()).on(ev.SeatRefused(4, FULL))
    assert run.expect(WaitingForSeat).notify
    assert not run.expect(WaitingForSeat).asking


def test_a_wait_ends_when_the_user_is_refused_for_another_reason() -> None:
    blocked = Verdict(Reason.BLOCKED)
    run = waiting(notify=True).on(ev.Retry()).on(ev.SeatRefused(4, blocked))
    assert run.expect(ReadOnly).verdict == blocked


def test_a_wait_survives_a_silent_server() -> None:
    run = waiting(notify=True).on(ev.Retry()).on(ev.Unreachable(4, "timeout", jitter=0.0))
    found = run.expect(WaitingForSeat)
    assert (found.asking, found.retry_at) == (False, START + timedelta(seconds=30))


# --- in a queue ---------------------------------------------------------------------------------


def test_a_place_in_the_queue_is_taken_at_once_and_kept_by_asking() -> None:
    run = seeking().on(ev.SeatRefused(3, FULL, queue=True))
    assert run.expect(WaitingForSeat).position is None
    assert run.on(ev.NotifyMe(True)).effects == (ef.JoinQueue(4),)
    assert run.on(ev.NotifyMe(True)).effects == ()
    run.on(ev.SeatRefused(4, FULL, 10, queue=True, position=2))
    assert run.expect(WaitingForSeat).position == 2
    assert run.on(ev.Tick(), after=timedelta(seconds=10)).effects == (ef.JoinQueue(5),)


def test_who_wants_to_be_told_while_a_try_is_under_way_joins_when_it_is_over() -> None:
    run = seeking().on(ev.SeatRefused(3, FULL, queue=True)).on(ev.Retry())
    assert run.on(ev.NotifyMe(True)).effects == ()
    run.on(ev.SeatRefused(4, FULL, 10, queue=True))
    assert run.on(ev.Tick(), after=timedelta(seconds=10)).effects == (ef.JoinQueue(5),)


def test_the_end_of_the_queue_is_a_claim() -> None:
    run = offered()
    found = run.expect(WaitingForSeat)
    assert (found.claim_until, found.position) == (run.now + MINUTE, None)
    assert run.effect(ef.Notify).notice.code == "seat-free"
    assert run.on(ev.Tick(), after=timedelta(seconds=30)).effects == ()
    assert run.on(ev.TakeSeat()).effects == (ef.Acquire(6),)
    assert not allows(run.state, ev.TakeSeat)
    assert run.on(ev.Tick(), after=MINUTE).effects == (), "a try under way is not interrupted"
    granted(run, 6).expect(Licensed)


def test_a_claim_that_nobody_comes_for_ends_the_place() -> None:
    run = offered().on(ev.Tick(), after=MINUTE)
    found = run.expect(WaitingForSeat)
    assert (found.notify, found.claim_until) == (False, None)
    assert found.notice is not None
    assert found.notice.code == "claim-missed"
    assert run.effects == (ef.LeaveQueue(),)


def test_a_claim_that_was_taken_too_late_goes_on_waiting_and_says_so() -> None:
    run = offered().on(ev.TakeSeat()).on(ev.SeatRefused(6, FULL, queue=True, position=4))
    found = run.expect(WaitingForSeat)
    assert (found.notify, found.position, found.claim_until) == (True, 4, None)
    assert found.notice is not None
    assert found.notice.code == "claim-missed"


def test_a_claim_survives_a_silent_server_as_long_as_it_lasts() -> None:
    run = offered().on(ev.TakeSeat()).on(ev.Unreachable(6, "timeout"))
    assert allows(run.state, ev.TakeSeat)
    assert run.on(ev.Tick(), after=MINUTE).effects == (ef.LeaveQueue(),)


def test_an_offer_to_somebody_who_has_left_is_no_claim() -> None:
    run = in_queue().on(ev.Tick(), after=timedelta(seconds=10)).on(ev.NotifyMe(False))
    assert run.effects == (ef.LeaveQueue(),)
    run.on(ev.SeatOffered(5, run.now + MINUTE))
    found = run.expect(WaitingForSeat)
    assert (found.claim_until, found.asking) == (None, False)
    assert not run.kinds


def test_an_offer_that_answers_another_question_changes_nothing() -> None:
    run = in_queue()
    before = run.state
    assert run.on(ev.SeatOffered(3, run.now + MINUTE)).state is before
    assert seeking().on(ev.SeatOffered(2, START)).effects == ()


def test_a_try_by_hand_does_not_hide_the_place() -> None:
    run = in_queue(3).on(ev.Retry()).on(ev.SeatRefused(5, FULL, queue=True))
    assert run.expect(WaitingForSeat).position == 3


# --- leaving ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("event", "after"),
    [
        (ev.NotifyMe(False), WaitingForSeat),
        (ev.OpenReadOnly(), ReadOnly),
        (ev.ResponseAccepted(for_good()), Licensed),
        (ev.LogOut(), Releasing),
        (ev.Close(), Releasing),
    ],
)
def test_whoever_waits_no_longer_leaves_the_queue(event: ev.Event, after: type) -> None:
    for run in (in_queue(), offered()):
        run.on(event)
        assert isinstance(run.state, after)
        assert run.kinds[0] is ef.LeaveQueue


@pytest.mark.parametrize("event", [ev.OpenReadOnly(), ev.NotifyMe(False)])
def test_a_held_seat_is_given_back_by_whoever_waits_no_longer(event: ev.Event) -> None:
    run = held().on(event)
    assert run.effects == (ef.ReleaseClaim(grant().seat_id, 2),)


@pytest.mark.parametrize(
    ("event", "todo"),
    [(ev.LogOut(), [ef.MarkReleasing, ef.ReleaseSeat]), (ev.Close(), [ef.CloseSeat])],
)
def test_a_held_seat_is_given_back_as_any_other(event: ev.Event, todo: list[type]) -> None:
    assert held().on(event).kinds == todo


def test_a_log_out_that_failed_goes_on_waiting_without_the_claim() -> None:
    run = offered().on(ev.LogOut()).on(ev.Unreachable(6, "dns", delivered=False))
    found = run.expect(WaitingForSeat)
    assert (found.claim_until, found.position, found.notify) == (None, None, True)
    assert found.account == ADA
