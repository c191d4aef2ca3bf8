"""The crowd: people in any number who share one license, for load and for long queues.

They are invited users of one organization, ``crowd-1@demo.example`` and so on, all with the
password of the demo accounts. Asking for a crowd again makes it larger, never smaller; the number
of its seats is the last one that was asked for. Discovery does not list them.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from seatkeeper.licensing.license import Category, SeatModel, Term
from seatkeeper.sandbox import identifiers
from seatkeeper.sandbox.accounts import by_email, unused_id
from seatkeeper.sandbox.demo import PASSWORD
from seatkeeper.sandbox.identifiers import Entropy, Kind
from seatkeeper.sandbox.model import AccountRow, LicenseRow, MembershipRow
from seatkeeper.sandbox.passwords import hash_password
from seatkeeper.sandbox.sales import Order, sell

__all__ = ["ADDRESS", "MOST", "OWNER", "gather"]

MOST: Final = 100_000
"""People and seats: more than one sandbox can serve."""

OWNER: Final = "crowd@demo.example"

ADDRESS: Final = "crowd-{n}@demo.example"
"""Of one of them; ``{n}`` counts from 1."""


@dataclass(frozen=True, slots=True)
class _Made:
    """What all accounts have in common."""

    password: str
    now: datetime
    entropy: Entropy


def gather(session: Session, people: int, seats: int, now: datetime, entropy: Entropy) -> None:
    """See to it that there are that many people, and exactly that many seats for them.

    Args:
        session: The transaction.
        people: How many, at most ``MOST``.
        seats: How many they share, at least one.
        now: Server time, aware UTC.
        entropy: Gives random bytes.
    """
    # One hash for all, because all have the same public password: a thousand take seconds.
    made = _Made(hash_password(PASSWORD, entropy), now, entropy)
    owner = by_email(session, OWNER) or _add(session, OWNER, "The Crowd", made)
    license_ = session.scalar(select(LicenseRow).where(LicenseRow.owner_id == owner.id))
    if license_ is None:
        order = Order(
            Category.COMMERCIAL, SeatModel.MULTI_USER, Term.PERMANENT, seats, days=0, renews=False
        )
        license_ = sell(session, order, now, entropy)
        license_.owner, license_.activated_at = owner, now
    license_.seats = seats
    session.flush()
    there = session.scalar(
        select(func.count()).select_from(MembershipRow).where(MembershipRow.owner_id == owner.id)
    )
    for number in range((there or 0) + 1, people + 1):
        joined = _add(session, ADDRESS.format(n=number), f"Reader {number}", made)
        session.add(MembershipRow(owner_id=owner.id, member_id=joined.id, joined_at=now))


def _add(session: Session, email: str, name: str, like: _Made) -> AccountRow:
    account = AccountRow(
        id=unused_id(session, Kind.ACCOUNT, like.entropy),
        email=email,
        name=name,
        password=like.password,
        confirmed=True,
        created_at=like.now,
        invite_key=identifiers.make(Kind.INVITE_KEY, like.entropy),
    )
    session.add(account)
    session.flush()
    return account
