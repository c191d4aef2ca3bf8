"""Handlers of idleness (R23).

Where the server's policy says so, an invited user who has given this app no input for a while is
asked whether the seat is still wanted. Without an answer it is freed: the cache drops the grant,
then the server is told, again and again until it has heard it or the seat has timed out. The work
stays on the screen, untouched; the next input asks for a seat as a start does.

*Idle* means no input in this app. What else happens on the computer is nobody's business.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Final

from msgspec.structs import replace

from seatkeeper.licensing.policy import idle_after
from seatkeeper.licensing.verdict import Reason, Verdict
from seatkeeper.session import effects as ef
from seatkeeper.session import events as ev
from seatkeeper.session.seeking import licensed_with, without_seat
from seatkeeper.session.states import Idle, Licensed, Notice, ReadOnly, State
from seatkeeper.session.timing import backoff

Outcome = tuple[State, tuple[ef.Effect, ...]]

QUESTION: Final = timedelta(seconds=60)
"""How long the question is asked; as long as a seat is held for somebody who waited for one."""


def active(state: Licensed, _event: ev.Activity, now: datetime) -> Outcome:
    """The user is there."""
    if idle_after(state.grant) is None:
        return state, ()
    return replace(state, active_at=now, idle_until=None), ()


def look_at_idleness(state: Licensed, now: datetime) -> Outcome | None:
    """Ask an idle user, or free the seat of one who has not answered.

    Returns:
        What comes of it; None when there is no reason for either. While something that the user
        asked for is under way, nobody is idle.
    """
    after = idle_after(state.grant)
    if after is None or state.pending is not None:
        return None
    if state.idle_until is None:
        if now < state.active_at + after:
            return None
        return replace(state, idle_until=now + QUESTION), ()
    if now < state.idle_until:
        return None
    attempt = state.serial + 1
    idle = Idle(serial=attempt, account=state.grant.account, grant=state.grant, freeing=attempt)
    return idle, (ef.FreeIdleSeat(attempt),)


def come_back(state: Idle, _event: ev.Activity, now: datetime) -> Outcome:
    """The user is back: ask for a seat, though not at every key while nobody answers."""
    if state.asking or (state.retry_at is not None and now < state.retry_at):
        return state, ()
    attempt = state.serial + 1
    return replace(state, serial=attempt, asking=True, notice=None), (ef.Acquire(attempt),)


def tick(state: Idle, _event: ev.Event, now: datetime) -> Outcome:
    """Tell the server once more that the seat is free, if it may not have heard it."""
    if not unheard(state) or state.retry_at is None or now < state.retry_at:
        return state, ()
    attempt = state.serial + 1
    return replace(state, serial=attempt, freeing=attempt), (ef.FreeIdleSeat(attempt),)


def unheard(state: Idle) -> bool:
    """Whether the server is still to be told, and nobody is telling it."""
    return not state.freed and not state.freeing and not state.asking


def granted(state: Idle, event: ev.SeatGranted, now: datetime) -> Outcome | None:
    """A seat again."""
    if not _awaited(state, event.attempt):
        return None
    return licensed_with(state, event, now), ()


def refused(state: Idle, event: ev.SeatRefused, now: datetime) -> Outcome | None:
    """No seat any more: wait, or read only."""
    if not _awaited(state, event.attempt):
        return None
    after = without_seat(state, event, now)
    return (replace(after, grant=state.grant) if isinstance(after, ReadOnly) else after), ()


def released(state: Idle, event: ev.Released, _now: datetime) -> Outcome | None:
    """The server knows that the seat is free."""
    if not _telling(state, event.attempt):
        return None
    return replace(state, freeing=0, freed=True, failures=0, retry_at=None), ()


def token_refused(state: Idle, event: ev.TokenRefused, _now: datetime) -> Outcome | None:
    """The password is needed; the seat, if the server has not heard, ends by its timeout."""
    if _telling(state, event.attempt):
        return replace(state, freeing=0, retry_at=None, notice=Notice("session-ended")), ()
    if not _awaited(state, event.attempt):
        return None
    after = ReadOnly(
        serial=state.serial,
        verdict=Verdict(Reason.SEAT_FREED, {"problem": "idle"}),
        grant=state.grant,
        notice=Notice("session-ended"),
    )
    return after, ()


def unreachable(state: Idle, event: ev.Unreachable, now: datetime) -> Outcome | None:
    """Nobody answered: the seat may not be free yet, or there is none yet."""
    failures = state.failures + 1
    again = backoff(now, failures, state.grant.heartbeat, event.jitter, event.retry_after)
    after = replace(state, failures=failures, retry_at=again)
    if _telling(state, event.attempt):
        return replace(after, freeing=0), ()
    if not _awaited(state, event.attempt):
        return None
    notice = Notice("unreachable", detail=f"{event.cause}: {event.detail}")
    return replace(after, asking=False, notice=notice), ()


def _telling(state: Idle, attempt: int) -> bool:
    return state.freeing != 0 and attempt == state.freeing


def _awaited(state: Idle, attempt: int) -> bool:
    return state.asking and attempt == state.serial
