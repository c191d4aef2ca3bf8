"""What people do at the portal, in the shop and at the support desk; and what time does."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Literal

from pydantic import Field

from seatkeeper.lab.office import OWNER
from seatkeeper.lab.scenarios.fields import (
    Days,
    Duration,
    License,
    NewLicense,
    OneComputer,
    OnePerson,
    People,
)
from seatkeeper.lab.scenarios.step import Step
from seatkeeper.licensing.license import Category

if TYPE_CHECKING:
    from seatkeeper.lab.scenarios.stage import Stage

__all__ = ["CLOCK_STEPS", "OFFICE_STEPS"]

Who = Annotated[People, Field(description="Who.")]
Organization = Annotated[
    OnePerson, Field(description="Whose organization; the demo's owner of 15 seats unless said.")
]
Which = Annotated[License, Field(description="A license id, or its name here.")]


class Buy(Step):
    """Buy a license in the shop and activate its key."""

    words = "{owner} buys {name}"
    name: NewLicense = Field(alias="buy", description="What the license is called from here on.")
    owner: OnePerson = Field(description="Who buys and activates it.")
    seats: int = Field(1, ge=1, le=10_000, strict=True, description="How many seats.")
    days: Days | None = Field(None, description="How long it lasts; for good unless said.")
    category: Category = Field(Category.COMMERCIAL, description="Who it is sold to.")
    renews: bool = Field(False, description="It renews itself for as long again (R25).")

    def play(self, stage: Stage) -> None:
        """Buy."""
        stage.licenses[self.name] = stage.lab.office.buy(
            self.owner,
            seats=self.seats,
            days=self.days,
            category=self.category,
            renews=self.renews,
        )

    def told(self) -> str:
        """The step as a sentence of a report."""
        seats = "one seat" if self.seats == 1 else f"{self.seats} seats"
        length = "for good" if self.days is None else f"for {self.days} days"
        kind = "" if self.category is Category.COMMERCIAL else f" ({self.category})"
        return f"{super().told()}: {seats} {length}{kind}" + (", renewing" if self.renews else "")


class Renew(Step):
    """Have a license last longer than it would."""

    words = "{license} is renewed for {days} days"
    license: Which = Field(alias="renew")
    days: Days = Field(description="How many days longer; from now where it has ended.")

    def play(self, stage: Stage) -> None:
        """Renew."""
        stage.lab.office.renew(stage.license(self.license), self.days)


class Move(Step):
    """Move a license to another account at the support desk; its seats end (R106)."""

    words = "the support desk moves {license} to {owner}"
    license: Which = Field(alias="move license")
    owner: OnePerson = Field(alias="to", description="Who owns it from now on.")

    def play(self, stage: Stage) -> None:
        """Move."""
        stage.lab.office.move(stage.license(self.license), self.owner)


class Deregister(Step):
    """Take all computers off a license at the support desk, as when they are lost (R106)."""

    words = "the support desk deregisters the computers of {license}"
    license: Which = Field(alias="deregister")

    def play(self, stage: Stage) -> None:
        """Deregister."""
        stage.lab.office.deregister(stage.license(self.license))


class EndLicense(Step):
    """Have a license end now."""

    words = "{license} ends now"
    license: Which = Field(alias="end license")

    def play(self, stage: Stage) -> None:
        """End."""
        stage.lab.office.expire(stage.license(self.license))


class Revoke(Step):
    """Revoke a license at the support desk (R106)."""

    words = "the support desk revokes {license}"
    license: Which = Field(alias="revoke")

    def play(self, stage: Stage) -> None:
        """Revoke."""
        stage.lab.office.revoke(stage.license(self.license))


class Restore(Step):
    """Take a revocation back."""

    words = "the support desk restores {license}"
    license: Which = Field(alias="restore")

    def play(self, stage: Stage) -> None:
        """Restore."""
        stage.lab.office.restore(stage.license(self.license))


class FreeSeats(Step):
    """Free up my seats, in the portal (R11)."""

    words = "seats are freed in the portal by {who}"
    who: Who = Field(alias="free seats of")

    def play(self, stage: Stage) -> None:
        """Free."""
        for person in stage.people(self.who):
            stage.lab.office.free(person)


class Block(Step):
    """Block an invited user (R38)."""

    words = "{owner} blocks {who}"
    who: Who = Field(alias="block")
    owner: Organization = OWNER

    def play(self, stage: Stage) -> None:
        """Block."""
        for person in stage.people(self.who):
            stage.lab.office.block(person, owner=self.owner)


class Unblock(Step):
    """Take the blocking back (R38)."""

    words = "{owner} unblocks {who}"
    who: Who = Field(alias="unblock")
    owner: Organization = OWNER

    def play(self, stage: Stage) -> None:
        """Unblock."""
        for person in stage.people(self.who):
            stage.lab.office.unblock(person, owner=self.owner)


class Remove(Step):
    """Delete an invited user from the organization (R38)."""

    words = "{owner} deletes from the organization: {who}"
    who: Who = Field(alias="remove")
    owner: Organization = OWNER

    def play(self, stage: Stage) -> None:
        """Remove."""
        for person in stage.people(self.who):
            stage.lab.office.remove(person, owner=self.owner)


class Join(Step):
    """Join an organization with its invite key (R39)."""

    words = "the organization of {owner} is joined by {who}"
    who: Who = Field(alias="join")
    owner: Organization = OWNER

    def play(self, stage: Stage) -> None:
        """Join."""
        for person in stage.people(self.who):
            stage.lab.office.invite(person, owner=self.owner)


class RequestTrial(Step):
    """Request a trial in the portal (R80)."""

    words = "a trial is requested by {who}"
    who: Who = Field(alias="request trial")

    def play(self, stage: Stage) -> None:
        """Request."""
        for person in stage.people(self.who):
            stage.lab.office.request_trial(person)


class Policy(Step):
    """Have an owner's idle users asked whether they still need their seat (R23)."""

    words = "{owner} wants seats back after {idle} without input"
    owner: OnePerson = Field(alias="policy of", description="The owner.")
    idle: Duration | Literal["never"] = Field(description="After how long, or never.")

    def play(self, stage: Stage) -> None:
        """Decide."""
        seconds = 0 if isinstance(self.idle, str) else round(self.idle.total_seconds())
        stage.lab.office.policy(idle_seconds=seconds, owner=self.owner)


class Queue(Step):
    """Open the server's queue, or close it: not every server has one (R20)."""

    words = "the server's queue is {queue}"
    queue: Literal["open", "closed"] = Field(description="open or closed.")

    def play(self, stage: Stage) -> None:
        """Decide."""
        stage.lab.office.policy(queue=self.queue == "open")


class Advance(Step):
    """Let time pass for the server and all computers, with all that happens in between."""

    words = "{by} pass by"
    by: Duration = Field(alias="advance", description="How long.")

    def play(self, stage: Stage) -> None:
        """Wait."""
        stage.advance(self.by)


Moment = Literal[
    "next-event", "heartbeat", "seat-timeout", "trial-day", "license-expiry", "renewal",
    "grant-end", "reservation-end", "queue-turn", "tick",
]  # fmt: skip


class AdvanceTo(Step):
    """Let time pass until something on the calendar happens."""

    words = "time passes until: {moment}"
    moment: Moment = Field(alias="advance to", description="What.")
    of: OneComputer = Field("", description="On which computer; on any unless said.")

    def play(self, stage: Stage) -> None:
        """Wait."""
        stage.pass_until("" if self.moment == "next-event" else self.moment, self.of)


OFFICE_STEPS: tuple[type[Step], ...] = (
    Buy, Renew, EndLicense, Revoke, Restore, Move, Deregister, FreeSeats, Block, Unblock,
    Remove, Join, RequestTrial, Policy, Queue,
)  # fmt: skip
CLOCK_STEPS: tuple[type[Step], ...] = (Advance, AdvanceTo)
