"""A window in a process of its own that says when it is there: the app's, or a bare one.

Says a line for each milestone: ``painted``, and the app's ``licensed`` when the workspace of a
licensed session was painted. Nothing is imported before it is needed: what this file costs, both
windows pay.
"""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from seatkeeper.qt.stage import Stage


def _say(milestone: str) -> None:
    os.write(1, milestone.encode() + b"\n")


def _bare() -> None:
    from PySide6.QtCore import QTimer  # noqa: PLC0415 - its cost is what is measured
    from PySide6.QtGui import QPaintEvent  # noqa: PLC0415
    from PySide6.QtWidgets import QApplication, QLabel, QMainWindow  # noqa: PLC0415

    class Window(QMainWindow):
        told = False

        def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's own name
            super().paintEvent(event)
            if not self.told:
                self.told = True
                QTimer.singleShot(0, lambda: _say("painted"))

    app = QApplication([])
    window = Window()
    window.setCentralWidget(QLabel("Opening…"))
    window.resize(1040, 760)
    window.show()
    app.exec()


def _app(folder: str) -> None:
    """Run the app as it is, with somebody who watches its window."""
    import gc  # noqa: PLC0415 - the app pays for it as it does without us

    gc.disable()  # as the app does before it imports Qt, which we do here in its place
    from pathlib import Path  # noqa: PLC0415

    from seatkeeper.composition.app import run_app  # noqa: PLC0415
    from seatkeeper.composition.computer import open_computer  # noqa: PLC0415
    from seatkeeper.qt import app  # noqa: PLC0415

    class Watched(app.AppWindow):
        def show(self) -> None:
            self.window.painted.connect(lambda: _say("painted"))
            self.ready.connect(_watch)
            super().show()

    app.AppWindow = Watched  # type: ignore[misc]  # the app makes its window by this name
    run_app(open_computer(profile_dir=Path(folder)))


def _watch(stage: Stage) -> None:
    """Say it when the workspace is painted for the first time with a license."""
    from PySide6.QtCore import QEvent, QObject, QTimer  # noqa: PLC0415

    from seatkeeper.session.states import Licensed  # noqa: PLC0415

    workspace = stage.screens.workspace

    class Eye(QObject):
        def eventFilter(self, _seen: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's own name
            if event.type() == QEvent.Type.Paint and isinstance(stage.client.state, Licensed):
                workspace.removeEventFilter(self)
                QTimer.singleShot(0, lambda: _say("licensed"))
            return False

    workspace.installEventFilter(Eye(stage))


if __name__ == "__main__":
    if sys.argv[1] == "bare":
        _bare()
    else:
        _app(sys.argv[2])
