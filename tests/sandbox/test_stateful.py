"""Whatever happens in whatever order: no seat is given twice, none is held by nobody."""

from __future__ import annotations

import os

import pytest
from hypothesis import settings
from hypothesis.stateful import (
    run_state_machine_as_test,
)

from tests.sandbox.histories import Pools


def test_seats_are_never_given_twice_and_never_held_by_nobody() -> None:
    run_state_machine_as_test(
        Pools,
        settings=settings(
            max_examples=15, stateful_step_count=40, deadline=None,
            derandomize=bool(os.environ.get("CI")),
        ),
    )  # fmt: skip


@pytest.mark.proof
@pytest.mark.timeout(1500)
def test_seats_are_never_given_twice_in_a_hundred_long_histories() -> None:
    """The server alone, deeper than with clients; ``tests/journeys`` has thousands with them."""
    derandomize = bool(os.environ.get("CI"))  # a change is judged by what it did itself
    run_state_machine_as_test(
        Pools,
        settings=settings(
            max_examples=100, stateful_step_count=50, deadline=None,
            derandomize=derandomize, database=None,
        ),
    )  # fmt: skip
    print("100 histories of up to 50 steps, no seat given twice")
