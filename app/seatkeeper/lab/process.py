"""A client in a process of its own, which can really be killed.

The process is told what to do over its pipes, see ``messages``. It ends when the lab ends: its
pipe is closed then.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from typing import Final

from seatkeeper.lab.clock import LabClock
from seatkeeper.lab.errors import LabError
from seatkeeper.lab.messages import (
    OUTCOME,
    REPLY,
    Command,
    Reply,
    Situation,
    encoded,
    packed,
    unpacked_state,
)
from seatkeeper.lab.network import BEFORE_THE_LINE, Line, NetworkFault
from seatkeeper.lab.running import Place, Watcher
from seatkeeper.lab.trace import WireEntry
from seatkeeper.service.exchange import ResponseOutcome
from seatkeeper.session.machine import IllegalEventError, allows
from seatkeeper.session.states import Closed, Notice, State
from seatkeeper.session.wishes import Event

__all__ = ["OwnProcess"]

_WAIT_SECONDS: Final = 10
_WORDS: Final = 2000
"""Of what a process said before it ended."""


class OwnProcess:
    """A client that runs elsewhere.

    Args:
        command: Starts the process.
        place: Where the client keeps things.
        seed: For its random bytes; empty for real ones.
        line: Its line.
        clock: The one time.
        watcher: Is told what it does, as soon as it is known here.
        lost: Told of questions that never came onto the line.

    Raises:
        LabError: ``process-failed``: it does not come up.
    """

    def __init__(
        self,
        command: tuple[str, ...],
        place: Place,
        *,
        seed: str,
        line: Line,
        clock: LabClock,
        watcher: Watcher,
        lost: Callable[[WireEntry], None],
    ) -> None:
        self._place = place
        self._line = line
        self._clock = clock
        self._watcher = watcher
        self._lost = lost
        place.home.mkdir(parents=True, exist_ok=True)
        self._said = place.home / "process.log"
        # Our own path: the modules of a lab are where this process has them from.
        environment = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
        with self._said.open("wb") as said:
            self._process = subprocess.Popen(
                [*command, str(place.home), place.platform, f"{place.total_seconds:g}", seed],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=said,
                env=environment,
            )
        self._reply = self._ask("start", data=place.profile.to_json())
        self._state = unpacked_state(self._reply.state)

    @property
    def pid(self) -> int:
        """Of the process."""
        return self._process.pid

    # --- what a computer needs --------------------------------------------------------------------

    @property
    def state(self) -> State:
        """Of the session."""
        return self._state

    @property
    def user(self) -> str:
        """Who is logged in."""
        return self._reply.user

    def dispatch(self, event: Event) -> None:
        """Apply an event."""
        reply = self._ask("dispatch", event=event)
        if reply.refused:
            raise IllegalEventError(self._state, event)

    def allows(self, kind: type[Event]) -> bool:
        """Whether the user may do this now."""
        return allows(self._state, kind)

    def due(self) -> datetime | None:
        """When the next tick is wanted."""
        return self._reply.due

    def make_request(self) -> bytes:
        """Make an offline request."""
        reply = self._ask("make-request")
        if reply.refused:
            raise LabError(reply.refused, reply.words)
        return reply.data.encode("latin-1")

    def open_response(self, data: bytes) -> ResponseOutcome:
        """Open a response file."""
        return OUTCOME.decode(self._ask("open-response", data=data.decode("latin-1")).data)

    def kill(self) -> None:
        """End it without a word (SIGKILL); one whose client has closed ends by itself."""
        if not isinstance(self._state, Closed):
            self._process.kill()
        self._hang_up()

    def _hang_up(self) -> None:
        """Let go of a process that has ended, or is about to."""
        assert self._process.stdin is not None  # noqa: S101 - see Popen
        assert self._process.stdout is not None  # noqa: S101
        with suppress(OSError):  # what was not sent yet is for nobody any more
            self._process.stdin.close()
        try:
            self._process.wait(_WAIT_SECONDS)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        self._process.stdout.close()

    # --- the pipes --------------------------------------------------------------------------------

    def _ask(self, do: str, *, event: Event | None = None, data: str = "") -> Reply:
        pipe, answers = self._process.stdin, self._process.stdout
        assert pipe is not None  # noqa: S101 - see Popen
        assert answers is not None  # noqa: S101
        situation = self._situation()
        told = None if event is None else packed(event)
        try:
            pipe.write(encoded(Command(do, situation, told, data)) + b"\n")
            pipe.flush()
            answer = answers.readline()
        except OSError:
            answer = b""
        if not answer.endswith(b"\n"):  # nothing, or what it had begun to say
            self._process.kill()
            self._hang_up()
            words = self._said.read_text("utf-8", "replace")[-_WORDS:].strip()
            raise LabError("process-failed", f"the process of the client has ended: {words}")
        self._reply = reply = REPLY.decode(answer)
        for entry in reply.lost:
            self._line.detour(entry.question)  # it has struck: here, too, it counts
            self._lost(entry)
        for code in reply.notices:
            self._watcher.notified(Notice(code))
        self._state = unpacked_state(reply.state)
        self._watcher.changed(self._state)
        return reply

    def _situation(self) -> Situation:
        fault, times, when = self._line.plan
        away = fault if fault in BEFORE_THE_LINE else None
        fault_away = NetworkFault.OFFLINE if away is None else away
        return Situation(
            passed=self._clock.passed(),
            skew=self._place.clock.skew,
            plugged=self._line.plugged,
            fault=away,
            times=times if away is not None else None,
            when=when if away is not None else "",
            origin=self._line.origin_of(fault_away),
        )
