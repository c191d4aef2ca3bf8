"""The lab's window in a process of its own, with computers at work; says ``working`` when they are.

Arguments: how many computers. It goes on until it is killed.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from datetime import timedelta
from functools import partial

from PySide6.QtCore import QTimer

from seatkeeper.composition.lab_window import lab_window_parts
from seatkeeper.lab.lab import Lab
from seatkeeper.qt.app import build_application
from seatkeeper.qt.lab.tasks import Each
from seatkeeper.qt.lab.window import LabWindow
from seatkeeper.qt.theme import LIGHT, apply


def _log_in(lab: Lab, name: str) -> None:
    lab.computer(name).log_in("ada")


def _work(window: LabWindow, computers: int) -> None:
    """Have that many people log in, and an hour pass."""
    window.worker.do(lambda lab: lab.office.buy("owner", seats=computers, days=365))
    names = [f"computer-{number}" for number in range(computers)]
    window.worker.run(Each(names, _log_in))
    hour = partial(window.clock.forwarded.emit, timedelta(hours=1))
    rest: list[Callable[[], object]] = [hour, lambda: os.write(1, b"working\n")]
    look = QTimer(window, interval=50)

    def go_on() -> None:
        if not window.worker.busy and rest:
            rest.pop(0)()

    look.timeout.connect(go_on)
    look.start()


def main() -> None:
    """Show the window."""
    app = build_application(())
    apply(app, LIGHT)
    window = LabWindow(lab_window_parts())
    window.opened.connect(lambda: _work(window, int(sys.argv[1])))
    window.show()
    window.begin()
    app.exec()


if __name__ == "__main__":
    main()
