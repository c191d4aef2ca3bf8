"""The locustfile of ``seatkeeper fleet``: people who use the app, and nothing else."""

from __future__ import annotations

from seatkeeper.composition.fleet import FleetUser

__all__ = ["Reader"]


class Reader(FleetUser):
    """Logs in, works, waits for a seat where there is none, and comes back after a crash."""
