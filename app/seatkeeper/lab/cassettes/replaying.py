"""Does again what was done, without the server, and compares what comes of it.

The computers are those of the lab, with the recorded random bytes and at the recorded moments;
their lines lead to the player. The first difference ends the replay: what comes after it would
only be its consequence.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import timedelta
from typing import Protocol

from pydantic import JsonValue

from seatkeeper.lab.cassettes.model import Act, Cassette, CassetteError, Network
from seatkeeper.lab.cassettes.player import Player
from seatkeeper.lab.cassettes.recording import outcome_of
from seatkeeper.lab.clock import START, LabClock
from seatkeeper.lab.computer import VirtualComputer
from seatkeeper.lab.messages import Tagged, unpacked_event
from seatkeeper.lab.network import NetworkFault
from seatkeeper.session.machine import IllegalEventError
from seatkeeper.session.wishes import Event

__all__ = ["Stage", "replay"]


class Stage(Protocol):
    """Where a cassette is played: computers, and no server."""

    def computer(self, name: str, *, platform: str) -> VirtualComputer:
        """The computer of this name; made when it is first asked for."""
        ...


def replay(
    cassette: Cassette,
    player: Player,
    stage: Stage,
    clock: LabClock,
    *,
    told: Callable[[int, Act], None] = lambda _number, _act: None,
) -> None:
    """Play a cassette.

    Args:
        cassette: What was recorded.
        player: Answers in the server's place; it runs.
        stage: Its computers follow the clock, draw their random bytes from the cassette's seed,
            and reach the player.
        clock: The one time.
        told: Told of each act, counted from 1, when it has come out as it was recorded.

    Raises:
        CassetteError: ``cassette-differs``: a question or a state is not the recorded one;
            ``cassette-invalid``: an act makes no sense to this program.
    """
    for number, act in enumerate(cassette.acts, 1):
        where = f"act {number} ({act.computer}: {act.what}, {act.at:%Y-%m-%d %H:%M:%S})"
        try:
            computer = stage.computer(act.computer, platform=cassette.platforms[act.computer])
            clock.set_passed(act.at - START)
            _set_up(computer, act)
            player.expect(act.exchanges)
            first = 0 if act.act == "start" else len(computer.notices)
            _do(computer, act, _others(cassette, stage))
        except (KeyError, TypeError, ValueError, AttributeError) as error:
            raise CassetteError("cassette-invalid", f"{where} makes no sense: {error}") from error
        except IllegalEventError as error:
            raise CassetteError("cassette-differs", f"in {where}: {error}") from error
        _compare(computer, act, player, first, where)
        told(number, act)


def _others(cassette: Cassette, stage: Stage) -> Callable[[str], VirtualComputer]:
    return lambda name: stage.computer(name, platform=cassette.platforms[name])


def _set_up(computer: VirtualComputer, act: Act) -> None:
    """Give the computer the network and the clock that the act met."""
    network = act.network or Network()
    computer.clock.skew = timedelta(seconds=act.clock_ahead)
    computer.network.plugged = network.plugged
    computer.network.mend()
    if network.fault:
        computer.network.suffer(NetworkFault(network.fault), times=network.times, when=network.when)


def _do(computer: VirtualComputer, act: Act, other: Callable[[str], VirtualComputer]) -> None:
    given = act.arguments
    acts: Mapping[str, Callable[[], object]] = {
        "start": computer.start,
        "crash": computer.crash,
        "do": lambda: computer.do(_event(given["event"])),
        "delete_cache": lambda: computer.delete_cache(str(given.get("which", "both"))),
        "copy_cache_to": lambda: computer.copy_cache_to(
            other(str(given["other"])), vault=bool(given.get("vault", False))
        ),
        "make_request": computer.make_request,
        "open_response": lambda: computer.open_response(str(given["data"]).encode()),
    }
    acts[act.act]()


def _event(kept: JsonValue) -> Event:
    """An event as it was kept."""
    if not isinstance(kept, dict):
        raise TypeError("an event is an object")
    fields = kept["fields"]
    if not isinstance(fields, dict):
        raise TypeError("the fields of an event are an object")
    return unpacked_event(Tagged(str(kept["kind"]), fields))


def _compare(computer: VirtualComputer, act: Act, player: Player, first: int, where: str) -> None:
    if player.trouble:
        raise CassetteError("cassette-differs", f"in {where}: {player.trouble}")
    missing = player.missing()
    if missing is not None:
        told = f"{missing.method} {missing.path} was recorded and was not asked"
        raise CassetteError("cassette-differs", f"in {where}: {told}")
    state, shown = outcome_of(computer)
    for what, before, after in (
        ("the state", act.state, state),
        ("the notice", act.told, shown),
        ("what was told", list(act.notices), computer.notices[first:]),
    ):
        if before != after:
            told = f"{what} was {before or 'none'!r} and is now {after or 'none'!r}"
            raise CassetteError("cassette-differs", f"in {where}: {told}")
