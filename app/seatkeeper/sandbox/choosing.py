"""Which license a computer gets (R30): own before shared, paid before trial.

Among equals the one the seat is on already, then one of whose seats a computer of the owner
occupies in part, then the one that lasts longest. Every license that was looked at is reported
with the reason it was or was not taken: that is what "Why this license?" shows (R44).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from math import inf
from typing import Final

from sqlalchemy import and_, bindparam, or_, select
from sqlalchemy.orm import Session, joinedload

from seatkeeper.licensing.grant import Considered
from seatkeeper.licensing.license import Category
from seatkeeper.protocol.models import ProblemOwner, ProblemType
from seatkeeper.sandbox.capacity import (
    Load,
    Standing,
    as_license,
    has_room,
    is_own,
    load,
    standing,
)
from seatkeeper.sandbox.model import AccountRow, LicenseRow, MembershipRow, SeatRow
from seatkeeper.sandbox.refusal import RefusedError

__all__ = ["Survey", "accessible", "survey"]

_RETRY_SECONDS: Final = 30
"""When to ask again for a seat: soon enough to catch one, seldom enough for many who wait."""

_CHOSEN: Final = "chosen"
_LESS_PREFERRED: Final = "less-preferred"

_REFUSALS: Final = {
    "all-seats-in-use": ProblemType.ALL_SEATS_IN_USE,
    "computers-exhausted": ProblemType.COMPUTERS_EXHAUSTED,
    "trial-over": ProblemType.TRIAL_OVER,
    "expired": ProblemType.LICENSE_EXPIRED,
    "blocked": ProblemType.BLOCKED,
    "revoked": ProblemType.REVOKED,
}
"""Outcome to refusal; where several apply, the one a person can most easily do something about."""


_ACCESSIBLE: Final = (
    select(LicenseRow)
    .outerjoin(
        MembershipRow,
        and_(
            MembershipRow.owner_id == LicenseRow.owner_id,
            MembershipRow.member_id == bindparam("account"),
        ),
    )
    .where(
        or_(
            LicenseRow.owner_id == bindparam("account"),
            MembershipRow.member_id == bindparam("account"),
        )
    )
    .options(joinedload(LicenseRow.owner))
)


@dataclass(frozen=True, slots=True)
class Survey:
    """What was looked at, and what came of it.

    Attributes:
        chosen: The license to take, or None.
        considered: Every license, the most preferred first.
        owners: For each of them whom to ask about it; None where it is the account's own.
    """

    chosen: LicenseRow | None
    considered: tuple[Considered, ...]
    owners: tuple[ProblemOwner | None, ...]

    def refusal(self) -> RefusedError:
        """Why nothing was chosen."""
        outcomes = [line.outcome for line in self.considered]
        for outcome, code in _REFUSALS.items():
            if outcome in outcomes:
                busy = code is ProblemType.ALL_SEATS_IN_USE
                return RefusedError(
                    code,
                    retry_after=_RETRY_SECONDS if busy else None,
                    owner=self.owners[outcomes.index(outcome)],
                )
        return RefusedError(ProblemType.NO_LICENSE)


def accessible(session: Session, account: AccountRow) -> list[LicenseRow]:
    """The licenses an account owns, and those its owners share with it (R37)."""
    rows = session.scalars(_ACCESSIBLE, {"account": account.id}).all()
    return [row for row in rows if is_own(row, account) or as_license(row).sharable]


def survey(
    session: Session,
    account: AccountRow,
    device: str,
    now: datetime,
    *,
    seat: SeatRow | None = None,
    pinned: bool = False,
) -> Survey:
    """Look at every license an account may use and choose one.

    Args:
        session: The transaction.
        account: Who asks.
        device: Thumbprint of the computer's device key.
        now: Server time, aware UTC.
        seat: The seat that is taken again, if there is one; it is not in its own way.
        pinned: Whether the seat's license comes first whatever the rules prefer: it is reserved,
            or in use.
    """
    current = None if seat is None or seat.ended_at is not None else seat.license_id
    looked_at = [
        (
            row,
            load(session, row, without=seat, claimant=(account.id, device)),
            standing(session, row, account, now),
        )
        for row in accessible(session, account)
    ]

    def preference(entry: tuple[LicenseRow, Load, Standing]) -> tuple[object, ...]:
        row, occupied, _ = entry
        own = is_own(row, account)
        trial = row.category == Category.TRIAL
        return (
            not (pinned and row.id == current),
            trial,
            not own,
            row.id != current,
            not (own and len(occupied.own - {device}) % row.computers_per_seat),
            -row.expires.timestamp() if row.expires is not None else -inf,
            row.id,
        )

    chosen: LicenseRow | None = None
    considered: list[Considered] = []
    owners: list[ProblemOwner | None] = []
    for row, occupied, state in sorted(looked_at, key=preference):
        own = is_own(row, account)
        if state is not Standing.GOOD:
            outcome = state.value
        elif not has_room(row, occupied, own=own, device=device):
            full_of_own = own and not occupied.shared
            outcome = "computers-exhausted" if full_of_own else "all-seats-in-use"
        elif chosen is None:
            chosen, outcome = row, _CHOSEN
        else:
            outcome = _LESS_PREFERRED
        owner = row.owner.name if row.owner is not None else ""
        considered.append(Considered(license_id=row.id, owner=owner, outcome=outcome))
        owners.append(None if own or row.owner is None else _owner(row.owner))
    return Survey(chosen, tuple(considered), tuple(owners))


def _owner(account: AccountRow) -> ProblemOwner:
    return ProblemOwner(name=account.name, email=account.email)
