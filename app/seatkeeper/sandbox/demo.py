"""The demo accounts: one for each situation a person can be in, all with the password ``demo``.

They are ordinary rows: no rule knows that an account is a demo account. Ids are fixed, so that
documents and stories can name them.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from sqlalchemy.orm import Session

from offline.signing import SigningKey
from seatkeeper.licensing.license import Category, SeatModel, Term
from seatkeeper.protocol.models import Platform, TestAccount
from seatkeeper.sandbox import identifiers
from seatkeeper.sandbox.identifiers import Entropy, Kind
from seatkeeper.sandbox.lifetimes import end_of_day
from seatkeeper.sandbox.model import AccountRow, LicenseRow, MembershipRow, SeatRow
from seatkeeper.sandbox.passwords import hash_password

__all__ = ["PASSWORD", "TEST_ACCOUNTS", "populate"]

PASSWORD: Final = "demo"


@dataclass(frozen=True, slots=True)
class _Person:
    id: str
    email: str
    name: str
    situation: str = ""
    confirmed: bool = True
    invited_by: str = ""
    blocked: bool = False
    support: bool = False


@dataclass(frozen=True, slots=True)
class _Sold:
    id: str
    owner: str
    category: Category
    model: SeatModel
    term: Term
    seats: int
    bought: int
    """Days before the start of the sandbox."""
    lasts: int = 0
    """Days from the purchase; 0 for a permanent one."""
    trial_days: int = 0


_ORCHARD: Final = "A-0DE-001"
_TINY: Final = "A-0DE-00E"
_HOLDER: Final = "A-0DE-00F"
_TINY_LICENSE: Final = "L-0DE-007"

_PEOPLE: Final = (
    _Person("A-0DE-002", "ada@demo.example", "Ada Ash",
            "Invited user: shares 15 seats of an organization.", invited_by=_ORCHARD),
    _Person("A-0DE-003", "ben@demo.example", "Ben Birch",
            "Another invited user of the same organization.", invited_by=_ORCHARD),
    _Person("A-0DE-004", "cleo@demo.example", "Cleo Cedar",
            "A third invited user of the same organization.", invited_by=_ORCHARD),
    _Person(_ORCHARD, "owner@demo.example", "Orchard Institute",
            "Owner of 15 shared seats: sees how many are in use."),
    _Person("A-0DE-005", "solo@demo.example", "Sol Oak",
            "Owner of a single-user license on up to two computers."),
    _Person("A-0DE-006", "permanent@demo.example", "Vera Vine",
            "Owner of a permanent license: can validate a computer offline."),
    _Person("A-0DE-007", "trial@demo.example", "Tina Thyme",
            "A trial: five active days within 90 days."),
    _Person("A-0DE-008", "student@demo.example", "Stu Sage",
            "A student license: for two years, cannot be shared."),
    _Person("A-0DE-009", "semester@demo.example", "Sam Sorrel",
            "A semester license: ends in a few days."),
    _Person("A-0DE-00A", "expired@demo.example", "Eva Elm",
            "A subscription that ended last month: the app is read-only."),
    _Person("A-0DE-00B", "unconfirmed@demo.example", "Una Umber",
            "Has not confirmed the email address: cannot log in yet.", confirmed=False),
    _Person("A-0DE-00C", "blocked@demo.example", "Bo Briar",
            "Invited, then blocked by the owner.", invited_by=_ORCHARD, blocked=True),
    _Person("A-0DE-00D", "full@demo.example", "Flora Fern",
            "Invited to a license whose only seat is taken: all seats in use.",
            invited_by=_TINY),
    _Person(_TINY, "tiny@demo.example", "Tiny Studio",
            "Owner of one shared seat, which is taken for good."),
    _Person(_HOLDER, "holder@demo.example", "Hal Hazel",
            "Holds the seat of Tiny Studio on a computer without a network.",
            invited_by=_TINY),
    _Person("A-0DE-010", "support@demo.example", "Support Desk",
            "Works at the support desk of the portal.", support=True),
)  # fmt: skip

_LICENSES: Final = (
    _Sold("L-0DE-001", _ORCHARD, Category.COMMERCIAL, SeatModel.MULTI_USER, Term.SUBSCRIPTION,
          seats=15, bought=35, lasts=365),
    _Sold("L-0DE-002", "A-0DE-005", Category.COMMERCIAL, SeatModel.SINGLE_USER, Term.PERMANENT,
          seats=1, bought=200),
    _Sold("L-0DE-003", "A-0DE-006", Category.EDUCATIONAL, SeatModel.MULTI_USER, Term.PERMANENT,
          seats=5, bought=400),
    _Sold("L-0DE-004", "A-0DE-007", Category.TRIAL, SeatModel.SINGLE_USER, Term.TRIAL,
          seats=1, bought=0, lasts=90, trial_days=5),
    _Sold("L-0DE-005", "A-0DE-008", Category.STUDENT, SeatModel.SINGLE_USER, Term.LEASED,
          seats=1, bought=100, lasts=730),
    _Sold("L-0DE-008", "A-0DE-009", Category.SEMESTER, SeatModel.SINGLE_USER, Term.LEASED,
          seats=1, bought=175, lasts=184),
    _Sold("L-0DE-006", "A-0DE-00A", Category.COMMERCIAL, SeatModel.SINGLE_USER,
          Term.SUBSCRIPTION, seats=1, bought=400, lasts=365),
    _Sold(_TINY_LICENSE, _TINY, Category.COMMERCIAL, SeatModel.SINGLE_USER, Term.PERMANENT,
          seats=1, bought=60),
)  # fmt: skip

TEST_ACCOUNTS: Final = tuple(
    TestAccount(email=person.email, password=PASSWORD, situation=person.situation)
    for person in _PEOPLE
)
"""What discovery lists and the command line prints."""


def populate(session: Session, now: datetime, entropy: Entropy) -> None:
    """Make the demo accounts in an empty database."""
    # One hash for all, because all have the same public password: a start takes less long.
    password = hash_password(PASSWORD, entropy)
    for person in _PEOPLE:
        session.add(
            AccountRow(
                id=person.id,
                email=person.email,
                name=person.name,
                password=password,
                confirmed=person.confirmed,
                created_at=now,
                invite_key=identifiers.make(Kind.INVITE_KEY, entropy),
                support=person.support,
            )
        )
    session.flush()
    session.add_all(
        MembershipRow(
            owner_id=person.invited_by,
            member_id=person.id,
            joined_at=now,
            blocked=person.blocked,
        )
        for person in _PEOPLE
        if person.invited_by
    )
    session.add_all(_license(sold, now, entropy) for sold in _LICENSES)
    session.flush()
    # Bound for good to a computer without a network: taken whatever the clock says.
    session.add(
        SeatRow(
            id=identifiers.opaque(entropy),
            account_id=_HOLDER,
            device=SigningKey.from_seed(entropy(32)).public.thumbprint,
            platform=Platform.WINDOWS.value,
            license_id=_TINY_LICENSE,
            epoch=1,
            validated=True,
            started_at=now,
            last_heartbeat=now,
        )
    )


def _license(sold: _Sold, now: datetime, entropy: Entropy) -> LicenseRow:
    bought = now - timedelta(days=sold.bought)
    return LicenseRow(
        id=sold.id,
        key=identifiers.make(Kind.LICENSE_KEY, entropy),
        owner_id=sold.owner,
        category=sold.category.value,
        model=sold.model.value,
        term=sold.term.value,
        seats=sold.seats,
        purchased_at=bought,
        activated_at=bought,
        expires=end_of_day(bought, sold.lasts, "UTC") if sold.lasts else None,
        trial_days=sold.trial_days,
    )
