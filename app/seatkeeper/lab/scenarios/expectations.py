"""What is expected of the app on a computer, and what came instead."""

from __future__ import annotations

from datetime import datetime, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Any, Final, Literal

from pydantic import BeforeValidator, Field, WithJsonSchema

from seatkeeper.lab.scenarios.fields import Computers, Duration, License, OnePerson, names
from seatkeeper.lab.scenarios.step import ExpectationError, Step
from seatkeeper.licensing.grant import Basis
from seatkeeper.licensing.verdict import Reason
from seatkeeper.session import states, wishes
from seatkeeper.system.durations import say_duration, spell_duration

if TYPE_CHECKING:
    from seatkeeper.lab.computer import VirtualComputer
    from seatkeeper.lab.scenarios.stage import Stage
    from seatkeeper.licensing.grant import Grant

__all__ = ["Expect", "StateName", "state_name"]


class StateName(StrEnum):
    """What a computer's app is doing."""

    NOT_RUNNING = "not-running"
    SIGNED_OUT = "signed-out"
    NO_CONNECTION = "no-connection"
    SEEKING = "seeking-seat"
    LICENSED = "licensed"
    WAITING = "waiting"
    IDLE = "idle"
    NEEDS_LOGIN = "needs-login"
    READ_ONLY = "read-only"
    RELEASING = "releasing"
    OPENING = "opening"
    SIGNING_IN = "signing-in"


_STATES: Final[dict[type[states.State], StateName]] = {
    states.Closed: StateName.NOT_RUNNING,
    states.SignedOut: StateName.SIGNED_OUT,
    states.NoConnection: StateName.NO_CONNECTION,
    states.SeekingSeat: StateName.SEEKING,
    states.Licensed: StateName.LICENSED,
    states.WaitingForSeat: StateName.WAITING,
    states.Idle: StateName.IDLE,
    states.NeedsLogin: StateName.NEEDS_LOGIN,
    states.ReadOnly: StateName.READ_ONLY,
    states.Releasing: StateName.RELEASING,
    states.Opening: StateName.OPENING,
    states.SigningIn: StateName.SIGNING_IN,
}


class Wish(StrEnum):
    """What a user can do now."""

    LOG_IN = "log-in"
    LOG_OUT = "log-out"
    EXTEND = "extend"
    RETURN_EARLY = "return-early"
    CHECK = "check-license"
    TRY_AGAIN = "try-again"
    NOTIFY_ME = "notify-me"
    TAKE_SEAT = "take-seat"
    READ_ONLY = "open-read-only"


_WISHES: Final[dict[Wish, type[wishes.Event]]] = {
    Wish.LOG_IN: wishes.LogIn,
    Wish.LOG_OUT: wishes.LogOut,
    Wish.EXTEND: wishes.Extend,
    Wish.RETURN_EARLY: wishes.ReturnEarly,
    Wish.CHECK: wishes.Check,
    Wish.TRY_AGAIN: wishes.Retry,
    Wish.NOTIFY_ME: wishes.NotifyMe,
    Wish.TAKE_SEAT: wishes.TakeSeat,
    Wish.READ_ONLY: wishes.OpenReadOnly,
}

Wishes = Annotated[
    tuple[Wish, ...],
    BeforeValidator(names),
    WithJsonSchema(
        {
            "anyOf": [
                {"enum": [*Wish]},
                {"type": "array", "items": {"enum": [*Wish]}, "minItems": 1},
            ]
        }
    ),
]
Differences = list[tuple[str, str]]


def state_name(computer: VirtualComputer) -> StateName:
    """What a computer's app is doing, by the name scenarios have for it."""
    return _STATES[type(computer.state)] if computer.runs else StateName.NOT_RUNNING


class Expect(Step):
    """Expect something of what an app is doing and shows."""

    words = "{on}"
    expects = True
    on: Computers = Field(alias="expect", description="Which computers; all of them must fit.")
    state: StateName | None = Field(None, alias="is", description="What the app is doing.")
    because: Reason | None = Field(None, description="Why it is read-only, or waits.")
    basis: Basis | None = Field(None, description="On what ground it is licensed.")
    license: License = Field("", description="The license in use: its id, or its name here.")
    owned_by: OnePerson = Field(
        "", alias="license of", description="Whose license it is: the user's own, or the owner's."
    )
    notice: str = Field(
        "", alias="told", max_length=80, description="Code of the notice the app shows."
    )
    notified: str = Field(
        "", max_length=80, description="Code of something the user was notified of since the start."
    )
    can: Wishes = Field((), description="What the user can do now.")
    cannot: Wishes = Field((), description="What the user cannot do now.")
    offline_for: Duration | Literal["no-time"] | None = Field(
        None, alias="offline for",
        description="For how long from now it works without a network; no-time for not at all.",
    )  # fmt: skip
    expires_on: str = Field(
        "", alias="expires on", pattern=r"^\d{4}-\d\d-\d\d$",
        description="The last day of the license, as people are shown it.",
    )  # fmt: skip
    sees: str = Field(
        "", alias="sees seats", pattern=r"^(\d+ of \d+|none)$",
        description='Seats in use that the user sees, "9 of 15", or none.',
    )  # fmt: skip
    days_left: int | None = Field(
        None, alias="trial days left", ge=0, le=5, strict=True,
        description="Active days of the trial not begun yet.",
    )  # fmt: skip
    place: int | None = Field(
        None, alias="place in queue", ge=1, strict=True, description="1 for the next."
    )
    same_seat: bool | None = Field(
        None, alias="same seat", description="Whether it is the seat that was remembered."
    )

    def play(self, stage: Stage) -> None:
        """Compare."""
        found: Differences = []
        for computer in stage.computers(self.on):
            found += [
                (f"{computer.name} {wanted}", got) for wanted, got in self._compare(stage, computer)
            ]
        if found:
            raise ExpectationError(found)

    def _compare(self, stage: Stage, computer: VirtualComputer) -> Differences:
        found = self._of_the_state(computer)
        if found:
            return found  # all else would only follow from it
        found += self._of_wishes(computer)
        grant = stage.grant(computer)
        wanted: tuple[object, ...] = (
            self.basis, self.license, self.owned_by, self.offline_for, self.expires_on, self.sees,
            self.days_left, self.same_seat,
        )  # fmt: skip
        if any(one not in {None, ""} for one in wanted):
            found += (
                [("to be licensed", f"it is {state_name(computer)}")]
                if grant is None
                else self._of_the_grant(stage, computer, grant)
            )
        return found

    def _of_the_state(self, computer: VirtualComputer) -> Differences:
        found: Differences = []
        state, name = computer.state, state_name(computer)
        why = getattr(getattr(state, "verdict", None), "reason", None)
        said = f"it is {name}" + (f" because of {why}" if why else "")
        said += f" and shows {computer.told!r}" if computer.told else ""
        if self.state is not None and name is not self.state:
            found.append((f"to be {self.state}", said))
        if self.because is not None and why is not self.because:
            found.append((f"to be so because of {self.because}", said))
        if self.notice and computer.told != self.notice:
            found.append((f"to show {self.notice!r}", said))
        if self.notified and self.notified not in computer.notices:
            told = ", ".join(computer.notices) or "nothing"
            found.append((f"to have notified of {self.notified!r}", f"it told of {told}"))
        place = getattr(state, "position", None)
        if self.place is not None and place != self.place:
            found.append((f"to be at place {self.place} of the queue", f"it is at {place}"))
        return found

    def _of_wishes(self, computer: VirtualComputer) -> Differences:
        return [
            (f"to {'allow' if wanted else 'not allow'} {wish}",
             "it does not" if wanted else "it does")
            for wanted, these in ((True, self.can), (False, self.cannot))
            for wish in these
            if computer.allows(_WISHES[wish]) is not wanted
        ]  # fmt: skip

    def _of_the_grant(self, stage: Stage, computer: VirtualComputer, grant: Grant) -> Differences:
        owner = grant.owner or grant.account
        seats = grant.seats
        same = grant.seat_id == stage.seats.get(computer.name)
        left = _left(grant.offline_until, stage.lab.clock.now())
        comparisons: tuple[tuple[Any, Any, str], ...] = (
            (self.basis, grant.basis, "to be licensed by"),
            (stage.license(self.license), grant.license.id, "to use license"),
            (self.owned_by and stage.address(self.owned_by), owner.email, "to use a license of"),
            (self.offline_for and _spelled(self.offline_for), left, "to work offline for"),
            (self.expires_on, grant.license.expires_on, "to use a license that ends on"),
            (self.sees, f"{seats.in_use} of {seats.total}" if seats else "none", "to see seats"),
            (self.days_left, grant.trial.days_left if grant.trial else None, "to have trial days"),
            (self.same_seat, same, "to have the same seat:"),
        )
        return [
            (f"{what} {wanted}", f"it is {got}")
            for wanted, got, what in comparisons
            if wanted not in {None, ""} and wanted != got
        ]

    def told(self) -> str:
        """The step as a sentence of a report."""
        said = [
            f"{key} {_words(getattr(self, name))}"
            for key, name in self.keys().items()
            if name != "on" and getattr(self, name) not in {None, "", ()}
        ]
        return f"{super().told()}: {', '.join(said)}"


def _words(value: Any) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, tuple):
        return " and ".join(value)
    return say_duration(value) if isinstance(value, timedelta) else str(value)


def _spelled(value: Any) -> str:
    return spell_duration(value) if isinstance(value, timedelta) else str(value)


def _left(until: datetime | None, now: datetime) -> str:
    """How long something lasts from now; ``no-time`` for not at all."""
    return "no-time" if until is None or until <= now else spell_duration(until - now)
