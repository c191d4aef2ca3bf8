"""A year of heartbeats of one client, lived through in seconds and in bounded memory.

The server decides how often its clients are heard of, and each of them is a real exchange. So what
a long time costs is the number of its heartbeats; an interval of half a day has 730 in a year.
"""

from __future__ import annotations

import gc
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import pairwise
from pathlib import Path

import pytest

from seatkeeper.composition.lab import open_lab
from seatkeeper.lab.clock import START
from seatkeeper.lab.lab import Lab
from seatkeeper.lab.trace import ENTRIES_KEPT
from seatkeeper.sandbox.timing import Timing
from seatkeeper.session.states import Licensed

pytestmark = [pytest.mark.proof, pytest.mark.timeout(400)]

DAY = timedelta(days=1)
STATM = Path("/proc/self/statm")
HALF_DAYS = Timing(
    heartbeat_seconds=12 * 3600, timeout_seconds=2 * 24 * 3600, access_seconds=7 * 24 * 3600
)
"""A server that wants to hear of its clients twice a day, and lets tokens last a week."""

SOONER = 1 / 0.9
"""How many more heartbeats there may be than intervals: each is up to a tenth of one early."""

GROWTH_MB = 4.0
"""How much more memory may be resident after eleven more months."""


@dataclass(slots=True)
class Cost:
    """What a stretch of time took: seconds that passed, and seconds of the processor."""

    passed: float = 0.0
    processor: float = 0.0


@contextmanager
def measured() -> Iterator[Cost]:
    cost = Cost()
    began, worked = time.perf_counter(), time.process_time()
    yield cost
    cost.passed, cost.processor = time.perf_counter() - began, time.process_time() - worked


def beats(lab: Lab) -> list[datetime]:
    """When heartbeats were answered, as the wire has it: what the client and the server said."""
    found = lab.wire.entries(computer="laptop", text="/heartbeats", count=ENTRIES_KEPT)
    return [entry.at for entry in found if entry.status == 200]


def silence(lab: Lab, heard: list[datetime]) -> timedelta:
    """The longest time from the beginning to now in which nothing was heard."""
    moments = [START, *heard, lab.clock.now()]
    return max(later - earlier for earlier, later in pairwise(moments))


def resident_mb() -> float:
    gc.collect()
    pages = int(STATM.read_text().split()[1])  # in the second field: proc(5)
    return pages * os.sysconf("SC_PAGE_SIZE") / 2**20


def told(what: str, count: int, cost: Cost) -> str:
    each = cost.processor / count * 1000
    return (
        f"\n{what}: {count} heartbeats in {cost.passed:.0f} s, of which {cost.processor:.0f} s"
        f" of the processor's, {each:.1f} ms a heartbeat"
    )


@pytest.mark.skipif(not STATM.exists(), reason="resident memory is read as Linux tells it")
def test_a_year_of_730_heartbeats_every_12_hours_with_a_timeout_of_2_days() -> None:
    """The seat is held all the time, no heartbeat is missing, and memory stays as it is."""
    with open_lab(timing=HALF_DAYS, seed="year") as lab:
        lab.office.buy(seats=1)  # for good, as hers would end during the year
        laptop = lab.computer("laptop")
        laptop.log_in("ada")
        with measured() as cost:
            lab.advance(30 * DAY)
            month = resident_mb()
            lab.advance(335 * DAY)
        growth = resident_mb() - month
        heard = beats(lab)
        print(told("a year", len(heard), cost), f"{month:.1f} MB, then {growth:+.1f} MB", sep="; ")
        assert lab.clock.passed() == 365 * DAY
        assert 730 <= len(heard) <= 730 * SOONER
        assert silence(lab, heard) <= timedelta(hours=12)
        assert isinstance(laptop.state, Licensed)
        assert laptop.notices == []
        (seat,) = lab.pool().seats
        assert (seat.account, seat.last_heartbeat) == ("ada@demo.example", heard[-1])
        (span,) = (one for one in lab.timeline.spans() if one.computer == "laptop")
        assert (span.how, span.end) == ("in use", None)
        assert growth < GROWTH_MB


def test_a_week_of_heartbeats_every_10_minutes() -> None:
    """The interval of a server that was told nothing else: some 1,008 heartbeats."""
    with open_lab(seed="week") as lab:
        laptop = lab.computer("laptop")
        laptop.log_in("ada")
        with measured() as cost:
            lab.advance(7 * DAY)
        heard = beats(lab)
        print(told("a week", len(heard), cost))
        assert 1008 <= len(heard) <= 1008 * SOONER
        assert silence(lab, heard) <= timedelta(minutes=10)
        assert isinstance(laptop.state, Licensed)
