"""How long something takes, whatever else the machine is busy with.

A bound such as "closes within two seconds" is a rule about the program. A machine on which others
want the processors, too, makes it wait longer, and that says nothing about the program. Linux
counts for each thread how long it was ready to run and had no processor to run on (``run_delay``
in Documentation/scheduler/sched-stats.rst); this time does not count here. On a machine with
nothing else to do it is next to nothing, so the bound is as sharp as it says. Where the system does
not count it, all the time that passes counts.
"""

from __future__ import annotations

import time
from pathlib import Path

__all__ = ["Stopwatch"]


class Stopwatch:
    """Runs from the moment at which it is made.

    Args:
        process: Number of the process that is watched; this one unless said.
    """

    def __init__(self, process: int | None = None) -> None:
        self._threads = Path("/proc", "self" if process is None else str(process), "task")
        self._began = time.monotonic()
        self._waited = _waited(self._threads)

    def seconds(self) -> float:
        """Seconds since then, without those in which threads of the process had no processor."""
        passed = time.monotonic() - self._began
        now = _waited(self._threads)
        waited = sum(ns - self._waited.get(thread, 0) for thread, ns in now.items())
        return max(passed - waited / 1e9, 0.0)


def _waited(threads: Path) -> dict[str, int]:
    """How long each thread that lives has waited for a processor so far, in nanoseconds."""
    found: dict[str, int] = {}
    for thread in threads.iterdir() if threads.exists() else ():
        try:
            _ran, waited, _slices = (thread / "schedstat").read_text("ascii").split()
        except OSError:  # it has just ended, or this system does not count
            continue
        found[thread.name] = int(waited)
    return found
