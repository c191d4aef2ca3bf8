"""From the problem types of the protocol to verdicts."""

from __future__ import annotations

from datetime import datetime
from typing import Final

from seatkeeper.licensing.verdict import Reason, Verdict
from seatkeeper.protocol.models import Problem, ProblemType
from seatkeeper.service.answers import SeatRefusal

__all__ = ["ACTION_PROBLEMS", "LOGIN_PROBLEMS", "refusal_of", "verdict_of"]

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

_RETRY_SECONDS: Final = 30
"""When to ask again for a seat where the server does not say."""

_BY_URI: Final = {problem.uri: reason for problem, reason in _REASONS.items()}


def verdict_of(problem: Problem) -> Verdict:
    """The verdict a signed problem stands for; an unknown type is the server's refusal."""
    evidence = {"problem": problem.type.rpartition(":")[2], "detail": problem.detail}
    if problem.owner is not None:
        evidence |= {"owner": problem.owner.name, "owner_email": problem.owner.email}
    return Verdict(_BY_URI.get(problem.type, Reason.SERVER_REFUSED), evidence)


def refusal_of(problem: Problem, server_time: datetime) -> SeatRefusal:
    """The refusal of a seat a signed problem stands for.

    Args:
        problem: The problem.
        server_time: The signed time of the answer that brought it (UTC).
    """
    return SeatRefusal(
        verdict_of(problem),
        problem.retry_after or _RETRY_SECONDS,
        server_time,
        bool(problem.queue),
        problem.position,
    )
