"""Offline validation, the server's part: a seat bound for good to the computer that asked (R76).

Only permanent licenses qualify (R77). Asked again for the same license by the same computer, the
same seat is granted anew and the response reissued: never a second seat.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from sqlalchemy import select
from sqlalchemy.orm import Session

from offline.issuing import IssuedResponse, issue
from offline.request import OfflineRequest
from seatkeeper.licensing.license import Category, Term
from seatkeeper.sandbox import usage
from seatkeeper.sandbox.capacity import Standing, has_room, is_own, load, standing
from seatkeeper.sandbox.choosing import accessible
from seatkeeper.sandbox.identifiers import opaque
from seatkeeper.sandbox.model import AccountRow, LicenseRow, SeatRow
from seatkeeper.sandbox.sandbox import Sandbox
from seatkeeper.sandbox.sweeping import end_seat, sweep

__all__ = ["Choice", "Obstacle", "accept", "choices"]


class Obstacle(StrEnum):
    """Why a license cannot be validated offline on a computer."""

    NONE = ""
    TRIAL = "trial"
    SEMESTER = "semester"
    SUBSCRIPTION = "subscription"
    LEASED = "leased"
    BLOCKED = "blocked"
    REVOKED = "revoked"
    FULL = "full"


@dataclass(frozen=True, slots=True)
class Choice:
    """A license of the account and whether it can be chosen.

    Attributes:
        license: The license.
        obstacle: Why not; empty when it can.
        bound: Whether this computer has it already: the response is reissued.
    """

    license: LicenseRow
    obstacle: Obstacle
    bound: bool


def choices(
    session: Session, sandbox: Sandbox, account: AccountRow, device: str, now: datetime
) -> list[Choice]:
    """All licenses of an account, seen from a computer that asks to be validated."""
    sweep(session, now, sandbox.timing)
    return [_choice(session, row, account, device, now) for row in accessible(session, account)]


def accept(
    session: Session,
    sandbox: Sandbox,
    account: AccountRow,
    *,
    request: OfflineRequest,
    license_id: str,
    now: datetime,
) -> IssuedResponse | Obstacle:
    """Bind a seat of a license to the computer that asked.

    Args:
        session: The transaction.
        sandbox: The server.
        account: Who accepts.
        request: The request, verified.
        license_id: The license that was chosen.
        now: Server time, aware UTC.

    Returns:
        The response file, or why there is none.
    """
    device = request.device.thumbprint
    offered = choices(session, sandbox, account, device, now)
    choice = next((choice for choice in offered if choice.license.id == license_id), None)
    if choice is None:
        return Obstacle.BLOCKED
    if choice.obstacle:
        return choice.obstacle
    seat = _bound(session, choice.license, account, device)
    if seat is None:
        for online in _online(session, account, device):
            end_seat(session, online, now, "replaced")
        seat = SeatRow(
            id=opaque(sandbox.entropy),
            account=account,
            device=device,
            platform=request.platform,
            license=choice.license,
            epoch=0,
            validated=True,
            started_at=now,
        )
        session.add(seat)
    seat.epoch += 1
    seat.last_heartbeat = now
    session.flush()
    usage.begin(session, seat, now)
    return issue(
        request=request,
        grant=sandbox.signer.grant(session, seat, now),
        server_time=now,
        key_sets=sandbox.keys.key_sets,
        key=sandbox.keys.responses,
    )


def _choice(
    session: Session, license_: LicenseRow, account: AccountRow, device: str, now: datetime
) -> Choice:
    if _bound(session, license_, account, device) is not None:
        return Choice(license_, _never(session, license_, account, now), bound=True)
    obstacle = _never(session, license_, account, now)
    if not obstacle:
        own = is_own(license_, account)
        online = [seat for seat in _online(session, account, device) if seat.license is license_]
        occupied = load(session, license_, without=online[0] if online else None)
        if not has_room(license_, occupied, own=own, device=device):
            obstacle = Obstacle.FULL
    return Choice(license_, obstacle, bound=False)


def _never(session: Session, license_: LicenseRow, account: AccountRow, now: datetime) -> Obstacle:
    if license_.term != Term.PERMANENT:
        named = {Category.TRIAL: Obstacle.TRIAL, Category.SEMESTER: Obstacle.SEMESTER}
        return named.get(Category(license_.category), Obstacle(license_.term))
    state = standing(session, license_, account, now)
    return Obstacle.NONE if state is Standing.GOOD else Obstacle(state.value)


def _bound(
    session: Session, license_: LicenseRow, account: AccountRow, device: str
) -> SeatRow | None:
    return session.scalar(
        select(SeatRow).where(
            SeatRow.license_id == license_.id,
            SeatRow.account_id == account.id,
            SeatRow.device == device,
            SeatRow.validated,
            SeatRow.ended_at.is_(None),
        )
    )


def _online(session: Session, account: AccountRow, device: str) -> list[SeatRow]:
    """Seats the same computer holds online: being bound for good replaces them."""
    return list(
        session.scalars(
            select(SeatRow).where(
                SeatRow.account_id == account.id,
                SeatRow.device == device,
                SeatRow.validated.is_(False),
                SeatRow.ended_at.is_(None),
            )
        )
    )
