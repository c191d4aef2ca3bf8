"""A report as JUnit XML (one suite a topic)."""

from __future__ import annotations

from itertools import groupby

from seatkeeper.lab.conformance.outcome import Outcome, Result
from seatkeeper.lab.conformance.running import Report
from seatkeeper.lab.reports import junit

__all__ = ["as_junit"]


def as_junit(report: Report) -> bytes:
    """Write a report.

    Args:
        report: The run.

    Returns:
        An XML document in UTF-8. A passed and an expectedly failed check are cases without more,
        but for the reason; an unexpected pass is a failure, since the file must be changed.
    """
    suites = [
        junit.Suite(topic, report.began, tuple(map(_case, results)))
        for topic, results in groupby(report.results, key=lambda result: result.topic)
    ]
    return junit.as_junit(f"Seatkeeper conformance of {report.origin}", suites)


def _case(result: Result) -> junit.Case:
    group = f"seatkeeper.conformance.{result.topic}"
    if result.bad:
        message = f"expected {result.expected}; got {result.got}" if result.got else result.reason
        about = f"docs/protocol.md, section {result.clause}: {result.summary}"
        details = "\n\n".join((about, *result.evidence))
        return junit.Case(
            result.name, group, result.took, failure=message, kind=result.outcome.value,
            details=details,
        )  # fmt: skip
    left_out = result.outcome in {Outcome.SKIPPED, Outcome.EXPECTED_FAILURE}
    return junit.Case(result.name, group, result.took, skipped=result.reason if left_out else "")
