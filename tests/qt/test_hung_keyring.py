"""A keyring that does not answer: the window stays alive, and says so when the deadline is over."""

from __future__ import annotations

import json
import threading
from pathlib import Path

from PySide6.QtCore import QTimer
from pytestqt.qtbot import QtBot

from licensecache.vaults.keyrings import Keyring, KeyringVault
from seatkeeper.composition import assemble, open_computer, start_sandbox
from seatkeeper.qt.app import AppWindow
from seatkeeper.qt.settings import UiSettings
from seatkeeper.servers.profile import ServerProfile
from seatkeeper.service.client import Client
from seatkeeper.service.ports import Lanes, Observer
from seatkeeper.session.states import ReadOnly
from tests.helpers.stopwatch import Stopwatch
from tests.qt.driver import PATIENCE

HANGS = 1.5
"""Seconds until the vault's deadline is over; five in the app."""
LONGEST_STALL = 0.5
"""Seconds: far below the hang, far above what a busy test machine does to a timer."""


class HungBackend:
    """Never answers, until the test is over."""

    def __init__(self) -> None:
        self.over = threading.Event()

    def get_password(self, service: str, username: str) -> str | None:
        self.over.wait(60)
        return None

    def set_password(self, service: str, username: str, password: str) -> None:
        self.over.wait(60)

    def delete_password(self, service: str, username: str) -> None:
        self.over.wait(60)


def test_the_window_stays_alive_while_the_keyring_hangs_and_then_says_so(
    tmp_path: Path, qtbot: QtBot
) -> None:
    backend = HungBackend()
    keyring = Keyring("Hung keyring", backend, errors=(OSError,), is_locked=lambda _error: False)
    computer = open_computer(profile_dir=tmp_path)
    with start_sandbox() as server:
        profile = ServerProfile.from_json(json.dumps(server.profile()))

        def make(lanes: Lanes, observer: Observer) -> Client:
            vault = KeyringVault(keyring, "Seatkeeper", deadline_seconds=HANGS)
            return assemble(computer, profile, lanes=lanes, observer=observer, vault=vault).client

        running = AppWindow(make, settings=UiSettings(computer.folders.settings))
        running.show()
        qtbot.waitUntil(lambda: running.stage is not None, timeout=PATIENCE)
        assert running.stage is not None
        client = running.stage.client
        longest = 0.0
        since = Stopwatch()
        pulse = QTimer(interval=10)

        def beat() -> None:
            nonlocal longest, since
            longest, since = max(longest, since.seconds()), Stopwatch()

        pulse.timeout.connect(beat)
        pulse.start()
        qtbot.waitUntil(lambda: isinstance(client.state, ReadOnly), timeout=PATIENCE)
        pulse.stop()
        assert isinstance(client.state, ReadOnly)
        assert client.state.verdict.evidence["code"] == "vault-timeout"
        assert longest < LONGEST_STALL
        running.window.close()
        running.finish()
        backend.over.set()
