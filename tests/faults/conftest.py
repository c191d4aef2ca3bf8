from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from seatkeeper.servers.profile import ServerProfile
from tests.faults.line import Line
from tests.helpers.workstation import Workstation
from tests.helpers.world import World

TOTAL = 1.5
"""Deadline of one exchange, in seconds."""


@pytest.fixture
def laptop(
    tmp_path: Path, world: World, profile: ServerProfile
) -> Iterator[Callable[..., tuple[Workstation, Line]]]:
    """Makes a computer at the end of a line: ``laptop()``, or with another profile."""
    made: list[Workstation] = []

    def make(seen: ServerProfile = profile) -> tuple[Workstation, Line]:
        station = Workstation(tmp_path / "laptop", world, seen, total_seconds=TOTAL)
        station.wire.close()
        station.wire = line = Line(seen.url)
        station.profile = seen._replace(url=line.url)
        made.append(station)
        return station, line

    yield make
    for station in made:
        station.close()
