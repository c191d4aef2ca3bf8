from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from licensecache.rollback import (
    TOLERANCE,
    Anchor,
    ClockVerdict,
    judge_clock,
    next_mark,
    trusted_now,
)

NOON = datetime(2026, 5, 4, 12, 0, tzinfo=UTC)
HOUR = timedelta(hours=1)
DAY = timedelta(days=1)
START = timedelta(seconds=1000)

moments = st.datetimes(
    min_value=datetime(2000, 1, 1),  # noqa: DTZ001  # hypothesis adds the time zone
    max_value=datetime(2100, 1, 1),  # noqa: DTZ001  # the same
    timezones=st.just(UTC),
)
spans = st.timedeltas(min_value=timedelta(0), max_value=timedelta(days=400))
anchors = st.builds(Anchor, time=moments, elapsed=spans)


def test_with_nothing_known_the_wall_clock_is_believed() -> None:
    assert trusted_now(NOON, None, START, None) == NOON
    assert judge_clock(NOON, None, START, None) is ClockVerdict.FINE
    assert next_mark(NOON, None, START, None) == NOON


def test_a_clock_set_back_gains_nothing() -> None:
    mark = Anchor(NOON, START)
    assert trusted_now(NOON - 30 * DAY, mark, START + HOUR, None) == NOON + HOUR


def test_a_clock_set_forward_counts_now_but_is_not_kept_without_a_server() -> None:
    mark = Anchor(NOON, START)
    wall = NOON + 3650 * DAY
    assert trusted_now(wall, mark, START + HOUR, None) == wall
    assert next_mark(wall, mark, START + HOUR, None) == NOON + HOUR


def test_a_server_that_confirms_a_jump_makes_it_last() -> None:
    mark = Anchor(NOON, START)
    later = NOON + 30 * DAY
    assert next_mark(later, mark, START, Anchor(later, START)) == later


def test_only_a_signed_time_lowers_the_mark() -> None:
    mark = Anchor(NOON, START)
    assert next_mark(NOON - 30 * DAY, mark, START, None) == NOON
    signed = Anchor(NOON - 30 * DAY, START)
    assert next_mark(NOON - 30 * DAY, mark, START, signed) == NOON - 30 * DAY


def test_a_wall_clock_that_a_server_contradicts_is_not_believed() -> None:
    signed = Anchor(NOON, START)
    assert trusted_now(NOON + 3650 * DAY, None, START + HOUR, signed) == NOON + HOUR


@pytest.mark.parametrize(
    ("off", "verdict"),
    [
        (-TOLERANCE - HOUR, ClockVerdict.SET_BACK),
        (-TOLERANCE, ClockVerdict.FINE),
        (timedelta(0), ClockVerdict.FINE),
        (TOLERANCE, ClockVerdict.FINE),
        (TOLERANCE + HOUR, ClockVerdict.AHEAD),
    ],
)
@pytest.mark.parametrize("by_server", [True, False])
def test_the_clock_is_called_wrong_only_beyond_the_tolerance(
    off: timedelta, verdict: ClockVerdict, by_server: bool
) -> None:
    known = Anchor(NOON, START)
    mark, signed = (None, known) if by_server else (known, None)
    assert judge_clock(NOON + HOUR + off, mark, START + HOUR, signed) is verdict


def test_time_does_not_run_backwards_when_the_steady_clock_starts_anew() -> None:
    assert Anchor(NOON, START).at(timedelta(0)) == NOON


@given(moments, anchors, spans, st.none() | anchors)
def test_trusted_time_is_never_before_what_a_server_said(
    wall: datetime, mark: Anchor, elapsed: timedelta, signed: Anchor | None
) -> None:
    now = trusted_now(wall, mark, elapsed, signed)
    assert now >= (signed or mark).at(elapsed)


@given(moments, anchors, spans)
def test_without_a_server_the_mark_never_falls_and_never_jumps(
    wall: datetime, mark: Anchor, elapsed: timedelta
) -> None:
    kept = next_mark(wall, mark, elapsed, None)
    assert mark.time <= kept <= mark.at(elapsed) + TOLERANCE
