"""The budgets of the two libraries, of a heartbeat and of the window are kept.

What else a machine does evicts more of a long path through Python than of a short one through C.
So a budget counts as missed when several measurements miss it, one after the other.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from rich.console import Console

from tests.benchmarks import cache, heartbeat, offline_exchange, windows
from tests.benchmarks.measuring import Benchmark, Figure, measure
from tests.benchmarks.report import table
from tests.licensecache import stracing
from tests.licensecache.operations import Site, payload

REPOSITORY = Path(__file__).parents[2]
BUDGETS = (*cache.BENCHMARKS, *offline_exchange.BENCHMARKS, *heartbeat.BENCHMARKS)


def keeps(budget: Benchmark, capsys: pytest.CaptureFixture[str]) -> None:
    """Measure a budget, up to three times; print what was measured."""
    figures: list[Figure] = []
    while len(figures) < 3 and not any(figure.met for figure in figures):
        figures.append(measure(budget))
    with capsys.disabled():
        print()
        Console(width=120).print(table(figures))
    ratios = ", ".join(f"{figure.ratio:.2f} x" for figure in figures)
    assert figures[-1].met, f"{ratios}; at most {budget.at_most:g} x"


@pytest.mark.proof
@pytest.mark.timeout(600)
@pytest.mark.parametrize("name", [each.name for each in BUDGETS])
def test_a_budget_is_kept(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    """By the command for it, because what a test run has loaded crowds the processor's caches."""
    command = [sys.executable, "-m", "tests.benchmarks", "--only", name]
    environment = os.environ | {"PYTHONPATH": f"app{os.pathsep}.", "COLUMNS": "120"}
    for _ in range(5):
        run = subprocess.run(
            command, cwd=REPOSITORY, env=environment, capture_output=True, text=True, check=False
        )
        with capsys.disabled():
            print(run.stdout or run.stderr)
        if run.returncode == 0:
            return
    pytest.fail(f"{name} missed its budget five times")


MISSED = {
    "licensed": pytest.mark.xfail(
        strict=True, raises=AssertionError,
        reason="missed: 4.7 x; docs/architecture.md, The start, tells where the time goes",
    ),
}  # fmt: skip
"""Budgets that are not met yet; meeting one fails here, so that it is taken out."""

SOME_IDLE = 75.0
"""Seconds; ``python -m tests.benchmarks --only idle --long`` watches for ten minutes."""


@pytest.mark.proof
@pytest.mark.timeout(600)
@pytest.mark.parametrize(
    "budget",
    [
        pytest.param(each, marks=MISSED.get(each.name, ()), id=each.name)
        for each in (
            *(one for one in windows.BENCHMARKS if not one.long),
            windows.idle_for(SOME_IDLE),
        )
    ],
)
def test_the_window_keeps_its_budget(budget: Benchmark, capsys: pytest.CaptureFixture[str]) -> None:
    keeps(budget, capsys)


def test_a_save_flushes_and_renames_no_more_often_than_two_raw_durable_writes(
    tmp_path: Path,
) -> None:
    computer, traces = tmp_path / "computer", tmp_path / "traces"
    traces.mkdir()
    Site(computer).cache("first").save(payload(1))
    (outcome,) = stracing.run([stracing.Job(computer, "save", 2)], None, traces)
    assert outcome.acknowledged
    made = {
        call: sum(line.startswith(f"{call}(") for line in outcome.trace)
        for call in ("fsync", "fdatasync", "sync", "rename")
    }
    assert made == {"fsync": 4, "fdatasync": 0, "sync": 0, "rename": 2}
