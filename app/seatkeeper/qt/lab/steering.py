"""What a person wants of the lab, handed to its lane: acts at computers, new ones, time.

Rules. While something long is under way only looking and stopping are possible. A computer that is
removed can be had back until anything else is done: only then is it really gone.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Signal

from seatkeeper.qt.i18n import translate
from seatkeeper.qt.lab.acts import Act, can, perform
from seatkeeper.qt.lab.add_computer import NewComputer, next_names
from seatkeeper.qt.lab.tasks import Each, Forward

if TYPE_CHECKING:
    from seatkeeper.lab.events import LabEvent
    from seatkeeper.lab.lab import Lab
    from seatkeeper.qt.lab.snapshot import ComputerShown, LabShown
    from seatkeeper.qt.lab.worker import LabWorker, Task

__all__ = ["Steering"]

T = TypeVar("T")


class Steering(QObject):
    """``acted`` is sent when something begins, which makes older messages obsolete.

    ``added`` carries the names of new computers; ``removed`` those of computers that are hidden
    and can still be had back; ``lived`` events, and how many of each kind this step has passed.
    """

    acted = Signal()
    added = Signal(object)
    removed = Signal(object)
    lived = Signal(object, object)
    forgotten = Signal()

    def __init__(self, worker: LabWorker) -> None:
        super().__init__()
        self._worker = worker
        self._shown: LabShown | None = None
        self.hidden: frozenset[str] = frozenset()
        self.doing = ""
        worker.changed.connect(self._look)

    # --- Computers ------------------------------------------------------------------------------

    def add(self, number: int) -> None:
        """Add computers with names of their own."""
        names = next_names(self.names(), number)
        each = Each(names, lambda lab, name: lab.computer(name), lambda: self.added.emit(names))
        self._run(each, translate("Lab", "Adding computers…"))

    def add_as(self, new: NewComputer) -> None:
        """Add one that was described."""
        self._do(
            lambda lab: lab.computer(new.name, platform=new.platform, process=new.process),
            lambda _made: self.added.emit((new.name,)),
        )

    def names(self) -> list[str]:
        """The names of all computers."""
        return [one.name for one in self._shown.computers] if self._shown is not None else []

    def act(self, chosen: Sequence[ComputerShown], act: Act, argument: object) -> None:
        """Do something with those of the chosen computers with which it can be done."""
        names = [one.name for one in chosen if can(act, one)]
        if not names or self._worker.busy:
            return
        if act is Act.REMOVE:
            self._remove(names)
        elif len(names) == 1:
            self._do(lambda lab: perform(lab, names[0], act, argument))
        else:
            each = Each(names, lambda lab, name: perform(lab, name, act, argument))
            self._run(each, translate("Lab", "One computer after the other…"))

    def restore(self) -> None:
        """Have the computers back that were removed last."""
        back, self.hidden = self.hidden, frozenset()
        if back:
            self.acted.emit()
            self.added.emit(tuple(back))

    def remove_now(self) -> None:
        """Really remove what was removed."""
        names, self.hidden = self.hidden, frozenset()

        def work(lab: Lab) -> None:
            for name in names:
                lab.remove(name)

        if names:
            self._worker.do(work)

    def _remove(self, names: Sequence[str]) -> None:
        self.remove_now()
        self.hidden = frozenset(names)
        self.removed.emit(names)

    # --- Time -----------------------------------------------------------------------------------

    def forward(self, by: timedelta) -> None:
        """Let time pass."""
        passed: Counter[str] = Counter()

        def told(events: Sequence[LabEvent]) -> None:
            passed.update(one.kind for one in events)
            self.lived.emit(self._named(events), passed)

        self._run(Forward(by, told), translate("Lab", "Going forward…"))

    def to_next(self) -> None:
        """Let time pass until something happens."""

        def told(events: Sequence[LabEvent]) -> None:
            self.lived.emit(self._named(events), Counter(one.kind for one in events))

        if not self._worker.busy:
            self._do(lambda lab: lab.advance_to_next_event(), told)

    def reset(self) -> None:
        """Begin anew."""
        self._worker.stop()
        self.hidden = frozenset()
        self.forgotten.emit()
        self._do(lambda lab: lab.reset())

    def _named(self, events: Sequence[LabEvent]) -> list[LabEvent]:
        """The same events, with people and computers in place of the ids of seats."""
        holders = self._shown.holders if self._shown is not None else {}
        return [replace(one, who=holders.get(one.who, one.who)) for one in events]

    # --- Doing ----------------------------------------------------------------------------------

    def _look(self, shown: LabShown) -> None:
        self._shown = shown

    def _do(self, work: Callable[[Lab], T], done: Callable[[T], None] | None = None) -> None:
        self.remove_now()
        self.acted.emit()
        self._worker.do(work, done)

    def _run(self, task: Task, words: str) -> None:
        if not self._worker.busy:
            self.remove_now()
            self.acted.emit()
            self.doing = words
            self._worker.run(task)
