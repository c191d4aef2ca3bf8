"""What surrounds the windows on this computer; each part may be missing."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from seatkeeper.qt.server_list.port import ServerList, StartDemo
    from seatkeeper.qt.tray.port import Tray

__all__ = ["Surroundings"]


class Surroundings(NamedTuple):
    """What the windows can reach beside their session.

    Attributes:
        servers: The servers this computer knows; None where there is nothing to choose.
        start_demo: Starts the built-in server; None where that makes no sense.
        tray: Makes the system's tray, after the first paint; None for no tray at all.
    """

    servers: ServerList | None = None
    start_demo: StartDemo | None = None
    tray: Callable[[], Tray | None] | None = None
