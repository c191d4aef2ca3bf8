"""Organizations: an owner, the people who joined with an invite key, and who may use the seats.

Whoever has the key can join, by typing it or by opening the invite URL and confirming (R39). A
new key makes the old one useless and keeps those who joined. Blocking lasts until unblocked; who
was deleted can join again with the key (R38).
"""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum

from sqlalchemy import select
from sqlalchemy.orm import Session

from seatkeeper.sandbox import identifiers
from seatkeeper.sandbox.freeing import Hold, hold
from seatkeeper.sandbox.identifiers import Entropy, Kind
from seatkeeper.sandbox.model import AccountRow, LicenseRow, MembershipRow, SeatRow
from seatkeeper.sandbox.sweeping import end_seat

__all__ = ["Joined", "block", "inviter", "join", "members", "new_invite_key", "remove"]


class Joined(StrEnum):
    """What came of an invite key."""

    DONE = "done"
    ALREADY = "already"
    OWN = "own"
    UNKNOWN = "unknown"


def inviter(session: Session, invite_key: str) -> AccountRow | None:
    """The owner whose present invite key this is."""
    return session.scalar(select(AccountRow).where(AccountRow.invite_key == invite_key))


def join(session: Session, account: AccountRow, invite_key: str, now: datetime) -> Joined:
    """Join the organization of an invite key."""
    owner = inviter(session, invite_key)
    if owner is None:
        return Joined.UNKNOWN
    if owner is account:
        return Joined.OWN
    if session.get(MembershipRow, (owner.id, account.id)) is not None:
        return Joined.ALREADY
    session.add(MembershipRow(owner_id=owner.id, member_id=account.id, joined_at=now))
    session.flush()
    return Joined.DONE


def members(session: Session, owner: AccountRow) -> list[MembershipRow]:
    """Who joined an owner's organization, by name."""
    return list(
        session.scalars(
            select(MembershipRow)
            .join(MembershipRow.member)
            .where(MembershipRow.owner_id == owner.id)
            .order_by(AccountRow.name, AccountRow.id)
        )
    )


def block(
    session: Session, owner: AccountRow, member_id: str, now: datetime, *, blocked: bool
) -> None:
    """Block a member, which ends access, or unblock; an unknown member is left alone."""
    membership = session.get(MembershipRow, (owner.id, member_id))
    if membership is None:
        return
    membership.blocked = blocked
    if blocked:
        _end_seats(session, owner, member_id, now)


def remove(session: Session, owner: AccountRow, member_id: str, now: datetime) -> None:
    """Delete a member; an unknown one is left alone."""
    membership = session.get(MembershipRow, (owner.id, member_id))
    if membership is not None:
        _end_seats(session, owner, member_id, now)
        session.delete(membership)


def new_invite_key(owner: AccountRow, entropy: Entropy) -> None:
    """Make a new invite key; the old one is useless from now on."""
    owner.invite_key = identifiers.make(Kind.INVITE_KEY, entropy)


def _end_seats(session: Session, owner: AccountRow, member_id: str, now: datetime) -> None:
    """End the seats that can be ended; a reserved one stays until its end."""
    held = session.scalars(
        select(SeatRow)
        .join(SeatRow.license)
        .where(
            SeatRow.account_id == member_id,
            SeatRow.ended_at.is_(None),
            LicenseRow.owner_id == owner.id,
        )
    ).all()
    for seat in held:
        if hold(seat, now) is Hold.NONE:
            end_seat(session, seat, now, "blocked")
