"""A virtual computer: folders, a vault, an identity, clocks and a network of its own.

On it runs the product's own client, joined by the product's own composition, and speaks to the
server over a real socket. Its process can be started, closed and crashed; the computer itself can
sleep, be unplugged, have its clock set wrong and its files deleted or copied to another one.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

from licensecache import FileVault
from seatkeeper.lab import disk
from seatkeeper.lab.acts import ActKeeper, act
from seatkeeper.lab.clock import ComputerClock
from seatkeeper.lab.errors import LabError
from seatkeeper.lab.hearing import Hearing
from seatkeeper.lab.network import Line
from seatkeeper.lab.people import address_of
from seatkeeper.lab.running import Place, Running, Surroundings
from seatkeeper.service.exchange import ResponseOutcome
from seatkeeper.service.identity import DeviceIdentity
from seatkeeper.session import events as ev
from seatkeeper.session.states import Closed, Notice, State

__all__ = ["VirtualComputer"]


class VirtualComputer:
    """One computer; used from one thread at a time.

    Args:
        name: What people call it.
        place: Where its client runs.
        around: What it shares with the rest of the lab.

    Attributes:
        name: As given.
        folder: Everything it keeps is in here.
        platform: ``linux``, ``windows`` or ``macos``.
        clock: Its clocks; ``clock.skew`` sets the wall clock.
        network: Its line to the server.
        asleep: Whether it sleeps: time passes, and nothing happens on it.
        hearing: Where its exchanges are told.
        notices: Codes of what its user was told since the process began.
        keeper: Told of what is done here; None for nobody.
    """

    def __init__(self, name: str, place: Place, around: Surroundings) -> None:
        self.name = name
        self.folder: Path = place.home
        self.platform = place.platform
        self.clock: ComputerClock = place.clock
        self.asleep = False
        self.notices: list[str] = []
        self.keeper: ActKeeper | None = None
        self.hearing = Hearing(name, around.wire)
        self._place = place
        self._around = around
        self._line: Line | None = None
        self._process: Running | None = None
        self._state: State = Closed()
        self._identity = ""

    def plug(self, line: Line) -> None:
        """Give it its line; done once, when it is made."""
        self._line = line
        self._place = replace(self._place, profile=self._place.profile._replace(url=line.url))

    # --- what it is -------------------------------------------------------------------------------

    @property
    def network(self) -> Line:
        """Its line to the server."""
        assert self._line is not None  # noqa: S101 - the lab plugs it in before anybody sees it
        return self._line

    @property
    def runs(self) -> bool:
        """Whether a client runs."""
        return self._process is not None

    @property
    def pid(self) -> int | None:
        """Of the process of its own in which a client runs; None where it is none."""
        return None if self._process is None else self._process.pid

    @property
    def state(self) -> State:
        """Of the session; a closed one where no client runs."""
        return Closed() if self._process is None else self._process.state

    @property
    def state_name(self) -> str:
        """What the state is called; safe to ask from any thread."""
        return type(self._state).__name__

    @property
    def told(self) -> str:
        """The code of the notice that the state shows; empty for none."""
        notice: Notice | None = getattr(self.state, "notice", None)
        return "" if notice is None else notice.code

    @property
    def user(self) -> str:
        """Email of who is logged in; empty for nobody."""
        return "" if self._process is None else self._process.user

    @property
    def identity(self) -> str:
        """Thumbprint of its device key, by which the server knows it."""
        if not self._identity:
            vault = FileVault(self._place.folders.vault)
            self._identity = DeviceIdentity(vault, self._place.entropy).thumbprint
        return self._identity

    @property
    def has_identity(self) -> bool:
        """Whether it has a device key yet: it gets one when its app first needs it."""
        return bool(self._identity) or self._place.folders.vault.exists()

    @property
    def due(self) -> datetime | None:
        """When its client next wants to know the time (true time, UTC); None for never."""
        return None if self._process is None or self.asleep else self._process.due()

    # --- the client watched -----------------------------------------------------------------------

    def changed(self, state: State) -> None:
        """The session is in another state: what was asked before has led here."""
        self._state = state
        self.hearing.file(self.state_name)

    def notified(self, notice: Notice) -> None:
        """Something was told to the user."""
        self.notices.append(notice.code)

    # --- the process ------------------------------------------------------------------------------

    @act
    def start(self) -> State:
        """Start the app; if it runs, its process crashes first. A computer that sleeps wakes."""
        self.crash()
        self.asleep = False
        self.notices = []
        self._state = Closed()
        self._process = self._around.begin(self._place, self)
        return self._settle()

    def log_in(self, person: str, *, password: str = "demo", keep: bool = True) -> State:  # noqa: S107 - of all made-up people
        """Log somebody in, ``ada`` for ``ada@demo.example``; starts the app if need be.

        Raises:
            IllegalEventError: Somebody is logged in already, say.
        """
        if self._process is None:
            self.start()
        return self.do(ev.LogIn(address_of(person), password, keep))

    @act
    def do(self, event: ev.Event) -> State:
        """Do something, and everything that follows from it.

        Raises:
            LabError: ``not-running`` or ``asleep``.
            IllegalEventError: The state does not allow it; nothing has changed.
        """
        client = self._awake()
        try:
            client.dispatch(event)
        except LabError:  # its process has ended without us
            self.crash()
            raise
        return self._settle()

    def allows(self, kind: type[ev.Event]) -> bool:
        """Whether its user may do this now."""
        return self._process is not None and not self.asleep and self._process.allows(kind)

    def close(self) -> State:
        """Quit the app as its user does; nothing happens where none runs."""
        return self.do(ev.Close()) if self.runs else self.state

    @act
    def crash(self) -> None:
        """End the process without a word to anybody; nothing happens where none runs."""
        if self._process is not None:
            process, self._process = self._process, None
            process.kill()
            self._state = Closed()
            self.hearing.file(self.state_name)

    def _settle(self) -> State:
        """After something was done: the state it has led to."""
        process = self._process
        assert process is not None  # noqa: S101 - something was done in it
        state = process.state
        self.changed(state)
        if isinstance(state, Closed):
            self._process = None
            process.kill()
        if self.hearing.news():
            self._around.observe()
        return state

    def _awake(self) -> Running:
        if self._process is None:
            raise LabError("not-running", f"the app does not run on {self.name}: start it first")
        if self.asleep:
            raise LabError("asleep", f"{self.name} sleeps: wake it first")
        return self._process

    # --- the computer -----------------------------------------------------------------------------

    def sleep(self) -> None:
        """Close the lid: its clocks go on, and nothing else."""
        self.asleep = True

    def wake(self) -> None:
        """Open the lid; the app notices that time has passed."""
        if self.asleep:
            self.asleep = False
            if self.runs:
                self.do(ev.Resumed())

    def unplug(self) -> None:
        """Pull the network cable."""
        self.network.plugged = False

    def plug_in(self) -> None:
        """Plug the network cable in again; another fault of the network stays."""
        self.network.plugged = True

    @act
    def delete_cache(self, which: str = "both") -> None:
        """Delete the cache, ``local``, ``roaming`` or ``both``; vault and running app stay.

        Raises:
            ValueError: Another one.
        """
        disk.delete_cache(self._place.folders, which)

    @act
    def copy_cache_to(self, other: VirtualComputer, *, vault: bool = False) -> None:
        """Copy the license cache to another computer, whose app ends first if it runs.

        Args:
            other: Its own cache is replaced.
            vault: Copy the vault, too: as a whole disk is copied.
        """
        other.crash()
        disk.copy_cache(self._place.folders, other._place.folders, vault=vault)
        if vault:
            other._identity = ""

    def set_clock(self, ahead: timedelta) -> None:
        """Set the wall clock wrong; zero sets it right."""
        self.clock.skew = ahead

    # --- what a user does -------------------------------------------------------------------------

    def log_out(self, *, anyway: bool = False) -> State:
        """Log out and Restart."""
        return self.do(ev.LogOut(anyway))

    def extend(self, days: int) -> State:
        """Keep the license available offline for some days."""
        return self.do(ev.Extend(days))

    def return_early(self) -> State:
        """End the offline availability before its date."""
        return self.do(ev.ReturnEarly())

    def check_license(self) -> State:
        """Check for Updated License."""
        return self.do(ev.Check())

    def be_active(self) -> State:
        """Touch the keyboard."""
        return self.do(ev.Activity())

    @act
    def make_request(self) -> bytes:
        """Make an offline request, and return its file.

        Raises:
            LabError: ``request-failed``, ``not-running`` or ``asleep``.
        """
        return self._awake().make_request()

    @act
    def open_response(self, data: bytes) -> ResponseOutcome:
        """Open a response file."""
        outcome = self._awake().open_response(data)
        self._settle()
        return outcome
