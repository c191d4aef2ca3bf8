"""The real world of the tour: a sandbox that can be cut off, simulated computers, a browser."""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from seatkeeper.composition.air_gap import air_gap_parts
from seatkeeper.composition.app import client_for_window, start_demo
from seatkeeper.composition.browser import take_to_portal
from seatkeeper.composition.computer import open_computer
from seatkeeper.composition.demo import add_server
from seatkeeper.composition.display import has_display
from seatkeeper.composition.lab_window import lab_window_parts
from seatkeeper.composition.sandbox import start_sandbox
from seatkeeper.composition.servers import KnownServers
from seatkeeper.lab.portal_visit import PortalError, PortalVisit

if TYPE_CHECKING:
    from seatkeeper.qt.air_gap.world import AirGapParts
    from seatkeeper.qt.lab.parts import LabWindowParts
    from seatkeeper.qt.tour.world import SeatFacts, TourComputer

__all__ = ["run_tour"]

_HEARTBEAT_SECONDS: Final = 2
"""The story waits for one."""


def run_tour(folder: Path, *, say: Callable[[str], None], language: str = "") -> int:
    """Play the story and save its pictures.

    Args:
        folder: Where they go; made if it is missing.
        say: Told one line for each step.
        language: The only one to play it in, like ``de``; empty for all that it is checked in.

    Returns:
        The exit status: 0 when every step went as it should.
    """
    if not has_display():
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from seatkeeper.qt.app import build_application  # noqa: PLC0415 - brings Qt along
    from seatkeeper.qt.tour.story import LANGUAGES, tell  # noqa: PLC0415

    folder = folder.absolute()  # a browser wants to know where its files are
    try:
        (folder / "files").mkdir(parents=True, exist_ok=True)
        for old in (*folder.glob("*.png"), *(folder / "files").rglob("*.*")):
            old.unlink()
    except OSError as error:
        say(f"The pictures cannot be saved in {folder}: {error.strerror}")
        return 1
    app = build_application(sys.argv[:1])
    good = tell(app, _world, folder, say, languages=(language,) if language else LANGUAGES)
    say(f"Pictures: {folder / 'index.html'}" if good else "The tour has failed.")
    return 0 if good else 1


@contextmanager
def _world(language: str) -> Iterator[_World]:
    """Make a world that nothing has happened in; nothing of it is left behind."""
    with tempfile.TemporaryDirectory(prefix="seatkeeper-tour-", ignore_cleanup_errors=True) as made:
        world = _World(Path(made), language)
        try:
            yield world
        finally:
            world.end()


class _World:
    """Implements ``seatkeeper.qt.tour.world.World`` with real parts."""

    def __init__(self, folder: Path, language: str) -> None:
        self._folder, self._language = folder, language
        self._data = folder / "Sandbox"
        self._server = start_sandbox(data=self._data, heartbeat_seconds=_HEARTBEAT_SECONDS)
        self._server.start()
        self._port = int(self._server.url.rpartition(":")[2])
        self._portal_port = int(self._server.portal_url.rpartition(":")[2])
        self._up = True
        self._log = ExitStack()

    def end(self) -> None:
        """Stop everything."""
        self.cut()
        self._log.close()

    def cut(self) -> None:
        """Stop the server, so that nothing answers at its address."""
        if self._up:
            self._server.stop()
            self._up = False

    def mend(self) -> None:
        """Start the server again, at the same address and with the same state."""
        if not self._up:
            self._server = start_sandbox(
                data=self._data, port=self._port, portal_port=self._portal_port,
                heartbeat_seconds=_HEARTBEAT_SECONDS,
            )  # fmt: skip
            self._server.start()
            self._up = True

    def address(self) -> str:
        """Where the server is."""
        return self._server.url

    def computer(self, name: str, *, knows_server: bool = True) -> TourComputer:
        """The simulated computer of that name; its log is written from now on."""
        from seatkeeper.qt.settings import UiSettings  # noqa: PLC0415 - brings Qt along
        from seatkeeper.qt.surroundings import Surroundings  # noqa: PLC0415
        from seatkeeper.qt.tour.world import TourComputer  # noqa: PLC0415
        from seatkeeper.system.logs import start_logging, stop_logging  # noqa: PLC0415

        folder = self._folder / name
        computer = open_computer(profile_dir=folder)
        if knows_server:
            add_server(computer, self._server)
        folders = computer.folders
        self._log.close()
        self._log.callback(stop_logging, start_logging(folders.logs))
        return TourComputer(
            make_client=partial(client_for_window, computer),
            settings=UiSettings(folders.settings),
            folder=folder,
            cache_files=lambda: [
                *folders.local_cache.glob("*.slc"),
                *folders.roaming_cache.glob("*.slc"),
            ],
            around=Surroundings(KnownServers(computer), partial(start_demo, self._log)),
        )

    def free_seats(self, owner: str) -> tuple[int, int]:
        """Ask the server for an owner's pool."""
        pool = next(pool for pool in self._pools() if pool["owner"] == owner)
        return pool["free"], pool["total"]

    def seat(self, email: str) -> SeatFacts | None:
        """Ask the server for the seat an account holds."""
        from seatkeeper.qt.tour.world import SeatFacts  # noqa: PLC0415 - brings Qt along

        for pool in self._pools():
            for seat in pool["seats"]:
                if seat["account"] == email:
                    beat = datetime.fromisoformat(seat["last_heartbeat"])
                    until = seat["reserved_until"]
                    return SeatFacts(
                        seat["basis"], beat, datetime.fromisoformat(until) if until else None
                    )
        return None

    def advance(self, by: timedelta) -> None:
        """Advance the sandbox's clock."""
        self._control("/sandbox/clock", {"advance_seconds": by.total_seconds()})

    def ask_idle(self, owner: str, seconds: int) -> None:
        """Set the policy of an organization."""
        self._control("/sandbox/policy", {"owner": owner, "idle_seconds": seconds})

    def deregister(self, license_id: str) -> None:
        """As a person at the support desk would."""
        from seatkeeper.qt.tour.driver import StepFailedError  # noqa: PLC0415 - brings Qt along

        try:
            with PortalVisit(self._server.portal_url) as visit:
                visit.show("/login")
                visit.log_in("support@demo.example", "demo")
                visit.show(f"/support?search={license_id}")
                visit.press("/deregister")
        except (OSError, PortalError) as error:
            raise StepFailedError(f"the support desk: {error}") from error

    def _control(self, path: str, body: dict[str, object]) -> None:
        from seatkeeper.servers.transport import HttpTransport  # noqa: PLC0415

        HttpTransport(self._server.url).send("POST", path, headers={}, body=body)

    def _pools(self) -> list[dict[str, Any]]:
        from seatkeeper.servers.transport import HttpTransport, parse_json  # noqa: PLC0415

        answer = HttpTransport(self._server.url).send("GET", "/sandbox/seats", headers={})
        return list(parse_json(answer)["pools"])

    def air_gap(self) -> AbstractContextManager[AirGapParts]:
        """The parts of the air-gap view, against the same server."""
        return air_gap_parts(self._server, language=self._language)

    def lab(self) -> LabWindowParts:
        """The parts of the lab's window."""
        return lab_window_parts(language=self._language, heartbeat_seconds=3600)

    def take_to_portal(self, request: Path, response: Path, picture: Callable[[str], Path]) -> str:
        """As a person would: open the file, log in, accept, save the response."""
        from seatkeeper.qt.tour.driver import StepFailedError  # noqa: PLC0415 - brings Qt along

        try:
            return take_to_portal(
                request,
                response,
                picture,
                portal=self._server.portal_url,
                email="permanent@demo.example",
                language=self._language,
                password="demo",  # noqa: S106 - the public password of the sandbox's accounts
            )
        except (OSError, PortalError) as error:
            raise StepFailedError(f"the portal: {error}") from error
