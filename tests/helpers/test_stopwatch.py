"""The stopwatch of the tests: what the program takes counts, what others take does not."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
import time
from collections.abc import Iterator

import pytest

from tests.helpers.stopwatch import Stopwatch

_GREEDY = """
import os, sys
os.sched_setaffinity(0, {int(sys.argv[1])})
print("here", flush=True)
while True: pass
"""


@pytest.fixture
def shared_processor() -> Iterator[None]:
    """This thread and somebody greedy have one processor between them."""
    usual = os.sched_getaffinity(0)
    one = min(usual)
    with subprocess.Popen(
        [sys.executable, "-c", _GREEDY, str(one)], stdout=subprocess.PIPE
    ) as greedy:
        assert greedy.stdout is not None
        greedy.stdout.readline()
        os.sched_setaffinity(0, {one})
        yield
        os.sched_setaffinity(0, usual)
        greedy.kill()


def _compute(seconds: float) -> None:
    """Use a processor for so long."""
    began = time.thread_time()
    while time.thread_time() - began < seconds:
        pass


def test_what_is_slept_and_what_is_computed_counts() -> None:
    watch = Stopwatch()
    threading.Event().wait(0.2)
    assert watch.seconds() > 0.15
    _compute(0.2)
    assert watch.seconds() > 0.35


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux counts it")
@pytest.mark.usefixtures("shared_processor")
def test_what_others_take_does_not_count() -> None:
    began, watch = time.monotonic(), Stopwatch()
    _compute(0.4)
    passed, counted = time.monotonic() - began, watch.seconds()
    assert passed > 0.6, "somebody else has had the processor, too"
    assert 0.35 < counted < 0.5
