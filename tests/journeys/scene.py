"""The scene of a history: five computers at one server, what binds them, and what is judged.

Nothing that a step draws depends on what has happened, so that any history can be repeated and
shortened. A step picks a computer with which it can be done; where there is none, somebody gets to
work instead.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import ClassVar, Final

from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant

from seatkeeper.licensing.verdict import Reason
from seatkeeper.session import events as ev
from seatkeeper.session.states import (
    Idle,
    Licensed,
    NoConnection,
    ReadOnly,
    State,
    WaitingForSeat,
)
from tests.journeys import promises
from tests.journeys.cables import Cable, Mishap
from tests.journeys.desks import Desk
from tests.journeys.office import Office

__all__ = ["USERS", "Scene", "contact"]

USERS: Final = ("owner", "owner", "ada", "ada", "ben", "ada", "owner")
"""Who usually works at which computer; the owner and Ada have two, the last two are for copies."""

_AT_FIRST: Final = 5
"""How many computers there are before anything is copied."""


def contact(state: State) -> ev.Event:
    """The wish with which a user has the server asked about the seat."""
    if isinstance(state, Licensed):
        return ev.Heartbeat()
    if isinstance(state, NoConnection | WaitingForSeat | ReadOnly):
        return ev.Retry()
    if isinstance(state, Idle):
        return ev.Activity()
    return ev.Tick()


class Scene(RuleBasedStateMachine):
    """The base of a history.

    Attributes:
        office: The server of the whole run.
        folder: Where the computers keep their files.
    """

    office: ClassVar[Office]
    folder: ClassVar[Path]

    @initialize()
    def begin(self) -> None:
        """Three of five computers were in use, and have lost their power a moment ago."""
        kept = self.folder / "kept"
        if not kept.exists():
            self.keep_a_beginning(kept)
        self.office.go_back()
        self.set_up(self.folder / "now")
        for desk in self.desks[1:4]:
            shutil.copytree(kept / str(desk.number), desk.folder)
        self.count("histories")

    def keep_a_beginning(self, kept: Path) -> None:
        """Have three people log in, once for all histories."""
        self.office.open()
        self.set_up(kept)
        for desk in self.desks[1:4]:
            desk.start()
            desk.log_in(desk.cable.user)
        self.office.remember()

    def set_up(self, place: Path) -> None:
        """Put five computers up, with nothing on them."""
        shutil.rmtree(place, ignore_errors=True)
        self.place = place
        self.changes = promises.Changes()
        self.desks: list[Desk] = []
        self.told_the_time = self.office.world.now()
        for _ in range(_AT_FIRST):
            self.add_desk()

    def count(self, what: str) -> None:
        """Count something for the figures of the run."""
        self.office.tally[what] += 1

    def add_desk(self) -> None:
        """Put up another computer."""
        number = len(self.desks)
        cable = Cable(f"127.0.0.{number + 2}", USERS[number], self.a_minute)
        self.desks.append(
            Desk(
                number,
                self.place / str(number),
                cable,
                profile=self.office.plug_in(cable),
                world=self.office.world,
                serial=lambda: self.office.serial,
            )
        )

    def a_minute(self) -> None:
        """A minute passes for everybody."""
        self.office.world.advance(timedelta(minutes=1))

    def pick(self, number: int, fits: Callable[[Desk], bool]) -> Desk | None:
        """One of the computers with which something can be done."""
        found = [desk for desk in self.desks if fits(desk)]
        if found:
            return found[number % len(found)]
        self.get_to_work(self.desks[number % len(self.desks)])
        return None

    def get_to_work(self, desk: Desk) -> None:
        """Instead of a step that nobody can do: without work nothing can happen."""
        if not desk.runs:
            self.count("start")
            desk.start()
        elif desk.allows(ev.LogIn):
            self.count("log in")
            desk.log_in(desk.cable.user)
        else:
            self.count("ask")
            desk.do(contact(desk.state))
        self.judged(desk)

    def act(
        self, name: str, number: int, desk: Desk, *wishes: ev.Event, mishap: Mishap | None = None
    ) -> bool:
        """Have something wished at a computer.

        Returns:
            Whether all its questions were answered, and something about a seat among them.
        """
        self.count(name)
        desk.do(*wishes, mishap=mishap, meanwhile=self.somebody_else(number, desk))
        return self.judged(desk)

    def somebody_else(self, number: int, busy: Desk) -> Callable[[], None]:
        """What another computer asks while this one waits for its answer."""

        def meanwhile() -> None:
            others = [desk for desk in self.desks if desk.runs and desk is not busy]
            if others:
                other = others[number % len(others)]
                other.do(contact(other.state))

        return meanwhile

    def judged(self, desk: Desk) -> bool:
        """Judge a computer that has just asked; see ``act`` for what is returned."""
        smooth = desk.cable.undisturbed and bool(desk.cable.answers)
        if smooth:
            promises.agreement(self.office.book(), desk)
            verdict = desk.state.verdict if isinstance(desk.state, ReadOnly) else None
            if verdict is not None and verdict.reason is Reason.SUPERSEDED and desk.copied:
                self.count("copies exposed")
        return smooth

    def everybody_hears_the_time(self, event: ev.Event) -> None:
        """Every client is told that time has passed, as its timer would."""
        self.told_the_time = self.office.world.now()
        for desk in self.desks:
            if desk.runs:
                desk.do(event)
                self.judged(desk)

    @invariant()
    def the_promises_hold(self) -> None:
        """After each step."""
        while self.office.world.now() != self.told_the_time:
            self.everybody_hears_the_time(ev.Tick())
        book = self.office.book()
        self.changes.note(book, self.office.serial)
        swept = self.office.swept_at == book.now
        promises.every_step(book, self.desks, self.changes, swept=swept)
        taken = sum(map(book.used, book.licenses.values()))
        self.office.tally["steps"] += 1
        most = max(self.office.tally["most seats taken at once"], taken)
        self.office.tally["most seats taken at once"] = most

    def come_together(self) -> None:
        """All cables are mended, everybody asks; then client and server agree."""
        for desk in self.desks:
            desk.cable.is_cut = False
        for desk in self.desks:
            if desk.runs:
                desk.do(contact(desk.state))
                self.judged(desk)
        for desk in self.desks:  # whoever asked before its copy did hears of it now
            if desk.copied and isinstance(desk.state, Licensed):
                desk.do(ev.Heartbeat())
                self.judged(desk)
        promises.copies_are_exposed(self.desks)

    def teardown(self) -> None:
        """In the end they agree, whatever has happened."""
        if hasattr(self, "place"):
            self.come_together()
            self.the_promises_hold()
