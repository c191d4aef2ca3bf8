"""Labs for the tests of the lab, and what the tests look for in them."""

from __future__ import annotations

from seatkeeper.lab.lab import Lab
from seatkeeper.lab.pools import Pool

__all__ = ["ORCHARD", "shared"]

ORCHARD = "L-0DE-001"
"""The license of fifteen shared seats."""


def shared(lab: Lab) -> Pool:
    """The pool of the fifteen shared seats."""
    return lab.pool("owner")
