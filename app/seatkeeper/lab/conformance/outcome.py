"""What came of a check."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import timedelta
from enum import StrEnum

__all__ = ["CheckFailedError", "CheckSkippedError", "Outcome", "Result"]


class Outcome(StrEnum):
    """How a check ended."""

    PASSED = "passed"
    FAILED = "failed"
    SKIPPED = "skipped"
    EXPECTED_FAILURE = "expected failure"
    """It failed, as the file of expected failures says it would."""
    UNEXPECTED_PASS = "unexpected pass"  # noqa: S105 - an outcome, not a secret
    """It passed, although the file says that it would not: the file is out of date."""


class CheckFailedError(Exception):
    """The server does not do what the clause says.

    Attributes:
        expected: What it should have done.
        got: What it did.
    """

    def __init__(self, expected: str, got: str) -> None:
        super().__init__(f"expected {expected}; got {got}")
        self.expected = expected
        self.got = got


class CheckSkippedError(Exception):
    """The check needs something that this server or its test accounts do not have."""


@dataclass(frozen=True, slots=True)
class Result:
    """The end of one check.

    Attributes:
        name: Of the check.
        clause: Section of ``docs/protocol.md``.
        summary: What the server must do.
        refusal: Whether it is about something that must be refused.
        outcome: How it ended.
        took: How long it took.
        expected: What was expected, where it failed.
        got: What came instead, where it failed.
        reason: Why it was skipped, or why its failure is expected.
        evidence: The last exchanges of a failure, redacted, the newest last.
    """

    name: str
    clause: str
    summary: str
    refusal: bool
    outcome: Outcome
    took: timedelta
    expected: str = ""
    got: str = ""
    reason: str = ""
    evidence: tuple[str, ...] = field(default=())

    @property
    def bad(self) -> bool:
        """Whether it speaks against the run."""
        return self.outcome in {Outcome.FAILED, Outcome.UNEXPECTED_PASS}

    @property
    def topic(self) -> str:
        """The first word of the name."""
        return self.name.partition(".")[0]
