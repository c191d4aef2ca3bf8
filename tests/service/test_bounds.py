"""A signature says who wrote a number, not that it makes sense."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest

from seatkeeper.licensing.limits import (
    HEARTBEAT_MAX,
    IDLE_MAX,
    OFFLINE_DAYS_MAX,
    PERIODS_MAX,
    TIMEOUT_MAX,
)
from seatkeeper.protocol.models import Discovery
from seatkeeper.service.grants import GrantError, read_payload
from tests.helpers.samples import grant

AT_MOST: dict[str, Any] = {
    "heartbeat_seconds": HEARTBEAT_MAX,
    "timeout_seconds": TIMEOUT_MAX,
    "idle_seconds": IDLE_MAX,
    "offline_days": (1, OFFLINE_DAYS_MAX),
}


def payload(**changes: object) -> dict[str, Any]:
    """What a server signs."""
    found: dict[str, Any] = msgspec.to_builtins(grant(**changes))
    return found


@pytest.mark.parametrize("name", AT_MOST)
def test_the_largest_numbers_that_make_sense_are_believed(name: str) -> None:
    assert getattr(read_payload(payload(**{name: AT_MOST[name]})), name) == AT_MOST[name]


@pytest.mark.parametrize(
    ("name", "number"),
    [
        ("heartbeat_seconds", HEARTBEAT_MAX + 1),
        ("heartbeat_seconds", 0),
        ("heartbeat_seconds", -600),
        ("heartbeat_seconds", 10**30),
        ("timeout_seconds", TIMEOUT_MAX + 1),
        ("timeout_seconds", 0),
        ("idle_seconds", IDLE_MAX + 1),
        ("idle_seconds", 0),
        ("idle_seconds", -1),
        ("offline_days", (OFFLINE_DAYS_MAX + 1,)),
        ("offline_days", (0,)),
        ("offline_days", (-1, 3)),
        ("offline_days", (1,) * (PERIODS_MAX + 1)),
    ],
)
def test_a_number_that_makes_no_sense_is_refused_with_its_name(name: str, number: object) -> None:
    with pytest.raises(GrantError) as caught:
        read_payload(payload(**{name: number}))
    assert caught.value.code == "grant-out-of-bounds"


@pytest.mark.parametrize(
    "change",
    [
        {"heartbeat_seconds": HEARTBEAT_MAX + 1},
        {"timeout_seconds": 0},
        {"offline_days": [OFFLINE_DAYS_MAX + 1]},
        {"offline_days": [1] * (PERIODS_MAX + 1)},
    ],
)
def test_discovery_has_the_same_bounds(change: dict[str, Any]) -> None:
    said = {
        "name": "Example", "protocol": "seatkeeper/1", "portal": "https://portal.example.org",
        "root": "r", "capabilities": ["login"], "heartbeat_seconds": 600,
        "timeout_seconds": 28800, "offline_days": [1, 3],
    }  # fmt: skip
    msgspec.convert(said, Discovery)
    with pytest.raises(msgspec.ValidationError):
        msgspec.convert({**said, **change}, Discovery)
