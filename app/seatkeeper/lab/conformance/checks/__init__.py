"""The checks, one file a topic."""

from __future__ import annotations

from typing import Final

from seatkeeper.lab.conformance.checks import (
    answers,
    discovery,
    epochs,
    heartbeats,
    logins,
    offline,
    portal,
    privacy,
    proofs,
    queues,
    requests,
    seats,
    sharing,
    tokens,
)
from seatkeeper.lab.conformance.register import Check

__all__ = ["ALL"]

ALL: Final[tuple[Check, ...]] = tuple(
    check
    for topic in (
        discovery, requests, proofs, logins, tokens, answers, seats, epochs, heartbeats, offline,
        sharing, queues, privacy, portal,
    )
    for check in topic.REGISTER.checks
)  # fmt: skip
"""Every check, in the order in which they run."""
