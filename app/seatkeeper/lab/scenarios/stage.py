"""Where a scenario is played: the lab, and what the scenario has named so far."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import timedelta
from fnmatch import fnmatchcase
from typing import TYPE_CHECKING, Final

from seatkeeper.lab.people import address_of
from seatkeeper.lab.scenarios.step import StepError, StoppedError
from seatkeeper.session.states import Licensed, NeedsLogin

if TYPE_CHECKING:
    from seatkeeper.lab.computer import VirtualComputer
    from seatkeeper.lab.events import LabEvent
    from seatkeeper.lab.lab import Lab
    from seatkeeper.lab.pools import Pool
    from seatkeeper.lab.trace import WireEntry
    from seatkeeper.licensing.grant import Grant
    from seatkeeper.licensing.license import Category
    from seatkeeper.session.wishes import Event

__all__ = ["Stage", "fitting"]

_MOST_EVENTS: Final = 5000
"""Events after which a scenario that waits for a certain one has waited long enough."""


def fitting(patterns: Iterable[str], known: Sequence[str]) -> list[str]:
    """What names and patterns stand for, in the order in which it is known."""
    found: list[str] = []
    for pattern in patterns:
        found += [one for one in known if fnmatchcase(one, pattern) and one not in found]
    return found


class Stage:
    """A lab while one scenario is played in it.

    Args:
        lab: Fresh.
        computers: Names of the computers, in the order of the file.
        people: Names of the people.
        stop: Is asked whenever something has happened while time passes whether to end.

    Attributes:
        lab: The lab.
        files: Requests and responses by the name the scenario gave them.
        licenses: Ids of licenses by the name the scenario gave them.
        seats: Seat ids remembered, by computer.
        before: Number of exchanges on the wire before the latest step that did something.
    """

    def __init__(
        self, lab: Lab, computers: Sequence[str], people: Sequence[str], stop: Callable[[], bool]
    ) -> None:
        self.lab = lab
        self._stop = stop
        self._computers = tuple(computers)
        self._people = tuple(people)
        self.files: dict[str, bytes] = {}
        self.licenses: dict[str, str] = {}
        self.seats: dict[str, str] = {}
        self.before = 0

    def computers(self, patterns: Iterable[str]) -> list[VirtualComputer]:
        """The computers that are meant."""
        return [self.lab.computers[name] for name in fitting(patterns, self._computers)]

    def people(self, patterns: Iterable[str]) -> list[str]:
        """The people that are meant; a whole address is known to the server, or is not."""
        return [
            person
            for pattern in patterns
            for person in ([pattern] if "@" in pattern else fitting([pattern], self._people))
        ]

    def license(self, name: str) -> str:
        """The id of a license, by its id or its name here."""
        return self.licenses.get(name, name)

    def address(self, person: str) -> str:
        """The email address of a person."""
        return address_of(person)

    def pool(self, owner: str, category: Category | None) -> Pool:
        """The pool of an owner.

        Args:
            owner: The person.
            category: Of which licenses; needed where the owner has several pools.

        Raises:
            StepError: There is none, or more than one.
        """
        found = [
            pool
            for pool in self.lab.seats()
            if pool.owner == self.address(owner) and category in {None, pool.category}
        ]
        if len(found) != 1:
            which = ", ".join(pool.category for pool in found)
            what = f"several pools: say which category ({which})" if found else "no pool of seats"
            raise StepError(f"{owner} has {what}")
        return found[0]

    def exchanges(self, computers: Iterable[str], *, since_last: bool = False) -> list[WireEntry]:
        """What went over the wires of some computers.

        Args:
            computers: Names or patterns.
            since_last: Only since the latest step that did something.
        """
        names = set(fitting(computers, self._computers))
        start = self.before if since_last else 0
        wire = self.lab.wire
        found = wire.entries(start=start, count=max(len(wire) - start, 1))
        return [entry for entry in found if entry.computer in names]

    def file(self, name: str) -> bytes:
        """A file that was made.

        Raises:
            StepError: It was not, because the step that makes it failed.
        """
        if name not in self.files:
            raise StepError(f"there is no file {name!r}: it was not made")
        return self.files[name]

    def wish(self, computer: VirtualComputer, event: Event, words: str) -> None:
        """Have a user wish something, which must be possible.

        Args:
            computer: Where.
            event: What.
            words: The wish after "cannot", for a person.

        Raises:
            StepError: The app does not allow it now.
        """
        self.possible(computer, type(event), words)
        computer.do(event)

    def possible(self, computer: VirtualComputer, kind: type[Event], words: str) -> None:
        """Make sure that the app offers something now.

        Raises:
            StepError: It does not.
        """
        self.running(computer)
        if not computer.allows(kind):
            state = type(computer.state).__name__
            raise StepError(
                f"{computer.name} cannot {words} now: the app does not allow it ({state})"
            )

    def running(self, computer: VirtualComputer) -> None:
        """Make sure that the app runs.

        Raises:
            StepError: It does not, or the computer sleeps.
        """
        if not computer.runs:
            raise StepError(f"the app does not run on {computer.name}")
        if computer.asleep:
            raise StepError(f"{computer.name} is asleep")

    def pass_until(self, kind: str, who: str) -> None:
        """Let events pass until one of a kind has.

        Args:
            kind: As in ``LabEvent``; empty for any.
            who: A computer, or empty for anybody.

        Raises:
            StepError: None is on the calendar.
            StoppedError: The run was stopped.
        """
        for _ in range(_MOST_EVENTS):
            passed: list[LabEvent] = self.lab.advance_to_next_event()
            if not passed:
                break
            if any(kind in {"", one.kind} and who in {"", one.who} for one in passed):
                return
            self._go_on()
        wanted = f"{kind or 'event'} of {who}" if who else (kind or "event")
        raise StepError(f"no {wanted} comes")

    def advance(self, by: timedelta) -> None:
        """Let time pass for everybody.

        Raises:
            StoppedError: The run was stopped.
        """
        self.lab.advance(by, on_event=lambda _event: self._go_on())

    def _go_on(self) -> None:
        if self._stop():
            raise StoppedError

    @staticmethod
    def grant(computer: VirtualComputer) -> Grant | None:
        """The right with which the app lets its user save; None for none."""
        state = computer.state
        return state.grant if isinstance(state, Licensed | NeedsLogin) else None
