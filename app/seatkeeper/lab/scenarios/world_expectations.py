"""What is expected of pools of seats, of the wire and of the history of seats."""

from __future__ import annotations

import json
from collections import Counter
from typing import TYPE_CHECKING, Annotated, Any, Literal

from pydantic import Field, model_validator

from seatkeeper.lab.decoding import decoded
from seatkeeper.lab.scenarios.fields import Computers, OneComputer, OnePerson, Words
from seatkeeper.lab.scenarios.step import ExpectationError, Step, StepError
from seatkeeper.licensing.license import Category

if TYPE_CHECKING:
    from seatkeeper.lab.scenarios.stage import Stage
    from seatkeeper.lab.trace import WireEntry

__all__ = ["WORLD_EXPECTATIONS"]

Count = Annotated[int | None, Field(ge=0, strict=True)]


class ExpectSeats(Step):
    """Expect something of the seats of an owner's pool, as the server counts them."""

    words = "the seats of {owner}"
    expects = True
    owner: OnePerson = Field(alias="expect seats of", description="The owner of the pool.")
    free: Count = Field(None, description="Seats that somebody could take.")
    in_use: Count = Field(None, alias="in use", description="Seats that nobody else could take.")
    total: Count = Field(None, description="All seats of the pool.")
    held_by: dict[str, int] = Field(
        default_factory=dict, alias="held by",
        description="Seats held by each person, and by nobody else: {ada: 2, ben: 1}.",
    )  # fmt: skip
    category: Category | None = Field(
        None, description="Of which pool, where the owner has several."
    )

    @model_validator(mode="after")
    def _something(self) -> ExpectSeats:
        if {self.free, self.in_use, self.total} == {None} and not self.held_by:
            raise ValueError("Say what is expected: free, in use, total or held by")
        return self

    def play(self, stage: Stage) -> None:
        """Compare."""
        pool = stage.pool(self.owner, self.category)
        wanted = {"free": self.free, "in use": self.in_use, "in total": self.total}
        counted = {"free": pool.free, "in use": pool.in_use, "in total": pool.total}
        found = [
            (f"{number} of {self.owner}'s seats {what}", f"{counted[what]} are")
            for what, number in wanted.items()
            if number is not None and number != counted[what]
        ]
        if self.held_by:
            expected = {stage.address(person): n for person, n in self.held_by.items() if n}
            held = Counter(one.account for one in pool.seats)
            if expected != held:
                said = ", ".join(
                    f"{person.partition('@')[0]} {count}" for person, count in sorted(held.items())
                )
                asked = ", ".join(f"{who} {count}" for who, count in self.held_by.items())
                found.append(
                    (f"seats to be held by {asked}", f"they are held by {said or 'nobody'}")
                )
        if found:
            raise ExpectationError(found)

    def told(self) -> str:
        """The step as a sentence of a report."""
        wanted = {"free": self.free, "in use": self.in_use, "in total": self.total}
        said = [f"{number} {what}" for what, number in wanted.items() if number is not None]
        said += [f"{person} holds {count}" for person, count in self.held_by.items()]
        return f"{super().told()}: {', '.join(said)}"


Since = Literal["start", "last-action"]


class ExpectRequests(Step):
    """Expect that a computer has asked the server something, or has not."""

    words = "the server was asked {count}"
    expects = True
    count: Literal["none", "some"] | Annotated[int, Field(ge=0, strict=True)] = Field(
        alias="expect requests", description="How many: a number, some, or none."
    )
    sender: Computers = Field(alias="from", description="Which computers, taken together.")
    like: str = Field("", max_length=200, description='That begin so: "PUT /v1/seats".')
    status: int | None = Field(
        None, ge=0, le=599, strict=True, description="That were answered so; 0: not at all."
    )
    since: Since = Field("start", description="Since the start, or since the last action.")

    def play(self, stage: Stage) -> None:
        """Count."""
        found = [
            entry
            for entry in stage.exchanges(self.sender, since_last=self.since == "last-action")
            if f"{entry.method} {entry.path}".startswith(self.like)
            and self.status in {None, entry.status}
        ]
        fits = bool(found) if self.count == "some" else len(found) == self._number()
        if not fits:
            raise ExpectationError([(f"{self.count} {self._what()}", f"there were {len(found)}")])

    def _number(self) -> int:
        return 0 if isinstance(self.count, str) else self.count

    def _what(self) -> str:
        like = f" like {self.like!r}" if self.like else ""
        status = "" if self.status is None else f" answered with {self.status}"
        return f"requests{like} from {' and '.join(self.sender)}{status}"

    def told(self) -> str:
        """The step as a sentence of a report."""
        count = "no" if self.count == "none" else self.count
        since = " since the last action" if self.since == "last-action" else ""
        return f"{count} {self._what()}{since}"


class ExpectWire(Step):
    """Expect that what went over a computer's wire says something, decoded, or never does."""

    words = "the wire of {on}"
    expects = True
    on: Computers = Field(alias="expect wire of", description="Which computers, taken together.")
    side: Literal["requests", "answers"] = Field(
        "requests", description="What the computer says, or what it is told."
    )
    like: str = Field("", max_length=200, description='Only exchanges like "PUT /v1/seats".')
    says: Words = Field((), description="Words that must be there.")
    never_says: Words = Field((), alias="never says", description="Words that must not be there.")
    fields: Words = Field((), description="The only fields that the bodies may have, however deep.")

    @model_validator(mode="after")
    def _something(self) -> ExpectWire:
        if not (self.says or self.never_says or self.fields):
            raise ValueError("Say what is expected: says, never says or fields")
        return self

    def play(self, stage: Stage) -> None:
        """Read."""
        entries = [
            entry
            for entry in stage.exchanges(self.on)
            if f"{entry.method} {entry.path}".startswith(self.like)
        ]
        if not entries:
            raise StepError("nothing of the kind went over the wire")
        said, names = _read(entries, self.side)
        found = [(f"the {self.side} to say {one!r}", "they do not") for one in self.says
                 if one.casefold() not in said]  # fmt: skip
        found += [(f"the {self.side} never to say {one!r}", "they do") for one in self.never_says
                  if one.casefold() in said]  # fmt: skip
        if self.fields and (more := names - set(self.fields)):
            known = ", ".join(self.fields)
            found.append((f"no other fields than {known}", f"there is {', '.join(sorted(more))}"))
        if found:
            raise ExpectationError(found)

    def told(self) -> str:
        """The step as a sentence of a report."""
        said = [f"says {one!r}" for one in self.says]
        said += [f"never says {one!r}" for one in self.never_says]
        said += [f"has only the fields {', '.join(self.fields)}"] if self.fields else []
        return f"{super().told()}, {self.side}: {'; '.join(said)}"


def _read(entries: list[WireEntry], side: str) -> tuple[str, set[str]]:
    """All words of one side, in small letters, and the names of all fields of the bodies."""
    body = "question" if side == "requests" else "answer"
    said: list[str] = []
    fields: set[str] = set()
    for entry in entries:
        asked = body == "question"
        raw = entry.request_body if asked else entry.answer_body
        headers = entry.request_headers if asked else entry.answer_headers
        said += [entry.path] if asked else []
        said += [f"{name}: {value}" for name, value in headers]
        said.append(raw.decode("utf-8", "replace"))
        for document in decoded(entry, redacted=False):
            if document.where == body or (asked and document.where == "proof"):
                said.append(json.dumps([document.header, document.content], ensure_ascii=False))
            if document.where == body:
                fields |= _fields(document.content)
    return "\n".join(said).casefold(), fields


def _fields(content: Any) -> set[str]:
    """The names of all members, however deep."""
    if isinstance(content, dict):
        return set(content).union(*map(_fields, content.values()))
    return set[str]().union(*map(_fields, content)) if isinstance(content, list) else set()


class ExpectHistory(Step):
    """Expect how the last seat of a computer ended, as the server wrote it down."""

    words = "the last seat of {on}: {ended}"
    expects = True
    on: OneComputer = Field(alias="expect history of", description="The computer.")
    ended: Literal[
        "timed out", "released", "freed", "closed", "expired", "blocked", "revoked", "idle",
        "deregistered", "trial over", "not yet",
    ] = Field(description="Why it ended; not yet while it is held.")  # fmt: skip

    def play(self, stage: Stage) -> None:
        """Compare."""
        stage.lab.observe()
        spans = [one for one in stage.lab.timeline.spans() if one.computer == self.on]
        got = (spans[-1].ended or "not yet") if spans else "it never had one"
        if got != self.ended:
            raise ExpectationError(
                [(f"the last seat of {self.on} to have ended: {self.ended}", got)]
            )


class RememberSeat(Step):
    """Remember the seat of a computer, to be compared later with "same seat"."""

    words = "the seat of {on} is remembered"
    expects = True
    on: Computers = Field(alias="remember seat of", description="Which computers.")

    def play(self, stage: Stage) -> None:
        """Remember."""
        for computer in stage.computers(self.on):
            grant = stage.grant(computer)
            if grant is None:
                raise StepError(f"{computer.name} has no seat")
            stage.seats[computer.name] = grant.seat_id


WORLD_EXPECTATIONS: tuple[type[Step], ...] = (
    ExpectSeats, ExpectRequests, ExpectWire, ExpectHistory, RememberSeat,
)  # fmt: skip
