"""A process may die anywhere: nothing acknowledged is lost, nothing is torn."""

from __future__ import annotations

import json
import shutil
import signal
import subprocess
import sys
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from tests.licensecache import stracing
from tests.licensecache.operations import Site, after, payload


def figures_of(root: Path, stride: int, writer: str) -> dict[str, Any]:
    done = subprocess.run(
        [
            *(sys.executable, "-m", "tests.licensecache.kill_harness"),
            *(str(root), str(stride), writer),
        ],
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    )
    figures: dict[str, Any] = json.loads(done.stdout)
    return figures


def found_nothing(figures: dict[str, Any]) -> bool:
    return not (figures["lost"] or figures["torn"] or figures["leftover"] or figures["examples"])


def test_kills_at_every_fortieth_line_lose_nothing(tmp_path: Path) -> None:
    figures = figures_of(tmp_path, 41, "good")
    assert figures["kills"] > 50
    assert found_nothing(figures), figures


@pytest.mark.proof
@pytest.mark.timeout(1800)
def test_kills_at_every_line_lose_nothing(tmp_path: Path) -> None:
    figures = figures_of(tmp_path, 1, "good")
    print(f"\nfork points: {figures}")
    assert figures["kills"] >= 3000
    assert found_nothing(figures), figures


@pytest.mark.proof
@pytest.mark.timeout(600)
@pytest.mark.parametrize(("writer", "finding"), [("delete-first", "lost"), ("in-place", "torn")])
def test_the_harness_notices_a_bad_writer(tmp_path: Path, writer: str, finding: str) -> None:
    figures = figures_of(tmp_path, 3, writer)
    print(f"\n{writer}: {figures}")
    assert figures[finding] > 0


@pytest.mark.proof
@pytest.mark.timeout(1800)
def test_kills_at_every_system_call_lose_nothing(tmp_path: Path) -> None:
    baseline = tmp_path / "baseline"
    Site(baseline).cache("baseline").save(payload(1))
    kills: Counter[str] = Counter()

    def prepare(folder: Path, name: str) -> Path:
        return shutil.copytree(baseline, folder / name)

    operations = ("save", "update", "rotate", "erase", "mark")
    for outcome in stracing.interfere(operations, prepare, "signal=SIGKILL", tmp_path):
        loaded = Site(outcome.job.root).cache("judge").load()
        found = None if loaded is None else loaded.payload
        wanted = after(outcome.job.operation, 2, payload(1))
        assert found in ({wanted} if outcome.acknowledged else {payload(1), wanted})
        kills[outcome.job.operation] += outcome.status == -signal.SIGKILL
    print(f"\nsystem calls: {dict(kills)}; nothing lost, nothing torn")
    assert kills.total() > 200
