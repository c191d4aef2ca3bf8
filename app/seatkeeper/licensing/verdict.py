"""License conditions as values.

A license that has ended or a seat that was lost is not an error of the program: screens show it
every day. Such conditions are verdicts, with the evidence a person needs to understand them.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType

from seatkeeper.licensing.value import Value

__all__ = ["Reason", "Verdict"]


class Reason(StrEnum):
    """Why work is or is not possible; also why the app is read-only (R93)."""

    USABLE = "usable"
    NEEDS_CONNECTION = "needs-connection"
    EXPIRED = "expired"
    TRIAL_OVER = "trial-over"
    SEAT_LOST = "seat-lost"
    SEAT_FREED = "seat-freed"
    ALL_SEATS_IN_USE = "all-seats-in-use"
    BLOCKED = "blocked"
    REVOKED = "revoked"
    AVAILABILITY_ENDED = "availability-ended"
    NO_LICENSE = "no-license"
    CLOCK_SET_BACK = "clock-set-back"
    OTHER_COMPUTER = "other-computer"
    SUPERSEDED = "superseded"
    UNFINISHED_RELEASE = "unfinished-release"
    CACHE_UNREADABLE = "cache-unreadable"
    NO_CONNECTION = "no-connection"
    SERVER_REFUSED = "server-refused"


class Verdict(Value, frozen=True):
    """A judgement and what it rests on.

    Attributes:
        reason: The judgement.
        evidence: Facts in English for logs and for the words shown to people.
    """

    reason: Reason
    evidence: Mapping[str, str] = MappingProxyType({})

    @property
    def usable(self) -> bool:
        """Whether work may go on."""
        return self.reason is Reason.USABLE
