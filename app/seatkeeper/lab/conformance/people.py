"""Who a check works with: people with accounts to test with, and the seats they hold."""

from __future__ import annotations

from dataclasses import dataclass, field

from seatkeeper.lab.conformance.device import Device
from seatkeeper.licensing.grant import Grant
from seatkeeper.licensing.license import Category
from seatkeeper.protocol import models

__all__ = ["Held", "Person", "Visitor"]


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody with an account to test with."""

    email: str
    password: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Visitor:
    """A person as the server knows them.

    Attributes:
        person: Who.
        problem: The code with which a login is refused; empty when it is not.
        licenses: What they may use.
    """

    person: Person
    problem: str
    licenses: tuple[models.LicenseSummary, ...] = ()

    def has(self, *, own: bool, trial: bool = False) -> bool:
        """Whether the licenses they may use include such a one."""
        return any(
            (entry.owner is None) == own and (entry.license.category is Category.TRIAL) == trial
            for entry in self.licenses
        )


@dataclass(frozen=True, slots=True)
class Held:
    """A seat that a check holds.

    Attributes:
        device: The computer it is held on.
        visitor: Who holds it.
        seat_id: Its name.
        grant: The grant for it.
    """

    device: Device
    visitor: Visitor
    seat_id: str
    grant: Grant
