"""Closing and logging out, and what may go wrong with either."""

from __future__ import annotations

from datetime import timedelta

import pytest

from seatkeeper.licensing.grant import Grant
from seatkeeper.licensing.verdict import Reason, Verdict
from seatkeeper.session import effects as ef
from seatkeeper.session import events as ev
from seatkeeper.session.machine import IllegalEventError, allows
from seatkeeper.session.states import (
    Closed,
    Licensed,
    NeedsLogin,
    NoConnection,
    Purpose,
    ReadOnly,
    Releasing,
    SignedOut,
    WaitingForSeat,
)
from tests.helpers.samples import ADA, for_good, grant, owned, reserved
from tests.helpers.world import START
from tests.session.steps import (
    Begin,
    Run,
    beating,
    granted,
    licensed,
    needs_login,
    no_connection,
    opened,
    read_only,
    seeking,
    waiting,
)

CERTAIN = ev.Unreachable(4, "refused", "nobody listens", delivered=False)
AMBIGUOUS = ev.Unreachable(4, "timeout", "silence")


def logging_out(found: Grant | None = None, *, anyway: bool = False) -> Run:
    return licensed(found).on(ev.LogOut(anyway))


# --- logging out --------------------------------------------------------------------------------


def test_a_logout_is_written_down_before_the_server_is_told() -> None:
    run = logging_out()
    assert run.expect(Releasing).purpose is Purpose.LOG_OUT
    assert run.effects == (ef.MarkReleasing(), ef.ReleaseSeat(4))


def test_only_the_servers_answer_erases_the_cache() -> None:
    run = logging_out()
    before = run.state
    assert run.on(ev.Released(3)).state is before
    run.on(ev.Released(4)).expect(SignedOut)
    assert run.kinds == [ef.EraseCache, ef.Restart]


def test_a_logout_that_certainly_failed_leaves_everything_as_it_was() -> None:
    run = logging_out().on(CERTAIN)
    assert run.expect(Licensed).grant == grant()
    assert run.kinds == [ef.AbandonRelease, ef.Notify]
    told = run.effect(ef.Notify).notice
    assert (told.code, told.until) == ("release-failed", START + timedelta(hours=8))


def test_a_logout_that_may_have_arrived_ends_work_until_the_server_answers() -> None:
    run = logging_out().on(AMBIGUOUS)
    assert run.expect(ReadOnly).verdict.reason is Reason.UNFINISHED_RELEASE
    assert run.kinds == [ef.Notify, ef.Acquire]
    granted(run, 5).expect(Licensed)


def test_the_mark_of_an_unfinished_release_stays_until_the_server_answers() -> None:
    run = logging_out(reserved()).on(AMBIGUOUS).on(ev.Unreachable(5, "dns", delivered=False))
    for answer in (
        ev.Unreachable(6, "dns", delivered=False),
        ev.Unreachable(7, "timeout"),
        ev.TokenRefused(8),
    ):
        run.on(ev.LogOut()).on(answer)
        assert run.expect(ReadOnly).verdict.reason is Reason.UNFINISHED_RELEASE
        assert ef.AbandonRelease not in run.kinds
    granted(run.on(ev.Check()), 9).expect(Licensed)


@pytest.mark.parametrize("begin", [waiting, read_only])
def test_an_ambiguous_logout_without_a_seat_keeps_its_mark_too(begin: Begin) -> None:
    run = begin().on(ev.LogOut()).on(AMBIGUOUS)
    assert isinstance(run.state, WaitingForSeat | ReadOnly)
    assert run.kinds == [ef.Notify]


def test_logging_out_anyway_says_until_when_the_seat_stays_occupied() -> None:
    run = logging_out(anyway=True).on(CERTAIN)
    found = run.expect(SignedOut)
    assert found.notice is not None
    assert found.notice.until == START + timedelta(hours=8)
    assert run.kinds == [ef.EraseCache, ef.Restart]


def test_a_reserved_seat_stays_occupied_until_its_date() -> None:
    found = logging_out(reserved(), anyway=True).on(CERTAIN).expect(SignedOut)
    assert found.notice is not None
    assert found.notice.until == START + timedelta(days=3)


def test_an_owners_seat_stays_occupied_for_good() -> None:
    found = logging_out(owned(), anyway=True).on(CERTAIN).expect(SignedOut)
    assert found.notice is not None
    assert found.notice.until is None


def test_a_logout_with_dead_tokens_wants_the_password() -> None:
    run = logging_out().on(ev.TokenRefused(4))
    assert run.expect(NeedsLogin).grant == grant()
    assert run.kinds == [ef.AbandonRelease, ef.Notify]


def test_a_logout_without_a_login_stays_there() -> None:
    run = needs_login().on(ev.LogOut()).on(ev.TokenRefused(4))
    run.expect(NeedsLogin)
    assert run.kinds == [ef.AbandonRelease, ef.Notify]


def test_a_logout_while_a_seat_is_asked_for_comes_back_to_no_connection() -> None:
    run = seeking().on(ev.LogOut()).on(CERTAIN)
    assert run.expect(NoConnection).account == ADA
    assert run.kinds == [ef.AbandonRelease, ef.Notify]


def test_what_was_under_way_at_the_logout_is_late_afterwards() -> None:
    run = (
        licensed()
        .on(ev.Heartbeat())
        .on(ev.LogOut())
        .on(ev.Unreachable(5, "refused", delivered=False))
    )
    assert run.expect(Licensed).beat == 0
    run = waiting().on(ev.Retry()).on(ev.LogOut()).on(ev.Unreachable(5, "refused", delivered=False))
    assert not run.expect(WaitingForSeat).asking


def test_a_grant_that_crosses_a_logout_is_given_back_by_that_logout() -> None:
    run = seeking().on(ev.LogOut())
    granted(run, 3)
    run.expect(Releasing)
    assert run.effects == ()


def test_a_release_that_was_never_confirmed_stays_unfinished_without_a_connection() -> None:
    run = opened(releasing=True).on(ev.Unreachable(1, "dns", delivered=False))
    assert run.expect(NoConnection).releasing
    assert run.kinds == [ef.Notify]
    run.on(ev.LogOut(anyway=True))
    run.on(ev.Unreachable(2, "dns", delivered=False))
    run.expect(SignedOut)
    assert run.kinds == [ef.EraseCache, ef.Restart]


def test_nobody_can_log_out_who_is_not_logged_in() -> None:
    for run in (no_connection(), read_only(logged_in=False), licensed(for_good())):
        assert not allows(run.state, ev.LogOut)
        with pytest.raises(IllegalEventError):
            run.on(ev.LogOut())


def test_an_answer_to_another_question_does_not_end_a_logout() -> None:
    run = logging_out()
    before = run.state
    for late in (ev.Unreachable(3, "dns"), ev.TokenRefused(3)):
        assert run.on(late).state is before


# --- closing ------------------------------------------------------------------------------------


@pytest.mark.parametrize("begin", [licensed, beating, seeking, waiting])
def test_closing_tells_the_server(begin: Begin) -> None:
    run = begin().on(ev.Close())
    attempt = run.effect(ef.CloseSeat).attempt
    assert run.expect(Releasing).purpose is Purpose.CLOSE
    run.on(ev.Released(attempt)).expect(Closed)
    assert run.effects == ()


@pytest.mark.parametrize("answer", [CERTAIN, AMBIGUOUS, ev.TokenRefused(4)])
def test_closing_is_never_refused(answer: ev.Event) -> None:
    licensed().on(ev.Close()).on(answer).expect(Closed)


def test_closing_does_not_wait_for_a_release() -> None:
    run = logging_out().on(ev.Close())
    run.expect(Closed)
    assert run.effects == ()


def test_a_license_validated_offline_closes_without_telling_anybody() -> None:
    run = licensed(for_good()).on(ev.Close())
    run.expect(Closed)
    assert run.effects == ()


def test_closing_without_a_login_is_immediate() -> None:
    needs_login().on(ev.Close()).expect(Closed)


def test_after_the_end_nothing_happens_but_a_late_grant_is_given_back() -> None:
    run = licensed(for_good()).on(ev.Close())
    assert run.on(ev.Tick()).effects == ()
    granted(run, 1)
    assert run.kinds == [ef.ReleaseLateGrant]
    with pytest.raises(IllegalEventError):
        run.on(ev.Close())


@pytest.mark.parametrize("answer", [ev.SeatEnded, ev.SeatRefused])
def test_a_seat_that_ended_while_it_was_given_back_is_not_come_back_to(
    answer: type[ev.SeatEnded | ev.SeatRefused],
) -> None:
    run = beating().on(ev.LogOut())
    attempt = run.expect(Releasing).serial
    run.on(answer(attempt - 1, Verdict(Reason.SEAT_FREED)))
    run.on(ev.Unreachable(attempt, "refused", "nobody listens", delivered=False))
    assert run.expect(ReadOnly).verdict.reason is Reason.SEAT_FREED
    assert ef.AbandonRelease in run.kinds
