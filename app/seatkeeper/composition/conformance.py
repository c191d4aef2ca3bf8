"""The conformance runner, joined with the real clock and randomness."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from seatkeeper.system.clock import SystemClock
from seatkeeper.system.entropy import system_entropy

if TYPE_CHECKING:
    from seatkeeper.lab.conformance.bench import Bench
    from seatkeeper.lab.conformance.people import Person

__all__ = ["open_bench"]


def open_bench(origin: str, *, ca: Path | None, people: tuple[Person, ...]) -> Bench:
    """Make what checks work with; nothing is asked yet.

    Args:
        origin: Of the server's API.
        ca: Certificates (PEM) to trust instead of the usual ones.
        people: Accounts to test with; empty for those a sandbox publishes.
    """
    from seatkeeper.lab.conformance.bench import Bench  # noqa: PLC0415 - brings HTTP along

    return Bench(
        origin,
        ca_file=str(ca) if ca is not None else None,
        people=people,
        clock=SystemClock(),
        entropy=system_entropy,
    )
