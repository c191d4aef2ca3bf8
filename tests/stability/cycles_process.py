"""Opens the real window, logs in, and closes it while a request is under way, again and again.

In a process of its own, so that threads, sockets and memory are the application's alone. Prints
a line of JSON for each cycle. The server is at the other end of a cable that keeps each heartbeat
to itself, so that every window is closed in the middle of an exchange.
"""

from __future__ import annotations

import gc
import json
import os
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QDeadlineTimer, QEventLoop, QTimer

from seatkeeper.composition import assemble, open_computer
from seatkeeper.qt.app import AppWindow, build_application
from seatkeeper.qt.settings import UiSettings
from seatkeeper.sandbox.demo import PASSWORD
from seatkeeper.servers.profile import ServerProfile
from seatkeeper.service.client import Client
from seatkeeper.service.ports import Lanes, Observer
from seatkeeper.session.events import Check, LogIn
from seatkeeper.session.states import Licensed, SignedOut
from tests.helpers.stopwatch import Stopwatch
from tests.helpers.wire import Trouble, Wire

PATIENCE = 30_000
"""Milliseconds after which a cycle hangs."""
HANGS_EVERY = 20
"""One window in so many is closed while the server goes on hanging, which takes two seconds."""


class Cycles:
    """Runs cycles on one computer.

    Args:
        folder: Of the computer.
        profile: The server.
    """

    def __init__(self, folder: Path, profile: ServerProfile) -> None:
        self._folder = folder
        self._wire = Wire(profile.url)
        self._profile = profile._replace(url=self._wire.url)

    def run(self, number: int) -> dict[str, object]:
        """Open, log in, close in the middle of a request; tell what is left over."""
        began = time.monotonic()
        closing = self._open_and_close(number)
        self._wire.mend()
        _until(_lanes_ended)
        _settle()
        gc.collect()  # a connection that was kept alive ends with the client that it belongs to
        _until(self._cable_is_empty)
        return {
            "cycle": number,
            "seconds": round(time.monotonic() - began, 3),
            "closing": round(closing, 3),
            "threads": threading.active_count(),
            "files": _open_files(),
            "memory": _resident(),
        }

    def _open_and_close(self, number: int) -> float:
        """One life of a window; the seconds that closing took."""
        computer = open_computer(profile_dir=self._folder / str(number % 5))

        def make(lanes: Lanes, observer: Observer) -> Client:
            return assemble(
                computer, self._profile, lanes=lanes, observer=observer, total_seconds=5.0
            ).client

        running = AppWindow(make, settings=UiSettings(computer.folders.settings))
        running.show()
        _until(lambda: running.stage is not None)
        stage = running.stage
        assert stage is not None
        _until(lambda: isinstance(stage.client.state, SignedOut | Licensed))
        if isinstance(stage.client.state, SignedOut):
            stage.dispatch(LogIn("ada@demo.example", PASSWORD, number % 2 == 0))
            _until(lambda: isinstance(stage.client.state, Licensed))
        asked = len(self._wire.questions)
        self._wire.cut(Trouble.HANG)
        stage.dispatch(Check())
        _until(lambda: len(self._wire.questions) > asked)
        over: list[bool] = []
        running.ended.connect(lambda: over.append(True))
        watch = Stopwatch()
        running.window.close()
        if number % HANGS_EVERY:
            QTimer.singleShot(0, self._wire.mend)  # the request breaks off, and closing goes on
        _until(lambda: bool(over))
        running.finish()
        return watch.seconds()

    def _cable_is_empty(self) -> bool:
        return not any("_serve" in thread.name for thread in threading.enumerate())

    def end(self) -> None:
        """Take the cable away."""
        self._wire.close()


def _until(true: Callable[[], bool]) -> None:
    """Turn the event loop until something is true."""
    deadline = QDeadlineTimer(PATIENCE)
    loop = QEventLoop()
    look = QTimer(interval=5)

    def check() -> None:
        if true() or deadline.hasExpired():
            loop.quit()

    look.timeout.connect(check)
    look.start()
    loop.exec()
    look.stop()
    assert true(), "a cycle hangs"


def _lanes_ended() -> bool:
    """Whether the threads of the window are gone; a lane ends when its work is answered."""
    return not any(thread.name.startswith("lane-") for thread in threading.enumerate())


def _settle() -> None:
    loop = QEventLoop()
    QTimer.singleShot(20, loop.quit)
    loop.exec()


def _open_files() -> int:
    return sum(1 for _ in Path("/proc/self/fd").iterdir())


def _resident() -> int:
    """Bytes; the second field of statm is in pages: proc(5)."""
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE")


def main() -> None:
    """``cycles_process.py FOLDER PROFILE COUNT``."""
    folder, profile, count = Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3])
    build_application(())
    cycles = Cycles(folder, ServerProfile.from_json(profile.read_bytes()))
    for number in range(count):
        sys.stdout.write(json.dumps(cycles.run(number)) + "\n")
        sys.stdout.flush()
    cycles.end()


if __name__ == "__main__":
    main()
