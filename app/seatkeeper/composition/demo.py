"""The demo: the built-in server and the app, in one process, on a simulated computer."""

from __future__ import annotations

import json
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Final

from seatkeeper.composition.app import client_for_window
from seatkeeper.composition.computer import Computer, open_computer
from seatkeeper.composition.sandbox import start_sandbox

if TYPE_CHECKING:
    from seatkeeper.sandbox.server import SandboxServer

__all__ = ["DEMO_HEARTBEAT_SECONDS", "add_server", "run_demo"]

DEMO_HEARTBEAT_SECONDS: Final = 10
"""Short enough to be watched."""


def run_demo(
    *, profile_dir: Path | None = None, say: Callable[[SandboxServer], None] | None = None
) -> int:
    """Run server and app until the window is closed.

    Args:
        profile_dir: Keeps computer and server for the next time; None forgets them at the end.
        say: Told about the server as soon as it runs.

    Returns:
        The exit status.

    Raises:
        OSError: The directory cannot be used, or no port is free.
        ValueError: The directory holds something else.
    """
    from seatkeeper.qt.app import run_window  # noqa: PLC0415 - brings Qt along
    from seatkeeper.qt.settings import UiSettings  # noqa: PLC0415

    with _folder(profile_dir) as folder:
        data = folder / "Sandbox" if profile_dir is not None else None
        with start_sandbox(data=data, heartbeat_seconds=DEMO_HEARTBEAT_SECONDS) as server:
            computer = open_computer(profile_dir=folder)
            add_server(computer, server)
            if say is not None:
                say(server)
            return run_window(
                lambda lanes, observer: client_for_window(computer, lanes, observer),
                settings=UiSettings(computer.folders.settings),
                argv=sys.argv[:1],
            )


@contextmanager
def _folder(profile_dir: Path | None) -> Iterator[Path]:
    if profile_dir is not None:
        yield profile_dir
        return
    with tempfile.TemporaryDirectory(prefix="seatkeeper-demo-", ignore_cleanup_errors=True) as made:
        yield Path(made)


def add_server(computer: Computer, server: SandboxServer) -> None:
    """Let a simulated computer know a sandbox, as if its profile had been imported."""
    from seatkeeper.servers.profile import ServerProfile  # noqa: PLC0415 - brings crypto along
    from seatkeeper.servers.profile_store import ProfileStore  # noqa: PLC0415

    profile = ServerProfile.from_json(json.dumps(server.profile()))
    ProfileStore(computer.folders.profiles).add(profile)
