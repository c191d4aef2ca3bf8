"""The app: the window first, then the client that belongs to the last used server."""

from __future__ import annotations

import gc
import os
import sys
from contextlib import ExitStack
from functools import partial
from typing import TYPE_CHECKING

from seatkeeper.composition.computer import Computer, VaultChoiceError, open_computer
from seatkeeper.composition.display import can_open_windows
from seatkeeper.composition.servers import KnownServers

if TYPE_CHECKING:
    from seatkeeper.qt.app import StartFailure
    from seatkeeper.qt.server_list.port import Place, ServerFailure, StartDemo
    from seatkeeper.qt.surroundings import Surroundings
    from seatkeeper.qt.tray.port import Tray
    from seatkeeper.service.client import Client
    from seatkeeper.service.ports import Lanes, Observer

__all__ = ["client_for_window", "run_app", "start_demo", "surroundings"]


def run_app(computer: Computer | None = None, *, server: str = "", language: str = "") -> int:
    """Show the app until it is closed; where it is open already, bring it to the front.

    Args:
        computer: The computer to run on; the real one unless told otherwise.
        server: Name of a server profile; empty for the last used one.
        language: Of the windows, like ``de``; empty for the chosen one, or the system's.

    Returns:
        The exit status; 2 where no window can be shown.
    """
    if not can_open_windows():
        sys.stderr.write(
            "There is no display here, so the app cannot open its window.\n"
            "The command line does without: seatkeeper --help\n"
        )
        return 2
    # Looking through all installed packages for plugins is slow, and one would read our records.
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    # Imports leave no garbage; looking for it all the same takes a twentieth of the start.
    gc.disable()
    try:
        return _run(computer, server, language)
    finally:
        gc.enable()


def _run(computer: Computer | None, server: str, language: str) -> int:
    from seatkeeper.qt.imports import import_plainly  # noqa: PLC0415 - brings Qt along

    import_plainly()
    from seatkeeper.qt.app import build_application, run_window  # noqa: PLC0415
    from seatkeeper.qt.instance import Instance  # noqa: PLC0415
    from seatkeeper.qt.settings import UiSettings  # noqa: PLC0415
    from seatkeeper.system.taskbar import introduce  # noqa: PLC0415

    here = computer or open_computer()
    introduce()
    build_application(sys.argv[:1])
    instance = Instance(here.folders.settings)
    if not instance.claim():
        return 0
    with ExitStack() as log, ExitStack() as demo:

        def make_client(lanes: Lanes, observer: Observer) -> Client | StartFailure:
            from seatkeeper.system.logs import (  # noqa: PLC0415 - after the first paint
                start_logging,
                stop_logging,
            )

            log.pop_all().close()  # asked again after a failure
            log.callback(stop_logging, start_logging(here.folders.logs))
            made = client_for_window(here, lanes, observer, server=server)
            if not gc.get_freeze_count():  # the first client: now nearly everything is imported
                gc.freeze()  # and stays; looking through it takes another twentieth
            return made

        return run_window(
            make_client,
            settings=UiSettings(here.folders.settings),
            argv=sys.argv[:1],
            language=language,
            around=surroundings(here, start_demo=partial(start_demo, demo)),
            instance=instance,
        )


def surroundings(computer: Computer, *, start_demo: StartDemo | None = None) -> Surroundings:
    """What surrounds the app's windows on a computer.

    Args:
        computer: The computer.
        start_demo: Starts the built-in server; None where that makes no sense.
    """
    from seatkeeper.qt.surroundings import Surroundings  # noqa: PLC0415 - brings Qt along

    def tray() -> Tray | None:
        from seatkeeper.qt.tray.system import system_tray  # noqa: PLC0415 - after the first paint

        return system_tray()

    return Surroundings(KnownServers(computer), start_demo, tray)


def client_for_window(
    computer: Computer, lanes: Lanes, observer: Observer, *, server: str = ""
) -> Client | StartFailure:
    """Join the client of a server; called on a lane, after the first paint.

    Args:
        computer: The computer it runs on.
        lanes: Where its work runs.
        observer: Who watches it.
        server: Name of a server profile, which is used from now on; empty for the last used one.
    """
    from licensecache import LicenseCacheError  # noqa: PLC0415 - after the first paint
    from seatkeeper.composition.client import assemble  # noqa: PLC0415
    from seatkeeper.qt.app import StartFailure  # noqa: PLC0415
    from seatkeeper.servers.profile import ProfileError  # noqa: PLC0415
    from seatkeeper.servers.profile_store import ProfileStore  # noqa: PLC0415

    profiles = ProfileStore(computer.folders.profiles)
    try:
        profile = profiles.get(server) if server else profiles.last_used()
        if profile is None:
            return StartFailure("no-server")
        if server:
            profiles.use(profile)
        return assemble(computer, profile, lanes=lanes, observer=observer).client
    except (LicenseCacheError, VaultChoiceError, ProfileError) as error:
        return StartFailure(error.code, str(error))
    except OSError as error:
        return StartFailure("not-written", str(error))


def start_demo(kept: ExitStack) -> Place | ServerFailure:
    """Start the built-in server, on a computer of its own; called on a lane.

    Args:
        kept: The server runs until this is closed.
    """
    from seatkeeper.composition.demo import demo_computer  # noqa: PLC0415 - the web framework
    from seatkeeper.qt.server_list.port import Place, ServerFailure  # noqa: PLC0415
    from seatkeeper.qt.settings import UiSettings  # noqa: PLC0415

    try:
        computer, _server = kept.enter_context(demo_computer())
    except (OSError, ValueError) as error:
        return ServerFailure("demo-failed", str(error))
    return Place(
        make_client=partial(client_for_window, computer),
        settings=UiSettings(computer.folders.settings),
        servers=KnownServers(computer),
    )
