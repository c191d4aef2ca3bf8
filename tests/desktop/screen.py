"""A screen with a window manager, and the hands of somebody who sits before it."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from queue import Empty, SimpleQueue
from typing import Final

from tests.helpers.stopwatch import Stopwatch
from tests.helpers.tools import require_tool

__all__ = ["Program", "Screen", "screen"]

ROOT: Final = Path(__file__).parents[2]
TOO_LONG: Final = 90.0
"""Seconds after which something will not happen any more."""


class Program:
    """A program on the screen that says what happens in it, line by line."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self.process = process
        self._lines: SimpleQueue[str] = SimpleQueue()
        self.said: list[str] = []
        threading.Thread(target=self._read, daemon=True).start()

    def _read(self) -> None:
        assert self.process.stdout is not None
        for line in self.process.stdout:
            self._lines.put(line.strip())

    def until(self, words: str) -> None:
        """Wait until it says something."""
        deadline = time.monotonic() + TOO_LONG
        while words not in self.said:
            try:
                self.said.append(self._lines.get(timeout=max(deadline - time.monotonic(), 0.01)))
            except Empty:
                raise AssertionError(f"{words!r} was not said, only {self.said}") from None

    def ended(self) -> int:
        """Wait for its end, and tell its status."""
        return self.process.wait(TOO_LONG)

    def ends_within(self, seconds: float) -> bool:
        """Wait for its end from now on, and tell whether that has taken so long at most."""
        watch, deadline = Stopwatch(self.process.pid), time.monotonic() + TOO_LONG
        ended = os.WEXITED | os.WNOHANG | os.WNOWAIT  # it tells how long it waited until reaped
        while os.waitid(os.P_PID, self.process.pid, ended) is None:
            assert time.monotonic() < deadline, "it does not end"
            time.sleep(0.01)
        return watch.seconds() <= seconds


class Screen:
    """A screen.

    Args:
        name: Like ``:7``.
        running: Ends what was started.
    """

    def __init__(self, name: str, running: ExitStack) -> None:
        self._running = running
        wanted = {"PATH", "HOME", "LANG", "PYTHONPATH", "TMPDIR"}
        self._environment = {key: value for key, value in os.environ.items() if key in wanted} | {
            "DISPLAY": name,
            "QT_QPA_PLATFORM": "xcb",
            "PYTHONPATH": os.pathsep.join((str(ROOT / "app"), *sys.path)),
        }

    def start(self, module: str, *arguments: str) -> Program:
        """Start one of our programs."""
        process = subprocess.Popen(
            [sys.executable, "-m", f"tests.desktop.{module}", *arguments],
            stdout=subprocess.PIPE, text=True, cwd=ROOT, env=self._environment,
        )  # fmt: skip
        self._running.callback(_end, process)
        return Program(process)

    def manage(self, command: str) -> None:
        """Start a window manager, and wait until it manages."""
        process = subprocess.Popen(
            [require_tool(command)], env=self._environment,
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        self._running.callback(_end, process)
        self.until(lambda: "window id" in self.ask("xprop", "-root", "_NET_SUPPORTING_WM_CHECK"))

    def hold_a_tray(self) -> None:
        """Start a system tray, and wait until it is there."""
        process = subprocess.Popen(
            [require_tool("trayer"), "--edge", "bottom", "--align", "left",
             "--widthtype", "request", "--height", "24"],
            env=self._environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        self._running.callback(_end, process)
        self.until(lambda: bool(self._trays()))

    def in_the_tray(self) -> tuple[int, int]:
        """The middle of the one icon in the tray, in pixels."""
        self.until(lambda: not self.tray_is_empty())
        (tray,) = self._trays()
        told = self.ask("xdotool", "getwindowgeometry", "--shell", tray).splitlines()
        at = {name: int(value) for name, _, value in (line.partition("=") for line in told)}
        return at["X"] + at["WIDTH"] // 2, at["Y"] + at["HEIGHT"] // 2

    def tray_is_empty(self) -> bool:
        """Whether no program has an icon in the tray."""
        (tray,) = self._trays()
        return "1 child:" in self.ask("xwininfo", "-id", tray, "-children")  # a filler

    def _trays(self) -> list[str]:
        return self.ask("xdotool", "search", "--onlyvisible", "--name", "^panel$").split()

    def ask(self, *command: str) -> str:
        """Run a tool and take its answer."""
        done = subprocess.run(
            command, env=self._environment, capture_output=True, text=True, check=False, timeout=20
        )
        return done.stdout.strip()

    def do(self, *words: str) -> None:
        """Move the mouse, press keys: a command of xdotool."""
        subprocess.run(("xdotool", *words), env=self._environment, check=True, timeout=20)

    def write(self, text: str) -> None:
        """Type."""
        self.do("type", "--delay", "5", text)

    def window(self, title: str) -> str:
        """The number of the visible window with such a title."""
        found: list[str] = []

        def seen() -> bool:
            found[:] = self.ask("xdotool", "search", "--onlyvisible", "--name", title).split()
            return bool(found)

        self.until(seen)
        return found[-1]

    def is_active(self, window: str) -> bool:
        """Whether it is the window that somebody types into."""
        return self.ask("xdotool", "getactivewindow") == window

    def until(self, true: Callable[[], bool]) -> None:
        """Wait until something is true."""
        deadline = time.monotonic() + TOO_LONG
        while not true():
            assert time.monotonic() < deadline, "it did not happen in time"
            time.sleep(0.05)


@contextmanager
def screen() -> Iterator[Screen]:
    """A screen of 1400 by 1000 pixels with a window manager."""
    server = require_tool("Xvfb")
    for tool in ("xdotool", "xprop"):
        require_tool(tool)
    reader, writer = os.pipe()
    with ExitStack() as running:
        process = subprocess.Popen(
            [server, "-displayfd", str(writer), "-screen", "0", "1400x1000x24", "-nolisten", "tcp"],
            pass_fds=(writer,), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        running.callback(_end, process)
        os.close(writer)
        with os.fdopen(reader) as answer:
            name = answer.readline().strip()
        assert name, "the screen did not start"
        made = Screen(f":{name}", running)
        made.manage("openbox")
        yield made


def _end(process: subprocess.Popen[str] | subprocess.Popen[bytes]) -> None:
    process.kill()
    process.wait(TOO_LONG)
    if process.stdout is not None:
        process.stdout.close()
