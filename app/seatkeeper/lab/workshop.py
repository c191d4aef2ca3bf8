"""Where the computers of a lab are made, plugged in, and taken apart again.

A workshop needs no sandbox: whoever answers at the address of its profile is the server.
"""

from __future__ import annotations

import shutil
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from types import MappingProxyType
from typing import Final
from urllib.parse import quote

from seatkeeper.lab.acts import ActKeeper
from seatkeeper.lab.carrier import Carrier
from seatkeeper.lab.clock import ComputerClock, LabClock, seeded_entropy
from seatkeeper.lab.computer import VirtualComputer
from seatkeeper.lab.errors import LabError
from seatkeeper.lab.process import OwnProcess
from seatkeeper.lab.running import InThisProcess, Join, Place, Running, Surroundings
from seatkeeper.lab.switchboard import Switchboard
from seatkeeper.lab.trace import WireTrace
from seatkeeper.sandbox.timing import Timing
from seatkeeper.servers.profile import ServerProfile
from seatkeeper.service.ports import Entropy
from seatkeeper.system.folders import simulated_home

__all__ = ["PLATFORMS", "LabParts", "Workshop"]

PLATFORMS: Final = ("linux", "windows", "macos")
_LONGEST_NAME: Final = 60


@dataclass(frozen=True, slots=True)
class LabParts:
    """What a lab is put together from.

    Attributes:
        join: Joins a client.
        command: Starts a client in a process of its own, see ``process``.
        real_now: The real time, aware UTC; only certificates are judged by it.
        entropy: Random bytes: the server's, and without a seed those of the computers.
        timing: The server's periods.
        total_seconds: Deadline of one exchange of a client; short, because some faults last it.
        seed: What the computers draw follows from it, so that it can be drawn again; empty for
            none.
    """

    join: Join
    command: tuple[str, ...]
    real_now: Callable[[], datetime]
    entropy: Entropy
    timing: Timing
    total_seconds: float
    seed: str = ""


class Workshop:
    """Makes computers, and has what connects them.

    Args:
        folder: Everything is kept in here.
        parts: What computers are made from.
        clock: The one time.
        profile: The server.
        changed: Called when something may have changed at the server.

    Attributes:
        wire: Everything that went over the lines.
        keeper: Told of what is done at computers that are made from now on; None for nobody.
    """

    def __init__(
        self,
        folder: Path,
        parts: LabParts,
        *,
        clock: LabClock,
        profile: ServerProfile,
        changed: Callable[[], None],
    ) -> None:
        self._folder = folder / "Computers"
        self._parts = parts
        self._clock = clock
        self._profile = profile
        self._changed = changed
        self._computers: dict[str, VirtualComputer] = {}
        self._apart: set[str] = set()
        self._made = 0
        self._namesakes: Counter[str] = Counter()
        self.keeper: ActKeeper | None = None
        self.wire = WireTrace(folder / "wire.sqlite")
        self._switchboard = Switchboard(
            profile.url, now=clock.now, real_now=parts.real_now, folder=folder
        )

    @property
    def computers(self) -> Mapping[str, VirtualComputer]:
        """All computers by name, in the order in which they were made."""
        return MappingProxyType(self._computers)

    def computer(
        self, name: str, *, platform: str = "linux", process: bool = False
    ) -> VirtualComputer:
        """A computer; made when it is first asked for, switched off.

        Args:
            name: What people call it; the same name is the same computer.
            platform: ``linux``, ``windows`` or ``macos``; of a new one.
            process: Whether its client runs in a process of its own; of a new one. Where somebody
                keeps what is done it never does: a crash is one all the same.

        Raises:
            LabError: ``bad-name``, ``bad-platform``, or ``kind-of-process``: it is there, and its
                client does not run in a process of its own.
        """
        process = process and self.keeper is None
        found = self._computers.get(name)
        if found is None:
            found = self._computers[name] = self._make(name, platform, process=process)
            if process:
                self._apart.add(name)
        elif process and name not in self._apart:
            raise LabError("kind-of-process", f"the client of {name} runs in this process")
        return found

    def remove(self, name: str) -> None:
        """Take a computer away, with everything on it; its app crashes if it runs.

        Raises:
            LabError: ``no-computer``: there is none of this name.
        """
        if name not in self._computers:
            raise LabError("no-computer", f"no computer is called {name!r}")
        gone = self._computers.pop(name)
        self._apart.discard(name)
        gone.crash()
        self._switchboard.shut(gone.network)
        shutil.rmtree(gone.folder, ignore_errors=True)

    def reset(self) -> None:
        """Take all computers away, and forget what they said."""
        for name in tuple(self._computers):
            self.remove(name)
        self._made = 0
        self._namesakes.clear()
        self.wire.clear()

    def close(self) -> None:
        """End everything that runs; the folders stay."""
        for computer in self._computers.values():
            computer.crash()
        self._switchboard.close()
        self.wire.close()

    # --- making one -------------------------------------------------------------------------------

    def _make(self, name: str, platform: str, *, process: bool) -> VirtualComputer:
        if not 0 < len(name) <= _LONGEST_NAME or not name.isprintable() or name != name.strip():
            raise LabError("bad-name", "a computer's name is one line of 1 to 60 characters")
        if platform not in PLATFORMS:
            known = ", ".join(PLATFORMS)
            raise LabError("bad-platform", f"no platform is called {platform!r}: {known}")
        self._made += 1
        self._namesakes[name] += 1  # one that is made again is another computer
        # Two computers whose names differ in case only must not share a folder on any system.
        home = self._folder / f"{self._made:03d} {quote(name, safe=' ')}"
        place = Place(
            home=home,
            folders=simulated_home(home, platform),
            platform=platform,
            clock=ComputerClock(self._clock),
            profile=self._profile,
            entropy=self._entropy(f"{name}/{self._namesakes[name]}"),
            total_seconds=self._parts.total_seconds,
        )
        begin = self._elsewhere() if process else self._here
        made = VirtualComputer(name, place, Surroundings(self.wire, begin, self._changed))
        made.keeper = self.keeper
        made.plug(self._switchboard.open(made.hearing.hear, lambda: made.state_name, name))
        return made

    def _entropy(self, whose: str) -> Entropy:
        seed = self._parts.seed
        return seeded_entropy(f"{seed}/{whose}") if seed else self._parts.entropy

    def _here(self, place: Place, computer: VirtualComputer) -> Running:
        """Start a client in this process."""
        carrier = Carrier(
            computer.network,
            computer.name,
            self._clock.now,
            lambda: computer.state_name,
            computer.hearing.hear,
        )
        return InThisProcess(place, self._parts.join, carrier, computer, self._clock.now)

    def _elsewhere(self) -> Callable[[Place, VirtualComputer], Running]:
        """Gives what starts the clients of one computer, each in a process of its own."""
        started = 0

        def begin(place: Place, computer: VirtualComputer) -> Running:
            nonlocal started
            started += 1
            seed = self._parts.seed
            return OwnProcess(
                self._parts.command,
                place,
                seed=f"{seed}/{place.home.name}/{started}" if seed else "",
                line=computer.network,
                clock=self._clock,
                watcher=computer,
                lost=computer.hearing.hear,
            )

        return begin
