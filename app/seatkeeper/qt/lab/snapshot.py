"""What the window shows of a lab: values that do not change, taken on the lab's own lane."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from seatkeeper.qt.lab.tracks import Track, tracks
from seatkeeper.qt.phrasing.lab import person_words

if TYPE_CHECKING:
    from seatkeeper.lab.computer import VirtualComputer
    from seatkeeper.lab.events import LabEvent
    from seatkeeper.lab.lab import Lab
    from seatkeeper.lab.pools import Pool
    from seatkeeper.session.states import State

__all__ = ["ComputerShown", "LabShown", "Photographer"]


@dataclass(frozen=True, slots=True)
class ComputerShown:
    """One virtual computer.

    Attributes:
        name: Its name.
        user: Who is logged in, by what identifies them here; empty for nobody.
        platform: ``linux``, ``windows`` or ``macos``.
        state: Of its session; None while the app does not run.
        told: Code of the notice that the state shows, or empty.
        asleep: Whether it sleeps.
        fault: What is wrong with its network, or empty.
        skew: How far its wall clock is ahead.
    """

    name: str
    user: str
    platform: str
    state: State | None
    told: str
    asleep: bool
    fault: str
    skew: timedelta

    @property
    def runs(self) -> bool:
        """Whether the app runs on it."""
        return self.state is not None


@dataclass(frozen=True, slots=True)
class LabShown:
    """The whole lab at one moment.

    Attributes:
        now: The lab's time, aware UTC.
        passed: Since the lab was opened.
        coming: What the clock comes to next; None for nothing.
        computers: In the order in which they were added.
        pools: Seats as the server counts them.
        tracks: Seats over time, of the licenses that a computer of the lab has used.
        owners: Owner and category of each license that was ever used, by its id.
        holders: Who held each seat and where, by its id.
        exchanges: How many the wire has seen.
    """

    now: datetime
    passed: timedelta
    coming: LabEvent | None
    computers: tuple[ComputerShown, ...]
    pools: tuple[Pool, ...]
    tracks: tuple[Track, ...]
    owners: Mapping[str, tuple[str, str]]
    holders: Mapping[str, str]
    exchanges: int

    @property
    def begin(self) -> datetime:
        """When the lab was opened, in its own time."""
        return self.now - self.passed


class Photographer:
    """Takes pictures of one lab; on its lane."""

    def __init__(self) -> None:
        self._tracks: tuple[Track, ...] = ()
        self._coming: LabEvent | None = None
        self._owners: dict[str, tuple[str, str]] = {}
        self._holders: dict[str, str] = {}

    def picture(self, lab: Lab) -> LabShown:
        """Take a whole picture."""
        lab.observe()
        spans = lab.timeline.spans()
        ours = {one.license for one in spans if one.computer}
        self._tracks = tracks(one for one in spans if one.license in ours)
        self._holders = {one.seat: f"{person_words(one.account)} · {one.computer}" for one in spans}
        self._coming = lab.next_event()
        return self.glance(lab)

    def glance(self, lab: Lab) -> LabShown:
        """Take a quick picture, in which what takes longer is as it was in the last whole one."""
        pools = lab.seats()
        for pool in pools:
            whose = pool.owner, pool.category
            self._owners.update((seat.license, whose) for seat in pool.seats)
        return LabShown(
            now=lab.clock.now(),
            passed=lab.clock.passed(),
            coming=self._coming,
            computers=tuple(_shown(one) for one in lab.computers.values()),
            pools=pools,
            tracks=self._tracks,
            owners=dict(self._owners),
            holders=self._holders,
            exchanges=len(lab.wire),
        )


def _shown(computer: VirtualComputer) -> ComputerShown:
    line = computer.network
    fault = "" if line.fault is None else str(line.fault)
    return ComputerShown(
        name=computer.name,
        user=person_words(computer.user),
        platform=computer.platform,
        state=computer.state if computer.runs else None,
        told=computer.told,
        asleep=computer.asleep,
        fault=fault if line.plugged else "offline",
        skew=computer.clock.skew,
    )
