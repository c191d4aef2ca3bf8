"""The app's window beside a bare one: how soon it is there, and what it costs while idle.

Every start is a new process, without a screen (Qt's offscreen platform). The app starts as it does
in the morning: the cache is there, the user stays logged in, and the seat that was given back last
time is asked for again, over a socket.
"""

from __future__ import annotations

import os
import signal
import subprocess
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from seatkeeper.composition import assemble, open_computer
from seatkeeper.composition.demo import add_server
from seatkeeper.composition.sandbox import start_sandbox
from seatkeeper.sandbox.demo import PASSWORD
from seatkeeper.servers.profile_store import ProfileStore
from seatkeeper.service.lanes import InlineLanes
from seatkeeper.session.events import Close, LogIn
from seatkeeper.session.states import Closed
from tests.benchmarks.measuring import Benchmark, Cost, Sides, Unit
from tests.benchmarks.processes import module_process
from tests.helpers.workstation import Witness

_TOO_LONG: Final = 60.0
"""Seconds after which a window will not come any more."""

_SETTLED: Final = 2.0
"""Seconds after which a window is idle."""

_IDLE: Final = 600.0
"""Seconds for which an idle window is watched."""

_HOUR: Final = 3600.0


@contextmanager
def _computer() -> Iterator[str]:
    """A computer on which Ada worked yesterday, beside a server; gives its folder."""
    with TemporaryDirectory(prefix="seatkeeper-benchmark-") as made, start_sandbox() as sandbox:
        computer = open_computer(profile_dir=Path(made))
        add_server(computer, sandbox)
        profile = ProfileStore(computer.folders.profiles).last_used()
        assert profile is not None
        client = assemble(computer, profile, lanes=InlineLanes(), observer=Witness()).client
        client.start()
        client.dispatch(LogIn("ada@demo.example", PASSWORD, True))
        client.dispatch(Close())
        assert isinstance(client.state, Closed), client.state
        yield made


@contextmanager
def _window(milestone: str, *arguments: str) -> Iterator[subprocess.Popen[bytes]]:
    """Start a window and wait for a milestone; the app is closed as by its user afterwards."""
    with module_process(
        "tests.benchmarks.window_process", *arguments, stdout=subprocess.PIPE
    ) as process:
        overdue = threading.Timer(_TOO_LONG, process.kill)
        overdue.start()
        assert process.stdout is not None
        while (said := process.stdout.readline().decode().strip()) != milestone:
            assert said, f"the window ended before it was {milestone}"
        overdue.cancel()
        yield process
        if "app" in arguments:
            process.send_signal(signal.SIGINT)
            process.wait(_TOO_LONG)


def _until(milestone: str, *arguments: str) -> Cost:
    """The seconds from the start of a process to a milestone of its window."""

    def cost() -> float:
        started = time.perf_counter()
        with _window(milestone, *arguments):
            return time.perf_counter() - started

    return cost


def _resident(milestone: str, *arguments: str) -> Cost:
    """The bytes of memory that an idle window keeps."""

    def cost() -> float:
        with _window(milestone, *arguments) as process:
            time.sleep(_SETTLED)
            # In pages, in the second field: proc(5).
            pages = int(Path(f"/proc/{process.pid}/statm").read_text().split()[1])
            return float(pages * os.sysconf("SC_PAGE_SIZE"))

    return cost


def _processor_time_an_hour(seconds: float, *arguments: str) -> Cost:
    """The seconds of processor time that an idle window takes in an hour."""

    def cost() -> float:
        with _window("licensed", *arguments) as process:
            time.sleep(_SETTLED)
            before = _used(process.pid)
            time.sleep(seconds)
            assert process.poll() is None, "the window has ended, which is not idling"
            return (_used(process.pid) - before) * _HOUR / seconds

    return cost


def _used(pid: int) -> float:
    """Seconds of processor time: the 14th and 15th fields of proc(5), in ticks."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


@contextmanager
def _beside_a_bare_one(
    cost: Callable[..., Cost], milestone: str = "licensed"
) -> Iterator[list[Sides]]:
    with _computer() as folder:
        yield [Sides(own=cost(milestone, "app", folder), raw=cost("painted", "bare"))]


@contextmanager
def _idle(seconds: float) -> Iterator[list[Sides]]:
    with _computer() as folder:
        yield [Sides(own=_processor_time_an_hour(seconds, "app", folder), raw=lambda: 1.0)]


def idle_for(seconds: float, *, long: bool = False) -> Benchmark:
    """The budget of an idle window, watched for so many seconds and scaled to an hour."""
    return Benchmark(
        name="idle",
        what="processor time of the idle app in an hour",
        baseline="one second",
        at_most=1,
        unit=Unit.SECONDS,
        rounds=1,
        prepare=partial(_idle, seconds),
        long=long,
    )


BENCHMARKS: Final = (
    Benchmark(
        name="first-paint",
        what="process start to the first paint, cache present",
        baseline="bare PySide6 main window",
        at_most=1.5,
        unit=Unit.MILLISECONDS,
        rounds=10,
        prepare=partial(_beside_a_bare_one, _until, "painted"),
    ),
    Benchmark(
        name="licensed",
        what="process start to a seat and the workspace painted",
        baseline="bare PySide6 main window",
        at_most=3,
        unit=Unit.MILLISECONDS,
        rounds=10,
        prepare=partial(_beside_a_bare_one, _until),
    ),
    Benchmark(
        name="memory",
        what="resident memory of the idle app",
        baseline="bare PySide6 main window",
        at_most=2,
        unit=Unit.MEGABYTES,
        rounds=3,
        prepare=partial(_beside_a_bare_one, _resident),
    ),
    idle_for(_IDLE, long=True),
)
