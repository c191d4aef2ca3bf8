"""Background lanes: one daemon thread per name, results on the GUI thread.

Rules. Work of one lane runs in the order it was submitted; lanes do not wait for each other, so a
hung keyring delays neither heartbeats nor the window. A result travels through a signal to a bound
slot of a ``QObject`` that lives on the GUI thread: a lambda or a plain method would run on the
lane's own thread. Threads are daemons: a hung one never keeps the process alive.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from queue import SimpleQueue
from threading import Event, Thread
from typing import TypeVar

from PySide6.QtCore import QDeadlineTimer, QObject, Signal, Slot

__all__ = ["QtLanes"]

T = TypeVar("T")
Job = Callable[[], Callable[[], None]]
"""Work that answers with what is to be called on the GUI thread."""


class QtLanes(QObject):
    """The lanes of one application; create it on the GUI thread."""

    _finished = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._queues: dict[str, SimpleQueue[Job | None]] = {}
        self._threads: list[Thread] = []
        self._closed = Event()
        self._finished.connect(self._deliver)

    def submit(self, lane: str, work: Callable[[], T], done: Callable[[T], None]) -> None:
        """Run work in the background.

        Args:
            lane: Name of the lane; it is opened at its first use.
            work: Runs on the lane's thread; it answers failures as values and never raises.
            done: Is called on the GUI thread with the answer, unless the lanes were closed.
        """
        if self._closed.is_set():
            return
        if lane not in self._queues:
            self._open(lane)
        self._queues[lane].put(lambda: partial(done, work()))

    def close(self, deadline_seconds: float) -> None:
        """Let the lanes finish what they have begun, but not longer than the deadline.

        Args:
            deadline_seconds: For all lanes together; a lane that still hangs is abandoned.
        """
        self._closed.set()
        for queue in self._queues.values():
            queue.put(None)
        deadline = QDeadlineTimer(round(deadline_seconds * 1000))
        for thread in self._threads:
            thread.join(max(deadline.remainingTime(), 0) / 1000)

    def _open(self, lane: str) -> None:
        queue: SimpleQueue[Job | None] = SimpleQueue()
        self._queues[lane] = queue
        thread = Thread(target=self._run, args=(queue,), name=f"lane-{lane}", daemon=True)
        self._threads.append(thread)
        thread.start()

    def _run(self, queue: SimpleQueue[Job | None]) -> None:
        while (job := queue.get()) is not None:
            answer = job()
            if not self._closed.is_set():
                self._finished.emit(answer)

    @Slot(object)
    def _deliver(self, answer: Callable[[], None]) -> None:
        if not self._closed.is_set():
            answer()
