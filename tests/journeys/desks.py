"""A desk: a computer with the product's own client on it, whose process can end at any moment.

The client is joined by ``composition.assemble``: its cache and its vault are files, its adapter
speaks HTTP. The files can be copied to another computer, deleted, and put back.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

from seatkeeper.composition import Assembly, Computer, assemble, open_computer, open_vault
from seatkeeper.licensing.grant import Grant
from seatkeeper.sandbox.demo import PASSWORD
from seatkeeper.servers.profile import ServerProfile
from seatkeeper.service.identity import DeviceIdentity
from seatkeeper.service.record import Record
from seatkeeper.session import events as ev
from seatkeeper.session.states import Closed, Licensed, NeedsLogin, Notice, State
from tests.helpers.held_lanes import HeldLanes
from tests.helpers.world import WorkstationClock, World, counting_entropy
from tests.journeys.cables import Cable, Mishap, PowerCutError

__all__ = ["Desk"]


class Desk:
    """One computer.

    Args:
        number: Tells it from the others.
        folder: Where it keeps everything.
        cable: Its cable to the server.
        profile: The server it talks to, by the cable's address.
        world: Its time.
        serial: Counts the answers the server has given to anybody.

    Attributes:
        heard_at: Serial of the newest answer about a seat that it has received.
        tampered: Its clock was wrong, and it has not heard the time since its process began.
        copied: Whether its files are, or were, on another computer, too.
        overtaken: Whether a question of its own has arrived after a newer one.
    """

    def __init__(
        self,
        number: int,
        folder: Path,
        cable: Cable,
        *,
        profile: ServerProfile,
        world: World,
        serial: Callable[[], int],
    ) -> None:
        self.number = number
        self.folder = folder
        self.cable = cable
        self.clock = WorkstationClock(world)
        self._profile = profile
        self._serial = serial
        self._entropy = counting_entropy(f"desk {number} {folder.parent.name}")
        self._assembly: Assembly | None = None
        self._lanes = HeldLanes()
        self._restarts = False
        self._knows_the_time = False
        self._device = ""
        self.copies: list[Path] = []
        self.heard_at = 0
        self.tampered = False
        self.copied = False
        self.overtaken = False

    # --- the observer of the client ---------------------------------------------------------------

    def changed(self, state: State) -> None:
        """The session is in another state."""

    def notified(self, notice: Notice) -> None:
        """Something was told to the user."""

    def restarted(self) -> None:
        """The session begins again at the login window, as the app does it."""
        self._restarts = True

    # --- the process ------------------------------------------------------------------------------

    @property
    def runs(self) -> bool:
        """Whether there is a process."""
        return self._assembly is not None

    @property
    def state(self) -> State:
        """The state of the session; a closed one where there is no process."""
        return Closed() if self._assembly is None else self._assembly.client.state

    @property
    def record(self) -> Record:
        """What the process holds as its record."""
        return Record() if self._assembly is None else self._assembly.store.record

    @property
    def works(self) -> Grant | None:
        """The grant with which the app lets its user save; None when it does not."""
        state = self.state
        return state.grant if isinstance(state, Licensed | NeedsLogin) else None

    def allows(self, *kinds: type[ev.Event]) -> bool:
        """Whether the user may do one of these now."""
        client = self._assembly.client if self._assembly is not None else None
        return client is not None and any(client.allows(kind) for kind in kinds)

    @property
    def device(self) -> str:
        """Thumbprint of its key, by which the server knows it."""
        if not self._device:
            self._device = DeviceIdentity(open_vault(self.computer), self._entropy).thumbprint
        return self._device

    @property
    def computer(self) -> Computer:
        """The computer as ``seatkeeper.composition`` describes it."""
        return open_computer(profile_dir=self.folder)._replace(clock=self.clock)

    def start(
        self, mishap: Mishap | None = None, meanwhile: Callable[[], None] | None = None
    ) -> None:
        """Start the app; if it runs, its process has crashed first."""
        self.cable.begin(mishap, meanwhile)
        self._open()

    def _open(self) -> None:
        self._lanes, self._restarts = HeldLanes(), False
        self._knows_the_time = False
        self.tampered = self.tampered or bool(self.clock.skew)
        self._assembly = assemble(
            self.computer,
            self._profile,
            lanes=self._lanes,
            observer=self,
            total_seconds=60,
            entropy=self._entropy,
        )
        self._go(self._assembly.client.start)

    def do(
        self,
        *wishes: ev.Event,
        mishap: Mishap | None = None,
        meanwhile: Callable[[], None] | None = None,
    ) -> None:
        """Do what is wished, all of it before the first answer comes."""
        assert self._assembly is not None
        self.cable.begin(mishap, meanwhile)
        client = self._assembly.client

        def dispatch() -> None:
            for wish in wishes:
                if isinstance(wish, ev.Tick | ev.Resumed) or client.allows(type(wish)):
                    client.dispatch(wish)

        self._go(dispatch)

    def log_in(self, person: str, mishap: Mishap | None = None, *, keep: bool = True) -> None:
        """Log somebody in, where that is allowed now."""
        self.cable.user = person
        self.do(ev.LogIn(f"{person}@demo.example", PASSWORD, keep), mishap=mishap)

    def _go(self, beginning: Callable[[], None]) -> None:
        try:
            beginning()
            self._lanes.run()
        except PowerCutError:
            self.crash()
        finally:
            if self.cable.heard:
                self.tampered, self._knows_the_time = False, True
                self.heard_at = self._serial()
        if isinstance(self.state, Closed):
            self._assembly = None
        elif self._restarts:
            self._open()

    def crash(self) -> None:
        """End the process without a word."""
        self._assembly = None

    def set_clock(self, skew: timedelta) -> None:
        """Set the wall clock ahead or back."""
        self.clock.skew = skew
        self.tampered = self.tampered or not self._knows_the_time

    # --- the files --------------------------------------------------------------------------------

    def become(self, other: Desk) -> None:
        """Be a copy of another computer: its files, its vault, its user."""
        self.crash()
        self._device, self.cable.user = other.device, other.cable.user
        shutil.rmtree(self.folder, ignore_errors=True)
        shutil.copytree(other.folder, self.folder)
        self.copied = other.copied = True

    def keep_copy(self, to: Path) -> None:
        """Keep a copy of the cache, without the vault."""
        folders = self.computer.folders
        for name, folder in (("roaming", folders.roaming_cache), ("local", folders.local_cache)):
            if folder.exists():
                shutil.copytree(folder, to / name)
        self.copies.append(to)

    def put_back(self, kept: Path) -> None:
        """Put an older copy of the cache in the place of the present one; the vault stays."""
        self.delete_cache("both")
        folders = self.computer.folders
        for name, folder in (("roaming", folders.roaming_cache), ("local", folders.local_cache)):
            if (kept / name).exists():
                shutil.copytree(kept / name, folder)

    def delete_cache(self, which: str) -> None:
        """Delete the cache: ``local``, ``roaming`` or ``both``."""
        folders = self.computer.folders
        if which != "local":
            shutil.rmtree(folders.roaming_cache, ignore_errors=True)
        if which != "roaming":
            shutil.rmtree(folders.local_cache, ignore_errors=True)
