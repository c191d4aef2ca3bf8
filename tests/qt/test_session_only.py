"""A computer without a keyring: the app says that it forgets, and does not trip over its files."""

import json
from pathlib import Path

from pytestqt.qtbot import QtBot

from seatkeeper.composition import Computer, open_computer, start_sandbox
from seatkeeper.composition.app import client_for_window
from seatkeeper.qt.app import AppWindow
from seatkeeper.qt.settings import UiSettings
from seatkeeper.qt.widgets.banner import Banner
from seatkeeper.servers.profile import ServerProfile
from seatkeeper.servers.profile_store import ProfileStore
from seatkeeper.session.events import LogIn
from seatkeeper.session.states import Licensed, SignedOut
from tests.qt.driver import PATIENCE


def work_once(computer: Computer, qtbot: QtBot) -> None:
    """Start, log in, read what the app says, close."""
    running = AppWindow(
        lambda lanes, observer: client_for_window(computer, lanes, observer),
        settings=UiSettings(computer.folders.settings),
    )
    running.show()
    qtbot.waitUntil(lambda: running.stage is not None, timeout=PATIENCE)
    assert running.stage is not None
    client = running.stage.client
    qtbot.waitUntil(lambda: isinstance(client.state, SignedOut), timeout=PATIENCE)
    client.dispatch(LogIn("ada@demo.example", "demo"))
    qtbot.waitUntil(lambda: isinstance(client.state, Licensed), timeout=PATIENCE)
    news = running.window.findChild(Banner, "news")
    assert news is not None
    qtbot.waitUntil(news.isVisible, timeout=PATIENCE)
    with qtbot.waitSignal(running.ended, timeout=PATIENCE):
        running.window.close()
    running.finish()


def test_without_a_keyring_the_app_says_so_and_the_next_start_asks_to_log_in(
    tmp_path: Path, qtbot: QtBot
) -> None:
    computer = open_computer(profile_dir=tmp_path, vault="memory")
    with start_sandbox() as server:
        profile = ServerProfile.from_json(json.dumps(server.profile()))
        ProfileStore(computer.folders.profiles).add(profile)
        work_once(computer, qtbot)
        work_once(computer, qtbot)
    assert not computer.folders.local_cache.exists()
