"""Benches in front of sandboxes, with the test's own randomness."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from seatkeeper.lab.conformance.bench import Bench
from seatkeeper.lab.conformance.people import Person
from seatkeeper.system.clock import SystemClock
from tests.helpers.world import counting_entropy

Benches = Callable[..., Bench]


@pytest.fixture
def bench() -> Iterator[Benches]:
    """Makes a bench: ``bench(url)``; closed after the test."""
    made: list[Bench] = []

    def make(url: str, *people: Person) -> Bench:
        made.append(
            Bench(
                url,
                ca_file=None,
                people=people,
                clock=SystemClock(),
                entropy=counting_entropy(f"bench {len(made)}"),
            )
        )
        return made[-1]

    yield make
    for one in made:
        one.close()
