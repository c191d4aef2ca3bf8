"""A real process with the real window, in which somebody types until it is killed.

``python -m tests.qt.crashing FOLDER WORDS``; its memory is kept in ``FOLDER/ui``.
"""

from __future__ import annotations

import sys
from pathlib import Path

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from seatkeeper.qt.app import run_window
from seatkeeper.qt.bridge import Bridge
from seatkeeper.qt.settings import UiSettings
from seatkeeper.qt.stage import Stage
from seatkeeper.service.client import Client
from seatkeeper.service.ports import Lanes, Observer
from tests.qt.scripted import SHARED, ScriptedClient, licensed


def main(folder: Path, words: str) -> int:
    made: list[ScriptedClient] = []

    def make(_lanes: Lanes, observer: Observer) -> Client:
        assert isinstance(observer, Bridge)
        made.append(ScriptedClient(observer))
        return made[0]  # type: ignore[return-value] # it has every member the windows use

    def ready(stage: Stage) -> None:
        made[0].show(licensed(SHARED))
        stage.screens.actions.new.trigger()
        page = stage.window.findChild(QWidget, "editor.text")
        assert isinstance(page, QWidget)
        QTest.keyClicks(page, words)

    return run_window(make, settings=UiSettings(folder / "ui"), ready=ready)


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), sys.argv[2]))
