"""Refusals: the one exception by which the domain says no, and the problem document it becomes."""

from __future__ import annotations

from datetime import datetime
from typing import Final

from seatkeeper.protocol.models import Problem, ProblemOwner, ProblemType

__all__ = ["STATUS", "RefusedError"]

STATUS: Final = {
    ProblemType.WRONG_CREDENTIALS: 401,
    ProblemType.EMAIL_UNCONFIRMED: 403,
    ProblemType.LOGIN_BLOCKED: 429,
    ProblemType.INVALID_TOKEN: 401,
    ProblemType.USE_DPOP_NONCE: 401,
    ProblemType.INVALID_PROOF: 401,
    ProblemType.INVALID_REQUEST: 422,
    ProblemType.NOT_FOUND: 404,
    ProblemType.TOO_LARGE: 413,
    ProblemType.ALL_SEATS_IN_USE: 409,
    ProblemType.COMPUTERS_EXHAUSTED: 409,
    ProblemType.NO_LICENSE: 403,
    ProblemType.LICENSE_EXPIRED: 403,
    ProblemType.TRIAL_OVER: 403,
    ProblemType.BLOCKED: 403,
    ProblemType.REVOKED: 403,
    ProblemType.SUPERSEDED: 409,
    ProblemType.SEAT_TIMED_OUT: 410,
    ProblemType.SEAT_FREED: 410,
    ProblemType.OFFLINE_NOT_ALLOWED: 403,
    ProblemType.VALIDATED_OFFLINE: 409,
}
"""HTTP status of each problem type."""

_TITLES: Final = {
    ProblemType.WRONG_CREDENTIALS: "The email or the password is wrong.",
    ProblemType.EMAIL_UNCONFIRMED: "Please confirm your email address.",
    ProblemType.LOGIN_BLOCKED: "Too many failed logins.",
    ProblemType.INVALID_TOKEN: "Please log in again.",
    ProblemType.USE_DPOP_NONCE: "The proof must carry the server's current nonce.",
    ProblemType.INVALID_PROOF: "The proof of possession is not acceptable.",
    ProblemType.INVALID_REQUEST: "The request is not well formed.",
    ProblemType.NOT_FOUND: "There is no such thing.",
    ProblemType.TOO_LARGE: "The request is too large.",
    ProblemType.ALL_SEATS_IN_USE: "All license seats are in use.",
    ProblemType.COMPUTERS_EXHAUSTED: "All license seats are occupied by your other computers.",
    ProblemType.NO_LICENSE: "The account has no license.",
    ProblemType.LICENSE_EXPIRED: "The license has expired.",
    ProblemType.TRIAL_OVER: "The trial is over.",
    ProblemType.BLOCKED: "The owner of the license has blocked this user.",
    ProblemType.REVOKED: "The license was revoked.",
    ProblemType.SUPERSEDED: "The seat was taken again by a newer start.",
    ProblemType.SEAT_TIMED_OUT: "The seat timed out.",
    ProblemType.SEAT_FREED: "The seat was given back.",
    ProblemType.OFFLINE_NOT_ALLOWED: "The seat cannot be made available offline.",
    ProblemType.VALIDATED_OFFLINE: "The license is bound to this computer for good.",
}


class RefusedError(Exception):
    """An operation was refused by a rule.

    Attributes:
        code: The stable problem type.
        detail: Facts in English.
        retry_after: Seconds until a retry makes sense, where that is known.
        until: When a block ends (UTC), where that is known.
        owner: Whom to ask about the license, where it is somebody else's (R41).
        queue: Whether one can wait in the queue.
        position: The place in it of somebody who waits there.
    """

    def __init__(
        self,
        code: ProblemType,
        detail: str = "",
        *,
        retry_after: int | None = None,
        until: datetime | None = None,
        owner: ProblemOwner | None = None,
    ) -> None:
        super().__init__(f"{code}: {detail}" if detail else code.value)
        self.code = code
        self.detail = detail
        self.retry_after = retry_after
        self.until = until
        self.owner = owner
        self.queue: bool | None = None
        self.position: int | None = None

    def problem(self) -> Problem:
        """The RFC 9457 problem document."""
        return Problem(
            type=self.code.uri,
            title=_TITLES[self.code],
            status=STATUS[self.code],
            detail=self.detail,
            retry_after=self.retry_after,
            until=self.until,
            owner=self.owner,
            queue=self.queue,
            position=self.position,
        )
