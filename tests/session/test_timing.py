"""When the session wants to know that time has passed."""

from __future__ import annotations

from datetime import datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from seatkeeper.session import events as ev
from seatkeeper.session.timing import FIRST_RETRY, backoff, due, next_heartbeat
from tests.helpers.samples import for_good, grant, license_, reserved
from tests.helpers.world import START
from tests.session.steps import (
    beating,
    licensed,
    needs_login,
    read_only,
    seeking,
    signed_out,
    waiting,
)

TEN = timedelta(minutes=10)
jitters = st.floats(0, 1, exclude_max=True)


@given(jitter=jitters)
def test_a_heartbeat_is_due_within_the_last_tenth_of_its_interval(jitter: float) -> None:
    assert START + TEN * 0.9 <= next_heartbeat(START, TEN, jitter) <= START + TEN


@given(failures=st.integers(1, 10_000), jitter=jitters)
def test_a_retry_comes_after_a_moment_and_never_later_than_a_heartbeat(
    failures: int, jitter: float
) -> None:
    wait = backoff(START, failures, TEN, jitter) - START
    assert FIRST_RETRY / 2 <= wait <= TEN


@given(failures=st.integers(1, 50))
def test_retries_become_rarer(failures: int) -> None:
    assert backoff(START, failures + 1, TEN, 0.5) >= backoff(START, failures, TEN, 0.5)


def test_a_demo_interval_bounds_the_retries_too() -> None:
    assert backoff(START, 9, timedelta(seconds=10), 1.0) == START + timedelta(seconds=10)


def test_a_licensed_session_wants_its_heartbeat() -> None:
    assert due(licensed().state) == START + TEN


def test_a_heartbeat_under_way_leaves_the_end_of_work() -> None:
    assert due(beating().state) == START + timedelta(hours=8)


def test_the_end_of_work_comes_first_where_it_is_nearer_than_the_heartbeat() -> None:
    soon = START + timedelta(minutes=3)
    assert due(licensed(grant(license=license_(expires=soon))).state) == soon


def test_time_means_nothing_to_a_license_validated_offline() -> None:
    assert due(licensed(for_good()).state) is None


def test_a_session_that_needs_a_login_wants_the_end_of_work() -> None:
    assert due(needs_login().state) == START + timedelta(hours=8)
    assert due(licensed(reserved()).on(ev.Heartbeat()).state) == START + timedelta(days=3)


def test_a_waiting_session_wants_its_retry_only_if_the_user_wants_to_be_told() -> None:
    assert due(waiting().state) is None
    assert due(waiting(notify=True).state) == START + timedelta(seconds=30)
    assert due(waiting(notify=True).on(ev.Retry()).state) is None


def test_nothing_is_due_elsewhere() -> None:
    nothing: datetime | None = None
    for run in (signed_out(), seeking(), read_only()):
        assert due(run.state) is nothing


@given(jitter=st.floats(0, 1, exclude_max=True), failures=st.integers(1, 40))
def test_a_busy_server_is_left_alone_for_as_long_as_it_wants_but_no_longer_than_an_interval(
    jitter: float, failures: int
) -> None:
    for wish in (0, 30, 599, 10**6):
        wait = backoff(START, failures, TEN, jitter, wish) - START
        assert wait >= min(timedelta(seconds=wish), TEN)
        assert wait <= TEN * 1.25
    assert backoff(START, failures, TEN, jitter, 0) == backoff(START, failures, TEN, jitter)
