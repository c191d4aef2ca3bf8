"""When the next contact is due.

A heartbeat goes out a little before its interval is over, by up to a tenth, so that many clients
started together do not beat together. After a failure the wait doubles from a small base up to
the interval itself, with full jitter on its upper half (the "equal jitter" scheme): a server that
comes back is found soon and not stampeded.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Final

from seatkeeper.licensing.policy import idle_after, works_until
from seatkeeper.session.states import Idle, Licensed, NeedsLogin, State, WaitingForSeat

__all__ = ["FIRST_RETRY", "backoff", "due", "next_heartbeat"]

FIRST_RETRY: Final = timedelta(seconds=5)
"""Wait after the first failure."""


def next_heartbeat(sent_at: datetime, interval: timedelta, jitter: float) -> datetime:
    """Tell when the next heartbeat is due.

    Args:
        sent_at: When the last successful one was sent (aware UTC).
        interval: The server's interval.
        jitter: In [0, 1).

    Returns:
        Between 90 and 100 percent of the interval after ``sent_at``.
    """
    return sent_at + interval * (1.0 - 0.1 * jitter)


def backoff(
    now: datetime, failures: int, interval: timedelta, jitter: float, wish: int = 0
) -> datetime:
    """Tell when to try again after failures.

    Args:
        now: Time of the failure (aware UTC).
        failures: How many in a row, at least 1.
        interval: The heartbeat interval; the wait never exceeds it.
        jitter: In [0, 1).
        wish: Seconds for which a busy server wants to be left alone; what exceeds the interval is
            not honoured, because the seat would not live that long.

    Returns:
        The time of the next try (aware UTC).
    """
    doublings = min(failures - 1, 16)  # past this every interval is exceeded anyway
    wait = min(interval, FIRST_RETRY * (1 << doublings))
    left_alone = min(interval, timedelta(seconds=wish)) * (1.0 + 0.25 * jitter)
    return now + max(wait * (0.5 + 0.5 * jitter), left_alone)


def due(state: State) -> datetime | None:
    """Tell when the session next wants to know that time has passed.

    Args:
        state: The state the session is in.

    Returns:
        An instant in trusted time (UTC) for the next ``Tick``; None when time changes nothing.
    """
    if isinstance(state, WaitingForSeat):
        if state.asking:
            return None
        return state.claim_until or (state.retry_at if state.notify else None)
    if isinstance(state, Idle):
        telling = state.freed or state.freeing or state.asking
        return None if telling else state.retry_at
    if isinstance(state, NeedsLogin):
        return works_until(state.grant, last_contact=state.last_contact)
    if isinstance(state, Licensed):
        beats = state.grant.beats and not state.beat
        moments = [
            works_until(state.grant, last_contact=state.last_contact),
            state.next_beat if beats else None,
            _idle_at(state),
        ]
        return min((moment for moment in moments if moment is not None), default=None)
    return None


def _idle_at(state: Licensed) -> datetime | None:
    """When the user is asked whether the seat is still wanted, or the question has an end."""
    after = idle_after(state.grant)
    if after is None or state.pending is not None:
        return None
    return state.idle_until or state.active_at + after
