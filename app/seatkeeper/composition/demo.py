"""The demo: the built-in server and the app, in one process, on a simulated computer."""

from __future__ import annotations

import json
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from seatkeeper.composition.app import client_for_window, surroundings
from seatkeeper.composition.computer import Computer, open_computer
from seatkeeper.composition.sandbox import start_sandbox
from seatkeeper.system.taskbar import introduce

if TYPE_CHECKING:
    from seatkeeper.sandbox.server import SandboxServer

__all__ = ["DEMO_HEARTBEAT_SECONDS", "add_server", "demo_computer", "run_demo"]

DEMO_HEARTBEAT_SECONDS: Final = 10
"""Short enough to be watched."""


def run_demo(
    *,
    profile_dir: Path | None = None,
    say: Callable[[SandboxServer], None] | None = None,
    language: str = "",
) -> int:
    """Run server and app until the window is closed; one that is open already comes forward.

    Args:
        profile_dir: Keeps computer and server for the next time; None forgets them at the end.
        say: Told about the server as soon as it runs.
        language: Of the windows, like ``de``; empty for the chosen one, or the system's.

    Returns:
        The exit status.

    Raises:
        OSError: The directory cannot be used, or no port is free.
        ValueError: The directory holds something else.
    """
    from seatkeeper.qt.app import build_application, run_window  # noqa: PLC0415 - brings Qt along
    from seatkeeper.qt.instance import Instance  # noqa: PLC0415
    from seatkeeper.qt.settings import UiSettings  # noqa: PLC0415

    introduce()
    build_application(sys.argv[:1])
    instance = None
    if profile_dir is not None:
        instance = Instance(open_computer(profile_dir=profile_dir).folders.settings)
        if not instance.claim():
            return 0
    with demo_computer(profile_dir) as (computer, server):
        if say is not None:
            say(server)
        return run_window(
            partial(client_for_window, computer),
            settings=UiSettings(computer.folders.settings),
            argv=sys.argv[:1],
            language=language,
            around=surroundings(computer),
            instance=instance,
        )


@contextmanager
def demo_computer(profile_dir: Path | None = None) -> Iterator[tuple[Computer, SandboxServer]]:
    """A simulated computer that knows a running server.

    Args:
        profile_dir: Keeps both for the next time; None forgets them at the end.

    Raises:
        OSError: The directory cannot be used, or no port is free.
        ValueError: The directory holds something else.
    """
    with _folder(profile_dir) as folder:
        data = folder / "Sandbox" if profile_dir is not None else None
        with start_sandbox(data=data, heartbeat_seconds=DEMO_HEARTBEAT_SECONDS) as server:
            computer = open_computer(profile_dir=folder)
            add_server(computer, server)
            yield computer, server


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
