"""Selling, activating and trying: how a license comes into the world and to its owner.

A license runs from its purchase (R24). Its key is activated by one account; licenses of one
sharing category add up to a pool, and another category is refused (R17). A trial is refused to
whoever has a regular license, a running trial or a recent one (R84).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from seatkeeper.licensing.license import Category, SeatModel, Term
from seatkeeper.sandbox import identifiers
from seatkeeper.sandbox.accounts import unused_id
from seatkeeper.sandbox.capacity import as_license
from seatkeeper.sandbox.identifiers import Entropy, Kind
from seatkeeper.sandbox.lifetimes import end_of_day
from seatkeeper.sandbox.model import AccountRow, LicenseRow

__all__ = ["Activated", "Order", "TrialRefusal", "activate", "request_trial", "sell"]

_TRIAL_DAYS: Final = 90
_TRIAL_ACTIVE_DAYS: Final = 5
_TRIAL_AGAIN: Final = timedelta(days=365)
"""A trial requested less than a year ago is a recent one; the length is ours."""


@dataclass(frozen=True, slots=True)
class Order:
    """What is bought.

    Attributes:
        category: Who it is sold to.
        model: How many people it is sold for.
        term: How long it lasts.
        seats: How many seats.
        days: How long it lasts from the purchase; ignored for a permanent one.
        renews: Whether it renews itself for as long again.
    """

    category: Category
    model: SeatModel
    term: Term
    seats: int
    days: int
    renews: bool


class Activated(StrEnum):
    """What came of a license key."""

    DONE = "done"
    ALREADY = "already"
    OTHER_ACCOUNT = "other-account"
    OTHER_CATEGORY = "other-category"
    REVOKED = "revoked"
    UNKNOWN = "unknown"


class TrialRefusal(StrEnum):
    """Why no trial is given."""

    NONE = ""
    REGULAR_LICENSE = "regular-license"
    ACTIVE_TRIAL = "active-trial"
    RECENT_TRIAL = "recent-trial"


def sell(session: Session, order: Order, now: datetime, entropy: Entropy) -> LicenseRow:
    """Sell a license; its key is what the buyer gets, nobody has activated it yet."""
    limited = order.term is not Term.PERMANENT
    license_ = LicenseRow(
        id=unused_id(session, Kind.LICENSE, entropy),
        key=identifiers.make(Kind.LICENSE_KEY, entropy),
        category=order.category.value,
        model=order.model.value,
        term=order.term.value,
        seats=order.seats,
        purchased_at=now,
        expires=end_of_day(now, order.days, "UTC") if limited else None,
        renews_days=order.days if limited and order.renews else 0,
    )
    session.add(license_)
    session.flush()
    return license_


def activate(session: Session, account: AccountRow, key: str, now: datetime) -> Activated:
    """Activate a license key, already cleaned, for an account."""
    license_ = session.scalar(select(LicenseRow).where(LicenseRow.key == key))
    if license_ is None:
        return Activated.UNKNOWN
    if license_.revoked:
        return Activated.REVOKED
    if license_.owner_id is not None:
        mine = license_.owner_id == account.id
        return Activated.ALREADY if mine else Activated.OTHER_ACCOUNT
    sharable = as_license(license_).sharable
    for owned in _owned(session, account):
        other = owned.category != license_.category
        if sharable and other and as_license(owned).sharable and _runs(owned, now):
            return Activated.OTHER_CATEGORY
    license_.owner, license_.activated_at = account, now
    session.flush()
    return Activated.DONE


def request_trial(
    session: Session, account: AccountRow, now: datetime, entropy: Entropy
) -> TrialRefusal:
    """Give an account a trial: five active days within 90 (R80), or say why not."""
    for owned in _owned(session, account):
        if owned.category != Category.TRIAL:
            if _runs(owned, now):
                return TrialRefusal.REGULAR_LICENSE
        elif _runs(owned, now) and owned.trial_begun < owned.trial_days:
            return TrialRefusal.ACTIVE_TRIAL
        elif now < owned.purchased_at + _TRIAL_AGAIN:
            return TrialRefusal.RECENT_TRIAL
    order = Order(
        Category.TRIAL, SeatModel.SINGLE_USER, Term.TRIAL, seats=1, days=_TRIAL_DAYS, renews=False
    )
    trial = sell(session, order, now, entropy)
    trial.owner, trial.activated_at, trial.trial_days = account, now, _TRIAL_ACTIVE_DAYS
    session.flush()
    return TrialRefusal.NONE


def _owned(session: Session, account: AccountRow) -> list[LicenseRow]:
    return list(session.scalars(select(LicenseRow).where(LicenseRow.owner_id == account.id)))


def _runs(license_: LicenseRow, now: datetime) -> bool:
    return not license_.revoked and (license_.expires is None or now < license_.expires)
