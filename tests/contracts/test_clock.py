"""What every implementation of the Clock port does."""

from __future__ import annotations

from datetime import UTC, timedelta

import pytest

from seatkeeper.service.ports import Clock
from seatkeeper.system.clock import SystemClock
from tests.helpers.world import WorkstationClock, World


@pytest.fixture(params=["system", "workstation"])
def clock(request: pytest.FixtureRequest) -> Clock:
    return SystemClock() if request.param == "system" else WorkstationClock(World())


def test_the_wall_clock_is_aware_and_utc(clock: Clock) -> None:
    assert clock.now().tzinfo is UTC


def test_the_steady_clock_never_runs_back(clock: Clock) -> None:
    seen = [clock.elapsed() for _ in range(1000)]
    assert seen == sorted(seen)
    assert seen[0] >= timedelta(0)


def test_a_simulated_computer_may_have_a_wrong_wall_clock_but_no_wrong_steady_clock() -> None:
    wrong, right = SystemClock(timedelta(hours=-5)), SystemClock()
    assert timedelta(hours=4.9) < right.now() - wrong.now() < timedelta(hours=5.1)
    assert abs(right.elapsed() - wrong.elapsed()) < timedelta(minutes=1)
