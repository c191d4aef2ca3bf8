"""Durations as people write them: ``30s``, ``90m``, ``8h``, ``3d``, ``1d12h``."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import Final

__all__ = ["DURATION", "DurationError", "parse_duration", "say_duration", "spell_duration"]

DURATION: Final = r"-?(\d+[smhd])+"
"""The format, as a regular expression."""

_UNITS: Final = {"d": 86400, "h": 3600, "m": 60, "s": 1}


class DurationError(ValueError):
    """A text is not a duration; the message says what one looks like."""


def parse_duration(text: str) -> timedelta:
    """Read a duration.

    Raises:
        DurationError: It is not one, or longer than the calendar.
    """
    cleaned = text.strip()
    if not re.fullmatch(DURATION, cleaned, re.ASCII):
        raise DurationError(f"{text!r} is not a duration such as 30s, 90m, 8h or 3d")
    found = re.findall(r"(\d+)([smhd])", cleaned)
    try:
        length = timedelta(seconds=sum(int(count) * _UNITS[unit] for count, unit in found))
    except (OverflowError, ValueError) as error:  # the latter: more digits than Python reads
        raise DurationError(f"{text[:40]!r} is longer than the calendar") from error
    return -length if cleaned.startswith("-") else length


def spell_duration(length: timedelta) -> str:
    """Write a duration the same way, to the second: ``1d12h``; ``0s`` for none."""
    left = round(abs(length.total_seconds()))
    spelled = ""
    for unit, seconds in _UNITS.items():
        count, left = divmod(left, seconds)
        spelled += f"{count}{unit}" if count else ""
    return ("-" if length < timedelta(0) else "") + (spelled or "0s")


def say_duration(length: timedelta) -> str:
    """Write a duration for people who read: ``1 d 12 h``, ``90 min`` as ``1 h 30 min``."""
    words = re.sub(r"(\d+)([dhms])", r"\1 \2 ", spell_duration(length)).strip()
    return words.replace(" m", " min")
