"""When licenses end: at the end of a day, in the time zone of the organization that owns them."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

__all__ = ["end_of_day"]


def end_of_day(start: datetime, days: int, time_zone: str) -> datetime:
    """The end of the day that is so many days after an instant.

    Args:
        start: Usually the purchase, from which a license counts (R24); aware.
        days: How many days later.
        time_zone: Name of the organization's zone.

    Returns:
        The following midnight there, in UTC.
    """
    zone = ZoneInfo(time_zone)
    last_day = start.astimezone(zone).date() + timedelta(days=days)
    return datetime.combine(last_day + timedelta(days=1), time(), zone).astimezone(UTC)
