"""Finding out what is wrong: checks, what they found, and what a support desk gets to see.

The rules:

1. A check changes nothing but what it cleans up again, answers failures as values, and says what
   it found with a stable code. Words are found elsewhere (``qt/phrasing``, ``cli/phrasing``).
2. A check that needs another one is skipped when that failed: one cause, one failure.
3. Checks, ledger, log and bundle are reached through ``Diagnosis``, so that a window and a command
   need neither know nor import what is behind them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import Final

from seatkeeper.service.ledger import SentRequest

__all__ = [
    "SKIPPED",
    "BundlePart",
    "Check",
    "Diagnosis",
    "Finding",
    "LogLine",
    "Outcome",
    "run_checks",
]


class Outcome(StrEnum):
    """How a check ended."""

    OK = "ok"
    WARNING = "warning"
    FAILED = "failed"
    SKIPPED = "skipped"


@dataclass(frozen=True, slots=True)
class Finding:
    """What a check found.

    Attributes:
        outcome: How it ended.
        code: Stable, like ``tls-unknown-issuer``; empty when all is well.
        facts: What was seen, in English; never a secret.
    """

    outcome: Outcome
    code: str = ""
    facts: Mapping[str, str] = field(default_factory=dict)


SKIPPED: Final = Finding(Outcome.SKIPPED, "needs-earlier")
"""Not looked at, because a check that it needs has failed."""


@dataclass(frozen=True, slots=True)
class Check:
    """One check.

    Attributes:
        name: Stable, like ``name-lookup``.
        run: Looks; may take seconds, is never called on a window's thread, never raises.
        needs: Checks without which this one makes no sense.
    """

    name: str
    run: Callable[[], Finding]
    needs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class LogLine:
    """A line of the log; a traceback belongs to the line before it.

    Attributes:
        level: ``DEBUG``, ``INFO``, ``WARNING``, ``ERROR`` or ``CRITICAL``.
        text: The line as it is in the file.
    """

    level: str
    text: str


@dataclass(frozen=True, slots=True)
class BundlePart:
    """One file of a support bundle.

    Attributes:
        name: Its name in the bundle.
        text: What it holds; secrets were never in it, personal names have been taken out.
    """

    name: str
    text: str


@dataclass(frozen=True, slots=True)
class Diagnosis:
    """Everything that can be found out about this computer and its way to the server.

    Attributes:
        checks: In the order in which they are best run.
        sent: What was sent, oldest first; earlier processes' requests come first.
        log: The log, oldest line first.
        logs: The folder of both.
        bundle: Makes the parts of a support bundle from what the checks found.
        save_bundle: Writes parts into one file, whole or not at all; raises OSError.
    """

    checks: tuple[Check, ...]
    sent: Callable[[], tuple[SentRequest, ...]]
    log: Callable[[], tuple[LogLine, ...]]
    logs: Path
    bundle: Callable[[Mapping[str, Finding], datetime], tuple[BundlePart, ...]]
    save_bundle: Callable[[Path, Sequence[BundlePart]], None]
    now: Callable[[], datetime]


def run_checks(checks: Sequence[Check]) -> Iterator[tuple[str, Finding]]:
    """Run checks in order, each as soon as the next finding is asked for.

    Args:
        checks: In order; a check comes after those that it needs.

    Yields:
        The name of a check and what it found.
    """
    failed: set[str] = set()
    for check in checks:
        finding = SKIPPED if failed.intersection(check.needs) else check.run()
        if finding.outcome in {Outcome.FAILED, Outcome.SKIPPED}:
            failed.add(check.name)
        yield check.name, finding
