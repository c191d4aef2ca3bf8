"""``seatkeeper lab`` as it is, in a process of its own that says how far it is.

What it is doing when the test presses Ctrl+C is the only argument:

``opening``: the lab is not there yet; ``waiting``: a computer whose app has a process of its own is
logged in; ``advancing``: a year is being lived through with it; ``playing``: scenarios are played.
"""

from __future__ import annotations

import os
import sys
from datetime import timedelta

from PySide6.QtCore import Slot

from seatkeeper.cli.main import run
from seatkeeper.lab.lab import Lab
from seatkeeper.qt.lab import window
from seatkeeper.qt.lab.add_computer import NewComputer
from seatkeeper.qt.lab.parts import LabWindowParts


def _say(words: str) -> None:
    os.write(1, words.encode() + b"\n")


def _log_in(lab: Lab) -> None:
    lab.computer("alpha").log_in("ada")


class _Watched(window.LabWindow):
    """Gets itself into the situation, then says so."""

    def __init__(self, parts: LabWindowParts) -> None:
        super().__init__(parts)
        self.opened.connect(self._go_on)
        self.steering.lived.connect(self._lived)
        self.run.loaded.connect(self.run.start)
        self.run.begun.connect(self._begun)

    def begin(self) -> None:
        super().begin()
        if situation == "opening":
            _say("now")

    @Slot()
    def _go_on(self) -> None:
        if situation == "playing":
            self.run.load()
        elif situation != "opening":
            self.steering.add_as(NewComputer("alpha", "linux", process=True))
            self.worker.do(_log_in, self._logged_in)

    def _logged_in(self, _done: object) -> None:
        if situation == "advancing":
            self.steering.forward(timedelta(days=365))
        else:
            _say("now")

    @Slot(object, object)
    def _lived(self, _events: object, _counts: object) -> None:
        _say("now")

    @Slot(str, int, int)
    def _begun(self, _name: str, _number: int, _total: int) -> None:
        _say("now")


if __name__ == "__main__":
    situation = sys.argv[1]
    window.LabWindow = _Watched  # type: ignore[misc,assignment] # the command makes its window by this name
    sys.exit(run(["lab"]))
