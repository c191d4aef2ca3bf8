"""One instance for each profile: a second start raises the first."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from seatkeeper.qt import instance as instances
from seatkeeper.qt.instance import Instance

TOO_LONG = 60.0
"""Seconds."""
Start = Callable[..., "subprocess.Popen[str]"]


@pytest.fixture
def start() -> Iterator[Start]:
    """Starts processes, and ends those that are left."""
    running: list[subprocess.Popen[str]] = []

    def begin(folder: Path, *how: str) -> subprocess.Popen[str]:
        process = subprocess.Popen(
            [sys.executable, "-m", "tests.qt.instance_process", str(folder), *how],
            stdout=subprocess.PIPE, text=True,
            env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
        )  # fmt: skip
        running.append(process)
        return process

    yield begin
    for process in running:
        process.kill()
        process.wait(TOO_LONG)
        assert process.stdout is not None
        process.stdout.close()


def _line(process: subprocess.Popen[str]) -> str:
    assert process.stdout is not None
    return process.stdout.readline().strip()


def test_a_second_start_raises_the_first_and_ends(start: Start, tmp_path: Path) -> None:
    first = start(tmp_path)
    assert _line(first) == "first"
    second = start(tmp_path)
    assert second.wait(TOO_LONG) == 0
    assert _line(first) == "asked"
    assert first.poll() is None, "the first goes on"


def test_another_folder_is_another_instance(start: Start, tmp_path: Path) -> None:
    first, other = start(tmp_path / "one"), start(tmp_path / "two")
    assert _line(first) == "first"
    assert _line(other) == "first"


@pytest.mark.skipif(sys.platform == "win32", reason="nobody is killed by a signal there")
def test_a_killed_first_leaves_neither_lock_nor_socket_in_the_way(
    start: Start, tmp_path: Path
) -> None:
    first = start(tmp_path)
    assert _line(first) == "first"
    first.kill()
    first.wait(TOO_LONG)
    assert (tmp_path / "instance.lock").exists(), "a killed process cleans nothing up"
    second = start(tmp_path)
    assert _line(second) == "first"
    third = start(tmp_path)
    assert third.wait(TOO_LONG) == 0
    assert _line(second) == "asked", "the new first listens where the dead one did"


@pytest.mark.skipif(sys.platform == "win32", reason="no SIGSTOP there")
def test_a_first_that_hangs_does_not_keep_anybody_from_working(
    start: Start, tmp_path: Path
) -> None:
    first = start(tmp_path)
    assert _line(first) == "first"
    first.send_signal(signal.SIGSTOP)
    second = start(tmp_path)
    assert _line(second) == "first"
    first.send_signal(signal.SIGCONT)


@pytest.mark.usefixtures("qapp")
def test_a_first_that_has_closed_leaves_its_place(tmp_path: Path) -> None:
    first, second = Instance(tmp_path), Instance(tmp_path)
    assert first.claim()
    first.listen()
    first.end()
    assert second.claim()
    second.end()


def test_without_a_folder_that_can_be_written_everybody_goes_on(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("in the way")
    assert Instance(blocked / "settings").claim()


def test_whoever_says_something_else_is_not_answered(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, second = Instance(tmp_path), Instance(tmp_path)
    assert first.claim()
    first.listen()
    asked: list[bool] = []
    first.asked.connect(lambda: asked.append(True))
    monkeypatch.setattr(instances, "ASK", b"open-sesame\n")
    monkeypatch.setattr(instances, "ANSWER", 100)
    monkeypatch.setattr(instances, "PATIENCE", 100)
    assert second.claim(), "nobody came forward, so this one goes on"
    monkeypatch.undo()
    qtbot.wait(50)
    assert asked == []
    first.end()


def test_a_first_that_is_closing_is_waited_for_and_not_raised(start: Start, tmp_path: Path) -> None:
    first = start(tmp_path, "--closing")
    assert _line(first) == "first"
    second = start(tmp_path)
    assert _line(second) == "first", "it has waited for the lock, and goes on"
    assert first.wait(TOO_LONG) == 0
    assert _line(first) == "", "nobody was brought forward only to vanish"
