"""How many seats a license has, and who occupies them.

Each invited user occupies one seat per computer (R14, R15). The owner's own computers are counted
by device key, and ``computers_per_seat`` of them share one seat (R34). A seat validated offline
counts for good. Licenses of one owner and one category form a pool, and seats add up (R17); each
license keeps its own expiry (R18).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from math import inf
from typing import Final
from zoneinfo import ZoneInfo

from sqlalchemy import bindparam, literal, select, union_all
from sqlalchemy.orm import Session

from seatkeeper.licensing.grant import SeatCount
from seatkeeper.licensing.license import Account, Category, License, SeatModel, Term
from seatkeeper.sandbox.model import AccountRow, LicenseRow, MembershipRow, SeatRow, WaiterRow

__all__ = [
    "Load",
    "Standing",
    "as_account",
    "as_license",
    "count",
    "has_room",
    "is_own",
    "load",
    "pool",
    "standing",
]


_MEMBERSHIP: Final = select(MembershipRow.blocked).where(
    MembershipRow.owner_id == bindparam("owner"), MembershipRow.member_id == bindparam("member")
)
_OCCUPIED: Final = union_all(
    select(SeatRow.id, SeatRow.account_id, SeatRow.device).where(
        SeatRow.license_id == bindparam("license"), SeatRow.ended_at.is_(None)
    ),
    select(literal(""), WaiterRow.account_id, WaiterRow.device).where(
        WaiterRow.license_id == bindparam("license")
    ),
)
"""Who has the seats of a license, by seat; and for whom some are held, by no seat."""


class Standing(StrEnum):
    """Whether a license can be used by an account, seats aside."""

    GOOD = "good"
    BLOCKED = "blocked"
    REVOKED = "revoked"
    EXPIRED = "expired"
    TRIAL_OVER = "trial-over"


@dataclass(frozen=True, slots=True)
class Load:
    """Who occupies a license.

    Attributes:
        own: Device keys of the owner's computers.
        shared: Seats of invited users.
    """

    own: frozenset[str]
    shared: int

    def seats(self, license_: LicenseRow) -> int:
        """Seats of the license that nobody else could take."""
        return -(-len(self.own) // license_.computers_per_seat) + self.shared


def as_account(row: AccountRow) -> Account:
    """The account as clients see it."""
    return Account(id=row.id, email=row.email, name=row.name)


def as_license(row: LicenseRow) -> License:
    """The license as clients see it; the day shown is the owner's (end of that day)."""
    shown = None
    if row.expires is not None:
        zone = ZoneInfo(row.owner.time_zone if row.owner is not None else "UTC")
        shown = (row.expires - timedelta(microseconds=1)).astimezone(zone).date().isoformat()
    return License(
        id=row.id,
        category=Category(row.category),
        model=SeatModel(row.model),
        term=Term(row.term),
        expires=row.expires,
        expires_on=shown,
    )


def is_own(license_: LicenseRow, account: AccountRow) -> bool:
    """Whether the account is the license's owner."""
    return license_.owner_id == account.id


def standing(
    session: Session, license_: LicenseRow, account: AccountRow, now: datetime
) -> Standing:
    """Tell whether an account that has access to a license may use it now, seats aside."""
    if license_.revoked:
        return Standing.REVOKED
    if not is_own(license_, account):
        blocked = session.scalar(_MEMBERSHIP, {"owner": license_.owner_id, "member": account.id})
        if blocked is None or blocked:
            return Standing.BLOCKED
    trial = license_.category == Category.TRIAL
    if license_.expires is not None and now >= license_.expires:
        return Standing.TRIAL_OVER if trial else Standing.EXPIRED
    if trial and license_.trial_begun >= license_.trial_days and not _trial_day_runs(license_, now):
        return Standing.TRIAL_OVER
    return Standing.GOOD


def _trial_day_runs(license_: LicenseRow, now: datetime) -> bool:
    return license_.trial_day_ends is not None and now < license_.trial_day_ends


def load(
    session: Session,
    license_: LicenseRow,
    *,
    without: SeatRow | None = None,
    claimant: tuple[str, str] | None = None,
) -> Load:
    """Count who occupies a license; a seat held for somebody in the queue is occupied.

    Args:
        session: The transaction.
        license_: The license.
        without: A seat to leave out: the one that is about to be taken again.
        claimant: Account and device whose own hold is left out: that seat is theirs to take.
    """
    left_out = "" if without is None else without.id
    counted = [
        (account_id, device)
        for seat_id, account_id, device in session.execute(_OCCUPIED, {"license": license_.id})
        if (seat_id != left_out if seat_id else (account_id, device) != claimant)
    ]
    own = frozenset(device for account_id, device in counted if account_id == license_.owner_id)
    return Load(own, sum(account_id != license_.owner_id for account_id, _ in counted))


def has_room(license_: LicenseRow, occupied: Load, *, own: bool, device: str) -> bool:
    """Tell whether one more computer fits.

    Args:
        license_: The license.
        occupied: Who occupies it.
        own: Whether it is the owner's computer.
        device: Thumbprint of its device key.
    """
    if own:
        return Load(occupied.own | {device}, occupied.shared).seats(license_) <= license_.seats
    return occupied.seats(license_) < license_.seats


def pool(session: Session, owner_id: str, category: str, now: datetime) -> Sequence[LicenseRow]:
    """The licenses of a pool that have seats to give now; those that last longest come first."""
    rows = session.scalars(
        select(LicenseRow).where(
            LicenseRow.owner_id == owner_id,
            LicenseRow.category == category,
            LicenseRow.revoked.is_(False),
            LicenseRow.expires.is_(None) | (LicenseRow.expires > now),
        )
    ).all()
    return sorted(rows, key=lambda row: (-row.expires.timestamp() if row.expires else -inf, row.id))


def count(session: Session, owner_id: str, category: str, now: datetime) -> SeatCount:
    """Count the seats of a pool, for its owner's eyes only (R21)."""
    licenses = pool(session, owner_id, category, now)
    return SeatCount(
        total=sum(license_.seats for license_ in licenses),
        in_use=sum(load(session, license_).seats(license_) for license_ in licenses),
    )
