"""An app window in a process of its own, one of several for the same profile.

Says ``first`` when its window is there and it listens, ``asked`` each time it was asked to come
forward, and ends with status 0 where another one came forward instead. With ``--closing`` it is
about to end, and takes a second for it.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

from PySide6.QtCore import QTimer

from seatkeeper.qt.app import StartFailure, build_application, run_window
from seatkeeper.qt.instance import Instance
from seatkeeper.qt.settings import UiSettings
from seatkeeper.service.ports import Lanes, Observer

A_SECOND = 1000


def _say(words: str) -> None:
    os.write(1, words.encode() + b"\n")


class _Watched(Instance):
    """Says when it listens."""

    closing = False

    def listen(self) -> None:
        super().listen()
        if self.closing:
            self.willing = lambda: False
            QTimer.singleShot(A_SECOND, app.quit)
        _say("first")


if __name__ == "__main__":
    app = build_application(())
    folder = Path(sys.argv[1])
    instance = _Watched(folder)
    instance.closing = "--closing" in sys.argv
    if not instance.claim():
        sys.exit(0)
    instance.asked.connect(lambda: _say("asked"))

    def make(_lanes: Lanes, _observer: Observer) -> StartFailure:
        return StartFailure("never")

    sys.exit(run_window(make, settings=UiSettings(folder), instance=instance))
