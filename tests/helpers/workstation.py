"""A whole computer with the real client on it, joined by the product's own composition.

Real folders, a real file vault, a real socket; only the time is the test's, and the cable between
computer and server can be cut.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from typing import TypeVar

from licensecache import Vault
from seatkeeper.composition import Assembly, Computer, assemble, open_computer
from seatkeeper.licensing.grant import Grant
from seatkeeper.sandbox.demo import PASSWORD
from seatkeeper.servers.profile import ServerProfile
from seatkeeper.service.client import Client
from seatkeeper.service.exchange import Failure, RequestMade, ResponseOutcome
from seatkeeper.service.lanes import InlineLanes
from seatkeeper.service.ports import Lanes
from seatkeeper.service.record import Record
from seatkeeper.session import events as ev
from seatkeeper.session.states import Licensed, Notice, State
from tests.helpers.wire import Wire
from tests.helpers.world import WorkstationClock, World

StateT = TypeVar("StateT", bound=State)
T = TypeVar("T")


@dataclass
class Witness:
    """An observer that remembers."""

    states: list[State] = field(default_factory=list)
    notices: list[Notice] = field(default_factory=list)
    restarts: int = 0

    def changed(self, state: State) -> None:
        self.states.append(state)

    def notified(self, notice: Notice) -> None:
        self.notices.append(notice)

    def restarted(self) -> None:
        self.restarts += 1

    @property
    def codes(self) -> list[str]:
        """The codes of what the user was told."""
        return [notice.code for notice in self.notices]


class Workstation:
    """One computer.

    Args:
        folder: Where it keeps everything; the same folder is the same computer.
        world: Its time.
        profile: The server it talks to.
        total_seconds: Deadline of one exchange.

    Attributes:
        wire: The cable to the server.
        clock: Its clocks; ``clock.skew`` sets the wall clock.
        seen: What the user of the present process has seen.
    """

    def __init__(
        self, folder: Path, world: World, profile: ServerProfile, *, total_seconds: float = 10.0
    ) -> None:
        self.folder = folder
        self.world = world
        self.wire = Wire(profile.url)
        self.profile = profile._replace(url=self.wire.url)
        self.clock = WorkstationClock(world)
        self.seen = Witness()
        self.total_seconds = total_seconds
        self._assembly: Assembly | None = None

    @property
    def computer(self) -> Computer:
        """The computer as ``seatkeeper.composition`` describes it."""
        return open_computer(profile_dir=self.folder)._replace(clock=self.clock)

    def start(
        self,
        *,
        resumes: bool = False,
        vault: Vault | None = None,
        lanes: Lanes | None = None,
    ) -> State:
        """Start the client in a new process, so to speak: whatever ran before has crashed."""
        self.seen = Witness()
        self._assembly = assemble(
            self.computer,
            self.profile,
            lanes=lanes or InlineLanes(),
            observer=self.seen,
            vault=vault,
            total_seconds=self.total_seconds,
            resumes=resumes,
        )
        self.client.start()
        return self.client.state

    @property
    def client(self) -> Client:
        """The client of the process that runs."""
        assert self._assembly is not None, "start() the workstation first"
        return self._assembly.client

    @property
    def record(self) -> Record:
        """What the process that runs holds as its record."""
        assert self._assembly is not None, "start() the workstation first"
        return self._assembly.store.record

    def do(self, event: ev.Event) -> State:
        """Dispatch an event and return the state it led to, all effects carried out."""
        self.client.dispatch(event)
        return self.client.state

    def log_in(self, person: str, *, password: str = PASSWORD, keep: bool = True) -> State:
        """Log a demo person in, ``ada`` for ``ada@demo.example``; starts the client if need be."""
        if self._assembly is None:
            self.start()
        return self.do(ev.LogIn(f"{person}@demo.example", password, keep))

    def expect(self, kind: type[StateT]) -> StateT:
        """The present state, which must be of this kind."""
        state = self.client.state
        assert isinstance(state, kind), state
        return state

    @property
    def grant(self) -> Grant:
        """The grant in use; the client must be licensed."""
        return self.expect(Licensed).grant

    @property
    def told(self) -> str:
        """The code of the notice that the present state shows; empty for none."""
        notice: Notice | None = getattr(self.client.state, "notice", None)
        return "" if notice is None else notice.code

    def wait(self, by: timedelta) -> State:
        """Let time pass for everybody, with the ticks that the client asked for.

        Each heartbeat is a real one: for days, ``world.advance`` and a single tick are quicker.
        """
        end = self.world.now() + by
        while (left := end - self.world.now()) > timedelta(0):
            self.world.advance(min(left, self._until_due()))
            self.do(ev.Tick())
        return self.client.state

    def _until_due(self) -> timedelta:
        due: datetime | None = self.client.due()
        if due is None:
            return timedelta.max
        # At least a second, so that a due time that stays the same cannot stop the world.
        return max(due - self.client.now(), timedelta(seconds=1))

    def ask(self, question: Callable[[Callable[[T], None]], None]) -> T:
        """Call a client method that reports through a callback, and return what it reported."""
        answers: list[T] = []
        question(answers.append)
        (answer,) = answers
        return answer

    # --- the offline exchange -------------------------------------------------------------------

    def make_request(self) -> RequestMade:
        """Make an offline request, which must succeed."""
        made = self._try_request()
        assert isinstance(made, RequestMade), made
        return made

    def failed_request(self) -> str:
        """Try to make an offline request, which must fail, and return the code."""
        made = self._try_request()
        assert isinstance(made, Failure), made
        return made.code

    def _try_request(self) -> RequestMade | Failure:
        answers: list[RequestMade | Failure] = []
        self.client.make_request(language="en", done=answers.append)
        return answers[0]

    def open_response(self, data: bytes) -> ResponseOutcome:
        """Open a response file."""
        answers: list[ResponseOutcome] = []
        self.client.open_response(data, answers.append)
        return answers[0]

    def close(self) -> None:
        """Take the computer away."""
        self.wire.close()
