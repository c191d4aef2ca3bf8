"""The lane of the lab: everything that touches it happens there, one thing after the other.

Rules. The window never calls a lab; it hands over what is to be done, and is told the answer
together with a new picture of the whole lab. What takes long is done in pieces, each a job of its
own: between two of them whoever looks at the wire gets an answer, the window shows how far it has
come, and stopping means that the next piece is not begun.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager, ExitStack
from dataclasses import dataclass
from threading import Event
from typing import TYPE_CHECKING, Final, Protocol, TypeVar

from PySide6.QtCore import QElapsedTimer, QObject, Signal

from seatkeeper.qt.lab.snapshot import LabShown, Photographer
from seatkeeper.qt.lanes import QtLanes

if TYPE_CHECKING:
    from seatkeeper.lab.lab import Lab

__all__ = ["WIRE", "Failed", "LabWorker", "Task"]

T = TypeVar("T")

LANE: Final = "lab"
WIRE: Final = "wire"
"""The lane that reads what the lab has written; nobody else touches the lab from outside."""
SEEN_EVERY: Final = 500
"""Milliseconds between two pictures while something long is under way."""
LEFT_TO_CLOSE: Final = 10.0
"""Seconds in which a lab with many computers must have closed."""


@dataclass(frozen=True, slots=True)
class Failed:
    """What was asked of the lab could not be done.

    Attributes:
        code: Stable.
        detail: Facts in English.
    """

    code: str
    detail: str


class Task(Protocol):
    """Something long, in pieces. Its methods run on the lane, except ``told``."""

    def step(self, lab: Lab) -> float:
        """Do a piece; returns how far everything has come, 1 for done."""
        ...

    def told(self) -> None:
        """Called on the GUI thread after each piece."""
        ...


class LabWorker(QObject):
    """``changed`` carries a ``LabShown``; ``failed`` a ``Failed``; ``progress`` a share or None."""

    changed = Signal(object)
    failed = Signal(object)
    progress = Signal(object)
    opened = Signal()

    def __init__(self, open_lab: Callable[[], AbstractContextManager[Lab]]) -> None:
        super().__init__()
        self._open_lab = open_lab
        self.lanes = QtLanes()
        self._lab: Lab | None = None
        self._stack = ExitStack()
        self._photographer = Photographer()
        self._task: Task | None = None
        self._seen = QElapsedTimer()

    @property
    def busy(self) -> bool:
        """Whether something long is under way."""
        return self._task is not None

    def open(self) -> None:
        """Open the lab."""

        def done(answer: LabShown | Failed) -> None:
            self._tell(answer)
            if not isinstance(answer, Failed):
                self.opened.emit()

        self.lanes.submit(LANE, self._begin, done)

    def do(self, work: Callable[[Lab], T], done: Callable[[T], None] | None = None) -> None:
        """Do something with the lab, then show what it has become.

        Args:
            work: Runs on the lane.
            done: Called on the GUI thread with its answer, unless it failed.
        """

        def job() -> tuple[T | Failed, LabShown | Failed]:
            answer = self._guarded(work)
            return answer, self._guarded(self._photographer.picture)

        def tell(both: tuple[T | Failed, LabShown | Failed]) -> None:
            answer, shown = both
            self._tell(shown)
            if isinstance(answer, Failed):
                self.failed.emit(answer)
            elif done is not None:
                done(answer)

        self.lanes.submit(LANE, job, tell)

    def ask(self, work: Callable[[Lab], T], done: Callable[[T | Failed], None]) -> None:
        """Ask the lab for something that changes nothing."""
        self.lanes.submit(LANE, lambda: self._guarded(work), done)

    def run(self, task: Task) -> None:
        """Do something long, unless something long is under way."""
        if self._task is None:
            self._task = task
            self.progress.emit(0.0)
            self._go_on()

    def stop(self) -> None:
        """Do no further piece, and show how far it came."""
        if self._task is not None:
            self._end()
            self.do(lambda _lab: None)

    def close(self) -> None:
        """End the lab, and wait for it: its folder is removed."""
        self._task = None
        read = Event()

        def end() -> None:
            read.wait(LEFT_TO_CLOSE / 2)
            self._stack.close()

        self.lanes.submit(WIRE, read.set, lambda _none: None)  # after all that is asked already
        self.lanes.submit(LANE, end, lambda _none: None)
        self.lanes.close(LEFT_TO_CLOSE)

    # --- On the lane ----------------------------------------------------------------------------

    def _begin(self) -> LabShown | Failed:
        try:
            self._lab = self._stack.enter_context(self._open_lab())
        except (OSError, ValueError) as error:
            return Failed("lab-not-opened", str(error))
        return self._guarded(self._photographer.picture)

    def _guarded(self, work: Callable[[Lab], T]) -> T | Failed:
        from seatkeeper.lab.errors import LabError  # noqa: PLC0415 - nothing of it before
        from seatkeeper.session.machine import IllegalEventError  # noqa: PLC0415

        if self._lab is None:
            return Failed("lab-not-opened", "the lab is not open")
        try:
            return work(self._lab)
        except LabError as error:
            return Failed(error.code, str(error))
        except IllegalEventError as error:
            return Failed("not-now", str(error))
        except OSError as error:
            return Failed("system", str(error))

    # --- Pieces ---------------------------------------------------------------------------------

    def _go_on(self) -> None:
        task = self._task
        if task is None:
            return

        def piece() -> tuple[float | Failed, LabShown | Failed | None]:
            share = self._guarded(task.step)
            is_last = isinstance(share, Failed) or share >= 1
            if not is_last and self._seen.isValid() and self._seen.elapsed() < SEEN_EVERY:
                return share, None
            shown = self._guarded(self._photographer.picture)
            self._seen.start()
            return share, shown

        def tell(both: tuple[float | Failed, LabShown | Failed | None]) -> None:
            share, shown = both
            if shown is not None:
                self._tell(shown)
            task.told()
            if isinstance(share, Failed):
                self._end()
                self.failed.emit(share)
            elif share >= 1:
                self._end()
            elif self._task is task:
                self.progress.emit(share)
                self._go_on()

        self.lanes.submit(LANE, piece, tell)

    def _end(self) -> None:
        self._task = None
        self.progress.emit(None)

    def _tell(self, shown: LabShown | Failed) -> None:
        if isinstance(shown, Failed):
            self.failed.emit(shown)
        else:
            self.changed.emit(shown)
