"""The process of one virtual computer: carries out what its lab says, see ``lab.messages``."""

from __future__ import annotations

import sys
from collections import deque
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO

from seatkeeper.composition.lab import join_client
from seatkeeper.lab.carrier import Carrier
from seatkeeper.lab.clock import ComputerClock, LabClock, seeded_entropy
from seatkeeper.lab.errors import LabError
from seatkeeper.lab.messages import (
    COMMAND,
    Command,
    Reply,
    encoded,
    packed,
    unpacked_event,
)
from seatkeeper.lab.network import Line
from seatkeeper.lab.running import InThisProcess, Place
from seatkeeper.lab.trace import WireEntry
from seatkeeper.servers.profile import ServerProfile
from seatkeeper.session.machine import IllegalEventError
from seatkeeper.session.states import Closed, Notice, State
from seatkeeper.system.entropy import system_entropy
from seatkeeper.system.folders import simulated_home

__all__ = ["main"]


class _Computer:
    """The client of this process.

    Args:
        home: The computer's folder.
        platform: What it says it is.
        total_seconds: Deadline of one exchange.
        seed: For random bytes; empty for real ones.
    """

    def __init__(self, home: Path, platform: str, total_seconds: float, seed: str) -> None:
        self._home, self._platform, self._seconds = home, platform, total_seconds
        self._entropy = seeded_entropy(seed) if seed else system_entropy
        self._time = LabClock()
        self._clock = ComputerClock(self._time)
        self._origin = ""
        self._line = Line("", lambda _fault: self._origin)
        self._state: State = Closed()
        self._notices: list[str] = []
        self._lost: deque[WireEntry] = deque()
        self._client: InThisProcess | None = None

    def changed(self, state: State) -> None:
        """The session is in another state."""
        self._state = state

    def notified(self, notice: Notice) -> None:
        """Something was told to the user."""
        self._notices.append(notice.code)

    def carry_out(self, command: Command) -> Reply:
        """Do what is said."""
        now = command.situation
        self._time.set_passed(now.passed)
        self._clock.skew, self._origin = now.skew, now.origin
        self._line.plugged = now.plugged
        if now.fault is None:
            self._line.mend()
        else:
            self._line.suffer(now.fault, times=now.times, when=now.when)
        self._notices.clear()
        self._lost.clear()
        data = refused = words = ""
        try:
            data = self._do(command)
        except IllegalEventError as error:
            refused, words = "illegal", str(error)
        except LabError as error:
            refused, words = error.code, str(error)
        client = self._running()
        self._state = client.state
        return Reply(
            packed(self._state), client.user, client.due(), tuple(self._notices),
            tuple(self._lost), data, refused, words,
        )  # fmt: skip

    def _do(self, command: Command) -> str:
        if command.do == "start":
            self._client = self._start(command.data)
        elif command.do == "dispatch" and command.event is not None:
            self._running().dispatch(unpacked_event(command.event))
        elif command.do == "make-request":
            return self._running().make_request().decode("latin-1")
        elif command.do == "open-response":
            outcome = self._running().open_response(command.data.encode("latin-1"))
            return encoded(outcome).decode()
        return ""

    def _start(self, profile: str) -> InThisProcess:
        place = Place(
            home=self._home,
            folders=simulated_home(self._home, self._platform),
            platform=self._platform,
            clock=self._clock,
            profile=ServerProfile.from_json(profile),
            entropy=self._entropy,
            total_seconds=self._seconds,
        )
        carrier = Carrier(
            self._line, "", self._time.now, lambda: type(self._state).__name__, self._lost.append
        )
        return InThisProcess(place, join_client, carrier, self, self._time.now)

    def _running(self) -> InThisProcess:
        assert self._client is not None  # noqa: S101 - the first command starts it
        return self._client


def main(arguments: list[str], commands: Iterable[bytes], answers: BinaryIO) -> None:
    """Carry out commands until there are no more.

    Args:
        arguments: Folder, platform, deadline in seconds, seed.
        commands: One JSON line each.
        answers: Where each is answered with one.
    """
    home, platform, seconds, seed = arguments
    computer = _Computer(Path(home), platform, float(seconds), seed)
    for line in commands:
        reply = computer.carry_out(COMMAND.decode(line))
        answers.write(encoded(reply) + b"\n")
        answers.flush()


if __name__ == "__main__":
    with suppress(KeyboardInterrupt, BrokenPipeError):  # whoever ends the lab means us, too
        main(sys.argv[1:], sys.stdin.buffer, sys.stdout.buffer)
