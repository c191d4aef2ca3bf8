"""The queue for seats (R20).

Who waits is heard of again and again; who is not loses the place, so nobody stands behind a
computer that is switched off. A seat that becomes free is *held* for the first who can use it: it
counts as taken for everybody else, newcomers included. From the moment its waiter hears of it
there is a minute to take it. A hold can therefore never last longer than a lapse and a claim
together, and no seat is lost to the queue.

People wait for different licenses. Nobody holds up those behind: each gets what the others cannot
use. The place that is told counts only those ahead who could take the same license; it says how
many wait, and neither how many seats there are nor who has them (R21).
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Final

from sqlalchemy import delete, or_, select
from sqlalchemy.orm import Session

from seatkeeper.protocol.models import ProblemType
from seatkeeper.sandbox.capacity import Standing, has_room, is_own, load, standing
from seatkeeper.sandbox.choosing import accessible, survey
from seatkeeper.sandbox.model import AccountRow, WaiterRow
from seatkeeper.sandbox.policies import has_queue
from seatkeeper.sandbox.refusal import RefusedError
from seatkeeper.sandbox.timing import Timing

__all__ = ["WORTH_WAITING", "join", "leave", "place", "serve"]

WORTH_WAITING: Final = frozenset({ProblemType.ALL_SEATS_IN_USE, ProblemType.COMPUTERS_EXHAUSTED})
"""Refusals that may be over when somebody else gives a seat back."""


def serve(session: Session, now: datetime, timing: Timing) -> None:
    """Forget who is gone, and hold what is free for those who are not."""
    session.execute(
        delete(WaiterRow).where(
            or_(WaiterRow.heard_at <= now - timing.queue_lapse, WaiterRow.held_until <= now)
        )
    )
    for waiter in _waiters(session):
        if waiter.license_id is None or not _still_there(session, waiter, now):
            _hold(session, waiter, now)


def join(
    session: Session, account: AccountRow, device: str, now: datetime, timing: Timing
) -> datetime:
    """Wait, or go on waiting.

    Args:
        session: The transaction, already swept.
        account: Who waits.
        device: Thumbprint of the computer's device key.
        now: Server time, aware UTC.
        timing: The server's periods.

    Returns:
        Until when a seat is held (UTC).

    Raises:
        RefusedError: All seats are in use, with the place in the queue; or there is no queue, or
            nothing to wait for.
    """
    if not has_queue(session):
        raise RefusedError(ProblemType.NOT_FOUND, "there is no queue")
    waiter = _waiter(session, account.id, device)
    if waiter is None:
        waiter = WaiterRow(account_id=account.id, device=device, joined_at=now, heard_at=now)
        session.add(waiter)
    waiter.heard_at = now
    session.flush()
    if waiter.license_id is None:
        _hold(session, waiter, now)
    if waiter.license_id is None:
        refusal = survey(session, account, device, now).refusal()
        if refusal.code not in WORTH_WAITING:
            session.delete(waiter)
            raise refusal
        refusal.queue, refusal.position = True, _position(session, waiter)
        refusal.retry_after = timing.queue_poll_seconds
        raise refusal
    if waiter.held_until is None:
        waiter.held_until = now + timing.claim
    return waiter.held_until


def leave(session: Session, account_id: str, device: str) -> None:
    """Wait no longer: the place, and what is held for it, are somebody else's."""
    session.execute(
        delete(WaiterRow).where(WaiterRow.account_id == account_id, WaiterRow.device == device)
    )


def place(session: Session, account_id: str, device: str, now: datetime) -> int | None:
    """Note that a waiter was heard of, and tell its place; None for somebody who does not wait."""
    waiter = _waiter(session, account_id, device)
    if waiter is None:
        return None
    waiter.heard_at = now
    return _position(session, waiter)


def _waiter(session: Session, account_id: str, device: str) -> WaiterRow | None:
    return session.scalar(
        select(WaiterRow).where(WaiterRow.account_id == account_id, WaiterRow.device == device)
    )


def _waiters(session: Session) -> Sequence[WaiterRow]:
    """Who waits, the longest first."""
    return session.scalars(select(WaiterRow).order_by(WaiterRow.id)).all()


def _still_there(session: Session, waiter: WaiterRow, now: datetime) -> bool:
    """Whether what is held can still be taken: licenses end, and people are blocked."""
    license_ = waiter.license
    if license_ is None or standing(session, license_, waiter.account, now) is not Standing.GOOD:
        return False
    occupied = load(session, license_, claimant=(waiter.account_id, waiter.device))
    own = is_own(license_, waiter.account)
    return has_room(license_, occupied, own=own, device=waiter.device)


def _hold(session: Session, waiter: WaiterRow, now: datetime) -> None:
    found = survey(session, waiter.account, waiter.device, now)
    waiter.license = found.chosen
    if found.chosen is None:
        waiter.held_until = None
    session.flush()


def _position(session: Session, waiter: WaiterRow) -> int:
    wanted = {row.id for row in accessible(session, waiter.account)}
    ahead = [
        other
        for other in _waiters(session)
        if other.id < waiter.id
        and other.license_id is None
        and wanted & {row.id for row in accessible(session, other.account)}
    ]
    return len(ahead) + 1
