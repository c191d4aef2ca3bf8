"""What a lab and the process of one of its computers say to each other, one JSON line each.

Every command brings the time and the network along, because both are the lab's; every reply
brings the state of the session.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final

import msgspec

from seatkeeper.lab.network import NetworkFault
from seatkeeper.lab.trace import WireEntry
from seatkeeper.service.exchange import ResponseOutcome
from seatkeeper.session import events, states
from seatkeeper.session.states import State
from seatkeeper.session.wishes import Event

__all__ = ["COMMAND", "OUTCOME", "REPLY", "Command", "Reply", "Situation", "Tagged", "encoded",
           "packed", "unpacked_event", "unpacked_state"]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Tagged:
    """A state or an event.

    Attributes:
        kind: Name of its class.
        fields: What it holds.
    """

    kind: str
    fields: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Situation:
    """What is so when a command is carried out.

    Attributes:
        passed: How much time has passed in the lab.
        skew: How far the wall clock is ahead.
        plugged: Whether the cable is plugged in.
        fault: What the network does to questions before they are on the line.
        times: To how many; None for all.
        when: To which.
        origin: Where such a question is sent.
    """

    passed: timedelta
    skew: timedelta
    plugged: bool
    fault: NetworkFault | None
    times: int | None
    when: str
    origin: str


@dataclass(frozen=True, slots=True)
class Command:
    """What is to be done.

    Attributes:
        do: ``start``, ``look``, ``dispatch``, ``make-request`` or ``open-response``.
        situation: What is so.
        event: To be dispatched.
        data: A response file; or, for ``start``, the place.
    """

    do: str
    situation: Situation
    event: Tagged | None = None
    data: str = ""


@dataclass(frozen=True, slots=True)
class Reply:
    """What has become of it.

    Attributes:
        state: Of the session.
        user: Who is logged in; empty for nobody.
        due: When the client next wants to know the time (UTC); None for never.
        notices: Codes of what the user was told.
        lost: Questions that never came onto the line.
        data: A request file, or the outcome of a response.
        refused: Code of why it was not done; empty where it was.
        words: More about that.
    """

    state: Tagged
    user: str
    due: datetime | None
    notices: tuple[str, ...] = ()
    lost: tuple[WireEntry, ...] = ()
    data: str = ""
    refused: str = ""
    words: str = ""


COMMAND: Final = msgspec.json.Decoder(Command)
REPLY: Final = msgspec.json.Decoder(Reply)
OUTCOME: Final = msgspec.json.Decoder(ResponseOutcome)

_STATES: Final[dict[str, type[State]]] = {
    name: kind
    for name in states.__all__
    if isinstance(kind := getattr(states, name), type) and issubclass(kind, State)
}
_EVENTS: Final[dict[str, type[Event]]] = {
    name: kind
    for name in events.__all__
    if isinstance(kind := getattr(events, name), type) and issubclass(kind, Event)
}


def encoded(message: Command | Reply | ResponseOutcome) -> bytes:
    """A message as one line of JSON, without the line feed."""
    return msgspec.json.encode(message, enc_hook=_plain)


def _plain(value: Any) -> Any:
    """Evidence that cannot be changed is a mapping like any other."""
    if isinstance(value, Mapping):
        return dict(value)
    raise NotImplementedError


def packed(value: State | Event) -> Tagged:
    """A state or an event, to be sent."""
    return Tagged(type(value).__name__, msgspec.to_builtins(value, enc_hook=_plain))


def unpacked_state(told: Tagged) -> State:
    """The state that was sent."""
    return msgspec.convert(told.fields, _STATES[told.kind])


def unpacked_event(told: Tagged) -> Event:
    """The event that was sent."""
    return msgspec.convert(told.fields, _EVENTS[told.kind])
