"""Ten thousand heartbeats: who runs for months holds no more than after the first hour."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from seatkeeper.composition import start_sandbox

BEATS = 10_000
MOST_GROWTH = 4 * 1024 * 1024
"""Bytes; Python's allocator alone moves by some hundred kilobytes."""

LEDGER = 1000
"""The privacy ledger keeps that many requests: until it is full, objects do become more."""

REPOSITORY = Path(__file__).parents[2]


def _beat(folder: Path, beats: int) -> list[dict[str, int]]:
    """Beat in a process of its own, against a sandbox in this one."""
    with start_sandbox() as server:
        (folder / "profile.json").write_text(json.dumps(server.profile()), "utf-8")
        done = subprocess.run(
            [sys.executable, "-m", "tests.stability.heartbeats_process", folder, server.url,
             str(beats)],
            cwd=REPOSITORY, capture_output=True, text=True, timeout=1500, check=False,
            env={"PYTHONPATH": "app:.", "PATH": "", "HOME": str(folder)},
        )  # fmt: skip
    assert done.returncode == 0, done.stderr
    found: list[dict[str, int]] = json.loads(done.stdout)
    return found


def _stays(samples: list[dict[str, int]]) -> None:
    first, last = samples[1], samples[-1]  # the first tenth has loaded what is loaded once
    assert last["files"] == first["files"]
    assert last["sockets"] == first["sockets"]
    assert last["threads"] <= first["threads"] + 1  # the deadline's timer may be just ending
    if first["beats"] >= LEDGER:
        assert last["objects"] <= first["objects"] * 1.02
    assert last["resident"] <= first["resident"] + MOST_GROWTH


@pytest.mark.skipif(sys.platform != "linux", reason="looks into /proc")
@pytest.mark.parametrize(
    "beats",
    [300, pytest.param(BEATS, marks=[pytest.mark.proof, pytest.mark.timeout(1800)])],
)
def test_heartbeats_leave_nothing_behind(tmp_path: Path, beats: int) -> None:
    samples = _beat(tmp_path, beats)
    for sample in samples:
        print(
            f"{sample['beats']:6} heartbeats  {sample['resident'] / 2**20:6.1f} MiB"
            f"  {sample['sockets']} sockets  {sample['files']} files"
            f"  {sample['threads']} threads  {sample['objects']} objects"
        )
    _stays(samples)
