"""A lab as its window shows it, written by hand: so that no lab has to live through it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from functools import cache

from seatkeeper.lab.clock import START
from seatkeeper.lab.events import LabEvent
from seatkeeper.lab.pools import HeldSeat, Pool
from seatkeeper.lab.scenarios.loading import Script, load_file
from seatkeeper.lab.scenarios.outcome import Outcome, RunReport, ScenarioResult, StepResult
from seatkeeper.lab.scenarios.shipped import shipped
from seatkeeper.lab.timeline import SeatSpan
from seatkeeper.qt.lab.snapshot import ComputerShown, LabShown
from seatkeeper.qt.lab.tracks import tracks
from seatkeeper.session.states import State
from tests.qt.scripted import SHARED, licensed

__all__ = ["empty_lab", "events", "report", "scripts", "span", "working_lab"]

LICENSE = "L-0DE-001"
OWNER = "owner@demo.example"
HOUR = timedelta(hours=1)


def span(
    seat: str, begin: float, end: float | None, *, how: str = "in use", ended: str = "",
    license_: str = LICENSE,
) -> SeatSpan:  # fmt: skip
    """A stretch of a seat, between hours of the lab."""
    return SeatSpan(
        seat, license_, f"{seat}@demo.example", f"desk of {seat}", START + begin * HOUR,
        None if end is None else START + end * HOUR, how, ended,
    )  # fmt: skip


def empty_lab() -> LabShown:
    """A lab in which nothing was done."""
    return LabShown(START, timedelta(0), None, (), (), (), {}, {}, 0)


def working_lab(hours: float = 13) -> LabShown:
    """A lab with computers at work."""
    spans = (
        span("ada", 0, 10.8, ended="timed out"),
        span("ben", 0, None),
        span("owner", 1, 3, ended="closed"),
        span("owner", 3, None, how="closed, kept"),
        span("cleo", 1, 11, ended="released"),
    )
    now = START + hours * HOUR
    held = tuple(
        HeldSeat(one.seat, LICENSE, one.account, one.computer, "shared-seat", False, 1, now, None)
        for one in spans
        if one.end is None
    )
    coming = LabEvent(now + HOUR / 6, "heartbeat", "computer-1", "computer-1 sends a heartbeat.")
    return LabShown(
        now=now,
        passed=hours * HOUR,
        coming=coming,
        computers=_computers(),
        pools=(Pool(OWNER, "commercial", 15, 2, 13, held),),
        tracks=tracks(spans),
        owners={LICENSE: (OWNER, "commercial")},
        holders={one.seat: f"{one.seat} · {one.computer}" for one in spans},
        exchanges=1248,
    )


def _computers() -> tuple[ComputerShown, ...]:
    states: tuple[State | None, ...] = (licensed(SHARED), licensed(SHARED), None)
    return tuple(
        ComputerShown(
            name=f"computer-{number}", user="ada" if state else "", platform="windows",
            state=state, told="", asleep=number == 2, fault="offline" if number == 1 else "",
            skew=timedelta(hours=2 if number == 1 else 0),
        )
        for number, state in enumerate(states, 1)
    )  # fmt: skip


def events() -> list[LabEvent]:
    """What the clock passed through."""
    kinds = ("heartbeat", "heartbeat", "seat-timeout", "reservation-end", "license-expiry")
    return [
        LabEvent(START + number * HOUR, kind, "computer-1", "words")
        for number, kind in enumerate(kinds)
    ]


@cache
def scripts() -> tuple[Script, ...]:
    """Some shipped scenarios."""
    return tuple(load_file(path) for path in list(shipped().values())[:4])


def report() -> RunReport:
    """A run in which one scenario failed, and one was not played."""
    outcomes = (Outcome.PASSED, Outcome.PASSED, Outcome.FAILED, Outcome.SKIPPED)
    return RunReport(
        tuple(
            _result(script, outcome) for script, outcome in zip(scripts(), outcomes, strict=True)
        ),
        datetime(2030, 1, 2, tzinfo=UTC),
        timedelta(seconds=83),
    )


def _result(script: Script, outcome: Outcome) -> ScenarioResult:
    why = ("expected 15 free, but 14 were",) if outcome is Outcome.FAILED else ()
    step = StepResult(
        number=1, line=12, given=False, expects=True, words="the seats of owner: 15 free",
        outcome=outcome, at=START, failure=why,
    )  # fmt: skip
    return ScenarioResult(script, outcome, (step,), timedelta(seconds=3), START, START + 8 * HOUR)
