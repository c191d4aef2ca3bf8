"""The first start: the demo or a server, found, compared and kept."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Event

import pytest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from seatkeeper.composition.app import client_for_window, surroundings
from seatkeeper.composition.computer import open_computer
from seatkeeper.qt.app import AppWindow, StartFailure
from seatkeeper.qt.bridge import Bridge
from seatkeeper.qt.server_list.port import Place, ServerFailure
from seatkeeper.qt.settings import UiSettings
from seatkeeper.qt.surroundings import Surroundings
from seatkeeper.sandbox.server import SandboxServer
from seatkeeper.service.client import Client
from seatkeeper.service.ports import Lanes, Observer
from tests.qt.driver import PATIENCE, FixedFiles
from tests.qt.dropping import carry, drop
from tests.qt.scripted import ScriptedClient
from tests.qt.surroundings import DEMO, OTHER, WrittenServers


class Hands:
    """Hands and eyes on a window that has no session yet."""

    def __init__(self, qtbot: QtBot, app: AppWindow) -> None:
        self._qtbot, self.app = qtbot, app
        app.show()

    def until(self, true: Callable[[], object]) -> None:
        self._qtbot.waitUntil(lambda: bool(true()), timeout=PATIENCE)

    def until_begun(self) -> None:
        self.until(lambda: self.app.stage is not None)

    def sees(self, name: str) -> bool:
        found = self.app.window.findChild(QWidget, name)
        return isinstance(found, QWidget) and found.isVisible()

    def button(self, name: str) -> QAbstractButton:
        found = self.app.window.findChild(QAbstractButton, name)
        assert isinstance(found, QAbstractButton)
        return found

    def press(self, name: str) -> None:
        self.until(lambda: self.sees(name))
        assert self.button(name).isEnabled()
        self.button(name).click()

    def read(self, name: str) -> str:
        found = self.app.window.findChild(QLabel, name)
        return found.text() if isinstance(found, QLabel) and found.isVisible() else ""

    def look_for(self, address: str) -> None:
        self.press("firstStart.add")
        self.until(lambda: self.sees("addServer.address"))
        field = self.app.window.findChild(QLineEdit, "addServer.address")
        assert isinstance(field, QLineEdit)
        field.setText(address)
        self.press("addServer.find")


class First(Hands):
    """The same, with servers whose answers the test writes."""

    def __init__(self, qtbot: QtBot, folder: Path, servers: WrittenServers) -> None:
        self.servers, self.folder = servers, folder
        self.demo: Place | ServerFailure = ServerFailure("demo-failed", "no port is free")
        self.started = Event()
        self.started.set()
        self.files = FixedFiles(folder)
        app = AppWindow(
            self._make, settings=UiSettings(folder / "ui"), files=self.files,
            around=Surroundings(servers, self._demo),
        )  # fmt: skip
        super().__init__(qtbot, app)
        self.until(lambda: self.sees("firstStart.add"))

    def _make(self, lanes: Lanes, observer: Observer) -> Client | StartFailure:
        if not self.servers.used:
            return StartFailure("no-server")
        return self.client(lanes, observer)

    @staticmethod
    def client(_lanes: Lanes, observer: Observer) -> Client:
        assert isinstance(observer, Bridge)
        return ScriptedClient(observer)  # type: ignore[return-value] # as in the fixture

    def _demo(self) -> Place | ServerFailure:
        self.started.wait(20)
        return self.demo


@pytest.fixture
def first(qtbot: QtBot, tmp_path: Path) -> Iterator[First]:
    made = First(qtbot, tmp_path, WrittenServers(known=()))
    yield made
    made.servers.released.set()
    made.started.set()
    made.app.finish()


def test_a_start_without_a_server_asks_how_to_begin(first: First) -> None:
    assert first.sees("firstStart.demo")
    assert first.sees("firstStart.add")
    assert first.app.stage is None


def test_a_server_is_kept_only_after_its_fingerprint_was_shown(first: First) -> None:
    first.look_for("license.example.org")
    first.until(lambda: first.sees("offer.add"))
    assert not first.servers.known
    shown = first.read("offer.fingerprint").split()
    assert shown == OTHER.fingerprint.split(), "in the groups in which a vendor tells it"
    first.press("offer.add")
    first.until(lambda: first.app.stage is not None)
    assert first.servers.used == [OTHER.key]
    assert first.servers.known[0].key == OTHER.key


def test_going_back_from_the_fingerprint_keeps_nothing(first: First) -> None:
    first.look_for("license.example.org")
    first.press("offer.back")
    first.until(lambda: first.sees("addServer.find"))
    first.press("addServer.back")
    first.until(lambda: first.sees("firstStart.demo"))
    assert not first.servers.known


def test_a_search_can_be_cancelled_and_its_answer_comes_too_late(
    first: First, qtbot: QtBot
) -> None:
    first.servers.released.clear()
    first.look_for("slow.example.org")
    first.until(lambda: first.sees("addServer.progress"))
    assert not first.button("addServer.find").isEnabled()
    first.press("addServer.cancel")
    assert not first.sees("addServer.progress")
    assert first.button("addServer.find").isEnabled()
    first.servers.released.set()
    first.until(lambda: first.servers.answered == 1)
    qtbot.wait(50)
    assert not first.sees("offer.add"), "the answer was thrown away"


def test_after_a_cancelled_search_the_next_one_does_not_wait_for_it(first: First) -> None:
    first.servers.released.clear()
    first.look_for("slow.example.org")
    first.press("addServer.cancel")
    first.files.path = first.folder / "vendor.json"
    first.press("addServer.file")
    first.until(lambda: first.sees("offer.add"))
    assert first.servers.answered == 0


@pytest.mark.parametrize(
    ("failure", "words"),
    [
        (ServerFailure("unreachable", "dns: no such name"), "could not be looked up"),
        (ServerFailure("insecure-url", "http"), "begins with https://"),
        (ServerFailure("no-profile", "HTTP 404"), "offers no license server"),
        (ServerFailure("profile-invalid", "not JSON"), "not a complete server profile"),
        (ServerFailure("profile-newer", "/9"), "Update Seatkeeper"),
        (ServerFailure("never-heard-of", "fact"), "[never-heard-of: fact]"),
    ],
)
def test_what_goes_wrong_is_told_in_place(first: First, failure: ServerFailure, words: str) -> None:
    first.servers.found = failure
    first.look_for("license.example.org")
    first.until(lambda: first.sees("addServer.trouble"))
    told = f"{first.read('addServer.trouble.what')} {first.read('addServer.trouble.more')}"
    assert words in told
    assert failure.code in told
    first.press("addServer.trouble.copy")
    assert failure.code in QApplication.clipboard().text()


def test_a_server_that_cannot_be_saved_is_told(first: First) -> None:
    first.look_for("license.example.org")
    first.until(lambda: first.sees("offer.add"))
    first.servers.failure = ServerFailure("not-written", "No space left on device")
    first.press("offer.add")
    first.until(lambda: first.sees("addServer.trouble"))
    assert "not-written" in first.read("addServer.trouble.more")
    assert first.button("offer.add").isEnabled(), "it can be tried again"


def test_a_profile_file_can_be_chosen(first: First) -> None:
    first.files.path = first.folder / "vendor.json"
    first.press("firstStart.add")
    first.press("addServer.file")
    first.until(lambda: first.sees("offer.add"))
    assert first.servers.asked == [str(first.folder / "vendor.json")]


def test_a_profile_file_can_be_dropped(first: First) -> None:
    first.press("firstStart.add")
    first.until(lambda: first.sees("addServer.find"))
    page = first.app.window.findChild(QWidget, "addServer")
    assert isinstance(page, QWidget)
    drop(page, carry(page, first.folder / "vendor.json"))
    first.until(lambda: first.sees("offer.add"))


def test_the_demo_goes_on_in_the_same_window(first: First) -> None:
    first.started.clear()
    first.press("firstStart.demo")
    assert first.button("firstStart.demo").text() == "Starting the demo…"
    assert not first.button("firstStart.add").isEnabled()
    first.demo = Place(first.client, UiSettings(first.folder / "demo"), first.servers)
    window = first.app.window
    first.started.set()
    first.until(lambda: first.app.stage is not None)
    assert first.app.window is window


def test_a_demo_that_cannot_start_is_told_and_can_be_tried_again(first: First) -> None:
    first.press("firstStart.demo")
    first.until(lambda: first.sees("firstStart.trouble"))
    assert "demo-failed: no port is free" in first.read("firstStart.trouble.more")
    assert first.button("firstStart.demo").isEnabled()


def test_several_servers_of_which_none_was_used_are_offered(qtbot: QtBot, tmp_path: Path) -> None:
    made = First(qtbot, tmp_path, WrittenServers(known=(DEMO, OTHER)))
    made.press(f"firstStart.server.{OTHER.key}")
    made.until(lambda: made.app.stage is not None)
    assert made.servers.used == [OTHER.key]
    made.app.finish()


def test_a_real_server_is_found_kept_and_used_at_the_next_start(
    qtbot: QtBot, tmp_path: Path, sandbox: SandboxServer
) -> None:
    computer = open_computer(profile_dir=tmp_path)
    around = surroundings(computer)

    def make(lanes: Lanes, observer: Observer) -> Client | StartFailure:
        return client_for_window(computer, lanes, observer)

    def start() -> Hands:
        return Hands(qtbot, AppWindow(make, settings=UiSettings(tmp_path / "ui"), around=around))

    first = start()
    first.look_for(sandbox.url.removeprefix("http://"))
    first.until(lambda: first.sees("offer.add"))
    assert first.read("offer.url") == sandbox.url
    first.press("offer.add")
    first.until_begun()
    first.app.finish()
    second = start()
    second.until_begun()
    assert second.app.stage is not None
    assert second.app.stage.client.info.login == sandbox.url
    second.app.finish()
