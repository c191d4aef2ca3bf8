"""Moments and days, always absolute and relative: "2027-03-31, in 130 days".

Instants arrive in UTC and are shown in the user's time zone. A license ends on a *day*, which is
shown as it is, because it is the organization's day and not the user's.
"""

from __future__ import annotations

from datetime import date, datetime, timedelta

from seatkeeper.licensing.license import License
from seatkeeper.qt.i18n import translate

__all__ = ["clock_time", "day_of", "distance", "expiry", "moment", "moment_and_distance"]

MINUTE = 60
HOUR = 60 * MINUTE
DAY = 24 * HOUR


def moment(when: datetime) -> str:
    """Say an instant: date and time of day, without seconds."""
    return when.astimezone().strftime("%Y-%m-%d %H:%M")


def clock_time(when: datetime) -> str:
    """Say the time of day, with seconds."""
    return when.astimezone().strftime("%H:%M:%S")


def day_of(when: datetime) -> str:
    """Say the day of an instant."""
    return when.astimezone().strftime("%Y-%m-%d")


def moment_and_distance(when: datetime, now: datetime) -> str:
    """Say an instant and how far away it is."""
    return f"{moment(when)}, {distance(when, now)}"


def distance(when: datetime, now: datetime) -> str:
    """Say how far away an instant is.

    Args:
        when: The instant, aware UTC.
        now: Trusted time, aware UTC.
    """
    seconds = (when - now).total_seconds()
    size = abs(seconds)
    if size < 45:
        return translate("Times", "now") if size < 5 else _away(round(size), "s", seconds > 0)
    if size < 45 * MINUTE:
        return _away(max(round(size / MINUTE), 1), "min", seconds > 0)
    if size < 36 * HOUR:
        return _away(max(round(size / HOUR), 1), "h", seconds > 0)
    return _days(round(size / DAY), ahead=seconds > 0)


def expiry(license_: License, now: datetime) -> str:
    """Say when a license ends.

    Args:
        license_: The license.
        now: Trusted time, aware UTC.
    """
    if license_.expires is None or license_.expires_on is None:
        return translate("Times", "never (permanent)")
    days = (date.fromisoformat(license_.expires_on) - now.astimezone().date()).days
    if license_.expired(now):
        far = _days(max(-days, 1), ahead=False)
    elif license_.expires - now < timedelta(days=1):
        far = distance(license_.expires, now)
    else:
        far = _days(max(days, 1), ahead=True)
    return f"{license_.expires_on}, {far}"


def _away(number: int, unit: str, ahead: bool) -> str:
    if ahead:
        return translate("Times", "in {number} {unit}").format(number=number, unit=unit)
    return translate("Times", "{number} {unit} ago").format(number=number, unit=unit)


def _days(number: int, *, ahead: bool) -> str:
    if number == 1:
        return translate("Times", "in one day") if ahead else translate("Times", "one day ago")
    if ahead:
        return translate("Times", "in {number} days").format(number=number)
    return translate("Times", "{number} days ago").format(number=number)
