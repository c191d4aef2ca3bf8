"""A run of scenarios as JUnit XML: one case a scenario."""

from __future__ import annotations

from seatkeeper.lab.reports import junit
from seatkeeper.lab.scenarios.outcome import Outcome, RunReport, ScenarioResult, StepResult
from seatkeeper.system.durations import say_duration

__all__ = ["as_junit"]


def as_junit(report: RunReport) -> bytes:
    """Write a report.

    Args:
        report: The run.

    Returns:
        An XML document in UTF-8. A case has the steps as its output, and leads to the line that
        failed.
    """
    cases = tuple(map(_case, report.results))
    return junit.as_junit("Seatkeeper lab", [junit.Suite("scenarios", report.began, cases)])


def _case(result: ScenarioResult) -> junit.Case:
    script, failed = result.script, result.failure
    steps = "\n".join(map(_line, result.steps))
    failure = "" if failed is None else f"{failed.words}: {'; '.join(failed.failure)}"
    where = "" if failed is None else f"{script.path}:{failed.line}"
    skipped = "it was not played" if result.outcome is Outcome.SKIPPED else ""
    return junit.Case(
        name=script.name,
        group="seatkeeper.scenarios",
        took=result.took,
        failure=failure,
        details=f"{script.scenario.title}\n{where}\n{failure}\n\n{steps}" if failed else "",
        skipped=skipped,
        file=script.path,
        line=script.lines[0] if failed is None else failed.line,
        output="" if skipped else steps,
    )


def _line(step: StepResult) -> str:
    passed = f" (+{say_duration(step.passed)})" if step.passed else ""
    return f"{step.outcome:<7} line {step.line:<3} {step.at:%Y-%m-%d %H:%M:%S} {step.words}{passed}"
