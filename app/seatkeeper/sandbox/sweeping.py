"""What time alone does to seats and licenses; done at the start of every operation.

A shared seat is free after the timeout, counted from its last heartbeat, and not before the end
of its reservation (R12, R61); a closed one at that end. What is free is held for those who wait
in the queue (R20). A seat whose license ends moves to another
license of the pool if one has room, two heartbeats before the end so that its client learns of it
in time; otherwise it is lost at the end (R18). A subscription that renews itself does so a day
before its end, for the same reason (R25). Owners' seats and seats validated offline do not time
out (R31, R76).
"""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Final

from sqlalchemy import and_, bindparam, exists, or_, select
from sqlalchemy.orm import Session

from seatkeeper.sandbox import queue, usage
from seatkeeper.sandbox.capacity import has_room, load, pool
from seatkeeper.sandbox.model import LicenseRow, SeatRow, WaiterRow
from seatkeeper.sandbox.timing import Timing

__all__ = ["end_seat", "sweep"]

_RENEWED_BEFORE = timedelta(days=1)

# What is due, as conditions: all of them are asked about at once at the start of every operation,
# and nearly always nothing is.
_RENEWABLE: Final = and_(
    LicenseRow.renews_days > 0,
    LicenseRow.revoked.is_(False),
    LicenseRow.expires <= bindparam("tomorrow"),
)
_SILENT: Final = and_(
    SeatRow.ended_at.is_(None),
    SeatRow.validated.is_(False),
    SeatRow.account_id != LicenseRow.owner_id,
    or_(SeatRow.closed, SeatRow.last_heartbeat <= bindparam("silent")),
    or_(SeatRow.reserved_until.is_(None), SeatRow.reserved_until <= bindparam("now")),
)
_STRANDED: Final = and_(SeatRow.ended_at.is_(None), LicenseRow.expires <= bindparam("soon"))
_ANYTHING: Final = select(
    or_(
        exists().where(_RENEWABLE),
        exists().where(SeatRow.license_id == LicenseRow.id, _SILENT),
        exists().where(SeatRow.license_id == LicenseRow.id, _STRANDED),
        exists(select(WaiterRow.id)),
    )
)


def end_seat(session: Session, seat: SeatRow, at: datetime, reason: str) -> None:
    """End a seat: it is nobody's from then on.

    Args:
        session: The transaction.
        seat: The seat, still held.
        at: When it ended (UTC); not in the future.
        reason: ``closed``, ``idle``, ``logged-out``, ``timed-out``, ``freed``, ``replaced``,
            ``expired``, ``blocked``, ``revoked``, ``trial-over``, ``availability-ended`` or
            ``deregistered``.
    """
    seat.ended_at, seat.end_reason = at, reason
    seat.closed, seat.reserved_until = False, None
    usage.end(session, seat, at, reason)
    session.flush()


def sweep(session: Session, now: datetime, timing: Timing) -> None:
    """Do what is due at ``now``."""
    soon = now + 2 * timedelta(seconds=timing.heartbeat_seconds)
    moments = {
        "now": now, "tomorrow": now + _RENEWED_BEFORE, "silent": now - timing.timeout, "soon": soon,
    }  # fmt: skip
    if not session.scalar(_ANYTHING, moments):
        return
    _renew(session, now)
    _time_out(session, now, timing)
    _step_down(session, now, soon)
    queue.serve(session, now, timing)
    session.flush()


def _renew(session: Session, now: datetime) -> None:
    due = session.scalars(select(LicenseRow).where(_RENEWABLE), {"tomorrow": now + _RENEWED_BEFORE})
    for license_ in due:
        while license_.expires is not None and license_.expires <= now + _RENEWED_BEFORE:
            license_.expires += timedelta(days=license_.renews_days)


def _time_out(session: Session, now: datetime, timing: Timing) -> None:
    silent = session.scalars(
        select(SeatRow).join(SeatRow.license).where(_SILENT),
        {"now": now, "silent": now - timing.timeout},
    ).all()
    for seat in silent:
        if seat.closed:
            end_seat(session, seat, seat.reserved_until or now, "availability-ended")
        else:
            at = seat.last_heartbeat + timing.timeout
            end_seat(session, seat, max(at, seat.reserved_until or at), "timed-out")


def _step_down(session: Session, now: datetime, soon: datetime) -> None:
    stranded = session.scalars(
        select(SeatRow)
        .join(SeatRow.license)
        .where(_STRANDED)
        .order_by(SeatRow.started_at, SeatRow.id),
        {"soon": soon},
    ).all()
    for seat in stranded:
        own = seat.account_id == seat.license.owner_id
        for license_ in pool(session, seat.license.owner_id or "", seat.license.category, soon):
            if has_room(license_, load(session, license_), own=own, device=seat.device):
                seat.license = license_
                session.flush()
                if not seat.closed:
                    usage.begin(session, seat, now)
                break
        else:
            ends = seat.license.expires
            if ends is not None and ends <= now:
                end_seat(session, seat, ends, "expired")
