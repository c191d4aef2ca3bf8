"""The server's book: what it has written down, read with plain SQL, and arithmetic of our own.

A mistake of the server's bookkeeping is not to be made twice, so nothing of the sandbox's own
counting is used here.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Final

from sqlalchemy import Connection

__all__ = ["Book", "HeldSeat", "Hold", "SoldLicense", "read_book"]


@dataclass(frozen=True, slots=True)
class HeldSeat:
    """A line of the book: a seat that is or was held."""

    seat_id: str
    account: str
    device: str
    license_id: str
    epoch: int
    last_heartbeat: datetime
    closed: bool
    reserved_until: datetime | None
    ended: bool
    reason: str


@dataclass(frozen=True, slots=True)
class SoldLicense:
    """A license of the book."""

    license_id: str
    owner: str
    seats: int
    computers_per_seat: int
    expires: datetime | None
    revoked: bool


@dataclass(frozen=True, slots=True)
class Hold:
    """A place in the queue for which a seat is held."""

    account: str
    device: str
    license_id: str
    heard_at: datetime
    until: datetime | None


@dataclass(frozen=True, slots=True)
class Book:
    """What is written down at one moment.

    Attributes:
        now: The moment.
        timeout: Silence after which a shared seat is free.
        seats: All seats that are or were held, by id.
        holds: Seats that are held for somebody in the queue.
        licenses: The owner's licenses, by id.
        welcome: Accounts of members who are not blocked.
    """

    now: datetime
    timeout: timedelta
    seats: dict[str, HeldSeat]
    holds: tuple[Hold, ...]
    licenses: dict[str, SoldLicense]
    welcome: frozenset[str]

    def live(self) -> Iterator[HeldSeat]:
        """The seats that are held."""
        return (seat for seat in self.seats.values() if not seat.ended)

    def own(self, seat: HeldSeat) -> bool:
        """Whether it is the owner's own."""
        return self.licenses[seat.license_id].owner == seat.account

    def reserved(self, seat: HeldSeat) -> bool:
        """Whether it is kept for its computer whatever happens."""
        return seat.reserved_until is not None and seat.reserved_until > self.now

    def used(self, license_: SoldLicense) -> int:
        """Seats of a license that are taken, or held for somebody in the queue."""
        return self._count(license_, self._taken(license_))

    def room(self, account: str, device: str, seat_id: str) -> bool:
        """Whether a computer could be given a seat now.

        Args:
            account: Who asks.
            device: The computer's key.
            seat_id: The seat it asks for; if it has it, it is not in its own way.
        """
        for license_ in self.licenses.values():
            over = license_.expires is not None and license_.expires <= self.now
            may = license_.owner == account or account in self.welcome
            if may and not license_.revoked and not over:
                taken = [
                    (who, where)
                    for who, where, what in self._taken(license_)
                    if what != seat_id and (what or (who, where) != (account, device))
                ]
                if self._count(license_, [*taken, (account, device)]) <= license_.seats:
                    return True
        return False

    def _taken(self, license_: SoldLicense) -> list[tuple[str, str, str]]:
        """Account, computer and seat of each who is in the way; no seat for a hold."""
        seats = [
            (seat.account, seat.device, seat.seat_id)
            for seat in self.live()
            if seat.license_id == license_.license_id
        ]
        holds = [
            (hold.account, hold.device, "")
            for hold in self.holds
            if hold.license_id == license_.license_id
        ]
        return seats + holds

    @staticmethod
    def _count(license_: SoldLicense, taken: Sequence[tuple[str, ...]]) -> int:
        own = {device for account, device, *_ in taken if account == license_.owner}
        shared = sum(account != license_.owner for account, *_ in taken)
        return -(-len(own) // license_.computers_per_seat) + shared


def read_book(connection: Connection, owner: str, now: datetime, timeout: timedelta) -> Book:
    """Read the book as it stands: nothing is swept for it.

    Args:
        connection: In a transaction.
        owner: Account whose licenses and members count.
        now: Server time, aware UTC.
        timeout: Silence after which a shared seat is free.
    """
    ask = connection.exec_driver_sql
    seats = {
        seat_id: HeldSeat(
            seat_id, account, device, license_id, epoch, _time(heartbeat), bool(closed),
            _maybe(reserved), bool(ended), reason,
        )
        for seat_id, account, device, license_id, epoch, heartbeat, closed, reserved, ended, reason
        in ask(_SEATS)
    }  # fmt: skip
    licenses = {
        license_id: SoldLicense(license_id, owner, seats_, each, _maybe(expires), bool(revoked))
        for license_id, seats_, each, expires, revoked in ask(_LICENSES, (owner,))
    }
    holds = tuple(
        Hold(account, device, license_id, _time(heard), _maybe(until))
        for account, device, license_id, heard, until in ask(_HOLDS)
    )
    welcome = frozenset(member for (member,) in ask(_WELCOME, (owner,)))
    return Book(now, timeout, seats, holds, licenses, welcome)


_SEATS: Final = """
    SELECT id, account_id, device, license_id, epoch, last_heartbeat, closed, reserved_until,
           ended_at IS NOT NULL, end_reason
    FROM seat WHERE NOT validated"""
_HOLDS: Final = """
    SELECT account_id, device, license_id, heard_at, held_until FROM waiter
    WHERE license_id IS NOT NULL"""
_LICENSES: Final = """
    SELECT id, seats, computers_per_seat, expires, revoked FROM license WHERE owner_id = ?"""
_WELCOME: Final = "SELECT member_id FROM membership WHERE owner_id = ? AND NOT blocked"


def _time(text: str) -> datetime:
    """A time as the database keeps it: naive, in UTC."""
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


def _maybe(text: str | None) -> datetime | None:
    return None if text is None else _time(text)
