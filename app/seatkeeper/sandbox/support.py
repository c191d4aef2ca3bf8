"""The support desk (R106): what an owner cannot do alone.

A lost computer is deregistered, even one validated offline: its seat counts no more. A revoked
license ends at the next heartbeat, and its key is useless; a reissued key replaces one that got
into wrong hands. A license that moves to another account leaves its seats behind.
"""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from seatkeeper.sandbox import accounts, identifiers
from seatkeeper.sandbox.freeing import Hold, hold
from seatkeeper.sandbox.identifiers import Entropy, Kind
from seatkeeper.sandbox.model import AccountRow, FailedLoginRow, LicenseRow, SeatRow
from seatkeeper.sandbox.sweeping import end_seat

__all__ = ["deregister", "find", "held_seats", "move", "reissue_key", "revoke", "unblock_login"]


def find(session: Session, text: str) -> list[LicenseRow]:
    """The licenses a person at the desk means: by license id, key, account id or email."""
    cleaned = identifiers.normalise(text)
    match = (
        (LicenseRow.id == cleaned)
        | (LicenseRow.key == cleaned)
        | (AccountRow.id == cleaned)
        | (AccountRow.email == accounts.clean_email(text))
    )
    rows = session.scalars(
        select(LicenseRow).outerjoin(LicenseRow.owner).where(match).order_by(LicenseRow.id)
    )
    return list(rows)


def held_seats(session: Session, license_: LicenseRow) -> list[SeatRow]:
    """The seats of a license that are held, oldest first."""
    rows = session.scalars(
        select(SeatRow)
        .where(SeatRow.license_id == license_.id, SeatRow.ended_at.is_(None))
        .order_by(SeatRow.started_at, SeatRow.id)
    )
    return list(rows)


def deregister(session: Session, seat: SeatRow, now: datetime) -> None:
    """Take a lost computer off a license, whatever held its seat."""
    if seat.ended_at is None:
        seat.validated = False
        end_seat(session, seat, now, "deregistered")


def revoke(session: Session, license_: LicenseRow, now: datetime) -> None:
    """Revoke a license; seats under a live offline grant stay until its end."""
    license_.revoked = True
    for seat in held_seats(session, license_):
        if hold(seat, now) in {Hold.NONE, Hold.OWN}:
            end_seat(session, seat, now, "revoked")


def reissue_key(license_: LicenseRow, entropy: Entropy) -> None:
    """Give a license a new key; a revoked license is valid again with it."""
    license_.key = identifiers.make(Kind.LICENSE_KEY, entropy)
    license_.revoked = False


def move(session: Session, license_: LicenseRow, owner: AccountRow, now: datetime) -> None:
    """Move a license to another account; all its seats end."""
    for seat in held_seats(session, license_):
        deregister(session, seat, now)
    license_.owner = owner
    session.flush()


def unblock_login(session: Session, email: str) -> None:
    """Forget the failed logins of an account name, from every address (R04)."""
    cleaned = accounts.clean_email(email)
    for row in session.scalars(select(FailedLoginRow).where(FailedLoginRow.email == cleaned)):
        session.delete(row)
