"""What must hold under every fault."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from seatkeeper.qt.phrasing.causes import cause_code, describe
from seatkeeper.session import events as ev
from seatkeeper.session.states import Licensed
from tests.faults.conftest import TOTAL
from tests.helpers.stopwatch import Stopwatch
from tests.helpers.workstation import Workstation

__all__ = ["bounded", "goes_on_working", "named", "recovers"]


@contextmanager
def bounded(exchanges: int = 1) -> Iterator[None]:
    """No exchange lasts longer than its deadline and a second."""
    watch = Stopwatch()
    yield
    assert watch.seconds() < exchanges * TOTAL + 1


def named(detail: str, causes: tuple[str, ...], words: str) -> None:
    """The cause is the real one, and its sentence says so."""
    assert cause_code(detail) in causes, detail
    assert words in describe(detail, "The server"), describe(detail, "The server")


def goes_on_working(station: Workstation, causes: tuple[str, ...], words: str) -> None:
    """A heartbeat fails in time; the seat stays, and what is wrong is said."""
    before, record = station.grant, station.record
    with bounded():
        station.do(ev.Heartbeat())
    state = station.expect(Licensed)
    assert state.grant == before
    assert station.record == record
    assert state.trouble is not None
    named(state.trouble.detail, causes, words)


def recovers(station: Workstation) -> None:
    """The network is back, and all is well."""
    seat = station.grant.seat_id
    station.do(ev.Heartbeat())
    state = station.expect(Licensed)
    assert state.trouble is None
    assert state.grant.seat_id == seat
