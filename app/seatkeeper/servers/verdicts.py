"""From the problem types of the protocol to verdicts."""

from __future__ import annotations

from typing import Final

from seatkeeper.licensing.verdict import Reason, Verdict
from seatkeeper.protocol.models import Problem, ProblemType

__all__ = ["ACTION_PROBLEMS", "LOGIN_PROBLEMS", "verdict_of"]

_REASONS: Final = {
    ProblemType.ALL_SEATS_IN_USE: Reason.ALL_SEATS_IN_USE,
    ProblemType.COMPUTERS_EXHAUSTED: Reason.ALL_SEATS_IN_USE,
    ProblemType.NO_LICENSE: Reason.NO_LICENSE,
    ProblemType.LICENSE_EXPIRED: Reason.EXPIRED,
    ProblemType.TRIAL_OVER: Reason.TRIAL_OVER,
    ProblemType.BLOCKED: Reason.BLOCKED,
    ProblemType.REVOKED: Reason.REVOKED,
    ProblemType.SUPERSEDED: Reason.SUPERSEDED,
    ProblemType.SEAT_TIMED_OUT: Reason.SEAT_LOST,
    ProblemType.NOT_FOUND: Reason.SEAT_LOST,
    ProblemType.SEAT_FREED: Reason.SEAT_FREED,
}

ACTION_PROBLEMS: Final = frozenset(
    {ProblemType.OFFLINE_NOT_ALLOWED.uri, ProblemType.VALIDATED_OFFLINE.uri}
)
"""Refusals that leave the seat as it is."""

LOGIN_PROBLEMS: Final = frozenset(
    {
        ProblemType.WRONG_CREDENTIALS.uri,
        ProblemType.EMAIL_UNCONFIRMED.uri,
        ProblemType.LOGIN_BLOCKED.uri,
    }
)
"""Refusals of a login."""

_BY_URI: Final = {problem.uri: reason for problem, reason in _REASONS.items()}


def verdict_of(problem: Problem) -> Verdict:
    """The verdict a signed problem stands for; an unknown type is the server's refusal."""
    evidence = {"problem": problem.type.rpartition(":")[2], "detail": problem.detail}
    return Verdict(_BY_URI.get(problem.type, Reason.SERVER_REFUSED), evidence)
