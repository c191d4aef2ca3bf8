"""How many seats there are, and who has them, as the server has it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from seatkeeper.sandbox import control
from seatkeeper.sandbox.model import SeatRow

__all__ = ["HeldSeat", "Pool", "read_pools"]


@dataclass(frozen=True, slots=True)
class HeldSeat:
    """A seat that is held.

    Attributes:
        seat: Its id.
        license: Id of its license.
        account: Email of who holds it.
        computer: On which computer; empty for one that is not of this lab.
        basis: On what ground, like ``shared-seat``.
        closed: Whether the app was closed and the seat kept.
        epoch: Counts how often it was taken.
        last_heartbeat: When the server last heard of it (UTC).
        reserved_until: Until when it is reserved (UTC); None for not at all.
    """

    seat: str
    license: str
    account: str
    computer: str
    basis: str
    closed: bool
    epoch: int
    last_heartbeat: datetime
    reserved_until: datetime | None


@dataclass(frozen=True, slots=True)
class Pool:
    """The licenses of one owner and one category.

    Attributes:
        owner: Email of the owner.
        category: Like ``commercial``.
        total: All seats.
        in_use: Seats that nobody else could take now.
        free: The others.
        seats: Those that are held, the longest held first.
    """

    owner: str
    category: str
    total: int
    in_use: int
    free: int
    seats: tuple[HeldSeat, ...]


def read_pools(session: Session, now: datetime, names: Mapping[str, str]) -> tuple[Pool, ...]:
    """Read all pools.

    Args:
        session: The transaction, already swept.
        now: Server time, aware UTC.
        names: Names of computers by the thumbprints of their device keys.
    """
    seats = session.execute(select(SeatRow.id, SeatRow.device))
    devices: dict[str, str] = {row.id: row.device for row in seats}
    return tuple(
        Pool(
            owner=pool.owner,
            category=pool.category,
            total=pool.total,
            in_use=pool.in_use,
            free=pool.free,
            seats=tuple(
                HeldSeat(
                    seat=seat.seat_id,
                    license=seat.license_id,
                    account=seat.account,
                    computer=names.get(devices[seat.seat_id], ""),
                    basis=seat.basis,
                    closed=seat.state == "closed",
                    epoch=seat.epoch,
                    last_heartbeat=seat.last_heartbeat,
                    reserved_until=seat.reserved_until,
                )
                for seat in pool.seats
            ),
        )
        for pool in control.pools_of(session, now)
    )
