"""Plays scenarios on a lane of their own, and tells the window how it goes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from threading import Event
from typing import TYPE_CHECKING, Final, Protocol

from PySide6.QtCore import QObject, Signal

from seatkeeper.qt.lab.worker import Failed

if TYPE_CHECKING:
    from seatkeeper.lab.scenarios.loading import Script
    from seatkeeper.lab.scenarios.outcome import RunReport, ScenarioResult, StepResult
    from seatkeeper.lab.scenarios.running import Observer
    from seatkeeper.qt.lanes import QtLanes

__all__ = ["Play", "ScenarioRun"]

LANE: Final = "scenarios"


class Play(Protocol):
    """Plays scenarios, each in a fresh lab."""

    def __call__(
        self, scripts: Sequence[Script], *, told: Observer, stop: Callable[[], bool]
    ) -> RunReport:
        """Play them; ``stop`` is asked between steps, and at every event while time passes."""
        ...


class ScenarioRun(QObject):
    """Also the observer of a run, which is told on the lane: it passes on by signals only.

    ``begun`` carries name, number and total; ``moved`` a name and a step's result; ``finished`` a
    scenario's result; ``over`` the report; ``failed`` why there is none; ``loaded`` the scripts.
    They are connected to bound slots of widgets, so that those hear them on the GUI thread.
    """

    loaded = Signal(object)
    begun = Signal(str, int, int)
    moved = Signal(str, object)
    finished = Signal(object)
    over = Signal(object)
    failed = Signal(object)

    def __init__(self, lanes: QtLanes, load: Callable[[], tuple[Script, ...]], play: Play) -> None:
        """Make it.

        Args:
            lanes: Of the window.
            load: Loads the shipped scenarios; called on a lane.
            play: Plays some; called on a lane.
        """
        super().__init__()
        self._lanes, self._load, self._play = lanes, load, play
        self._stop = Event()
        self.running = False

    def load(self) -> None:
        """Load what is shipped."""
        self._lanes.submit(LANE, self._load, self.loaded.emit)

    def start(self, scripts: Sequence[Script]) -> None:
        """Play scenarios, unless some are being played."""
        if self.running or not scripts:
            return
        self.running = True
        self._stop.clear()

        def work() -> RunReport | Failed:
            try:
                return self._play(scripts, told=self, stop=self._stop.is_set)
            except OSError as error:
                return Failed("system", str(error))

        def told(report: RunReport | Failed) -> None:
            self.running = False
            (self.failed if isinstance(report, Failed) else self.over).emit(report)

        self._lanes.submit(LANE, work, told)

    def stop(self) -> None:
        """Play no further step, and no further event of this one."""
        self._stop.set()

    # --- The observer, on the lane --------------------------------------------------------------

    def begins(self, script: Script, number: int, total: int) -> None:
        """A scenario begins."""
        self.begun.emit(script.name, number, total)

    def stepped(self, script: Script, step: StepResult) -> None:
        """A step has ended."""
        self.moved.emit(script.name, step)

    def ended(self, result: ScenarioResult) -> None:
        """A scenario has ended, or was not played."""
        self.finished.emit(result)
