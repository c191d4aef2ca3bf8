"""The lab with fifty computers at work and its window: how much memory it keeps.

This budget is absolute, because nothing raw does the same: a server, fifty clients with their
caches, vaults and networks, everything that was said, and the window that shows it.
"""

from __future__ import annotations

import os
import subprocess
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from tests.benchmarks.measuring import Benchmark, Sides, Unit
from tests.benchmarks.processes import module_process

COMPUTERS: Final = 50
_MEGABYTE: Final = 1e6
_TOO_LONG: Final = 300.0
"""Seconds after which the computers will not work any more."""
_SETTLED: Final = 2.0


def _resident() -> float:
    """The bytes of memory that the process keeps."""
    with module_process(
        "tests.benchmarks.lab_process", str(COMPUTERS), stdout=subprocess.PIPE
    ) as process:
        overdue = threading.Timer(_TOO_LONG, process.kill)
        overdue.start()
        assert process.stdout is not None
        assert process.stdout.readline() == b"working\n", "the lab ended before it worked"
        overdue.cancel()
        time.sleep(_SETTLED)
        # In pages, in the second field: proc(5).
        pages = int(Path(f"/proc/{process.pid}/statm").read_text().split()[1])
        return float(pages * os.sysconf("SC_PAGE_SIZE"))


@contextmanager
def _lab() -> Iterator[list[Sides]]:
    yield [Sides(own=_resident, raw=lambda: _MEGABYTE)]


BENCHMARKS: Final = (
    Benchmark(
        name="lab",
        what=f"resident memory of the lab with {COMPUTERS} computers at work and its window",
        baseline="one megabyte",
        at_most=400,
        unit=Unit.MEGABYTES,
        rounds=1,
        prepare=_lab,
        long=True,
    ),
)
