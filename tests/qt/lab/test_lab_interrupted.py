"""Ctrl+C in the terminal ends the lab's window with everything that runs in it."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3]
SECONDS = 60
"""After which the window counts as hanging."""
OFFSCREEN = "This plugin does not support"
"""What Qt says of a screen that nobody sees."""


@pytest.mark.parametrize(
    ("situation", "hit"),
    [
        ("opening", os.killpg),
        ("waiting", os.killpg),
        ("waiting", os.kill),  # the processes of its computers do not hear of it
        ("advancing", os.killpg),
        ("playing", os.killpg),
    ],
)
def test_ctrl_c_ends_the_lab_and_leaves_nothing_behind(
    tmp_path: Path, situation: str, hit: Callable[[int, int], None]
) -> None:
    scratch = tmp_path / "scratch"
    scratch.mkdir()
    process = subprocess.Popen(
        [sys.executable, "-W", "error", "-m", "tests.qt.lab.lab_program", situation],
        cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
        start_new_session=True,  # so that a terminal's Ctrl+C can be pressed: it hits the group
        env=os.environ | {
            "PYTHONPATH": os.pathsep.join((str(ROOT / "app"), str(ROOT))),
            "QT_QPA_PLATFORM": "offscreen", "TMPDIR": str(scratch), "HOME": str(tmp_path),
        },
    )  # fmt: skip
    try:
        assert process.stdout is not None
        assert process.stdout.readline() == "now\n"
        hit(process.pid, signal.SIGINT)
        _, complaints = process.communicate(timeout=SECONDS)
        assert process.returncode == 0, complaints
        assert {line for line in complaints.splitlines() if OFFSCREEN not in line} == set()
        with pytest.raises(ProcessLookupError):
            os.killpg(process.pid, 0)  # of its processes none is left
        assert list(scratch.iterdir()) == []
    finally:
        process.kill()
        process.wait(SECONDS)
