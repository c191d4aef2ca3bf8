"""The grant: the server's signed word that this computer may use a license.

A grant is what the client keeps. It names the seat, the computer and the account it was given to,
says on what basis and until when, and carries everything License Info shows. The same fields
travel as the payload of a ``seat-grant+jws`` document; this module is their only definition.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from enum import StrEnum

from seatkeeper.licensing.license import Account, License
from seatkeeper.licensing.value import Value

__all__ = ["Basis", "Considered", "Grant", "SeatCount", "TrialDays"]


class Basis(StrEnum):
    """On what ground a computer is licensed."""

    SHARED_SEAT = "shared-seat"
    """A seat of somebody else's license, held while the app runs."""
    OWNER_SEAT = "owner-seat"
    """A seat of the user's own license, reserved for good (R31)."""
    OFFLINE_AVAILABILITY = "offline-availability"
    """A seat reserved for this computer until a date (R61)."""
    VALIDATED_OFFLINE = "validated-offline"
    """A seat bound for good to this computer (R76)."""
    TRIAL = "trial"
    """A trial, which needs a connection (R83)."""


class SeatCount(Value, frozen=True):
    """Seats of a pool; only its owner ever receives it (R21).

    Attributes:
        total: All seats of the pool.
        in_use: Seats that nobody else could take now.
    """

    total: int
    in_use: int


class TrialDays(Value, frozen=True):
    """What is left of a trial (R80 to R82).

    Attributes:
        active_days: Active days it was given (five).
        days_left: Active days not begun yet.
        ends: The calendar end (UTC).
        day_ends: When the active day that runs now is over (UTC).
    """

    active_days: int
    days_left: int
    ends: datetime
    day_ends: datetime


class Considered(Value, frozen=True):
    """One line of "Why this license?" (R44).

    Attributes:
        license_id: The license that was looked at.
        owner: Name of its owner.
        outcome: ``chosen``, ``expired``, ``all-seats-in-use``, ``computers-exhausted``,
            ``less-preferred``, ``blocked`` or ``revoked``.
    """

    license_id: str
    owner: str
    outcome: str


class Grant(Value, frozen=True):
    """The right to use a license on one computer.

    Attributes:
        grant_id: Unique name of this grant.
        server: RFC 7638 thumbprint of the root key of the server that gave it.
        device: RFC 7638 thumbprint of the device key it was given to.
        seat_id: The seat, named by the client before it was asked for.
        epoch: Raised by each acquire; an older one is superseded.
        account: Who uses the seat.
        owner: Whose license it is; None when it is the user's own (R41).
        license: The license in use.
        basis: On what ground.
        issued_at: Server time of issue (UTC).
        offline_until: The computer may start and work without contact until then (UTC). None:
            a start needs a connection, except when validated offline.
        reserved_until: The server keeps the seat for this computer until then even when the app
            is closed (UTC). None: for good (owner, validated offline) or not at all (shared).
        heartbeat_seconds: Interval between heartbeats.
        timeout_seconds: Silence after which the server frees the seat.
        offline_days: Periods the user can choose to extend by, in days; empty when none.
        offline_refusal: Why no period can be chosen: ``trial``, ``expires-soon``,
            ``validated-offline``, ``not-supported``; empty when one can.
        idle_seconds: Seconds without input after which the user is asked whether the seat is
            still wanted (R23); None where the server has no such policy. See
            ``policy.idle_after`` for whom it holds.
        seats: For the owner only (R21).
        trial: For trials only.
        considered: The licenses that were looked at (R44).
    """

    grant_id: str
    server: str
    device: str
    seat_id: str
    epoch: int
    account: Account
    owner: Account | None
    license: License
    basis: Basis
    issued_at: datetime
    offline_until: datetime | None
    reserved_until: datetime | None
    heartbeat_seconds: int
    timeout_seconds: int
    offline_days: tuple[int, ...] = ()
    offline_refusal: str = ""
    idle_seconds: int | None = None
    seats: SeatCount | None = None
    trial: TrialDays | None = None
    considered: tuple[Considered, ...] = ()

    @property
    def heartbeat(self) -> timedelta:
        """Interval between heartbeats."""
        return timedelta(seconds=self.heartbeat_seconds)

    @property
    def timeout(self) -> timedelta:
        """Silence after which the server frees the seat."""
        return timedelta(seconds=self.timeout_seconds)

    @property
    def beats(self) -> bool:
        """Whether heartbeats are sent: never for a computer validated offline (R75)."""
        return self.basis is not Basis.VALIDATED_OFFLINE
