"""Starting, failing to start, closing, and the place of the window."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QElapsedTimer, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel
from pytestqt.qtbot import QtBot

from seatkeeper.qt.app import AppWindow, StartFailure
from seatkeeper.qt.bridge import Bridge
from seatkeeper.qt.instance import Instance
from seatkeeper.qt.sessions import Sessions
from seatkeeper.qt.settings import UiSettings, WindowMemory
from seatkeeper.qt.stage import Stage
from seatkeeper.qt.window import MainWindow
from seatkeeper.service.client import Client
from seatkeeper.service.ports import Lanes, Observer
from seatkeeper.session.events import Close
from seatkeeper.session.states import Closed, Notice, SigningIn
from tests.helpers.stopwatch import Stopwatch
from tests.qt.conftest import Scripted
from tests.qt.driver import PATIENCE
from tests.qt.scripted import SHARED, ScriptedClient, licensed

Apps = list[AppWindow]


@pytest.fixture
def apps(qtbot: QtBot) -> Iterator[Apps]:
    made: Apps = []
    yield made
    for app in made:
        app.finish()
    qtbot.wait(1)


def test_the_window_is_painted_before_the_client_is_made(
    qtbot: QtBot, apps: Apps, tmp_path: Path
) -> None:
    painted: list[bool] = []

    def make(_lanes: Lanes, _observer: Observer) -> StartFailure:
        painted.append(apps[0].window.was_painted)
        return StartFailure("vault-locked")

    apps.append(AppWindow(make, settings=UiSettings(tmp_path)))
    apps[0].show()
    qtbot.waitUntil(lambda: bool(painted), timeout=PATIENCE)
    assert painted == [True]


def test_a_start_that_fails_is_explained_and_can_be_tried_again(
    qtbot: QtBot, apps: Apps, tmp_path: Path
) -> None:
    answers: list[StartFailure | None] = [StartFailure("vault-locked", "the keyring is locked")]

    def make(_lanes: Lanes, observer: Observer) -> Client | StartFailure:
        failure = answers.pop() if answers else None
        if failure is not None:
            return failure
        assert isinstance(observer, Bridge)
        return ScriptedClient(observer)  # type: ignore[return-value] # as in the fixture

    app = AppWindow(make, settings=UiSettings(tmp_path))
    apps.append(app)
    app.show()
    what = "cannotStart.what"
    qtbot.waitUntil(lambda: app.window.findChild(QLabel, what) is not None, timeout=PATIENCE)
    words = app.window.findChild(QLabel, "cannotStart.more")
    assert isinstance(words, QLabel)
    assert "vault-locked: the keyring is locked" in words.text()
    retry = app.window.findChild(QAbstractButton, "cannotStart.retry")
    assert isinstance(retry, QAbstractButton)
    retry.click()
    qtbot.waitUntil(lambda: app.stage is not None, timeout=PATIENCE)


def test_a_window_closed_while_it_opens_is_gone_at_once(
    qtbot: QtBot, apps: Apps, tmp_path: Path
) -> None:
    app = AppWindow(lambda _l, _o: StartFailure("never"), settings=UiSettings(tmp_path))
    apps.append(app)
    app.show()
    watch = Stopwatch()
    with qtbot.waitSignal(app.ended, timeout=PATIENCE):
        app.window.close()
    assert watch.seconds() < 1
    assert not app.window.isVisible()


def test_closing_ends_the_session_first(scripted: Scripted, qtbot: QtBot) -> None:
    scripted.client.show(licensed(SHARED))
    scripted.app.window.close()
    assert scripted.client.events == [Close()]
    assert scripted.app.window.isVisible(), "the server is told before the window goes"
    assert scripted.driver.read("busy.words") == "Giving the seat back…"
    with qtbot.waitSignal(scripted.app.ended, timeout=PATIENCE):
        scripted.client.show(Closed())
    assert not scripted.app.window.isVisible()


class _Early(ScriptedClient):
    """A client that has a seat, and something to say, before a window can show it."""

    def __init__(self, observer: Bridge, then: Callable[[], object]) -> None:
        super().__init__(observer)
        self._then = then

    def start(self) -> None:
        super().start()
        self._then()
        self.show(licensed(SHARED))
        self.tell(Notice("cache-damaged"))


def early(apps: Apps, folder: Path, then: Callable[[], object] = list) -> list[_Early]:
    """Begin a session with such a client; something else happens as soon as it has started."""
    made: list[_Early] = []

    def make(_lanes: Lanes, observer: Observer) -> Client:
        assert isinstance(observer, Bridge)
        made.append(_Early(observer, then))
        return made[0]  # type: ignore[return-value] # it has every member the windows use

    apps.append(AppWindow(make, settings=UiSettings(folder)))
    apps[0].show()
    return made


def test_what_is_said_before_the_screens_are_there_is_shown_when_they_are(
    qtbot: QtBot, apps: Apps, tmp_path: Path
) -> None:
    early(apps, tmp_path)
    noticed: list[object] = []
    apps[0].bridge.noticed.connect(noticed.append)
    qtbot.waitUntil(lambda: apps[0].stage is not None, timeout=PATIENCE)
    assert apps[0].stage is not None
    assert apps[0].stage.screens.in_workspace
    assert noticed == [Notice("cache-damaged")]


def test_a_window_closed_before_the_screens_are_there_still_gives_the_seat_back(
    qtbot: QtBot, apps: Apps, tmp_path: Path
) -> None:
    def close() -> None:
        assert apps[0].stage is None
        apps[0].window.close()
        assert apps[0].window.isVisible(), "it goes when the server was told"

    made = early(apps, tmp_path, close)
    qtbot.waitUntil(lambda: bool(made) and made[0].events == [Close()], timeout=PATIENCE)


def test_a_second_press_on_close_does_not_wait(scripted: Scripted, qtbot: QtBot) -> None:
    scripted.client.show(licensed(SHARED))
    scripted.app.window.close()
    watch = Stopwatch()
    with qtbot.waitSignal(scripted.app.ended, timeout=PATIENCE):
        scripted.app.window.close()
    assert watch.seconds() < 1


def test_closing_waits_at_most_a_second_and_a_half_for_the_server(
    scripted: Scripted, qtbot: QtBot
) -> None:
    scripted.client.show(licensed(SHARED))
    passed, watch = QElapsedTimer(), Stopwatch()
    passed.start()
    with qtbot.waitSignal(scripted.app.ended, timeout=PATIENCE):
        scripted.app.window.close()
    assert passed.elapsed() >= 1400
    assert watch.seconds() < 1.9


def test_closing_where_nothing_is_held_ends_at_once(scripted: Scripted, qtbot: QtBot) -> None:
    scripted.client.show(SigningIn(email="ada@demo.example"))
    watch = Stopwatch()
    with qtbot.waitSignal(scripted.app.ended, timeout=PATIENCE):
        scripted.app.window.close()
    assert watch.seconds() < 0.5


def test_place_and_size_are_remembered(scripted: Scripted, tmp_path: Path, qtbot: QtBot) -> None:
    scripted.app.window.setGeometry(40, 30, 700, 600)
    with qtbot.waitSignal(scripted.app.ended, timeout=PATIENCE):
        scripted.app.window.close()
        scripted.client.show(Closed())
    scripted.app.lanes.close(1)
    assert UiSettings(tmp_path / "ui").load().geometry == (40, 30, 700, 600)


@pytest.mark.parametrize(
    "geometry", [(-4000, -3000, 900, 700), (5000, 5000, 900, 700), (300, 300, 9000, 9000)]
)
def test_a_window_is_never_put_where_no_screen_is(
    qtbot: QtBot, geometry: tuple[int, int, int, int]
) -> None:
    window = MainWindow(WindowMemory(geometry=geometry))
    qtbot.addWidget(window)
    room = QGuiApplication.primaryScreen().availableGeometry()
    assert room.intersects(window.geometry())
    assert window.width() <= max(room.width(), window.minimumWidth(), 1040)


@pytest.mark.skipif(sys.platform == "win32", reason="a console's Ctrl+C cannot be sent there")
def test_ctrl_c_in_the_terminal_closes_the_window_properly(tmp_path: Path) -> None:
    program = (
        "import sys; from pathlib import Path\n"
        "from seatkeeper.qt.app import run_window, StartFailure\n"
        "from seatkeeper.qt.settings import UiSettings\n"
        "def make(lanes, observer):\n"
        "    print('started', flush=True)\n"
        "    return StartFailure('none')\n"
        f"sys.exit(run_window(make, settings=UiSettings(Path({str(tmp_path)!r}))))\n"
    )
    with subprocess.Popen(
        [sys.executable, "-c", program], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
    ) as process:  # fmt: skip
        assert process.stdout is not None
        assert process.stderr is not None
        assert process.stdout.readline() == "started\n"
        process.send_signal(signal.SIGINT)
        assert process.wait(timeout=20) == 0
        assert "Traceback" not in process.stderr.read()


def test_a_session_that_makes_room_for_another_is_followed_by_a_new_window(
    qapp: QApplication, tmp_path: Path
) -> None:
    opened: list[AppWindow] = []

    def make(_lanes: Lanes, observer: Observer) -> Client:
        assert isinstance(observer, Bridge)
        return ScriptedClient(observer)  # type: ignore[return-value] # as in the fixture

    def act(stage: Stage) -> None:
        # Once the loop has turned, as a person would: first another server, then the end.
        leave = stage.window.close if len(opened) == 2 else stage.shell.moving.emit
        QTimer.singleShot(0, stage, leave)

    def open_window() -> AppWindow:
        app = AppWindow(make, settings=UiSettings(tmp_path))
        app.ready.connect(act)
        opened.append(app)
        return app

    assert Sessions(open_window, None).run(qapp) == 0
    assert [app.again for app in opened] == [True, False]


def test_a_window_that_is_closing_does_not_come_forward_any_more(
    qapp: QApplication, tmp_path: Path
) -> None:
    willing: list[bool] = []
    clients: list[ScriptedClient] = []
    instance = Instance(tmp_path)
    assert instance.claim()

    def make(_lanes: Lanes, observer: Observer) -> Client:
        assert isinstance(observer, Bridge)
        clients.append(ScriptedClient(observer))
        return clients[0]  # type: ignore[return-value] # as in the fixture

    def act(stage: Stage) -> None:
        willing.append(instance.willing())
        clients[0].show(licensed(SHARED))
        stage.window.close()
        willing.append(instance.willing())

    def open_window() -> AppWindow:
        app = AppWindow(make, settings=UiSettings(tmp_path))
        app.ready.connect(lambda stage: QTimer.singleShot(0, stage, lambda: act(stage)))
        return app

    assert Sessions(open_window, instance).run(qapp) == 0
    assert willing == [True, False]
