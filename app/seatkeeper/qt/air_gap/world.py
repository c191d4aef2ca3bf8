"""What the air-gap view asks of the world outside its window."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from seatkeeper.qt.app import StartFailure
    from seatkeeper.service.client import Client
    from seatkeeper.service.ports import Lanes, Observer

__all__ = ["AirGapParts", "Portal", "PortalRefusal"]


@dataclass(frozen=True, slots=True)
class PortalRefusal:
    """The portal says no.

    Attributes:
        words: Its own words.
    """

    words: str


class Portal(Protocol):
    """One visit to the portal, on the computer that has a connection; calls may take a while."""

    def upload(self, request: bytes) -> PortalRefusal | None:
        """Take a request file to the portal; returns what the portal has against it."""
        ...

    def accept(self, email: str) -> PortalRefusal | None:
        """Log in and accept; returns what the portal has against it."""
        ...

    def response(self) -> bytes | PortalRefusal:
        """Download the response file."""
        ...


@dataclass(frozen=True, slots=True)
class AirGapParts:
    """What the view is made of.

    Attributes:
        make_client: The client of the offline computer, whose network is really cut.
        portal: The real portal.
        accounts: Email and situation of the accounts that can accept, the best one first.
        stick: The folder that stands for the USB stick.
    """

    make_client: Callable[[Lanes, Observer], Client | StartFailure]
    portal: Portal
    accounts: tuple[tuple[str, str], ...]
    stick: Path
