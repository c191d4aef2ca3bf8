"""Windows for the tests: one whose session is scripted, and real ones on real computers.

Qt's warnings fail a test: each is a mistake in a window. Qt's offscreen platform is used, also
where there is a screen, so that pictures and sizes are the same everywhere.
"""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from seatkeeper.composition import assemble
from seatkeeper.qt.app import AppWindow, StartFailure
from seatkeeper.qt.bridge import Bridge
from seatkeeper.qt.i18n.language import speak
from seatkeeper.qt.settings import UiSettings
from seatkeeper.qt.surroundings import Surroundings
from seatkeeper.sandbox.server import SandboxServer
from seatkeeper.service.client import Client
from seatkeeper.service.ports import Lanes, Observer
from tests.helpers.workstation import Workstation
from tests.qt.driver import PATIENCE, Driver, FixedFiles
from tests.qt.scripted import ScriptedClient
from tests.qt.stalls import watched
from tests.qt.surroundings import SeenTray, WrittenServers
from tests.sandbox.browsers import Browser

os.environ["QT_QPA_PLATFORM"] = "offscreen"
os.environ["LC_ALL"] = "C.UTF-8"  # the tests read English and ISO dates, wherever they run

HERE = Path(__file__).parent


def pytest_configure(config: pytest.Config) -> None:
    """Name the marker of tests that block the GUI thread on purpose."""
    config.addinivalue_line("markers", "allows_stalls: blocks the GUI thread on purpose")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Have Qt's warnings fail the tests of this folder."""
    for item in items:
        if item.path.is_relative_to(HERE):
            item.add_marker(pytest.mark.qt_log_level_fail("WARNING"))
            # The offscreen platform says so of every window; it is no mistake of ours.
            item.add_marker(pytest.mark.qt_log_ignore("This plugin does not support"))


@pytest.fixture(scope="session")
def qapp_cls() -> type[QApplication]:
    """The application class."""
    return QApplication


@pytest.fixture(autouse=True)
def _no_stalls(request: pytest.FixtureRequest, qapp: QApplication) -> Iterator[None]:
    """No test of a window may keep the GUI thread from its loop; see ``tests.qt.stalls``."""
    if request.node.get_closest_marker("allows_stalls") or sys.platform != "linux":
        yield
        return
    with watched() as watch:
        yield
    assert not watch.stalls, "".join(f"{one.seconds:.3f} s:\n{one.stack}" for one in watch.stalls)


@dataclass
class Scripted:
    """A window on a scripted client."""

    app: AppWindow
    client: ScriptedClient
    driver: Driver
    servers: WrittenServers
    tray: SeenTray


@pytest.fixture
def scripted(qtbot: QtBot, tmp_path: Path) -> Iterator[Scripted]:
    """The real window on a client whose answers the test writes."""
    yield from _scripted(qtbot, tmp_path)


ScriptedMaker = Callable[[str], Scripted]


@pytest.fixture
def scripted_in(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[ScriptedMaker]:
    """Opens the same in a language: ``scripted_in("de")``; empty for the one of its settings."""
    opened: list[Iterator[Scripted]] = []

    def open_in(language: str) -> Scripted:
        close_all()
        opened.append(_scripted(qtbot, tmp_path, language))
        return next(opened[-1])

    def close_all() -> None:
        while opened:
            next(opened.pop(), None)

    yield open_in
    close_all()
    speak(qapp, "en")  # whatever was spoken, the next test is English again


def _scripted(qtbot: QtBot, folder: Path, language: str = "en") -> Iterator[Scripted]:
    made: list[ScriptedClient] = []

    def make(_lanes: Lanes, observer: Observer) -> Client:
        assert isinstance(observer, Bridge)
        made.append(ScriptedClient(observer))
        return made[0]  # type: ignore[return-value] # it has every member the windows use

    files, servers, tray = FixedFiles(folder), WrittenServers(), SeenTray()
    app = AppWindow(
        make, settings=UiSettings(folder / "ui"), files=files, language=language,
        around=Surroundings(servers, tray=lambda: tray),
    )  # fmt: skip
    app.show()
    qtbot.waitUntil(lambda: app.stage is not None, timeout=PATIENCE)
    assert app.stage is not None
    yield Scripted(app, made[0], Driver(qtbot, app.stage, files), servers, tray)
    app.finish()


DesktopMaker = Callable[..., Driver]


@pytest.fixture
def desktop(qtbot: QtBot, computer: Callable[..., Workstation]) -> Iterator[DesktopMaker]:
    """Opens the real window on a real computer: ``desktop("laptop")``.

    Opening it again on the same computer is a new start; what ran before has ended. As in the app,
    no other thread (the server's are in this process) collects what may be a window.
    """
    gc.disable()
    running: dict[str, AppWindow] = {}

    def open_on(name: str = "laptop", *, total_seconds: float = 10.0) -> Driver:
        if name in running:
            running.pop(name).finish()
        place = computer(name, total_seconds=total_seconds)

        def make(lanes: Lanes, observer: Observer) -> Client | StartFailure:
            return assemble(
                place.computer, place.profile, lanes=lanes, observer=observer,
                total_seconds=total_seconds,
            ).client  # fmt: skip

        files = FixedFiles(place.folder)
        app = AppWindow(make, settings=UiSettings(place.folder / "ui"), files=files)
        running[name] = app
        app.show()
        qtbot.waitUntil(lambda: app.stage is not None, timeout=PATIENCE)
        assert app.stage is not None
        return Driver(qtbot, app.stage, files)

    yield open_on
    for app in running.values():
        app.finish()
    gc.enable()


@pytest.fixture
def browser(sandbox: SandboxServer) -> Iterator[Browser]:
    """Somebody at the portal."""
    made = Browser(sandbox)
    yield made
    made.close()
