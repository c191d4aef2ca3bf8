"""The lab: one server, one clock, and any number of computers, in one process.

Everything is the product's own: clients joined as the app joins them, the sandbox behind real
sockets. Only time is the lab's. It stands still until somebody advances it, and then goes from
one due moment to the next, so that every computer does what it would have done meanwhile. Used
from one thread at a time.
"""

from __future__ import annotations

import json
from collections import deque
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Final

from seatkeeper.lab.acts import ActKeeper
from seatkeeper.lab.agenda import ServerAgenda, due_at
from seatkeeper.lab.clock import LabClock
from seatkeeper.lab.computer import VirtualComputer
from seatkeeper.lab.counter import swept
from seatkeeper.lab.errors import LabError
from seatkeeper.lab.events import LabEvent
from seatkeeper.lab.office import OWNER, Office
from seatkeeper.lab.people import address_of
from seatkeeper.lab.pools import Pool, read_pools
from seatkeeper.lab.timeline import SeatTimeline
from seatkeeper.lab.workshop import LabParts, Workshop
from seatkeeper.sandbox.server import SandboxServer
from seatkeeper.servers.profile import ServerProfile
from seatkeeper.session import events as ev

__all__ = ["EVENTS_KEPT", "Lab", "LabParts"]

EVENTS_KEPT: Final = 10_000
"""How many events an advance returns at most: the newest. ``on_event`` is told of all."""


@dataclass(frozen=True, slots=True)
class _Moment:
    """Everything that is due at one moment: the server's part first, as in every operation."""

    at: datetime
    server: tuple[LabEvent, ...]
    ticks: tuple[tuple[LabEvent, VirtualComputer], ...]

    @property
    def events(self) -> tuple[LabEvent, ...]:
        return (*self.server, *(event for event, _ in self.ticks))


class Lab:
    """One lab; also a context manager that closes it.

    Args:
        folder: Everything is kept in here.
        parts: What it is put together from.

    Attributes:
        folder: As given.
        clock: The one time.
        sandbox: The server, running.
        profile: Its profile, as a vendor ships it.
        wire: Everything that went over the lines.
        timeline: Who held which seat.
        office: What people do at the portal and in the shop.
    """

    def __init__(self, folder: Path, parts: LabParts) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self.folder = folder
        self.clock = LabClock()
        self._parts = parts
        self._ticked: dict[str, datetime] = {}
        self.timeline = SeatTimeline()
        self.sandbox = SandboxServer(now=self.clock.now, entropy=parts.entropy, timing=parts.timing)
        self.sandbox.start()
        self.profile = ServerProfile.from_json(json.dumps(self.sandbox.profile()))
        self._agenda = ServerAgenda(self.sandbox.sandbox.database, parts.timing, self._names)
        self._workshop = Workshop(
            folder, parts, clock=self.clock, profile=self.profile, changed=self.observe
        )
        self.wire = self._workshop.wire
        self.office = Office(self.sandbox, self.observe)
        self._passed_until = self.clock.now()

    def __enter__(self) -> Lab:
        return self

    def __exit__(self, *_failure: object) -> None:
        self.close()

    # --- computers --------------------------------------------------------------------------------

    @property
    def computers(self) -> Mapping[str, VirtualComputer]:
        """All computers by name, in the order in which they were made."""
        return self._workshop.computers

    def computer(
        self, name: str, *, platform: str = "linux", process: bool = False
    ) -> VirtualComputer:
        """A computer; made when it is first asked for, switched off.

        Args:
            name: What people call it; the same name is the same computer.
            platform: ``linux``, ``windows`` or ``macos``; of a new one.
            process: Whether its client runs in a process of its own; of a new one.

        Raises:
            LabError: ``bad-name``, ``bad-platform`` or ``kind-of-process``.
        """
        return self._workshop.computer(name, platform=platform, process=process)

    def tell(self, keeper: ActKeeper) -> None:
        """Tell somebody what is done at computers that are made from now on."""
        self._workshop.keeper = keeper

    def remove(self, name: str) -> None:
        """Take a computer away, with everything on it; its app crashes if it runs.

        Raises:
            LabError: ``no-computer``: there is none of this name.
        """
        self._workshop.remove(name)

    # --- time -------------------------------------------------------------------------------------

    def advance(
        self, by: timedelta, *, on_event: Callable[[LabEvent], None] | None = None
    ) -> list[LabEvent]:
        """Let time pass, from due moment to due moment.

        Every computer that runs and is awake ticks when its client wants to know the time; the
        server does what is due. Memory stays as it is however much time passes.

        Args:
            by: How much time.
            on_event: Told of every event after it has been lived through; what it raises ends
                the advance at that moment.

        Returns:
            The events passed through, in order; of more than ``EVENTS_KEPT`` the newest.

        Raises:
            ValueError: ``by`` is negative.
        """
        if by < timedelta(0):
            raise ValueError("time does not run back; set a computer's clock instead")
        end = self.clock.now() + by
        self._agenda.forget()
        passed: deque[LabEvent] = deque(maxlen=EVENTS_KEPT)
        while (moment := self._next()) is not None and moment.at <= end:
            for event in self._live_through(moment):
                passed.append(event)
                if on_event is not None:
                    on_event(event)
        self.clock.advance(end - self.clock.now())
        self._passed_until = end
        self.observe()
        return list(passed)

    def next_event(self) -> LabEvent | None:
        """What comes next; None for nothing, ever."""
        self._agenda.forget()
        moment = self._next()
        return None if moment is None else moment.events[0]

    def advance_to_next_event(self) -> list[LabEvent]:
        """Let time pass until the next moment at which anything is due, and live through it."""
        self._agenda.forget()
        moment = self._next()
        return [] if moment is None else list(self._live_through(moment))

    def _next(self) -> _Moment | None:
        """The next moment at which anything is due."""
        now = self.clock.now()
        ticks = [
            (event, computer)
            for computer in self.computers.values()
            if (event := due_at(computer, now, again=self._ticked.get(computer.name) == now))
        ]
        first = min((event.at for event, _ in ticks), default=None)
        server = self._agenda.upcoming(self._passed_until, first)
        if server and (first is None or server[0].at < first):
            first = server[0].at
        if first is None:
            return None
        return _Moment(
            first,
            tuple(event for event in server if event.at == first),
            tuple((event, computer) for event, computer in ticks if event.at == first),
        )

    def _live_through(self, moment: _Moment) -> Iterator[LabEvent]:
        self.clock.advance(max(moment.at - self.clock.now(), timedelta(0)))
        self._passed_until = max(moment.at, self._passed_until)
        if moment.server:
            self.observe()
            yield from moment.server
        for event, computer in moment.ticks:
            if computer.due is not None:  # what happened at the same moment may have ended it
                self._ticked[computer.name] = self.clock.now()
                computer.do(ev.Tick())
            yield event

    # --- the server -------------------------------------------------------------------------------

    def observe(self) -> None:
        """Look at the server: something may have changed there."""
        self._agenda.forget()
        with swept(self.sandbox) as (session, now):
            self.timeline.observe(session, now, self._names())

    def seats(self) -> tuple[Pool, ...]:
        """How many seats there are and who has them, as the server has it now."""
        with swept(self.sandbox) as (session, now):
            return read_pools(session, now, self._names())

    def pool(self, owner: str = OWNER, *, category: str = "commercial") -> Pool:
        """The seats of one owner, as the server has them now.

        Args:
            owner: Whose, ``owner`` for ``owner@demo.example``.
            category: Of their licenses, such as ``educational``.

        Raises:
            LabError: ``no-license``: they have no license of that category.
        """
        email = address_of(owner)
        for pool in self.seats():
            if (pool.owner, pool.category) == (email, category):
                return pool
        raise LabError("no-license", f"{email} has no {category} license")

    def _names(self) -> Mapping[str, str]:
        """Names of computers by the thumbprints of their device keys."""
        return {
            computer.identity: computer.name
            for computer in self.computers.values()
            if computer.has_identity
        }

    # --- the end ----------------------------------------------------------------------------------

    def reset(self) -> None:
        """Begin anew: no computers, the first morning, the demo accounts, an empty wire."""
        self._workshop.reset()
        self._ticked.clear()
        self.clock.reset()
        self._passed_until = self.clock.now()
        self.sandbox.sandbox.reset()
        self.timeline.clear()

    def close(self) -> None:
        """End everything that runs; the folder stays."""
        self._workshop.close()
        self.sandbox.stop()
