"""Records what is done at the computers of a lab, with what is asked and answered meanwhile.

An act is kept with its moment, with the network and the clock it met, and with what it led to.
Only acts that touch a client or its files are kept: everything that people do elsewhere shows in
the server's answers.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime

from pydantic import JsonValue

from seatkeeper import VERSION
from seatkeeper.lab.cassettes.model import Act, Cassette, CassetteError, Network, to_text
from seatkeeper.lab.cassettes.veiling import REACHED, Veil
from seatkeeper.lab.computer import VirtualComputer
from seatkeeper.lab.messages import packed
from seatkeeper.lab.trace import WireTrace
from seatkeeper.servers.profile import ServerProfile
from seatkeeper.session.wishes import Event

__all__ = ["Recorder", "network_of", "outcome_of"]


class Recorder:
    """Keeps what is done in one lab; implements ``seatkeeper.lab.acts.ActKeeper``.

    Args:
        seed: From which the lab's computers draw their random bytes.
        now: Lab time.
        wire: Of the lab.
        computers: Of the lab, by name.
    """

    def __init__(
        self,
        seed: str,
        *,
        now: Callable[[], datetime],
        wire: WireTrace,
        computers: Mapping[str, VirtualComputer],
    ) -> None:
        self._seed = seed
        self._now = now
        self._wire = wire
        self._computers = computers
        self._veil = Veil()
        self._acts: list[Act] = []
        self._platforms: dict[str, str] = {}
        self._within = False

    @contextmanager
    def during(self, computer: str, name: str, arguments: Mapping[str, object]) -> Iterator[None]:
        """Keep one act; what is done in the course of another one belongs to that."""
        if self._within:
            yield
            return
        at = self._computers[computer]
        self._platforms.setdefault(computer, at.platform)
        begun = self._now(), network_of(at), at.clock.skew.total_seconds()
        heard, told = len(self._wire), 0 if name == "start" else len(at.notices)
        self._within = True
        try:
            yield
        finally:
            self._within = False
        state, shown = outcome_of(at)
        self._acts.append(
            Act(
                at=begun[0],
                computer=computer,
                act=name,
                arguments=self._plain(arguments),
                network=begun[1],
                clock_ahead=begun[2],
                exchanges=tuple(
                    self._veil.exchange(entry)
                    for entry in self._wire.entries(start=heard)
                    if entry.fault in REACHED
                ),
                state=state,
                told=shown,
                notices=tuple(at.notices[told:]),
            )
        )

    def cassette(self, title: str, profile: ServerProfile) -> Cassette:
        """What was kept so far.

        Args:
            title: What it is about, one sentence.
            profile: The server's, as a vendor ships it.

        Raises:
            CassetteError: ``cassette-impossible``: a secret cannot be taken out of it.
        """
        made = Cassette(
            title=title,
            recorded_by=VERSION,
            seed=self._seed,
            profile=profile.to_json(),
            platforms=self._platforms,
            acts=tuple(self._acts),
        )
        self._veil.check(to_text(made))
        return made

    def _plain(self, arguments: Mapping[str, object]) -> dict[str, JsonValue]:
        """Arguments as they are kept."""
        kept: dict[str, JsonValue] = {}
        for name, value in arguments.items():
            if isinstance(value, Event):
                told = packed(value)
                kept[name] = {"kind": told.kind, "fields": self._veil.veiled(dict(told.fields))}
            elif isinstance(value, VirtualComputer):
                self._platforms.setdefault(value.name, value.platform)
                kept[name] = value.name
            elif isinstance(value, bytes):
                kept[name] = _text(value)
            elif isinstance(value, str | bool):
                kept[name] = value
        return kept


def network_of(computer: VirtualComputer) -> Network | None:
    """The state of a computer's network; None for a sound one."""
    fault, times, when = computer.network.plan
    state = Network(
        plugged=computer.network.plugged,
        fault=fault.value if fault is not None else "",
        times=times,
        when=when,
    )
    return None if state == Network() else state


def outcome_of(computer: VirtualComputer) -> tuple[str, str]:
    """State of the session, empty for none, and the code of what it shows."""
    return (type(computer.state).__name__, computer.told) if computer.runs else ("", "")


def _text(data: bytes) -> str:
    try:
        return data.decode()
    except UnicodeDecodeError as error:
        told = "a file that is not text was opened"
        raise CassetteError("cassette-impossible", told) from error
