"""What the clock of a lab passes through."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

__all__ = ["LabEvent"]


@dataclass(frozen=True, slots=True)
class LabEvent:
    """Something on the calendar.

    Attributes:
        at: When (true time, aware UTC).
        kind: Of a computer: ``heartbeat``, ``grant-end``, ``queue-turn`` or ``tick``. Of the
            server: ``seat-timeout``, ``reservation-end``, ``license-expiry``, ``renewal``,
            ``trial-day`` or ``queue-turn``.
        who: The computer's name, or the id of the license or seat.
        words: One plain English sentence for a report.
    """

    at: datetime
    kind: str
    who: str
    words: str
