"""Durations as people write and read them."""

from __future__ import annotations

from datetime import timedelta

import pytest

from seatkeeper.system.durations import (
    DurationError,
    parse_duration,
    say_duration,
    spell_duration,
)


@pytest.mark.parametrize(
    ("text", "seconds", "spelled", "said"),
    [
        ("30s", 30, "30s", "30 s"),
        ("90m", 5400, "1h30m", "1 h 30 min"),
        (" 1d12h ", 129_600, "1d12h", "1 d 12 h"),
        ("-3h", -10_800, "-3h", "-3 h"),
        ("0s", 0, "0s", "0 s"),
    ],
)
def test_a_duration_is_read_and_written(text: str, seconds: int, spelled: str, said: str) -> None:
    length = parse_duration(text)
    assert length == timedelta(seconds=seconds)
    assert spell_duration(length) == spelled
    assert say_duration(length) == said


@pytest.mark.parametrize(
    "text", ["", "8", "8 h", "h", "8h!", "٣h", "9" * 30 + "d", "9" * 5000 + "s"]
)
def test_anything_else_is_refused(text: str) -> None:
    with pytest.raises(DurationError):
        parse_duration(text)
