"""What a license is, as an owner bought it.

Three independent facts describe a license: who may use it (category), for how many seats it was
sold (model) and how long it lasts (term). Everything a rule asks of a license is derived here.
"""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from typing import Final

from seatkeeper.licensing.value import Value

__all__ = ["NOBODY", "Account", "Category", "License", "SeatModel", "Term"]


class Category(StrEnum):
    """Who a license is sold to. Seats of one category form one pool (R17)."""

    COMMERCIAL = "commercial"
    EDUCATIONAL = "educational"
    GOVERNMENT = "government"
    STUDENT = "student"
    SEMESTER = "semester"
    TRIAL = "trial"


class SeatModel(StrEnum):
    """How many people a license is sold for."""

    SINGLE_USER = "single-user"
    MULTI_USER = "multi-user"
    CAMPUS = "campus"


class Term(StrEnum):
    """How long a license lasts."""

    PERMANENT = "permanent"
    SUBSCRIPTION = "subscription"
    LEASED = "leased"
    TRIAL = "trial"


class Account(Value, frozen=True):
    """A person or an organization known to the server.

    Attributes:
        id: Looks like ``A-CC5-FB7`` (R01); empty where a server has no accounts.
        email: The address the account logs in with.
        name: The name its owner chose.
    """

    id: str
    email: str
    name: str


NOBODY: Final = Account(id="", email="", name="")
"""Who uses a seat of a server without accounts: whoever sits at the computer."""


class License(Value, frozen=True):
    """One license.

    Attributes:
        id: Looks like ``L-AD6-FB6``.
        category: Who it is sold to.
        model: How many people it is sold for.
        term: How long it lasts.
        expires: The instant at which it ends (UTC), or None for a permanent one.
        expires_on: The day people are shown, ``YYYY-MM-DD``: the last day on which it can be
            used, in the organization's time zone. None for a permanent one.
    """

    id: str
    category: Category
    model: SeatModel
    term: Term
    expires: datetime | None = None
    expires_on: str | None = None

    @property
    def sharable(self) -> bool:
        """Whether invited users may use it (R37)."""
        return self.category not in {Category.STUDENT, Category.SEMESTER, Category.TRIAL}

    def expired(self, now: datetime) -> bool:
        """Whether the license has ended at ``now`` (aware UTC)."""
        return self.expires is not None and now >= self.expires
