"""The one time of a lab, and clocks that are wrong."""

from __future__ import annotations

from datetime import timedelta

import pytest

from seatkeeper.lab.clock import START, ComputerClock, LabClock, seeded_entropy

HOUR = timedelta(hours=1)


def test_time_stands_still_until_it_is_advanced() -> None:
    clock = LabClock()
    assert clock.now() == clock.now() == START
    clock.advance(HOUR)
    assert (clock.now(), clock.passed()) == (START + HOUR, HOUR)


def test_time_does_not_run_back() -> None:
    clock = LabClock()
    with pytest.raises(ValueError, match="does not run back"):
        clock.advance(-HOUR)
    assert clock.now() == START


def test_a_computers_wall_clock_can_be_wrong_and_its_steady_clock_cannot() -> None:
    clock = LabClock()
    computer = ComputerClock(clock)
    computer.skew = timedelta(days=-400)
    clock.advance(HOUR)
    assert computer.now() == START + HOUR - timedelta(days=400)
    assert computer.elapsed() == HOUR


def test_randomness_from_a_seed_can_be_repeated_and_never_repeats_itself() -> None:
    first, again, other = (seeded_entropy(seed) for seed in ("a", "a", "b"))
    drawn = [first(16) for _ in range(3)]
    assert drawn == [again(16) for _ in range(3)]
    assert len({*drawn, other(16)}) == 4
