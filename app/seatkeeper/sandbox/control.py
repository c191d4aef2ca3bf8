"""The control interface of a sandbox: what a real server must not have.

``/sandbox`` on the API origin lets stories, tests and people look behind the counter and travel
in time. It asks for no login, because everything in a sandbox is made up. It is not part of the
protocol: no client may depend on it.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from fastapi import APIRouter, Body, HTTPException
from pydantic import BaseModel, ConfigDict, Field
from sqlalchemy import select
from sqlalchemy.orm import Session

from seatkeeper.licensing.limits import IDLE_MAX
from seatkeeper.sandbox import accounts, crowd, emails, policies
from seatkeeper.sandbox.capacity import count
from seatkeeper.sandbox.demo import PASSWORD
from seatkeeper.sandbox.grants import basis_of
from seatkeeper.sandbox.model import AccountRow, LicenseRow, SeatRow
from seatkeeper.sandbox.sandbox import Sandbox
from seatkeeper.sandbox.sweeping import sweep

__all__ = [
    "ClockAnswer",
    "HeldSeat",
    "OutboxAnswer",
    "PolicyAnswer",
    "PoolModel",
    "SeatsAnswer",
    "make_router",
    "pools_of",
]


class ClockAnswer(BaseModel):
    """The sandbox's time."""

    now: datetime
    advanced_seconds: float


class AdvanceRequest(BaseModel):
    """How far to advance the clock; it goes forward only."""

    advance_seconds: float = Field(ge=0, le=100 * 365 * 86400)


class CrowdRequest(BaseModel):
    """How many people there are to be at least, and how many seats they share."""

    people: int = Field(ge=1, le=crowd.MOST)
    seats: int = Field(ge=1, le=crowd.MOST)


class CrowdAnswer(BaseModel):
    """Who they are: ``{n}`` counts from 1."""

    email: str
    password: str


class RequestsAnswer(BaseModel):
    """How many requests each operation has had since the start or the last reset."""

    requests: dict[str, int]


class PolicyRequest(BaseModel):
    """What the sandbox is to be like; what is left out stays as it is."""

    model_config = ConfigDict(extra="forbid")

    queue: bool | None = None
    owner: str = ""
    idle_seconds: int | None = Field(default=None, ge=0, le=IDLE_MAX)


class PolicyAnswer(BaseModel):
    """What the sandbox is like; ``idle_seconds`` of the owner that was asked about."""

    queue: bool
    owner: str
    idle_seconds: int | None


class HeldSeat(BaseModel):
    """A seat that is held."""

    seat_id: str
    account: str
    license_id: str
    basis: str
    state: str
    epoch: int
    last_heartbeat: datetime
    reserved_until: datetime | None


class PoolModel(BaseModel):
    """A pool: the licenses of one owner and one category."""

    owner: str
    category: str
    total: int
    in_use: int
    free: int
    seats: list[HeldSeat]


class SeatsAnswer(BaseModel):
    """All pools."""

    pools: list[PoolModel]


class EmailModel(BaseModel):
    """An email of the outbox."""

    to: str
    subject: str
    body: str
    sent_at: datetime


class OutboxAnswer(BaseModel):
    """The outbox, newest first."""

    emails: list[EmailModel]


def make_router(sandbox: Sandbox) -> APIRouter:
    """Make the routes."""
    router = APIRouter(prefix="/sandbox")

    def clock() -> ClockAnswer:
        return ClockAnswer(
            now=sandbox.clock.now(), advanced_seconds=sandbox.clock.offset.total_seconds()
        )

    @router.get("/clock")
    def read_clock() -> ClockAnswer:
        return clock()

    @router.post("/clock")
    def advance_clock(request: AdvanceRequest = Body()) -> ClockAnswer:
        try:
            sandbox.advance(timedelta(seconds=request.advance_seconds))
        except OverflowError as error:
            raise HTTPException(422, "the calendar ends before that") from error
        return clock()

    @router.post("/reset")
    def reset() -> ClockAnswer:
        sandbox.reset()
        return clock()

    @router.get("/seats")
    def read_seats() -> SeatsAnswer:
        now = sandbox.clock.now()
        with sandbox.database.transaction() as session:
            sweep(session, now, sandbox.timing)
            return SeatsAnswer(pools=pools_of(session, now))

    @router.get("/outbox")
    def read_outbox() -> OutboxAnswer:
        with sandbox.database.transaction() as session:
            return OutboxAnswer(
                emails=[
                    EmailModel(to=row.to, subject=row.subject, body=row.body, sent_at=row.sent_at)
                    for row in emails.outbox(session)
                ]
            )

    @router.get("/profile")
    def read_profile() -> dict[str, object]:
        return sandbox.profile()

    @router.get("/requests")
    def read_requests() -> RequestsAnswer:
        return RequestsAnswer(requests=dict(sandbox.requests))

    _add_policy(router, sandbox)
    _add_crowd(router, sandbox)
    return router


def _add_policy(router: APIRouter, sandbox: Sandbox) -> None:
    @router.post("/policy")
    def set_policy(request: PolicyRequest = Body()) -> PolicyAnswer:
        with sandbox.database.transaction() as session:
            if request.queue is not None:
                policies.set_queue(session, wanted=request.queue)
            owner = accounts.by_email(session, request.owner)
            if request.owner and owner is None:
                raise HTTPException(404, "there is no such account")
            if owner is not None and request.idle_seconds is not None:
                policies.set_idle_seconds(session, owner.id, request.idle_seconds)
            return PolicyAnswer(
                queue=policies.has_queue(session),
                owner=request.owner,
                idle_seconds=policies.idle_seconds(session, owner.id) if owner else None,
            )


def _add_crowd(router: APIRouter, sandbox: Sandbox) -> None:
    @router.post("/crowd")
    def gather_crowd(request: CrowdRequest = Body()) -> CrowdAnswer:
        sandbox.gather(request.people, request.seats)
        return CrowdAnswer(email=crowd.ADDRESS, password=PASSWORD)


def pools_of(session: Session, now: datetime) -> list[PoolModel]:
    """All pools, as they are at ``now``; the transaction is swept already."""
    pools = session.execute(
        select(AccountRow, LicenseRow.category)
        .join(LicenseRow, LicenseRow.owner_id == AccountRow.id)
        .distinct()
        .order_by(AccountRow.email, LicenseRow.category)
    ).all()
    return [_pool(session, owner, category, now) for owner, category in pools]


def _pool(session: Session, owner: AccountRow, category: str, now: datetime) -> PoolModel:
    seats = count(session, owner.id, category, now)
    held = session.scalars(
        select(SeatRow)
        .join(SeatRow.license)
        .where(
            SeatRow.ended_at.is_(None),
            LicenseRow.owner_id == owner.id,
            LicenseRow.category == category,
        )
        .order_by(SeatRow.started_at, SeatRow.id)
    )
    return PoolModel(
        owner=owner.email,
        category=category,
        total=seats.total,
        in_use=seats.in_use,
        free=seats.total - seats.in_use,
        seats=[_seat(seat, now) for seat in held],
    )


def _seat(seat: SeatRow, now: datetime) -> HeldSeat:
    return HeldSeat(
        seat_id=seat.id,
        account=seat.account.email,
        license_id=seat.license_id,
        basis=basis_of(seat, now).value,
        state="closed" if seat.closed else "in-use",
        epoch=seat.epoch,
        last_heartbeat=seat.last_heartbeat,
        reserved_until=seat.reserved_until,
    )
