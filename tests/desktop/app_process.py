"""The app as it is, in a process of its own that says what a test cannot see from outside.

Says a line for each: ``painted``, ``first start``, the name of each state of the session,
``focus <name>`` when a control has the keyboard, ``opened <name>`` when a project is on the screen,
``closing`` when somebody wants the window closed.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QWidget

from seatkeeper.composition.app import run_app
from seatkeeper.composition.computer import open_computer
from seatkeeper.qt import app
from seatkeeper.qt.stage import Stage


def _say(words: str) -> None:
    os.write(1, words.encode() + b"\n")


class _Closing(QObject):
    """Tells when its window is asked to close."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - so Qt calls it
        if event.type() == QEvent.Type.Close:
            _say("closing")
        return super().eventFilter(watched, event)


class _Watched(app.AppWindow):
    """Tells what happens in the window."""

    def _ask_how_to_begin(self) -> None:
        super()._ask_how_to_begin()
        _say("first start")

    def show(self) -> None:
        self.window.installEventFilter(_Closing(self.window))
        self.window.painted.connect(lambda: _say("painted"))
        self.bridge.state_changed.connect(lambda state: _say(type(state).__name__))
        self.ready.connect(_follow)
        app.build_application(()).focusChanged.connect(_tell_focus)
        super().show()


def _tell_focus(_old: QWidget | None, new: QWidget | None) -> None:
    if new is not None and new.objectName():
        _say(f"focus {new.objectName()}")


def _follow(stage: Stage) -> None:
    stage.projects.opened.connect(lambda path: _say(f"opened {path.name}"))


if __name__ == "__main__":
    app.AppWindow = _Watched  # type: ignore[misc] # the app makes its window by this name
    sys.exit(run_app(open_computer(profile_dir=Path(sys.argv[1]))))
