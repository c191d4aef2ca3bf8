"""What comes of playing scenarios."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING

from seatkeeper.lab.scenarios.loading import Script

if TYPE_CHECKING:
    from seatkeeper.lab.timeline import SeatSpan
    from seatkeeper.lab.trace import WireEntry

__all__ = ["Outcome", "RunReport", "ScenarioResult", "StepResult"]


class Outcome(StrEnum):
    """How a step or a scenario ended."""

    PASSED = "passed"
    FAILED = "failed"
    SKIPPED = "skipped"
    """It was not reached, or not played to its end."""


@dataclass(frozen=True, slots=True)
class StepResult:
    """One step.

    Attributes:
        number: Counted from 1, those of ``given`` first.
        line: In the file.
        given: Whether it belongs to what is given.
        expects: Whether it only looks.
        words: The step as a sentence.
        outcome: How it ended.
        at: When it began (lab time, aware UTC).
        passed: Lab time that passed meanwhile.
        took: Real time it took.
        failure: What was expected, and what came instead; empty when it passed.
        exchanges: How many exchanges went over the wire meanwhile.
    """

    number: int
    line: int
    given: bool
    expects: bool
    words: str
    outcome: Outcome
    at: datetime
    passed: timedelta = timedelta(0)
    took: timedelta = timedelta(0)
    failure: tuple[str, ...] = ()
    exchanges: int = 0


@dataclass(frozen=True, slots=True)
class ScenarioResult:
    """One scenario.

    Attributes:
        script: What was played.
        outcome: How it ended.
        steps: All of them, also those that were not reached.
        took: Real time it took, putting up the lab included.
        began: When it began (lab time, aware UTC).
        ended: When it ended (lab time).
        wire: The exchanges, without secrets unless they were asked for.
        left_out: How many older exchanges there were than ``wire`` has.
        spans: Who held which seat.
    """

    script: Script
    outcome: Outcome
    steps: tuple[StepResult, ...]
    took: timedelta
    began: datetime
    ended: datetime
    wire: tuple[WireEntry, ...] = ()
    left_out: int = 0
    spans: tuple[SeatSpan, ...] = ()

    @property
    def failure(self) -> StepResult | None:
        """The first step that failed."""
        return next((step for step in self.steps if step.outcome is Outcome.FAILED), None)


@dataclass(frozen=True, slots=True)
class RunReport:
    """A whole run.

    Attributes:
        results: One for each scenario, in order.
        began: When, by the real clock (aware UTC).
        took: Real time it took.
    """

    results: tuple[ScenarioResult, ...]
    began: datetime
    took: timedelta

    def count(self, outcome: Outcome) -> int:
        """How many scenarios ended so."""
        return sum(result.outcome is outcome for result in self.results)

    @property
    def passed(self) -> bool:
        """Whether something was played, and all of it passed."""
        return bool(self.results) and self.count(Outcome.PASSED) == len(self.results)
