"""Background lanes."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from functools import partial

import pytest
from pytestqt.qtbot import QtBot

from seatkeeper.qt.lanes import QtLanes
from tests.helpers.stopwatch import Stopwatch
from tests.qt.driver import PATIENCE


@pytest.fixture
def lanes(qtbot: QtBot) -> Iterator[QtLanes]:
    made = QtLanes()
    yield made
    made.close(1)


def test_work_runs_elsewhere_and_its_answer_arrives_on_the_gui_thread(
    qtbot: QtBot, lanes: QtLanes
) -> None:
    threads: list[tuple[str, str]] = []
    lanes.submit(
        "disk",
        lambda: threading.current_thread().name,
        lambda name: threads.append((name, threading.current_thread().name)),
    )
    qtbot.waitUntil(lambda: bool(threads), timeout=PATIENCE)
    assert threads == [("lane-disk", threading.main_thread().name)]


def test_one_lane_keeps_the_order(qtbot: QtBot, lanes: QtLanes) -> None:
    done: list[int] = []
    for number in range(50):
        lanes.submit("disk", partial(int, number), done.append)
    qtbot.waitUntil(lambda: len(done) == 50, timeout=PATIENCE)
    assert done == list(range(50))


def test_a_hung_lane_holds_no_other_lane_up_and_closing_is_bounded(
    qtbot: QtBot, lanes: QtLanes
) -> None:
    let_go, done = threading.Event(), list[str]()
    lanes.submit("keyring", let_go.wait, lambda _: done.append("keyring"))
    lanes.submit("network", lambda: "network", done.append)
    qtbot.waitUntil(lambda: done == ["network"], timeout=PATIENCE)
    watch = Stopwatch()
    lanes.close(0.2)
    assert watch.seconds() < 1
    let_go.set()
    qtbot.wait(20)
    assert done == ["network"], "an answer after closing is dropped"


def test_closing_finishes_what_was_begun(qtbot: QtBot, lanes: QtLanes) -> None:
    written: list[str] = []
    lanes.submit("disk", lambda: written.append("draft"), lambda _: None)
    lanes.close(5)
    assert written == ["draft"]
    lanes.submit("disk", lambda: written.append("late"), lambda _: None)
    assert written == ["draft"]
