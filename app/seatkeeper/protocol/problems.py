"""Problems: how a server says no, and what it tells about it (RFC 9457)."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from typing import Annotated

from msgspec import Meta

from seatkeeper.licensing.value import Value

__all__ = ["Answer", "Problem", "ProblemOwner", "ProblemType"]


class Answer(Value, frozen=True):
    """Base of everything a server answers: members a client does not know are ignored."""


class ProblemType(StrEnum):
    """Stable codes of RFC 9457 problem documents; the ``type`` is ``urn:seatkeeper:`` + code."""

    WRONG_CREDENTIALS = "wrong-credentials"
    EMAIL_UNCONFIRMED = "email-unconfirmed"
    LOGIN_BLOCKED = "login-blocked"
    INVALID_TOKEN = "invalid-token"  # noqa: S105 - a problem code, not a secret
    USE_DPOP_NONCE = "use-dpop-nonce"
    INVALID_PROOF = "invalid-proof"
    INVALID_REQUEST = "invalid-request"
    NOT_FOUND = "not-found"
    TOO_LARGE = "too-large"
    ALL_SEATS_IN_USE = "all-seats-in-use"
    COMPUTERS_EXHAUSTED = "computers-exhausted"
    NO_LICENSE = "no-license"
    LICENSE_EXPIRED = "license-expired"
    TRIAL_OVER = "trial-over"
    BLOCKED = "blocked"
    REVOKED = "revoked"
    SUPERSEDED = "superseded"
    SEAT_TIMED_OUT = "seat-timed-out"
    SEAT_FREED = "seat-freed"
    OFFLINE_NOT_ALLOWED = "offline-not-allowed"
    VALIDATED_OFFLINE = "validated-offline"

    @property
    def uri(self) -> str:
        """The ``type`` member of the problem document."""
        return f"urn:seatkeeper:{self.value}"


class ProblemOwner(Answer, frozen=True):
    """The owner of a shared license: no secret to those it is shared with (R41)."""

    name: str
    email: str


class Problem(Answer, frozen=True, omit_defaults=True):
    """RFC 9457 problem document."""

    type: str
    title: str
    status: int
    detail: str = ""
    retry_after: Annotated[
        Annotated[int, Meta(ge=0)] | None, Meta(description="seconds until a retry makes sense")
    ] = None
    until: Annotated[datetime | None, Meta(description="when a block ends")] = None
    owner: Annotated[ProblemOwner | None, Meta(description="whom to ask about the license")] = None
    queue: Annotated[
        bool | None, Meta(description="with all-seats-in-use: whether one can wait in a queue")
    ] = None
    position: Annotated[
        Annotated[int, Meta(ge=1)] | None, Meta(description="the place of who waits there")
    ] = None
