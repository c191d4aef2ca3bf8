"""What the windows ask of the servers this computer knows, as a port.

``composition`` implements it with real profiles; tests write the answers themselves. Whatever may
fail answers with a ``ServerFailure``; everything reads a disk or a network, so it runs on a lane.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, Protocol

if TYPE_CHECKING:
    from seatkeeper.qt.app import StartFailure
    from seatkeeper.qt.settings import UiSettings
    from seatkeeper.service.client import Client
    from seatkeeper.service.ports import Lanes, Observer

__all__ = ["Place", "ServerEntry", "ServerFailure", "ServerList", "StartDemo"]


class ServerEntry(NamedTuple):
    """A server, as its profile describes it.

    Attributes:
        key: Names it among all servers.
        name: For people.
        url: Origin of its API.
        portal: Origin of its portal.
        fingerprint: Of its root key, in groups that blanks separate.
        last_used: Whether the next start uses it.
        document: The profile itself, with which it can be added (again).
    """

    key: str
    name: str
    url: str
    portal: str
    fingerprint: str
    last_used: bool = False
    document: str = ""

    def __repr__(self) -> str:
        """Without the document, which may hold secrets."""
        return f"ServerEntry(key={self.key!r}, name={self.name!r}, url={self.url!r})"


class ServerFailure(NamedTuple):
    """Why it did not work.

    Attributes:
        code: Stable, like ``profile-invalid`` or ``unreachable``.
        detail: Facts in English; for ``unreachable``, ``cause: facts``.
    """

    code: str
    detail: str = ""


class ServerList(Protocol):
    """The servers this computer knows."""

    def all(self) -> tuple[ServerEntry, ...]:
        """The servers, by name."""
        ...

    def read(self, path: Path) -> ServerEntry | ServerFailure:
        """Read a profile from a file; nothing is kept yet."""
        ...

    def fetch(self, address: str) -> ServerEntry | ServerFailure:
        """Ask a server for its profile; nothing is kept yet."""
        ...

    def add(self, entry: ServerEntry) -> ServerFailure | None:
        """Keep a server; the next start uses it only where none was used before."""
        ...

    def use(self, entry: ServerEntry) -> ServerFailure | None:
        """Have the next start use a server."""
        ...

    def remove(self, entry: ServerEntry) -> ServerFailure | None:
        """Forget a server."""
        ...

    def test(self, entry: ServerEntry) -> ServerFailure | None:
        """Ask a server whether it is there and really the one of the profile; None is a yes."""
        ...


class Place(NamedTuple):
    """Where a session runs: a computer, and what it knows.

    Attributes:
        make_client: Joins a client; called on a lane.
        settings: Where the window's memory is kept.
        servers: The servers of that computer.
    """

    make_client: Callable[[Lanes, Observer], Client | StartFailure]
    settings: UiSettings
    servers: ServerList


StartDemo = Callable[[], Place | ServerFailure]
"""Starts the built-in server and tells where to use it; called on a lane."""
