"""Handlers around the question for a seat."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Final

from seatkeeper.licensing.policy import idle_after
from seatkeeper.licensing.verdict import Reason
from seatkeeper.session import effects as ef
from seatkeeper.session import events as ev
from seatkeeper.session.states import (
    Idle,
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

_LONGEST_WAIT: Final = 900
"""Seconds. Whatever a server's Retry-After says, a free seat is not missed for longer than this;
for a server that is overloaded, a question every quarter of an hour is no burden."""


def licensed_with(
    state: State, event: ev.SeatGranted, now: datetime, notice: Notice | None = None
) -> Licensed:
    """The licensed state that a grant leads to; who was there before is still there."""
    return Licensed(
        serial=state.serial,
        grant=event.grant,
        last_contact=event.sent_at,
        next_beat=next_heartbeat(event.sent_at, event.grant.heartbeat, event.jitter),
        active_at=state.active_at if isinstance(state, Licensed) else now,
        idle_until=(
            state.idle_until
            if isinstance(state, Licensed) and idle_after(event.grant) is not None
            else None
        ),
        notice=notice,
    )


def granted(state: SeekingSeat, event: ev.SeatGranted, now: datetime) -> Outcome | None:
    """A seat."""
    if event.attempt != state.serial:
        return None
    return licensed_with(state, event, now), ()


def refused(state: SeekingSeat, event: ev.SeatRefused, now: datetime) -> Outcome | None:
    """No seat: wait when one may become free, else read only."""
    if event.attempt != state.serial:
        return None
    return without_seat(state, event, now), ()


def without_seat(
    state: SeekingSeat | WaitingForSeat | Idle, event: ev.SeatRefused, now: datetime
) -> WaitingForSeat | ReadOnly:
    """The state that an authentic refusal leads to."""
    if event.verdict.reason is not Reason.ALL_SEATS_IN_USE:
        return ReadOnly(serial=state.serial, verdict=event.verdict, account=state.account)
    notify = isinstance(state, WaitingForSeat) and state.notify
    return WaitingForSeat(
        serial=state.serial,
        account=state.account,
        verdict=event.verdict,
        retry_at=retry_at(now, event.retry_after, event.jitter),
        notify=notify,
        queue=event.queue,
        position=event.position if notify else None,
    )


def retry_at(now: datetime, seconds: int, jitter: float) -> datetime:
    """Never before the server's Retry-After, unless that is absurdly long.

    Up to a quarter later, so that not all who wait ask at once.
    """
    wait = timedelta(seconds=min(max(seconds, 1), _LONGEST_WAIT))
    return now + wait * (1.0 + 0.25 * jitter)


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
