"""The usage record (R105): one line for each stretch of use of a seat."""

from __future__ import annotations

from datetime import datetime
from typing import Final

from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session

from seatkeeper.protocol.models import UsageRecord
from seatkeeper.sandbox.model import SeatRow, UsageRow

__all__ = ["RECORDS_MAX", "begin", "end", "own_records"]

RECORDS_MAX = 1000
"""The newest records an answer carries."""

_RUNNING: Final = select(UsageRow).where(
    UsageRow.seat_id == bindparam("seat"), UsageRow.end.is_(None)
)


def begin(session: Session, seat: SeatRow, now: datetime) -> None:
    """Note that a seat is in use, unless it is noted already; a change of license parts it."""
    running = _running(session, seat)
    if running is not None and running.license_id == seat.license_id:
        return
    end(session, seat, now, "re-assigned")
    session.add(
        UsageRow(
            account_id=seat.account_id,
            owner_id=seat.license.owner_id or "",
            license_id=seat.license_id,
            seat_id=seat.id,
            start=now,
        )
    )


def end(session: Session, seat: SeatRow, at: datetime, reason: str) -> None:
    """Note that the use of a seat ended, if it was in use."""
    running = _running(session, seat)
    if running is not None:
        running.end, running.reason = at, reason


def own_records(session: Session, account_id: str) -> tuple[UsageRecord, ...]:
    """A user's own records, newest first."""
    rows = session.scalars(
        select(UsageRow)
        .where(UsageRow.account_id == account_id)
        .order_by(UsageRow.start.desc(), UsageRow.id.desc())
        .limit(RECORDS_MAX)
    )
    return tuple(
        UsageRecord(
            start=row.start,
            end=row.end,
            license_id=row.license_id,
            seat=row.seat_id,
            reason=row.reason,
        )
        for row in rows
    )


def _running(session: Session, seat: SeatRow) -> UsageRow | None:
    return session.scalar(_RUNNING, {"seat": seat.id})
