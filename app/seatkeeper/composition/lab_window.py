"""The lab's window on a real lab."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from typing import TYPE_CHECKING, Final

from seatkeeper.composition.air_gap import air_gap_parts
from seatkeeper.composition.sandbox import start_sandbox
from seatkeeper.system.clock import SystemClock

if TYPE_CHECKING:
    from seatkeeper.lab.scenarios.loading import Script
    from seatkeeper.lab.scenarios.outcome import RunReport
    from seatkeeper.lab.scenarios.running import Observer
    from seatkeeper.qt.air_gap.world import AirGapParts
    from seatkeeper.qt.lab.parts import LabWindowParts

__all__ = ["lab_window_parts", "run_lab_window"]


def run_lab_window(*, language: str = "") -> int:
    """Show the lab's window until it is closed.

    Args:
        language: Of the window, like ``de``; empty for the system's.

    Returns:
        The exit status.
    """
    from seatkeeper.qt.lab.window import LabWindow  # noqa: PLC0415 - brings Qt along
    from seatkeeper.qt.simulation import show_until_closed  # noqa: PLC0415

    sys.setswitchinterval(_SWITCH)
    return show_until_closed(
        lambda spoken: LabWindow(lab_window_parts(language=spoken)), language=language
    )


def lab_window_parts(*, language: str = "en", heartbeat_seconds: int = 600) -> LabWindowParts:
    """Make the parts of the window.

    Args:
        language: That the portal of the air-gap view is asked to speak.
        heartbeat_seconds: Between two heartbeats of a computer, in the lab's time.
    """
    from seatkeeper.composition.lab import open_lab  # noqa: PLC0415 - brings the server along
    from seatkeeper.lab.network import NetworkFault  # noqa: PLC0415
    from seatkeeper.qt.lab.parts import LabWindowParts  # noqa: PLC0415 - brings Qt along
    from seatkeeper.sandbox.demo import TEST_ACCOUNTS  # noqa: PLC0415

    return LabWindowParts(
        open_lab=partial(open_lab, heartbeat_seconds=heartbeat_seconds),
        air_gap=partial(_air_gap, language),
        people=tuple((one.email, one.situation) for one in TEST_ACCOUNTS),
        faults=tuple(str(one) for one in NetworkFault if one is not NetworkFault.OFFLINE),
        load=_load,
        play=_play,
    )


def _load() -> tuple[Script, ...]:
    from seatkeeper.lab.scenarios.loading import load_file  # noqa: PLC0415 - on a lane
    from seatkeeper.lab.scenarios.shipped import shipped  # noqa: PLC0415

    return tuple(load_file(path) for path in shipped().values())


def _play(scripts: Sequence[Script], *, told: Observer, stop: Callable[[], bool]) -> RunReport:
    from seatkeeper.composition.lab import open_lab  # noqa: PLC0415 - on a lane
    from seatkeeper.lab.scenarios.running import run_scripts  # noqa: PLC0415

    clock = SystemClock()
    return run_scripts(
        scripts, open_lab=open_lab, now=clock.now, elapsed=clock.elapsed, told=told, stop=stop
    )


@contextmanager
def _air_gap(language: str) -> Iterator[AirGapParts]:
    with start_sandbox() as server, air_gap_parts(server, language=language) as parts:
        yield parts


_SWITCH: Final = 0.0005
"""Seconds after which a thread that computes lets another one go on (Python's own value is ten
times that): the lab computes on its lane, and the window must not wait for it at every turn."""
