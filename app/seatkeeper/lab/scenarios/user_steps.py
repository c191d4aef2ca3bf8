"""What people do in the app: log in, ask for things, answer questions, exchange files."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, ClassVar

from pydantic import Field

from seatkeeper.lab.errors import LabError
from seatkeeper.lab.scenarios.fields import (
    Computers,
    Days,
    FileName,
    NewFile,
    OneComputer,
    OnePerson,
    People,
)
from seatkeeper.lab.scenarios.step import ExpectationError, Step, StepError
from seatkeeper.sandbox.demo import PASSWORD
from seatkeeper.session import wishes

if TYPE_CHECKING:
    from seatkeeper.lab.scenarios.stage import Stage

__all__ = ["USER_STEPS"]

Where = Annotated[Computers, Field(description="Which computers.")]


class LogIn(Step):
    """Log somebody in, on each computer; of as many people as computers each gets one.

    The app starts first where it does not run.
    """

    words = "log in on {on}: {who}"
    who: People = Field(alias="log in", description="Who.")
    on: Where
    password: str = Field(PASSWORD, max_length=200, description="The right one unless said.")
    times: int = Field(1, ge=1, le=100, strict=True, description="How often it is tried.")
    stay: bool = Field(
        True, alias="stay logged in", description="Whether the login is kept for the next start."
    )

    def play(self, stage: Stage) -> None:
        """Log in, one after the other."""
        people, computers = stage.people(self.who), stage.computers(self.on)
        if len(people) == 1:
            people *= len(computers)
        if len(people) != len(computers):
            raise StepError(f"{len(people)} people cannot log in on {len(computers)} computers")
        for person, computer in zip(people, computers, strict=True):
            if not computer.runs:
                computer.start()
            for _ in range(self.times):
                stage.possible(computer, wishes.LogIn, f"log {person} in")
                computer.log_in(person, password=self.password, keep=self.stay)

    def told(self) -> str:
        """The step as a sentence of a report."""
        wrong = "" if self.password == PASSWORD else " with another password"
        return f"{super().told()}{wrong}" + (f", {self.times} times" if self.times > 1 else "")


class _Wish(Step):
    """A step that is a wish of the user."""

    cannot: ClassVar[str] = ""

    def play(self, stage: Stage) -> None:
        """Wish it on each computer."""
        for computer in stage.computers(getattr(self, next(iter(self.keys().values())))):
            stage.wish(computer, self.event(), self.cannot or self.word())

    def event(self) -> wishes.Event:
        """The wish."""
        raise NotImplementedError


class LogOut(Step):
    """Log out and Restart: frees the seat and erases the cache (R50)."""

    words = "log out on {on}"
    on: Where = Field(alias="log out")
    anyway: bool = Field(False, description="Even when the server cannot be told (R52).")

    def play(self, stage: Stage) -> None:
        """Log out."""
        for computer in stage.computers(self.on):
            stage.possible(computer, wishes.LogOut, "log out")
            computer.log_out(anyway=self.anyway)


class Extend(_Wish):
    """Keep the license available offline for some days (R60)."""

    words = "offline availability is extended on {on} by"
    cannot = "be made available offline"
    on: Where = Field(alias="extend")
    days: Days = Field(description="How many days.")

    def event(self) -> wishes.Event:
        """The wish."""
        return wishes.Extend(self.days)

    def told(self) -> str:
        """The step as a sentence of a report."""
        return f"{super().told()} {'one day' if self.days == 1 else f'{self.days} days'}"


class ReturnEarly(_Wish):
    """End the offline availability before its date (R65)."""

    words = "the seat is returned early on {on}"
    on: Where = Field(alias="return early")

    def event(self) -> wishes.Event:
        """The wish."""
        return wishes.ReturnEarly()


class CheckLicense(_Wish):
    """Check for Updated License (R42)."""

    words = "check for an updated license on {on}"
    on: Where = Field(alias="check license")

    def event(self) -> wishes.Event:
        """The wish."""
        return wishes.Check()


class SendHeartbeat(_Wish):
    """Send the next heartbeat now."""

    words = "a heartbeat is sent by {on}"
    cannot = "send a heartbeat"
    on: Where = Field(alias="heartbeat")

    def event(self) -> wishes.Event:
        """The wish."""
        return wishes.Heartbeat()


class TryAgain(_Wish):
    """Try Again: ask once more for a seat or for the server."""

    words = "try again on {on}"
    on: Where = Field(alias="try again")

    def event(self) -> wishes.Event:
        """The wish."""
        return wishes.Retry()


class NotifyMe(_Wish):
    """Wait for a seat and be told when one is free (R20)."""

    words = "a notice is wanted on {on} when a seat is free"
    cannot = "wait for a seat"
    on: Where = Field(alias="notify me")
    wanted: bool = Field(True, description="False: no longer.")

    def event(self) -> wishes.Event:
        """The wish."""
        return wishes.NotifyMe(wanted=self.wanted)


class TakeSeat(_Wish):
    """Take the seat that is held for the user (R20)."""

    words = "the seat that is held is taken on {on}"
    on: Where = Field(alias="take seat")

    def event(self) -> wishes.Event:
        """The wish."""
        return wishes.TakeSeat()


class OpenReadOnly(_Wish):
    """Open Read-Only: work without a seat (R19)."""

    words = "the app is opened read-only on {on}"
    on: Where = Field(alias="open read-only")

    def event(self) -> wishes.Event:
        """The wish."""
        return wishes.OpenReadOnly()


class BeActive(_Wish):
    """Press a key: the user is there (R23)."""

    words = "somebody types on {on}"
    on: Where = Field(alias="be active")

    def event(self) -> wishes.Event:
        """The wish."""
        return wishes.Activity()


class MakeRequest(Step):
    """Write a request to validate the computer offline (R71)."""

    words = "{on} writes the request {file}"
    on: OneComputer = Field(alias="make request", description="The computer without a network.")
    file: NewFile = Field(description="What the file is called from here on.")

    def play(self, stage: Stage) -> None:
        """Write."""
        (computer,) = stage.computers([self.on])
        stage.running(computer)
        stage.files[self.file] = computer.make_request()


class AcceptRequest(Step):
    """Upload a request at the portal, log in there, accept it, and save the response (R73)."""

    words = "{who} accepts {request} at the portal, and saves {file}"
    request: FileName = Field(alias="accept request", description="The request.")
    who: OnePerson = Field(alias="as", description="Who logs in at the portal.")
    file: NewFile = Field(description="What the response is called from here on.")
    refused: str = Field(
        "", max_length=200, description="The portal must refuse, with these words in its reason."
    )

    def play(self, stage: Stage) -> None:
        """Visit the portal."""
        request = stage.file(self.request)
        try:
            response = stage.lab.office.accept(request, self.who)
        except LabError as refusal:
            if refusal.code != "portal-refused":
                raise
            if self.refused and self.refused.casefold() in str(refusal).casefold():
                return
            raise ExpectationError(
                [(f"a refusal with the words {self.refused!r}" if self.refused else "a response",
                  f"the portal refused: {refusal}")]
            ) from refusal  # fmt: skip
        if self.refused:
            raise ExpectationError(
                [(f"a refusal with the words {self.refused!r}", "the portal gave a response")]
            )
        stage.files[self.file] = response

    def told(self) -> str:
        """The step as a sentence of a report."""
        return (
            f"the portal refuses {self.who} the request {self.request}: “{self.refused}”"
            if self.refused
            else super().told()
        )


class OpenResponse(Step):
    """Open a response file (R74); it must be accepted unless it is said why not."""

    words = "{on} opens the response {response}"
    response: FileName = Field(alias="open response", description="The file.")
    on: OneComputer = Field(description="Where it is opened.")
    refused: str = Field(
        "", max_length=60,
        description="The check that must refuse it, such as this-computer or unused (R78).",
    )  # fmt: skip

    def play(self, stage: Stage) -> None:
        """Open."""
        (computer,) = stage.computers([self.on])
        stage.running(computer)
        outcome = computer.open_response(stage.file(self.response))
        failed = "" if outcome.accepted or not outcome.checks else outcome.checks[-1].name
        got = f"it was refused by the check {failed!r} ({outcome.code})"
        if self.refused and outcome.accepted:
            got = "it was accepted"
        if outcome.accepted == bool(self.refused) or failed != self.refused:
            wanted = (
                f"the check {self.refused!r} to refuse it" if self.refused else "it to be accepted"
            )
            raise ExpectationError([(wanted, got)])

    def told(self) -> str:
        """The step as a sentence of a report."""
        return (
            f"{super().told()}, which is refused ({self.refused})"
            if self.refused
            else super().told()
        )


USER_STEPS: tuple[type[Step], ...] = (
    LogIn, LogOut, Extend, ReturnEarly, CheckLicense, SendHeartbeat, TryAgain, NotifyMe, TakeSeat,
    OpenReadOnly, BeActive, MakeRequest, AcceptRequest, OpenResponse,
)  # fmt: skip
