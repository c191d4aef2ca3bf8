"""The stall watchdog sees what blocks a window, and nothing else."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Callable

import pytest
from PySide6.QtCore import QTimer
from pytestqt.qtbot import QtBot

from tests.helpers.tools import missing
from tests.qt.stalls import LONGEST, SLOWEST, watched

pytestmark = pytest.mark.allows_stalls

TOO_LONG = 0.15


def _compute(seconds: float = SLOWEST * TOO_LONG) -> None:
    # As long as that takes a processor that is as slow as one is allowed to be.
    end = time.thread_time() + seconds
    while time.thread_time() < end:
        sum(range(100))


def _wait_for_lock() -> None:
    lock = threading.Lock()
    with lock:
        assert not lock.acquire(timeout=TOO_LONG)


def _read_socket() -> None:
    ours, theirs = socket.socketpair()
    with ours, theirs:
        ours.settimeout(TOO_LONG)
        with pytest.raises(TimeoutError):
            ours.recv(1)


def stalls_of(qtbot: QtBot, slot: Callable[[], object], ends: int = 900) -> list[float]:
    """Have the event loop call a slot, and tell the stalls that were seen."""
    with watched() as watch:
        QTimer.singleShot(50, slot)
        qtbot.wait(ends)
    return [stall.seconds for stall in watch.stalls]


@pytest.mark.parametrize(
    "slot",
    [lambda: time.sleep(TOO_LONG), _compute, _wait_for_lock, _read_socket],
    ids=["sleeps", "computes", "waits-for-a-lock", "reads-a-socket"],
)
def test_a_slot_that_keeps_the_loop_waiting_is_seen(
    qtbot: QtBot, slot: Callable[[], object]
) -> None:
    assert len(stalls_of(qtbot, slot)) == 1


@pytest.mark.parametrize(
    "slot",
    [lambda: None, lambda: time.sleep(LONGEST / 2), lambda: _compute(LONGEST / 2)],
    ids=["nothing", "sleeps-a-little", "computes-a-little"],
)
def test_a_slot_that_is_quick_is_not_seen(qtbot: QtBot, slot: Callable[[], object]) -> None:
    assert stalls_of(qtbot, slot) == []


def test_a_thread_that_waits_for_its_turn_is_not_seen(qtbot: QtBot) -> None:
    """Other threads that compute hold the interpreter's lock and the processors all the time."""
    over = threading.Event()

    def compute() -> None:
        while not over.is_set():
            sum(range(1000))

    greedy = [threading.Thread(target=compute) for _ in range(10)]
    for thread in greedy:
        thread.start()
    try:
        # With ten who compute, 30 ms of work take a good deal more than 100 ms.
        began: list[float] = []
        ended: list[float] = []

        def slot() -> None:
            began.append(time.monotonic())
            _compute(0.03)
            ended.append(time.monotonic())

        assert stalls_of(qtbot, slot, ends=1500) == []
        if ended[0] - began[0] < LONGEST:
            missing("this machine gave the slot its turn at once")
    finally:
        over.set()
        for thread in greedy:
            thread.join()


def _slow_condition() -> bool:
    time.sleep(TOO_LONG)
    return True


def test_what_a_test_does_between_its_waits_is_not_seen(qtbot: QtBot) -> None:
    with watched() as watch:
        qtbot.wait(20)
        time.sleep(TOO_LONG)
        qtbot.waitUntil(_slow_condition)
        qtbot.wait(20)
    assert watch.stalls == []
