"""The app: the window first, then the client that belongs to the last used server."""

from __future__ import annotations

import sys
from contextlib import ExitStack
from typing import TYPE_CHECKING

from seatkeeper.composition.computer import Computer, VaultChoiceError, open_computer
from seatkeeper.composition.display import can_open_windows

if TYPE_CHECKING:
    from seatkeeper.qt.app import StartFailure
    from seatkeeper.service.client import Client
    from seatkeeper.service.ports import Lanes, Observer

__all__ = ["client_for_window", "run_app"]


def run_app(computer: Computer | None = None) -> int:
    """Show the app until it is closed.

    Args:
        computer: The computer to run on; the real one unless told otherwise.

    Returns:
        The exit status; 2 where no window can be shown.
    """
    if not can_open_windows():
        sys.stderr.write(
            "There is no display here, so the app cannot open its window.\n"
            "The command line does without: seatkeeper --help\n"
        )
        return 2
    from seatkeeper.qt.app import run_window  # noqa: PLC0415 - brings Qt along
    from seatkeeper.qt.settings import UiSettings  # noqa: PLC0415

    here = computer or open_computer()
    with ExitStack() as log:

        def make_client(lanes: Lanes, observer: Observer) -> Client | StartFailure:
            from seatkeeper.system.logs import (  # noqa: PLC0415 - after the first paint
                start_logging,
                stop_logging,
            )

            log.pop_all().close()  # asked again after a failure
            log.callback(stop_logging, start_logging(here.folders.logs))
            return client_for_window(here, lanes, observer)

        return run_window(
            make_client, settings=UiSettings(here.folders.settings), argv=sys.argv[:1]
        )


def client_for_window(
    computer: Computer, lanes: Lanes, observer: Observer
) -> Client | StartFailure:
    """Join the client of the last used server; called on a lane, after the first paint."""
    from licensecache import LicenseCacheError  # noqa: PLC0415 - after the first paint
    from seatkeeper.composition.client import assemble  # noqa: PLC0415
    from seatkeeper.qt.app import StartFailure  # noqa: PLC0415
    from seatkeeper.servers.profile_store import ProfileStore  # noqa: PLC0415

    profile = ProfileStore(computer.folders.profiles).last_used()
    if profile is None:
        return StartFailure("no-server")
    try:
        return assemble(computer, profile, lanes=lanes, observer=observer).client
    except LicenseCacheError as error:
        return StartFailure(error.code, str(error))
    except VaultChoiceError as error:
        return StartFailure(error.code, str(error))
