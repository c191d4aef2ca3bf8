"""A report as one HTML file: for people, light or dark, with nothing fetched and nothing run."""

from __future__ import annotations

from itertools import groupby
from typing import Final

from seatkeeper.lab.conformance.outcome import Outcome
from seatkeeper.lab.conformance.running import Report
from seatkeeper.lab.reports.pages import render

__all__ = ["as_html"]

_ORDER: Final = (
    (Outcome.FAILED, "Failed"),
    (Outcome.UNEXPECTED_PASS, "Unexpectedly passed"),
    (Outcome.EXPECTED_FAILURE, "Failed as expected"),
    (Outcome.SKIPPED, "Skipped"),
    (Outcome.PASSED, "Passed"),
)


def as_html(report: Report) -> str:
    """Write a report.

    Args:
        report: The run.

    Returns:
        A page that allows itself its own style and nothing else.
    """
    refusals = sum(result.refusal for result in report.results)
    return render(
        "seatkeeper.lab.conformance",
        "report.html.j2",
        "report.css",
        report=report,
        verdict=_verdict(report),
        counts=[
            (outcome.name.lower().replace("_", "-"), title, report.count(outcome))
            for outcome, title in _ORDER
        ],
        troubles=[result for result in report.results if result.expected or result.bad],
        skipped=[result for result in report.results if result.outcome is Outcome.SKIPPED],
        topics=[
            (topic, list(results))
            for topic, results in groupby(report.results, key=lambda result: result.topic)
        ],
        refusals=refusals,
        seconds=f"{report.took.total_seconds():.1f}",
        began=report.began.strftime("%Y-%m-%d %H:%M UTC"),
    )


def _verdict(report: Report) -> str:
    if not report.conforms:
        return "Does not conform" if report.tried else "Could not be tried"
    untried = report.count(Outcome.SKIPPED)
    return "Conforms, as far as it could be tried" if untried else "Conforms"
