"""What comes next: what the server does by itself, and what the clients are waiting for."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import datetime, timedelta
from typing import Final

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from seatkeeper.lab.computer import VirtualComputer
from seatkeeper.lab.events import LabEvent
from seatkeeper.licensing.policy import works_until
from seatkeeper.sandbox.database import Database
from seatkeeper.sandbox.model import AccountRow, LicenseRow, SeatRow, WaiterRow
from seatkeeper.sandbox.timing import Timing
from seatkeeper.session import states as st

__all__ = ["ServerAgenda", "due_at"]

_RENEWED_BEFORE: Final = timedelta(days=1)
"""As ``sandbox.sweeping`` has it: a subscription renews itself a day before its end."""


_TRIAL_DAY: Final = timedelta(days=1)
_STEP: Final = timedelta(seconds=1)
"""Between two ticks of one computer, so that a due time that stays the same cannot stop time."""


def due_at(computer: VirtualComputer, now: datetime, *, again: bool) -> LabEvent | None:
    """What a computer's client waits for next.

    Args:
        computer: The computer.
        now: True time, aware UTC.
        again: Whether it has ticked at this very time already.

    Returns:
        When it wants to know the time, and why; None for never.
    """
    due = computer.due
    if due is None:
        return None
    kind, words = _awaited(computer.state)
    at = max(due, now + _STEP if again else now)
    return LabEvent(at, kind, computer.name, f"{computer.name} {words}.")


def _awaited(state: st.State) -> tuple[str, str]:
    """What a state waits for, as a kind and in words."""
    if isinstance(state, st.Licensed) and state.idle_until is not None:
        return "tick", "has waited long enough for its user"
    if isinstance(state, st.Licensed) and _beats_next(state):
        return "heartbeat", "sends a heartbeat"
    if isinstance(state, st.Licensed | st.NeedsLogin):
        return "grant-end", "looks whether it may go on"
    if isinstance(state, st.WaitingForSeat):
        return "queue-turn", "asks again for a seat"
    return "tick", "looks at the time"


def _beats_next(state: st.Licensed) -> bool:
    ends = works_until(state.grant, last_contact=state.last_contact)
    return state.grant.beats and (ends is None or state.next_beat <= ends)


class ServerAgenda:
    """The server's part of what comes next.

    Looking is not free, and during a long advance nearly all that happens is heartbeats. What one
    of them can put on the agenda (a timeout, a trial day) is some time away. So what was seen
    holds for that long, unless somebody says ``forget``.

    Args:
        database: Of the server.
        timing: The server's periods.
        names: Tells the names of computers by the thumbprints of their device keys.
    """

    def __init__(
        self, database: Database, timing: Timing, names: Callable[[], Mapping[str, str]]
    ) -> None:
        self._database = database
        self._timing = timing
        self._names = names
        self._nothing_before: datetime | None = None

    def forget(self) -> None:
        """Look again when asked again: something has changed."""
        self._nothing_before = None

    def upcoming(self, after: datetime, before: datetime | None) -> tuple[LabEvent, ...]:
        """What comes next at the server.

        Args:
            after: What is not later than this has happened already (UTC).
            before: What is later than this is not of interest (UTC); None for no end.

        Returns:
            All that happens at the next instant at which anything does; empty for nothing.
        """
        quiet = self._nothing_before
        if quiet is not None and before is not None and before < quiet:
            return ()
        with self._database.transaction() as session:
            seen = _upcoming(session, after, self._timing, self._names)
        quiet = after + min(self._timing.timeout, _TRIAL_DAY)
        self._nothing_before = min(quiet, seen[0].at) if seen else quiet
        return seen


def _upcoming(
    session: Session,
    after: datetime,
    timing: Timing,
    names: Callable[[], Mapping[str, str]],
) -> tuple[LabEvent, ...]:
    found: list[LabEvent] = []
    for event in (
        *_of_licenses(session, after),
        *_of_seats(session, timing, names),
        *_of_waiters(session, timing, names),
    ):
        if event.at <= after or (found and event.at > found[0].at):
            continue
        if found and event.at < found[0].at:
            found.clear()
        found.append(event)
    return tuple(found)


def _of_seats(
    session: Session, timing: Timing, names: Callable[[], Mapping[str, str]]
) -> Iterator[LabEvent]:
    rows = session.execute(
        select(
            SeatRow.id, SeatRow.device, SeatRow.closed, SeatRow.last_heartbeat,
            SeatRow.reserved_until, SeatRow.account_id, LicenseRow.owner_id, AccountRow.email,
        )
        .join(SeatRow.license)
        .join(SeatRow.account)
        .where(SeatRow.ended_at.is_(None), SeatRow.validated.is_(False))
    )  # fmt: skip
    for row in rows:
        whose = f"The seat of {row.email} on {names().get(row.device, 'another computer')}"
        reserved = row.reserved_until
        if reserved is not None:
            yield LabEvent(
                reserved, "reservation-end", row.id, f"{whose} is not reserved any longer."
            )
        if row.account_id == row.owner_id or row.closed:
            continue
        silent = row.last_heartbeat + timing.timeout
        if reserved is None or reserved < silent:
            hours = timing.timeout_seconds / 3600
            words = f"{whose} times out: nothing was heard of it for {hours:g} hours."
            yield LabEvent(silent, "seat-timeout", row.id, words)


def _of_licenses(session: Session, after: datetime) -> Iterator[LabEvent]:
    rows = session.execute(
        select(
            LicenseRow.id, LicenseRow.expires, LicenseRow.renews_days, LicenseRow.trial_day_ends,
            AccountRow.email,
        )
        .join(LicenseRow.owner)
        .where(
            LicenseRow.revoked.is_(False),
            or_(LicenseRow.expires > after, LicenseRow.trial_day_ends > after),
        )
    )  # fmt: skip
    for row in rows:
        whose = f"The license {row.id} of {row.email}"
        if row.trial_day_ends is not None:
            yield LabEvent(
                row.trial_day_ends, "trial-day", row.id, f"A trial day of {row.email} is over."
            )
        if row.expires is not None and row.renews_days:
            renewed = row.expires - _RENEWED_BEFORE
            yield LabEvent(renewed, "renewal", row.id, f"{whose} renews itself.")
        elif row.expires is not None:
            yield LabEvent(row.expires, "license-expiry", row.id, f"{whose} expires.")


def _of_waiters(
    session: Session, timing: Timing, names: Callable[[], Mapping[str, str]]
) -> Iterator[LabEvent]:
    rows = session.execute(
        select(WaiterRow.device, WaiterRow.heard_at, WaiterRow.held_until, AccountRow.email).join(
            WaiterRow.account
        )
    )
    for row in rows:
        who = names().get(row.device, "")
        if row.held_until is not None:
            words = f"The seat that is held for {row.email} is somebody else's now."
            yield LabEvent(row.held_until, "queue-turn", who, words)
        words = f"{row.email} was not heard of any more and has lost the place in the queue."
        yield LabEvent(row.heard_at + timing.queue_lapse, "queue-turn", who, words)
