"""Running checks, one after the other, and what comes of a run."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from seatkeeper.lab.conformance.bench import Bench
from seatkeeper.lab.conformance.outcome import (
    CheckFailedError,
    CheckSkippedError,
    Outcome,
    Result,
)
from seatkeeper.lab.conformance.register import Check

__all__ = ["Report", "run_checks"]

_EVIDENCE: Final = 4
"""Exchanges of a failure that a report shows."""


@dataclass(frozen=True, slots=True)
class Report:
    """A whole run.

    Attributes:
        origin: Of the API that was tried.
        server: The name it gives itself.
        began: When, aware UTC.
        took: How long it took.
        results: One for each check, in order.
        left_behind: Seats that could not be given back.
    """

    origin: str
    server: str
    began: datetime
    took: timedelta
    results: tuple[Result, ...]
    left_behind: tuple[str, ...]

    def count(self, outcome: Outcome) -> int:
        """How many checks ended so."""
        return sum(result.outcome is outcome for result in self.results)

    @property
    def tried(self) -> bool:
        """Whether anything could be tried at all."""
        return self.count(Outcome.SKIPPED) < len(self.results)

    @property
    def conforms(self) -> bool:
        """Whether something was tried, and nothing speaks against it but what was expected."""
        return self.tried and not any(result.bad for result in self.results)


def run_checks(
    bench: Bench,
    checks: Iterable[Check],
    *,
    expected: Mapping[str, str],
    told: Callable[[Result], None],
) -> Report:
    """Run checks against a server.

    Args:
        bench: The server.
        checks: Which, in this order.
        expected: Name of a check that is expected to fail, to the reason.
        told: Is called with each result as it comes.

    Returns:
        What came of it.
    """
    began, start = bench.clock.now(), bench.clock.elapsed()
    try:
        server = bench.discovery().name
    except CheckFailedError:
        server = ""  # a check of its own says what is wrong with it
    results: list[Result] = []
    left: list[str] = []
    for check in checks:
        result = _run(bench, check, expected.get(check.name, ""))
        left += bench.tidy()
        results.append(result)
        told(result)
    took = bench.clock.elapsed() - start
    return Report(bench.origin, server, began, took, tuple(results), tuple(left))


def _run(bench: Bench, check: Check, excuse: str) -> Result:
    start = bench.clock.elapsed()
    outcome, wanted, got, reason = Outcome.PASSED, "", "", ""
    evidence: tuple[str, ...] = ()
    bench.begin()
    try:
        check.run(bench)
    except CheckSkippedError as skipped:
        outcome, reason = Outcome.SKIPPED, str(skipped)
    except CheckFailedError as failure:
        outcome, wanted, got = Outcome.FAILED, failure.expected, failure.got
        evidence = tuple(bench.evidence[-_EVIDENCE:])
    if excuse and outcome is Outcome.FAILED:
        outcome, reason = Outcome.EXPECTED_FAILURE, excuse
    elif excuse and outcome is Outcome.PASSED:
        outcome, reason = Outcome.UNEXPECTED_PASS, f"was expected to fail: {excuse}"
    return Result(
        name=check.name, clause=check.clause, summary=check.summary, refusal=check.refusal,
        outcome=outcome, took=bench.clock.elapsed() - start, expected=wanted, got=got,
        reason=reason, evidence=evidence,
    )  # fmt: skip
