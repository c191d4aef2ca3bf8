"""What the user asks for at work: checking, extending, returning early."""

from __future__ import annotations

from datetime import timedelta

import pytest

from seatkeeper.licensing.verdict import Reason
from seatkeeper.session import effects as ef
from seatkeeper.session import events as ev
from seatkeeper.session.machine import IllegalEventError, allows
from seatkeeper.session.states import Licensed, NeedsLogin, Pending, ReadOnly, State
from tests.helpers.samples import grant, license_, reserved
from tests.helpers.world import START
from tests.session.steps import (
    beating,
    granted,
    licensed,
)


def notice_of(state: State) -> str:
    found = getattr(state, "notice", None)
    return "" if found is None else str(found.code)


def test_a_check_says_whether_the_license_has_changed() -> None:
    run = licensed().on(ev.Check())
    assert run.effects == (ef.SendHeartbeat(4),)
    assert run.on(ev.Check()).effects == ()
    assert notice_of(granted(run, 4).state) == "checked"
    renewed = grant(license=license_(expires=START + timedelta(days=400)))
    assert notice_of(granted(licensed().on(ev.Check()), 4, renewed).state) == "renewed"


def test_an_extension_reserves_the_seat() -> None:
    run = licensed().on(ev.Extend(3))
    assert run.effects == (ef.ExtendSeat(4, 3),)
    granted(run, 4, reserved())
    assert notice_of(run.state) == "extended"
    assert (run.expect(Licensed).pending, run.expect(Licensed).action) == (None, 0)


def test_a_refused_extension_changes_nothing_else() -> None:
    run = licensed().on(ev.Extend(3)).on(ev.Refused(4, "offline-not-allowed"))
    found = run.expect(Licensed)
    assert (found.grant, found.pending, notice_of(found)) == (grant(), None, "extend-refused")
    assert run.effects == ()


def test_an_early_return_is_written_down_before_it_is_asked_for() -> None:
    run = licensed(reserved()).on(ev.ReturnEarly())
    assert run.effects == (ef.MarkReleasing(returning=True), ef.ShortenSeat(4))
    granted(run, 4)
    assert notice_of(run.state) == "returned"


@pytest.mark.parametrize(
    "answer",
    [
        ev.Refused(4, "offline-not-allowed"),
        ev.TokenRefused(4),
        ev.Unreachable(4, "refused", delivered=False),
    ],
)
def test_an_early_return_that_certainly_failed_is_taken_back(answer: ev.Event) -> None:
    run = licensed(reserved()).on(ev.ReturnEarly()).on(answer)
    assert isinstance(run.state, Licensed | NeedsLogin)
    assert run.kinds == [ef.AbandonRelease]


def test_an_early_return_that_may_have_arrived_ends_work_until_the_server_answers() -> None:
    run = licensed(reserved()).on(ev.ReturnEarly()).on(ev.Unreachable(4, "timeout"))
    assert run.expect(ReadOnly).verdict.reason is Reason.UNFINISHED_RELEASE
    assert run.effects == (ef.Acquire(5),)
    granted(run, 5).expect(Licensed)


@pytest.mark.parametrize("event", [ev.Extend(3), ev.Check()])
def test_a_request_that_nobody_answers_is_told_and_work_goes_on(event: ev.Event) -> None:
    run = licensed().on(event).on(ev.Unreachable(4, "timeout", "silence"))
    found = run.expect(Licensed)
    assert (found.pending, found.action, notice_of(found)) == (None, 0, "unreachable")
    assert run.effects == ()


def test_a_heartbeat_and_a_request_under_way_do_not_disturb_each_other() -> None:
    run = beating().on(ev.Extend(3))
    granted(run, 4)
    assert (run.expect(Licensed).pending, run.expect(Licensed).action) == (Pending.EXTEND, 5)
    run.on(ev.Heartbeat())
    granted(run, 5, reserved())
    assert (run.expect(Licensed).beat, notice_of(run.state)) == (6, "extended")


def test_periods_are_offered_only_where_the_grant_has_some_and_nothing_is_under_way() -> None:
    assert allows(licensed().state, ev.Extend)
    assert not allows(licensed(grant(offline_days=())).state, ev.Extend)
    assert not allows(licensed().on(ev.Extend(1)).state, ev.Extend)
    assert allows(licensed(reserved()).state, ev.ReturnEarly)
    assert not allows(licensed().state, ev.ReturnEarly)
    assert not allows(licensed(reserved()).on(ev.ReturnEarly()).state, ev.ReturnEarly)


def test_a_wish_that_is_not_offered_is_illegal_and_changes_nothing() -> None:
    run = licensed()
    before = run.state
    with pytest.raises(IllegalEventError, match="ReturnEarly is not allowed while Licensed"):
        run.on(ev.ReturnEarly())
    assert run.state is before
