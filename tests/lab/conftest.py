"""Benches in front of sandboxes, with the test's own randomness, and labs."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from seatkeeper.composition.lab import open_lab
from seatkeeper.lab.conformance.bench import Bench
from seatkeeper.lab.conformance.people import Person
from seatkeeper.lab.lab import Lab
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


@pytest.fixture(scope="session")
def _lab(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Lab]:
    with open_lab(tmp_path_factory.mktemp("lab"), total_seconds=4, seed="tests") as lab:
        yield lab


@pytest.fixture
def lab(_lab: Lab) -> Lab:
    """A lab as it is when it is new."""
    _lab.reset()
    return _lab
