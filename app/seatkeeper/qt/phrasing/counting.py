"""A short time that is watched as it runs out."""

from __future__ import annotations

from datetime import datetime
from math import ceil

from seatkeeper.qt.i18n import translate

__all__ = ["countdown", "seconds_left"]


def seconds_left(until: datetime, now: datetime) -> int:
    """Tell how many seconds are left, begun ones included; never less than 0."""
    return max(ceil((until - now).total_seconds()), 0)


def countdown(until: datetime, now: datetime) -> str:
    """Say how many seconds are left: "45 seconds".

    Args:
        until: The end, aware UTC.
        now: Trusted time, aware UTC.
    """
    number = seconds_left(until, now)
    if number == 1:
        return translate("Times", "one second")
    return translate("Times", "{number} seconds").format(number=number)
