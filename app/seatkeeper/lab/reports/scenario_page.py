"""A run of scenarios as one HTML file, for people."""

from __future__ import annotations

import base64
import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final

from seatkeeper.lab.decoding import decoded
from seatkeeper.lab.reports.pages import render
from seatkeeper.lab.reports.seat_chart import Chart, draw
from seatkeeper.lab.scenarios.outcome import Outcome, RunReport, ScenarioResult
from seatkeeper.lab.trace import WireEntry
from seatkeeper.system.durations import say_duration

__all__ = ["Picture", "as_html"]

_MOST_BODY: Final = 6000
"""Characters of a body that a page shows."""
_YEAR: Final = timedelta(days=365.25)
_WHERE: Final = {"proof": "Proof of possession", "question": "Question", "answer": "Answer"}


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture for the report.

    Attributes:
        title: What it shows.
        png: The file.
    """

    title: str
    png: bytes


@dataclass(frozen=True, slots=True)
class _Document:
    """One part of an exchange, ready to be shown."""

    title: str
    kind: str
    text: str


@dataclass(frozen=True, slots=True)
class _Exchange:
    """One exchange, ready to be shown."""

    entry: WireEntry
    at: str
    tone: str
    documents: tuple[_Document, ...]


@dataclass(frozen=True, slots=True)
class _Scenario:
    """One scenario, ready to be shown."""

    result: ScenarioResult
    chart: Chart | None
    wire: tuple[_Exchange, ...]
    lived: str


def as_html(report: RunReport, *, pictures: Sequence[Picture] = (), redacted: bool = True) -> str:
    """Write a report.

    Args:
        report: The run.
        pictures: Pictures to show above the scenarios.
        redacted: Whether to take out secrets once more, whatever the run has kept.

    Returns:
        A page that opens from the file system, and fetches and runs nothing.
    """
    failed, skipped = report.count(Outcome.FAILED), report.count(Outcome.SKIPPED)
    return render(
        "seatkeeper.lab.reports",
        "scenarios.html.j2",
        "scenarios.css",
        pictures=bool(pictures),
        report=report,
        good=report.passed,
        verdict=_verdict(len(report.results), failed, skipped),
        counts=[(outcome.value, report.count(outcome)) for outcome in Outcome],
        scenarios=[_scenario(result, redacted=redacted) for result in report.results],
        shots=[
            (picture.title, base64.b64encode(picture.png).decode("ascii")) for picture in pictures
        ],
        lived=_lived(report),
        rules=sorted(
            {rule for result in report.results for rule in result.script.scenario.rules},
            key=lambda rule: int(rule[1:]),
        ),
        exchanges=sum(step.exchanges for result in report.results for step in result.steps),
        redacted=redacted,
        spell=_spell,
        moment=_moment,
    )


def _verdict(total: int, failed: int, skipped: int) -> str:
    if failed:
        return f"{failed} of {total} scenarios failed" if total > 1 else "The scenario failed"
    if skipped or not total:
        return f"{total - skipped} of {total} scenarios were played, and passed"
    return f"All {total} scenarios passed" if total > 1 else "The scenario passed"


def _lived(report: RunReport) -> str:
    """All the lab time that was lived through."""
    return _spell(sum((one.ended - one.began for one in report.results), timedelta(0)))


def _scenario(result: ScenarioResult, *, redacted: bool) -> _Scenario:
    return _Scenario(
        result,
        draw(result.spans, result.began, result.ended),
        tuple(_exchange(entry, redacted=redacted) for entry in result.wire),
        _spell(result.ended - result.began),
    )


def _exchange(entry: WireEntry, *, redacted: bool) -> _Exchange:
    documents = tuple(
        _Document(_WHERE[one.where], one.kind, _text(one.header, one.content))
        for one in decoded(entry, redacted=redacted)
    )
    tone = "good" if 0 < entry.status < 400 else "bad"
    return _Exchange(entry, _moment(entry.at), tone, documents)


def _text(header: dict[str, Any], content: Any) -> str:
    whole = {"header": header, "payload": content} if header else content
    text = json.dumps(whole, indent=2, ensure_ascii=False)
    return text if len(text) <= _MOST_BODY else f"{text[:_MOST_BODY]}\n…"


def _spell(length: timedelta) -> str:
    """A length for people: ``3 d 4 h``, ``1 min``; the two largest units, and years for years."""
    if length >= 2 * _YEAR:
        return f"{length / _YEAR:.1f} years"
    return " ".join(say_duration(length).split()[:4])


def _moment(at: datetime) -> str:
    """A moment of the lab, to the second where there are any."""
    form = "%d %b %H:%M:%S" if at.second else "%d %b %H:%M"
    return at.strftime(form).lstrip("0")
