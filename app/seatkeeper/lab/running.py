"""The process of a virtual computer: a client that was started and has not ended yet.

``Running`` is what a computer needs of it. ``InThisProcess`` is a client on the caller's thread;
``process.OwnProcess`` is one in a process of its own, which can really be killed. The lab does
not know how a client is joined: whoever opens it hands the joining function in.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from seatkeeper.lab.clock import ComputerClock
from seatkeeper.lab.errors import LabError
from seatkeeper.servers.connections import Connections
from seatkeeper.servers.profile import ServerProfile
from seatkeeper.service.client import Client
from seatkeeper.service.exchange import Failure, RequestMade, ResponseOutcome
from seatkeeper.service.ports import Entropy, Observer
from seatkeeper.session.states import Notice, State
from seatkeeper.session.wishes import Event
from seatkeeper.system.folders import Folders

if TYPE_CHECKING:
    from seatkeeper.lab.computer import VirtualComputer
    from seatkeeper.lab.trace import WireTrace

__all__ = ["InThisProcess", "Join", "Place", "Running", "Surroundings", "Watcher"]


@dataclass(frozen=True, slots=True)
class Place:
    """Where a client runs.

    Attributes:
        home: The computer's own folder.
        folders: Where the client keeps things, below it.
        platform: ``windows``, ``macos`` or ``linux``.
        clock: The computer's clocks.
        profile: The server, at the address of the computer's line.
        entropy: Where random bytes come from.
        total_seconds: Deadline of one exchange.
    """

    home: Path
    folders: Folders
    platform: str
    clock: ComputerClock
    profile: ServerProfile
    entropy: Entropy
    total_seconds: float


class Join(Protocol):
    """Joins a client from the product's own parts, on lanes without threads."""

    def __call__(self, place: Place, *, observer: Observer, connections: Connections) -> Client:
        """Join it; nothing has been started yet."""
        ...


class Watcher(Protocol):
    """Who is told what a client does."""

    def changed(self, state: State) -> None:
        """The session is in another state."""
        ...

    def notified(self, notice: Notice) -> None:
        """Something was told to the user."""
        ...


class Running(Protocol):
    """A client that runs."""

    @property
    def pid(self) -> int | None:
        """Of its own process; None where that is this one."""
        ...

    @property
    def state(self) -> State:
        """Of its session."""
        ...

    @property
    def user(self) -> str:
        """Email of who is logged in; empty for nobody."""
        ...

    def dispatch(self, event: Event) -> None:
        """Apply an event and carry everything out that follows.

        Raises:
            IllegalEventError: The state does not allow it; nothing has changed.
        """
        ...

    def allows(self, kind: type[Event]) -> bool:
        """Whether the user may do this now."""
        ...

    def due(self) -> datetime | None:
        """When the next tick is wanted (true time, aware UTC); None for never."""
        ...

    def make_request(self) -> bytes:
        """Make an offline request.

        Raises:
            LabError: ``request-failed``: it cannot be made.
        """
        ...

    def open_response(self, data: bytes) -> ResponseOutcome:
        """Open a response file."""
        ...

    def kill(self) -> None:
        """End without a word to anybody."""
        ...


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What a computer has from its lab.

    Attributes:
        wire: Where its exchanges are kept.
        begin: Starts a client.
        observe: Called when something may have changed at the server.
    """

    wire: WireTrace
    begin: Callable[[Place, VirtualComputer], Running]
    observe: Callable[[], None]


class InThisProcess:
    """A client on the caller's thread.

    Args:
        place: Where it runs.
        join: Joins it.
        connections: Carry its questions.
        watcher: Is told what it does.
        now: True time, aware UTC.
    """

    def __init__(
        self,
        place: Place,
        join: Join,
        connections: Connections,
        watcher: Watcher,
        now: Callable[[], datetime],
    ) -> None:
        self._place = place
        self._join = join
        self._connections = connections
        self._watcher = watcher
        self._now = now
        self._restarts = False
        self._client = join(place, observer=self, connections=connections)
        self._go(self._client.start)

    # --- the observer of the client ---------------------------------------------------------------

    def changed(self, state: State) -> None:
        """The session is in another state."""
        self._watcher.changed(state)

    def notified(self, notice: Notice) -> None:
        """Something was told to the user."""
        self._watcher.notified(notice)

    def restarted(self) -> None:
        """The session begins again at the login window, as the app does it."""
        self._restarts = True

    # --- what a computer needs --------------------------------------------------------------------

    @property
    def pid(self) -> int | None:
        """None: this process is not its own."""
        return None

    @property
    def state(self) -> State:
        """Of the session."""
        return self._client.state

    @property
    def user(self) -> str:
        """Who is logged in."""
        account = self._client.account
        return "" if account is None else account.email

    def dispatch(self, event: Event) -> None:
        """Apply an event."""
        self._go(lambda: self._client.dispatch(event))

    def _go(self, beginning: Callable[[], None]) -> None:
        beginning()
        while self._restarts:
            self._restarts = False
            self._client = self._join(self._place, observer=self, connections=self._connections)
            self._client.start()

    def allows(self, kind: type[Event]) -> bool:
        """Whether the user may do this now."""
        return self._client.allows(kind)

    def due(self) -> datetime | None:
        """When the next tick is wanted."""
        moment = self._client.due()
        # The client counts in trusted time, which may differ from the true one.
        return None if moment is None else self._now() + (moment - self._client.now())

    def make_request(self) -> bytes:
        """Make an offline request."""
        answers: list[RequestMade | Failure] = []
        self._client.make_request(language="en", done=answers.append)
        made = answers[0]
        if isinstance(made, Failure):
            raise LabError("request-failed", f"no request can be made: {made.code} {made.detail}")
        return made.html

    def open_response(self, data: bytes) -> ResponseOutcome:
        """Open a response file."""
        answers: list[ResponseOutcome] = []
        self._client.open_response(data, answers.append)
        return answers[0]

    def kill(self) -> None:
        """End without a word."""
        self._connections.close()
