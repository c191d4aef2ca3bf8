"""What the tour asks of the world outside the window: a server, a network, a browser."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from seatkeeper.qt.air_gap.world import AirGapParts
    from seatkeeper.qt.app import StartFailure
    from seatkeeper.qt.lab.parts import LabWindowParts
    from seatkeeper.qt.settings import UiSettings
    from seatkeeper.qt.surroundings import Surroundings
    from seatkeeper.service.client import Client
    from seatkeeper.service.ports import Lanes, Observer

__all__ = ["SeatFacts", "TourComputer", "World"]


@dataclass(frozen=True, slots=True)
class TourComputer:
    """A simulated computer for the story.

    Attributes:
        make_client: As for ``AppWindow``.
        settings: As for ``AppWindow``.
        folder: Where its projects go.
        cache_files: Lists the files of its license cache.
        around: As for ``AppWindow``.
    """

    make_client: Callable[[Lanes, Observer], Client | StartFailure]
    settings: UiSettings
    folder: Path
    cache_files: Callable[[], list[Path]]
    around: Surroundings


@dataclass(frozen=True, slots=True)
class SeatFacts:
    """What the server says about one seat."""

    basis: str
    last_heartbeat: datetime
    reserved_until: datetime | None


class World(Protocol):
    """Everything real that is not the window."""

    def computer(self, name: str, *, knows_server: bool = True) -> TourComputer:
        """The computer of that name; the same one each time.

        Args:
            name: Its name.
            knows_server: Whether the server is added to it.
        """
        ...

    def address(self) -> str:
        """Where the server is."""
        ...

    def free_seats(self, owner: str) -> tuple[int, int]:
        """Ask the server: seats free, and seats in all, of an owner's pool."""
        ...

    def seat(self, email: str) -> SeatFacts | None:
        """Ask the server for the seat an account holds."""
        ...

    def cut(self) -> None:
        """Cut the network: the server does not answer any more."""
        ...

    def mend(self) -> None:
        """Mend the network."""
        ...

    def advance(self, by: timedelta) -> None:
        """Advance the server's clock; every computer learns of it with the next answer."""
        ...

    def ask_idle(self, owner: str, seconds: int) -> None:
        """Have an owner's members asked after so long without input; 0 for never."""
        ...

    def deregister(self, license_id: str) -> None:
        """Have the support desk take the lost computer of a license off it."""
        ...

    def air_gap(self) -> AbstractContextManager[AirGapParts]:
        """The parts of the air-gap view, for as long as they are needed."""
        ...

    def lab(self) -> LabWindowParts:
        """The parts of the lab's window; its lab is one of its own."""
        ...

    def take_to_portal(self, request: Path, response: Path, picture: Callable[[str], Path]) -> str:
        """Take a request file to the portal, log in, accept, download the response.

        Args:
            request: The request file.
            response: Where to save the response file.
            picture: Gives the path of a picture by its name.

        Returns:
            How it was done, for the story.
        """
        ...
