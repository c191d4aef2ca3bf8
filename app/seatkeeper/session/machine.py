"""``step``: one event applied to one state.

A session lives in exactly one state; the table in ``seatkeeper.session.table`` lists, for every
state, the events it accepts, what handles them and which states may follow. ``step`` looks the
handler up, runs it, and checks that the result is one the table announced. An event the table
does not list is illegal: ``step`` raises and nothing has changed, because states are values and
effects are only carried out by whoever called.

Late answers are a fact of life and not an error: the user cancelled, or a newer attempt was begun.
They are accepted in every state and ignored, with two exceptions. A late *grant* means that the
server has taken a seat for somebody who no longer wants it, so it is given back; a late login has
left tokens that nobody wants, so they are forgotten. Passing time, too, is accepted in every
state; most do not mind it.
"""

from __future__ import annotations

from datetime import datetime

from seatkeeper.session import effects, events
from seatkeeper.session.states import State
from seatkeeper.session.table import TABLE

__all__ = ["ANSWERS", "IllegalEventError", "allows", "step"]

ANSWERS = (
    events.Reached,
    events.LoggedIn,
    events.LoginRefused,
    events.SeatGranted,
    events.SeatOffered,
    events.SeatRefused,
    events.SeatEnded,
    events.Refused,
    events.Unreachable,
    events.TokenRefused,
    events.Released,
)
"""Events that answer an attempt and may come late."""


class IllegalEventError(Exception):
    """The event cannot happen in this state.

    Attributes:
        state: Name of the state.
        event: Name of the event.
    """

    def __init__(self, state: State, event: events.Event) -> None:
        self.state = type(state).__name__
        self.event = type(event).__name__
        super().__init__(f"{self.event} is not allowed while {self.state}")


def allows(state: State, event_type: type[events.Event]) -> bool:
    """Whether the user may do this now.

    Args:
        state: The state the session is in.
        event_type: The kind of event.
    """
    entry = TABLE.get((type(state), event_type))
    return entry is not None and entry.guard(state)


def step(
    state: State, event: events.Event, now: datetime
) -> tuple[State, tuple[effects.Effect, ...]]:
    """Apply one event.

    Args:
        state: The state before.
        event: What happened.
        now: Trusted time, aware UTC.

    Returns:
        The state after, and the effects to carry out in order.

    Raises:
        IllegalEventError: The state does not allow the event; nothing has changed.
    """
    entry = TABLE.get((type(state), type(event)))
    if entry is not None and entry.guard(state):
        outcome = entry.handle(state, event, now)
        if outcome is not None:
            after, todo = outcome
            if type(after) not in entry.targets and after is not state:
                raise AssertionError(f"{type(after).__name__} is not announced by the table")
            return after, todo
    if isinstance(event, ANSWERS):
        return state, _late(event)
    if isinstance(event, events.Tick | events.Resumed):
        return state, ()
    raise IllegalEventError(state, event)


def _late(event: events.Event) -> tuple[effects.Effect, ...]:
    if isinstance(event, events.SeatGranted):
        return (effects.ReleaseLateGrant(event.grant.seat_id, event.grant.epoch),)
    if isinstance(event, events.LoggedIn):
        return (effects.ForgetTokens(),)
    return ()
