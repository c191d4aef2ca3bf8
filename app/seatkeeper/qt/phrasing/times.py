"""Moments and days, always absolute and relative: "March 31, 2027, in 130 days".

Instants arrive in UTC and are shown in the user's time zone. A license ends on a *day*, which is
shown as it is, because it is the organization's day and not the user's. The form is that of the
user's region (``i18n.language.region``): the long date without its weekday, because a short one
like 3/4/27 is read differently from country to country. A system without a region (the C locale)
gets ISO 8601.
"""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta

from PySide6.QtCore import QDate, QLocale, QTime

from seatkeeper.licensing.license import License
from seatkeeper.qt.i18n import translate

__all__ = [
    "clock_time",
    "day_of",
    "distance",
    "expiry",
    "moment",
    "moment_and_distance",
    "moment_in_table",
]

MINUTE = 60
HOUR = 60 * MINUTE
DAY = 24 * HOUR


def moment(when: datetime) -> str:
    """Say an instant: date and time of day, without seconds."""
    time = QLocale().timeFormat(QLocale.FormatType.ShortFormat)
    return translate("Times", "{day}, {time}").format(
        day=day_of(when), time=_written(when.astimezone(), time)
    )


def moment_in_table(when: datetime) -> str:
    """Say an instant where many stand below each other: in figures, with the whole year."""
    here, region = when.astimezone(), QLocale()
    time = _written(here, region.timeFormat(QLocale.FormatType.ShortFormat))
    if region.language() == QLocale.Language.C:
        return f"{here.date().isoformat()} {time}"
    short = region.dateFormat(QLocale.FormatType.ShortFormat)
    form = re.sub(r"(?<!y)yy(?!y)", "yyyy", short)
    return f"{region.toString(QDate(here.year, here.month, here.day), form)} {time}"


def clock_time(when: datetime) -> str:
    """Say the time of day, with seconds."""
    with_zone = QLocale().timeFormat(QLocale.FormatType.LongFormat)
    return _written(when.astimezone(), re.sub(r"\s*\(?t+\)?", "", with_zone))


def day_of(when: datetime) -> str:
    """Say the day of an instant."""
    return _day(when.astimezone().date())


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
    last = date.fromisoformat(license_.expires_on)
    days = (last - now.astimezone().date()).days
    if license_.expired(now):
        far = _days(max(-days, 1), ahead=False)
    elif license_.expires - now < timedelta(days=1):
        far = distance(license_.expires, now)
    else:
        far = _days(max(days, 1), ahead=True)
    return f"{_day(last)}, {far}"


def _day(day: date) -> str:
    """Write a day as the user's region does, without its weekday."""
    region = QLocale()
    if region.language() == QLocale.Language.C:
        return day.isoformat()
    with_weekday = region.dateFormat(QLocale.FormatType.LongFormat)
    return region.toString(
        QDate(day.year, day.month, day.day), re.sub(r"[, ]*dddd[, ]*", "", with_weekday)
    )


def _written(when: datetime, form: str) -> str:
    return QLocale().toString(QTime(when.hour, when.minute, when.second), form)


def _away(number: int, unit: str, ahead: bool) -> str:
    if ahead:
        return translate("Times", "in {number} {unit}").format(number=number, unit=unit)
    return translate("Times", "{number} {unit} ago").format(number=number, unit=unit)


def _days(number: int, *, ahead: bool) -> str:
    if number == 1:
        return translate("Times", "in one day") if ahead else translate("Times", "one day ago")
    written = QLocale().toString(number)
    if ahead:
        return translate("Times", "in {number} days").format(number=written)
    return translate("Times", "{number} days ago").format(number=written)
