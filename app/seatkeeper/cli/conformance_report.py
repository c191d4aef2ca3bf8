"""What ``seatkeeper conformance`` says: while it runs, at its end, and to programs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from rich.console import Console

    from seatkeeper.lab.conformance.outcome import Result
    from seatkeeper.lab.conformance.running import Report

__all__ = ["facts_of", "summary_of", "tell"]

_WORDS: Final = {
    "passed": ("passed", "green"),
    "failed": ("FAILED", "red"),
    "skipped": ("skipped", "yellow"),
    "expected failure": ("failed, as expected", "yellow"),
    "unexpected pass": ("PASSED, though expected to fail", "red"),
}


def tell(console: Console, result: Result) -> None:
    """Say how one check ended that did not simply pass."""
    from rich.text import Text  # noqa: PLC0415 - only this command draws

    word, color = _WORDS[result.outcome.value]
    console.print(Text.assemble((word, color), "  ", (result.name, "bold")), soft_wrap=True)
    details = [f"{result.summary} (docs/protocol.md, section {result.clause})"]
    if result.expected:
        details += [f"expected: {result.expected}", f"got:      {result.got}"]
    if result.reason:
        details.append(f"because:  {result.reason}")
    for line in details:
        console.print(Text("    " + line), soft_wrap=True)


def summary_of(report: Report) -> list[str]:
    """The last lines: what came of it."""
    total = len(report.results)
    how_many = "1 check" if total == 1 else f"{total} checks"
    refusals = sum(result.refusal for result in report.results)
    lines = [
        f"{report.server or 'The server'} at {report.origin} {_sentence(report)}",
        f"  {how_many} in {report.took.total_seconds():.1f} s, {refusals} about refusals.",
    ]
    counts = dict.fromkeys(_WORDS, 0)
    for result in report.results:
        counts[result.outcome.value] += 1
    lines += [f"  {number:>4} {outcome}" for outcome, number in counts.items() if number]
    if report.left_behind:
        lines.append(f"  Seats that could not be given back: {', '.join(report.left_behind)}")
    return lines


def _sentence(report: Report) -> str:
    if not report.conforms:
        return "does not conform." if report.tried else "was not tried: every check was skipped."
    untried = any(result.outcome == "skipped" for result in report.results)
    return "conforms, as far as it could be tried." if untried else "conforms."


def facts_of(report: Report) -> dict[str, Any]:
    """The report as one stable JSON document."""
    return {
        "origin": report.origin,
        "server": report.server,
        "began": report.began.isoformat(timespec="seconds"),
        "seconds": round(report.took.total_seconds(), 3),
        "conforms": report.conforms,
        "left_behind": list(report.left_behind),
        "checks": [
            {
                "name": result.name,
                "clause": result.clause,
                "summary": result.summary,
                "refusal": result.refusal,
                "outcome": result.outcome.value.replace(" ", "-"),
                "seconds": round(result.took.total_seconds(), 3),
                "expected": result.expected,
                "got": result.got,
                "reason": result.reason,
            }
            for result in report.results
        ],
    }
