"""What the lab's window is made of; composition puts it together."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from seatkeeper.lab.lab import Lab
    from seatkeeper.lab.scenarios.loading import Script
    from seatkeeper.qt.air_gap.world import AirGapParts
    from seatkeeper.qt.lab.scenario_run import Play

__all__ = ["LabWindowParts"]


@dataclass(frozen=True, slots=True)
class LabWindowParts:
    """What the window is made of.

    Attributes:
        open_lab: Opens a lab; called on the lab's lane, which alone uses it.
        air_gap: Makes the parts of the air-gap view, on a server of its own; called on a lane.
        people: Email and situation of those who can log in.
        faults: What can be wrong with a network.
        load: Loads the shipped scenarios; called on a lane.
        play: Plays scenarios; called on a lane.
    """

    open_lab: Callable[[], AbstractContextManager[Lab]]
    air_gap: Callable[[], AbstractContextManager[AirGapParts]]
    people: tuple[tuple[str, str], ...]
    faults: tuple[str, ...]
    load: Callable[[], tuple[Script, ...]]
    play: Play
