"""Who held which seat from when to when, how, and why it ended.

The server keeps what is; the timeline keeps what was, by looking at the server's rows whenever
something may have changed. Time stands still in between, so nothing is missed.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, Final

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from seatkeeper.sandbox.model import AccountRow, LicenseRow, SeatRow

__all__ = ["SPANS_KEPT", "SeatSpan", "SeatTimeline"]

SPANS_KEPT: Final = 100_000
"""The newest spans that are over."""

_ENDS: Final = {
    "timed-out": "timed out",
    "logged-out": "released",
    "trial-over": "trial over",
    "availability-ended": "no longer reserved",
}
"""What the server calls an end, in words; the others are words already."""


@dataclass(frozen=True, slots=True)
class SeatSpan:
    """One stretch of time in which a seat was held in one way.

    Attributes:
        seat: Id of the seat.
        license: Id of its license.
        account: Email of who held it.
        computer: On which computer; empty for one that is not of this lab.
        begin: From when (UTC).
        end: Until when (UTC); None while it lasts.
        how: ``in use``, ``closed, kept`` (an owner's, app closed), ``reserved`` (extended, app
            closed) or ``validated offline``.
        ended: Why it ended: ``timed out``, ``released``, ``freed``, ``closed``, ``expired``,
            ``blocked``, ``revoked``, …, or ``started again``, where only the way changed; empty
            while it lasts.
    """

    seat: str
    license: str
    account: str
    computer: str
    begin: datetime
    end: datetime | None
    how: str
    ended: str = ""


class SeatTimeline:
    """The spans of a lab."""

    def __init__(self) -> None:
        self._over: deque[SeatSpan] = deque(maxlen=SPANS_KEPT)
        self._open: dict[str, tuple[SeatSpan, datetime]] = {}

    def spans(self) -> tuple[SeatSpan, ...]:
        """All spans, in order of their beginnings."""
        known = (*self._over, *(span for span, _ in self._open.values()))
        return tuple(sorted(known, key=lambda span: (span.begin, span.seat)))

    def clear(self) -> None:
        """Forget everything."""
        self._over.clear()
        self._open.clear()

    def observe(self, session: Session, now: datetime, names: Mapping[str, str]) -> None:
        """Look at the server's rows.

        Args:
            session: The transaction, already swept.
            now: Server time, aware UTC.
            names: Names of computers by the thumbprints of their device keys.
        """
        rows = session.execute(
            select(
                SeatRow.id, SeatRow.license_id, SeatRow.device, SeatRow.started_at, SeatRow.closed,
                SeatRow.reserved_until, SeatRow.validated, SeatRow.ended_at, SeatRow.end_reason,
                SeatRow.account_id, LicenseRow.owner_id, AccountRow.email,
            )
            .join(SeatRow.license)
            .join(SeatRow.account)
            .where(or_(SeatRow.ended_at.is_(None), SeatRow.id.in_(tuple(self._open))))
            .order_by(SeatRow.started_at, SeatRow.id)
        )  # fmt: skip
        for row in rows:
            self._see(row, now, names)

    def _see(self, row: Any, now: datetime, names: Mapping[str, str]) -> None:
        known = self._open.get(row.id)
        if row.ended_at is not None:
            reason = row.end_reason
            self._end(row.id, row.ended_at, _ENDS.get(reason, reason.replace("-", " ")))
            return
        how = _how(row, now)
        again = known is not None and known[1] != row.started_at
        if known is not None and not again:
            span = known[0]
            if (span.how, span.license) == (how, row.license_id):
                return
            moved = span.license != row.license_id
            self._end(row.id, now, "moved to another license" if moved else _changed(how))
        elif again:
            self._end(row.id, row.started_at, "taken again")
        begin = now if known is not None and not again else row.started_at
        span = SeatSpan(
            row.id, row.license_id, row.email, names.get(row.device, ""), begin, None, how
        )
        self._open[row.id] = span, row.started_at

    def _end(self, seat: str, at: datetime, why: str) -> None:
        span, _ = self._open.pop(seat, (None, None))
        if span is not None:
            self._over.append(replace(span, end=max(at, span.begin), ended=why))


def _how(row: Any, now: datetime) -> str:
    if row.validated:
        return "validated offline"
    if not row.closed:
        return "in use"
    reserved = row.reserved_until is not None and row.reserved_until > now
    return "reserved" if reserved and row.account_id != row.owner_id else "closed, kept"


def _changed(how: str) -> str:
    """Why a span ended whose seat is held on in another way."""
    return "started again" if how == "in use" else how.partition(",")[0]
