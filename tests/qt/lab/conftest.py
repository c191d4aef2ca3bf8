"""The lab's window, on a real lab."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from seatkeeper.composition.lab_window import lab_window_parts
from seatkeeper.qt.lab.window import LabWindow
from tests.qt.driver import FixedFiles
from tests.qt.lab.driver import PATIENCE, LabDriver

HEARTBEAT = 3600
"""Seconds; fewer exchanges to wait for than with the usual ten minutes."""


@pytest.fixture
def lab(qtbot: QtBot, tmp_path: Path) -> Iterator[LabDriver]:
    """The window, with nothing in its lab yet."""
    files = FixedFiles(tmp_path)
    window = LabWindow(lab_window_parts(heartbeat_seconds=HEARTBEAT), files)
    window.show()
    with qtbot.waitSignal(window.opened, timeout=PATIENCE):
        window.begin()
    yield LabDriver(qtbot, window, files)
    window.finish()
    window.hide()
    window.deleteLater()
