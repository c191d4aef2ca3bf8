"""Handlers around the question for a seat, and waiting for one."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from seatkeeper.licensing.verdict import Reason
from seatkeeper.session import effects as ef
from seatkeeper.session import events as ev
from seatkeeper.session.states import (
    Licensed,
    NoConnection,
    Notice,
    ReadOnly,
    SeekingSeat,
    SignedOut,
    State,
    WaitingForSeat,
)
from seatkeeper.session.timing import next_heartbeat

Outcome = tuple[State, tuple[ef.Effect, ...]]


def licensed_with(state: State, event: ev.SeatGranted, notice: Notice | None = None) -> Licensed:
    """The licensed state that a grant leads to."""
    return Licensed(
        serial=state.serial,
        grant=event.grant,
        last_contact=event.sent_at,
        next_beat=next_heartbeat(event.sent_at, event.grant.heartbeat, event.jitter),
        notice=notice,
    )


def granted(state: SeekingSeat, event: ev.SeatGranted, _now: datetime) -> Outcome | None:
    """A seat."""
    if event.attempt != state.serial:
        return None
    return licensed_with(state, event), ()


def refused(state: SeekingSeat, event: ev.SeatRefused, now: datetime) -> Outcome | None:
    """No seat: wait when one may become free, else read only."""
    if event.attempt != state.serial:
        return None
    return _without_seat(state, event, now, notify=False)


def _without_seat(
    state: SeekingSeat | WaitingForSeat, event: ev.SeatRefused, now: datetime, *, notify: bool
) -> Outcome:
    if event.verdict.reason is Reason.ALL_SEATS_IN_USE:
        after = WaitingForSeat(
            serial=state.serial,
            account=state.account,
            verdict=event.verdict,
            retry_at=_retry_at(now, event.retry_after, event.jitter),
            notify=notify,
        )
        return after, ()
    return ReadOnly(serial=state.serial, verdict=event.verdict, account=state.account), ()


def _retry_at(now: datetime, seconds: int, jitter: float) -> datetime:
    """Never before the server's Retry-After; up to a quarter later, so that not all ask at once."""
    return now + timedelta(seconds=max(seconds, 1)) * (1.0 + 0.25 * jitter)


def token_refused(
    state: SeekingSeat | WaitingForSeat, event: ev.TokenRefused, _now: datetime
) -> Outcome | None:
    """The password is needed again."""
    if event.attempt != state.serial:
        return None
    email = state.account.email if state.account else ""
    return SignedOut(serial=state.serial, notice=Notice("session-ended"), email=email), ()


def unreachable(state: SeekingSeat, event: ev.Unreachable, _now: datetime) -> Outcome | None:
    """No connection at start."""
    if event.attempt != state.serial:
        return None
    notice = Notice("unreachable", detail=f"{event.cause}: {event.detail}")
    return NoConnection(serial=state.serial, notice=notice, account=state.account), ()


def try_again(state: WaitingForSeat, _event: ev.Retry, _now: datetime) -> Outcome:
    """Try Again, now."""
    if state.asking:
        return state, ()
    return _ask(state)


def _ask(state: WaitingForSeat) -> Outcome:
    attempt = state.serial + 1
    return replace(state, serial=attempt, asking=True), (ef.Acquire(attempt),)


def notify_me(state: WaitingForSeat, event: ev.NotifyMe, _now: datetime) -> Outcome:
    """Keep trying, or stop trying, in the background."""
    return replace(state, notify=event.wanted), ()


def tick(state: WaitingForSeat, _event: ev.Event, now: datetime) -> Outcome:
    """Ask again when it is time and the user wants it."""
    if state.notify and not state.asking and now >= state.retry_at:
        return _ask(state)
    return state, ()


def granted_at_last(state: WaitingForSeat, event: ev.SeatGranted, _now: datetime) -> Outcome | None:
    """A seat became free (R20)."""
    if event.attempt != state.serial:
        return None
    told = (ef.Notify(Notice("seat-free")),) if state.notify else ()
    return licensed_with(state, event), told


def still_refused(state: WaitingForSeat, event: ev.SeatRefused, now: datetime) -> Outcome | None:
    """Still none."""
    if event.attempt != state.serial:
        return None
    return _without_seat(state, event, now, notify=state.notify)


def wait_on(state: WaitingForSeat, event: ev.Unreachable, now: datetime) -> Outcome | None:
    """Nobody answered; go on waiting."""
    if event.attempt != state.serial:
        return None
    return replace(state, asking=False, retry_at=_retry_at(now, 30, event.jitter)), ()
