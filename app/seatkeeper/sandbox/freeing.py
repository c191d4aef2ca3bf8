"""Freeing seats in the portal (R11).

An invited user's seats can be freed; an owner's are given back by logging out on the computer
(R31), and one under a live offline grant cannot be taken back, because its computer may be
offline.
"""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum

from sqlalchemy import select
from sqlalchemy.orm import Session

from seatkeeper.sandbox.capacity import is_own
from seatkeeper.sandbox.model import AccountRow, SeatRow
from seatkeeper.sandbox.sweeping import end_seat

__all__ = ["Hold", "free_shared", "hold", "seats_of"]


class Hold(StrEnum):
    """Why a seat cannot be freed in the portal."""

    NONE = ""
    OWN = "own"
    RESERVED = "reserved"
    VALIDATED = "validated"


def hold(seat: SeatRow, now: datetime) -> Hold:
    """Tell whether something holds a seat."""
    if seat.validated:
        return Hold.VALIDATED
    if is_own(seat.license, seat.account):
        return Hold.OWN
    if seat.reserved_until is not None and seat.reserved_until > now:
        return Hold.RESERVED
    return Hold.NONE


def seats_of(session: Session, account: AccountRow) -> list[SeatRow]:
    """The seats an account holds, oldest first."""
    return list(
        session.scalars(
            select(SeatRow)
            .where(SeatRow.account_id == account.id, SeatRow.ended_at.is_(None))
            .order_by(SeatRow.started_at, SeatRow.id)
        )
    )


def free_shared(session: Session, account: AccountRow, now: datetime) -> int:
    """Free all seats of an account that can be freed; returns how many those were."""
    free = [seat for seat in seats_of(session, account) if not hold(seat, now)]
    for seat in free:
        end_seat(session, seat, now, "freed")
    return len(free)
