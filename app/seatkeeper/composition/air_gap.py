"""The parts of the air-gap view: a computer whose network is cut, and the real portal."""

from __future__ import annotations

import json
import socket
import tempfile
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from seatkeeper.composition.app import client_for_window
from seatkeeper.composition.computer import open_computer
from seatkeeper.composition.sandbox import start_sandbox
from seatkeeper.lab.portal_visit import PortalError, PortalVisit

if TYPE_CHECKING:
    from seatkeeper.qt.air_gap.world import AirGapParts, PortalRefusal
    from seatkeeper.sandbox.server import SandboxServer

__all__ = ["air_gap_parts", "run_air_gap"]

_ACCOUNTS = ("permanent@demo.example", "solo@demo.example", "semester@demo.example",
             "ada@demo.example")  # fmt: skip
"""Two whose licenses can be validated offline, and two that the portal refuses with the reason."""


def run_air_gap(*, say: Callable[[SandboxServer], None] | None = None, language: str = "") -> int:
    """Show the air-gap view until it is closed.

    Args:
        say: Told about the server as soon as it runs.
        language: Of the window, like ``de``; empty for the system's.

    Returns:
        The exit status.
    """
    from seatkeeper.qt.air_gap.window import AirGapWindow  # noqa: PLC0415 - brings Qt along
    from seatkeeper.qt.simulation import show_until_closed  # noqa: PLC0415

    with ExitStack() as running:

        def make(spoken: str) -> AirGapWindow:
            server = running.enter_context(start_sandbox())
            parts = running.enter_context(air_gap_parts(server, language=spoken))
            if say is not None:
                say(server)
            return AirGapWindow(parts)

        return show_until_closed(make, language=language)


@contextmanager
def air_gap_parts(server: SandboxServer, *, language: str = "en") -> Iterator[AirGapParts]:
    """Make the parts; everything they leave behind is removed at the end.

    Args:
        server: A running sandbox.
        language: That the portal is asked to speak.
    """
    from seatkeeper.qt.air_gap.world import AirGapParts  # noqa: PLC0415 - brings Qt along
    from seatkeeper.sandbox.demo import TEST_ACCOUNTS  # noqa: PLC0415
    from seatkeeper.servers.profile import ServerProfile  # noqa: PLC0415
    from seatkeeper.servers.profile_store import ProfileStore  # noqa: PLC0415

    situations = {account.email: account.situation for account in TEST_ACCOUNTS}
    with (
        tempfile.TemporaryDirectory(prefix="seatkeeper-gap-", ignore_cleanup_errors=True) as made,
        _dead_address() as nowhere,
    ):
        stick = Path(made) / "stick"
        stick.mkdir()
        computer = open_computer(profile_dir=Path(made) / "island")
        profile = ServerProfile.from_json(json.dumps(server.profile()))
        # The same server, at an address where nothing answers: that is what "cut off" means.
        ProfileStore(computer.folders.profiles).add(profile._replace(url=nowhere))
        yield AirGapParts(
            make_client=partial(client_for_window, computer),
            portal=_Portal(server.portal_url, language),
            accounts=tuple((email, situations[email]) for email in _ACCOUNTS),
            stick=stick,
        )


@contextmanager
def _dead_address() -> Iterator[str]:
    """An origin on this computer at which nothing answers, reserved for as long as it is used."""
    with socket.socket() as reserved:
        reserved.bind(("127.0.0.1", 0))  # bound, but not listening: connections are refused
        yield f"http://127.0.0.1:{reserved.getsockname()[1]}"


class _Portal:
    """Implements ``seatkeeper.qt.air_gap.world.Portal`` over HTTP."""

    def __init__(self, origin: str, language: str) -> None:
        self._origin, self._language = origin, language
        self._visit = PortalVisit(origin, language)
        self._request = ""

    def upload(self, request: bytes) -> PortalRefusal | None:
        """Take a request to the portal."""
        self._visit = PortalVisit(self._origin, self._language)
        self._request = request.decode("utf-8", "replace")
        return self._refused(lambda: self._visit.upload(self._request))

    def accept(self, email: str) -> PortalRefusal | None:
        """Log in and accept."""

        def visit() -> None:
            if not self._request:
                raise PortalError("There is nothing to accept yet: upload the request first.")
            self.upload(self._request.encode())
            self._visit.log_in(email, "demo")
            self._visit.accept()

        return self._refused(visit)

    def response(self) -> bytes | PortalRefusal:
        """Download the response."""
        from seatkeeper.qt.air_gap.world import PortalRefusal  # noqa: PLC0415 - brings Qt along

        try:
            return self._visit.response()
        except (PortalError, OSError) as error:
            return PortalRefusal(str(error))

    def _refused(self, visit: Callable[[], None]) -> PortalRefusal | None:
        from seatkeeper.qt.air_gap.world import PortalRefusal  # noqa: PLC0415 - brings Qt along

        try:
            visit()
        except (PortalError, OSError) as error:
            return PortalRefusal(str(error))
        return None
