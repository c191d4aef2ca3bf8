"""When the next contact is due.

A heartbeat goes out a little before its interval is over, by up to a tenth, so that many clients
started together do not beat together. After a failure the wait doubles from a small base up to
the interval itself, with full jitter on its upper half (the "equal jitter" scheme): a server that
comes back is found soon and not stampeded.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Final

from seatkeeper.licensing.policy import works_until
from seatkeeper.session.states import Licensed, NeedsLogin, State, WaitingForSeat

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


def backoff(now: datetime, failures: int, interval: timedelta, jitter: float) -> datetime:
    """Tell when to try again after failures.

    Args:
        now: Time of the failure (aware UTC).
        failures: How many in a row, at least 1.
        interval: The heartbeat interval; the wait never exceeds it.
        jitter: In [0, 1).

    Returns:
        The time of the next try (aware UTC).
    """
    doublings = min(failures - 1, 16)  # past this every interval is exceeded anyway
    wait = min(interval, FIRST_RETRY * (1 << doublings))
    return now + wait * (0.5 + 0.5 * jitter)


def due(state: State) -> datetime | None:
    """Tell when the session next wants to know that time has passed.

    Args:
        state: The state the session is in.

    Returns:
        An instant in trusted time (UTC) for the next ``Tick``; None when time changes nothing.
    """
    if isinstance(state, WaitingForSeat):
        return state.retry_at if state.notify and not state.asking else None
    if isinstance(state, NeedsLogin):
        return works_until(state.grant, last_contact=state.last_contact)
    if isinstance(state, Licensed):
        until = works_until(state.grant, last_contact=state.last_contact)
        if state.beat or not state.grant.beats:
            return until
        return min(until, state.next_beat) if until else state.next_beat
    return None
