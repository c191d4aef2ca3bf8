"""The stall watchdog: no slot may keep the GUI thread from its event loop for 100 milliseconds.

How it judges, on a machine that is busy with other things:

* A timer of the GUI thread beats every 10 ms. As long as it beats, the loop comes round.
* A watching thread looks every 5 ms. When the timer has not beaten since its last look, and the
  GUI thread is inside the event loop (or inside a slot that a test's hand has called: a press, a
  click, a key), what has passed is added up: the processor time that the GUI thread itself used,
  and the time in which it stood still inside one system call: asleep, without a single switch of
  context. A thread that only waits for its turn does not count: one that waits for a processor is
  runnable, and one that waits for the interpreter's lock wakes every 5 ms to ask for it. Nor does
  standing still count while another thread of this process could run but gets no processor (a
  thread that was just started, say): then only the processor time of the whole process counts.
* A processor that shares its caches, its units and its clock with busy neighbours needs more time
  for the same work. The limit holds for an ordinary, idle one; so when it is passed, a small piece
  of fixed work is timed, and as much longer as that takes than it does there, so much less does the
  processor time count (a third is the least).
* What a test does between its waits is its own business, and what it evaluates while waiting, too.
* The interpreter's collection of everything a test run has ever made is kept out of the slots
  (``gc.freeze``), because the application never has that much.

One blind spot: C code that holds the interpreter's lock throughout is seen when it gives it back;
if the slot ends at that very moment, it is not seen at all.
"""

from __future__ import annotations

import gc
import sys
import threading
import time
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from types import FrameType

from PySide6.QtCore import QCoreApplication, QTimer

__all__ = ["LONGEST", "Stall", "watched"]

LONGEST = 0.1
"""Seconds."""
BEAT = 10
"""Milliseconds between two beats of the GUI thread."""
LOOK = 0.005
"""Seconds between two looks at it."""
HANDS = frozenset({"press", "trigger", "write", "log_in"})
"""What a test does to a window by hand; see ``driver.Driver``."""


@dataclass(frozen=True, slots=True)
class Stall:
    """The GUI thread was kept from its loop.

    Attributes:
        seconds: For how long, at least.
        stack: Where it was when the limit was passed.
    """

    seconds: float
    stack: str


@dataclass(frozen=True, slots=True)
class _Look:
    """What the watching thread sees at one moment."""

    at: float
    beats: int
    cpu: float
    process: float
    switches: int
    asleep: bool
    inside: int
    """Which slot or loop the GUI thread is inside; 0 for none."""


@dataclass
class _Watch:
    """One test's watch."""

    gui: threading.Thread
    beats: int = 0
    over: threading.Event = field(default_factory=threading.Event)
    stalls: list[Stall] = field(default_factory=list)
    longest: float = 0.0

    def beat(self) -> None:
        """The loop came round."""
        self.beats += 1

    def run(self) -> None:
        """Look until the test is over."""
        clock = time.pthread_getcpuclockid(self.gui.ident or 0)
        before = self._look(clock)
        spent = computed = 0.0
        told = False
        while not self.over.wait(LOOK):
            now = self._look(clock)
            same = now.beats == before.beats and now.inside and now.inside == before.inside
            if not same:
                spent, computed, told = 0.0, 0.0, False
            else:
                stood, used = self._kept(before, now)
                computed += used
                spent += stood + used
                self.longest = max(self.longest, spent)
                if not told and spent > LONGEST and spent - _wasted(computed) > LONGEST:
                    told = True
                    self.stalls.append(Stall(spent, self._stack()))
            before = now

    def _look(self, clock: int) -> _Look:
        switches, asleep = _scheduling(self.gui.native_id or 0)
        inside = _inside(sys._current_frames().get(self.gui.ident or 0))
        cpu = time.clock_gettime(clock)
        process = time.process_time()
        return _Look(time.monotonic(), self.beats, cpu, process, switches, asleep, inside)

    def _kept(self, before: _Look, now: _Look) -> tuple[float, float]:
        """For how long, between two looks, the GUI thread stood still, or used a processor."""
        passed = now.at - before.at
        stood = now.asleep and before.asleep and now.switches == before.switches
        if not stood:
            return 0.0, min(now.cpu - before.cpu, passed)
        if self._others_could_run():
            return 0.0, min(now.process - before.process, passed)
        return passed, 0.0

    def _others_could_run(self) -> bool:
        """Whether a thread besides the GUI's and this one is runnable."""
        watching = {threading.get_native_id(), self.gui.native_id}
        return any(
            not _scheduling(int(task.name))[1]
            for task in Path("/proc/self/task").iterdir()
            if int(task.name) not in watching
        )

    def _stack(self) -> str:
        frame = sys._current_frames().get(self.gui.ident or 0)
        return "".join(traceback.format_stack(frame)[-12:])


REFERENCE = 0.0012
"""Seconds of processor time that ``_fixed_work`` takes an idle 2 GHz processor."""
SLOWEST = 3.0
"""How much slower than that a processor is allowed to be."""


def _fixed_work() -> float:
    """Processor time of about a millisecond's work."""
    began = time.thread_time()
    sum(number * number for number in range(20_000))
    return time.thread_time() - began


def _wasted(computed: float) -> float:
    """How much of a processor's time a processor at its best would not have needed."""
    return computed * (1 - 1 / _slowness())


def _slowness() -> float:
    """How much slower the processor is now than an idle one; from 1 to ``SLOWEST``."""
    now = min(_fixed_work() for _ in range(2))
    return min(max(now / REFERENCE, 1.0), SLOWEST)


def _scheduling(thread: int) -> tuple[int, bool]:
    """How often a thread was switched, and whether it sleeps: proc(5)."""
    switches, asleep = 0, False
    try:
        status = Path(f"/proc/self/task/{thread}/status").read_text()
    except OSError:
        return 0, True  # it has just ended
    for line in status.splitlines():
        if line.startswith("State:"):
            asleep = line.split()[1] in {"S", "D"}
        elif "ctxt_switches" in line:
            switches += int(line.split()[1])
    return switches, asleep


def _inside(frame: FrameType | None) -> int:
    """Which slot or loop a thread is inside.

    No reference to a frame outlives this call: the last one to a widget must not die here.
    """
    called = 0
    while frame is not None:
        code = frame.f_code
        if code.co_name == "exec" and "pytestqt" in code.co_filename:
            return id(frame)  # the event loop, and whatever it has called
        if code.co_name in HANDS and code.co_filename.endswith("driver.py"):
            return called
        called = 0 if _is_tests(code.co_filename) else id(frame)
        frame = frame.f_back
    return 0


def _is_tests(path: str) -> bool:
    return "pytestqt" in path or path.endswith(("driver.py", "stalls.py"))


@contextmanager
def watched() -> Iterator[_Watch]:
    """Watch the calling thread, which must be the GUI thread, for stalls."""
    watch = _Watch(threading.current_thread())
    pulse = QTimer(QCoreApplication.instance(), interval=BEAT)
    pulse.timeout.connect(watch.beat)
    pulse.start()
    gc.freeze()
    thread = threading.Thread(target=watch.run, name="stall-watchdog", daemon=True)
    thread.start()
    try:
        yield watch
    finally:
        watch.over.set()
        thread.join()
        gc.unfreeze()
        pulse.stop()
        pulse.deleteLater()
