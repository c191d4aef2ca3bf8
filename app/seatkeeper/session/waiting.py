"""Handlers of waiting for a seat (R19, R20).

Who wants to be told waits in the server's queue where it has one; elsewhere the client asks again
from time to time, no earlier than the server allows. Either way the end is a *claim*: a seat is
there, the user is told, and has a minute to take it. In a queue the server holds the seat
meanwhile, elsewhere this computer does. A seat that nobody comes for is given back, and the
waiting goes on without the wish to be told: whoever was not there once need not be there again.

Somebody who presses Try Again sits in front of the screen, and simply gets the seat.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Final

from msgspec.structs import replace

from seatkeeper.licensing.policy import works_until
from seatkeeper.session import effects as ef
from seatkeeper.session import events as ev
from seatkeeper.session.seeking import licensed_with, retry_at, without_seat
from seatkeeper.session.states import Notice, State, WaitingForSeat

Outcome = tuple[State, tuple[ef.Effect, ...]]

CLAIM: Final = timedelta(seconds=60)
"""How long a seat is held for the user: the time it takes to come back from the next room."""

_SILENCE: Final = 30
"""Seconds after which a server that did not answer is asked again."""


def may_take(state: WaitingForSeat) -> bool:
    """Whether a seat is held for the user."""
    return state.claim_until is not None and not state.asking


def take_seat(state: WaitingForSeat, _event: ev.Event, now: datetime) -> Outcome:
    """Take the seat that is held."""
    if state.held is not None:
        return replace(state.held, serial=state.serial, active_at=now), ()
    return _ask_by_hand(state)


def try_again(state: WaitingForSeat, event: ev.Retry, now: datetime) -> Outcome:
    """Try Again, now; the seat that is held, if there is one."""
    if may_take(state):
        return take_seat(state, event, now)
    return (replace(state, by_hand=True), ()) if state.asking else _ask_by_hand(state)


def _ask_by_hand(state: WaitingForSeat) -> Outcome:
    attempt = state.serial + 1
    after = replace(state, serial=attempt, asking=True, by_hand=True, notice=None)
    return after, (ef.Acquire(attempt),)


def _ask_in_background(state: WaitingForSeat) -> Outcome:
    attempt = state.serial + 1
    ask = ef.JoinQueue(attempt) if state.queue else ef.Acquire(attempt)
    return replace(state, serial=attempt, asking=True, by_hand=False), (ask,)


def notify_me(state: WaitingForSeat, event: ev.NotifyMe, _now: datetime) -> Outcome:
    """Keep trying, or stop trying, in the background; a place in a queue is taken at once."""
    if not event.wanted:
        return without_claim(replace(state, notify=False)), give_up(state)
    if state.notify:
        return state, ()
    after = replace(state, notify=True, notice=None)
    return _ask_in_background(after) if state.queue and not state.asking else (after, ())


def without_claim(state: WaitingForSeat) -> WaitingForSeat:
    """The same without a place in the queue or a seat that is held."""
    return replace(state, position=None, claim_until=None, held=None)


def give_up(state: WaitingForSeat) -> tuple[ef.Effect, ...]:
    """What is to be done when nobody waits any longer."""
    if state.held is not None:
        return (ef.ReleaseClaim(state.held.grant.seat_id, state.held.grant.epoch),)
    return (ef.LeaveQueue(),) if state.queue and state.notify else ()


def tick(state: WaitingForSeat, _event: ev.Event, now: datetime) -> Outcome:
    """Ask again when it is time and the user wants it; give back what nobody came for."""
    if state.asking:
        return state, ()
    if state.claim_until is not None:
        if now < state.claim_until:
            return state, ()
        after = replace(without_claim(state), notify=False, notice=Notice("claim-missed"))
        return after, give_up(state)
    if state.notify and now >= state.retry_at:
        return _ask_in_background(state)
    return state, ()


def granted_at_last(state: WaitingForSeat, event: ev.SeatGranted, now: datetime) -> Outcome | None:
    """A seat became free (R20): whoever asked for it has it, whoever waited is told."""
    if event.attempt != state.serial:
        return None
    licensed = licensed_with(state, event, now)
    if state.by_hand or not state.notify:
        return licensed, ()
    ends = works_until(event.grant, last_contact=event.sent_at)
    until = min(now + CLAIM, ends or now + CLAIM)
    after = replace(state, asking=False, claim_until=until, held=licensed)
    return after, (_seat_free(until),)


def offered(state: WaitingForSeat, event: ev.SeatOffered, _now: datetime) -> Outcome | None:
    """The server holds a seat (R20)."""
    if event.attempt != state.serial:
        return None
    if not state.notify:  # the wish was withdrawn meanwhile, and the place given up
        return replace(state, asking=False), ()
    after = replace(state, asking=False, position=None, claim_until=event.until)
    return after, (_seat_free(event.until),)


def _seat_free(until: datetime) -> ef.Effect:
    return ef.Notify(Notice("seat-free", until=until))


def still_refused(state: WaitingForSeat, event: ev.SeatRefused, now: datetime) -> Outcome | None:
    """Still none."""
    if event.attempt != state.serial:
        return None
    after = without_seat(state, event, now)
    if not isinstance(after, WaitingForSeat):
        return after, ()
    missed = Notice("claim-missed") if state.claim_until is not None else state.notice
    waits = after.notify and after.queue
    place = after.position or (state.position if waits else None)
    return replace(after, position=place, notice=missed), ()


def wait_on(state: WaitingForSeat, event: ev.Unreachable, now: datetime) -> Outcome | None:
    """Nobody answered; go on waiting."""
    if event.attempt != state.serial:
        return None
    again = retry_at(now, _SILENCE, event.jitter)
    return replace(state, asking=False, by_hand=False, retry_at=again), ()
