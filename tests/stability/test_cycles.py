"""Two hundred times: open, log in, close in the middle of a request. Nothing is left over.

Bounds, for the process that holds all windows one after the other: as many threads and open files
(sockets are files) after each cycle as after the first ten, and at most ``GROWTH`` bytes of memory
more a cycle, by a straight line through all cycles after the first ``WARM`` (which fill the
caches of Qt, of the interpreter, and of the allocator).
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import linear_regression, median

import pytest

from seatkeeper.composition.sandbox import start_sandbox

ROOT = Path(__file__).parents[2]
WARM = 40
GROWTH = 16 * 1024
CLOSES_IN = 2.0
"""Seconds, whatever the server does."""


@dataclass(frozen=True, slots=True)
class Cycle:
    """What was left over after a cycle, and how long it took, in seconds and bytes."""

    cycle: int
    seconds: float
    closing: float
    threads: int
    files: int
    memory: int


def cycles(folder: Path, count: int) -> list[Cycle]:
    """Run cycles in a process of their own."""
    with start_sandbox() as server:
        profile = folder / "profile.json"
        profile.write_text(json.dumps(server.profile()), "utf-8")
        command = [sys.executable, "-W", "error", "-m", "tests.stability.cycles_process"]
        ended = subprocess.run(
            [*command, str(folder), str(profile), str(count)],
            cwd=ROOT,
            env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path),
                 "QT_QPA_PLATFORM": "offscreen"},
            capture_output=True,
            text=True,
            timeout=count * 5 + 200,
            check=False,
        )  # fmt: skip
    assert ended.returncode == 0, ended.stderr[-3000:]
    assert "Traceback" not in ended.stderr, ended.stderr[-3000:]
    return [Cycle(**json.loads(line)) for line in ended.stdout.splitlines()]


def nothing_is_left_over(found: Sequence[Cycle], settled: Sequence[Cycle]) -> None:
    assert {one.threads for one in found} == {settled[-1].threads}
    assert max(one.files for one in found) <= max(one.files for one in settled)
    assert max(one.closing for one in found) < CLOSES_IN + 0.5  # the process's own turn included


@pytest.mark.timeout(300)
def test_a_few_cycles_leave_nothing_over(tmp_path: Path) -> None:
    found = cycles(tmp_path, 4)
    assert len(found) == 4
    nothing_is_left_over(found, found[:2])


@pytest.mark.proof
@pytest.mark.timeout(1300)
def test_two_hundred_cycles_leave_nothing_over(tmp_path: Path) -> None:
    found = cycles(tmp_path, 200)
    assert len(found) == 200
    rest = found[WARM:]
    slope = linear_regression([one.cycle for one in rest], [one.memory for one in rest]).slope
    print(
        f"\n{len(found)} cycles in {sum(one.seconds for one in found):.0f} s, each"
        f" {median(one.seconds for one in found):.2f} s, closing"
        f" {median(one.closing for one in found):.2f} s (longest"
        f" {max(one.closing for one in found):.2f} s);"
        f" threads {found[-1].threads}, open files {found[0].files} -> {found[-1].files},"
        f" memory {found[WARM].memory / 1e6:.1f} -> {found[-1].memory / 1e6:.1f} MB,"
        f" {slope / 1024:+.1f} KiB a cycle (at most {GROWTH / 1024:.0f})"
    )
    nothing_is_left_over(found, found[:10])
    assert slope < GROWTH
