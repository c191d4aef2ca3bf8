"""Ctrl+C in the terminal closes the window as its button would.

Python runs signal handlers only between its own instructions, and Qt's event loop is none; the
wake-up descriptor of ``signal`` makes the loop turn when a signal arrives.
"""

from __future__ import annotations

import signal
import socket
from collections.abc import Callable

from PySide6.QtCore import QObject, QSocketNotifier

__all__ = ["close_on_interrupt"]


def close_on_interrupt(parent: QObject, close: Callable[[], object]) -> None:
    """Call ``close`` when the user interrupts the program; only on the main thread.

    Args:
        parent: Whose life bounds the watching.
        close: What to do; runs on the GUI thread.
    """
    reader, writer = socket.socketpair()
    for end in (reader, writer):
        end.setblocking(False)
    notifier = QSocketNotifier(reader.fileno(), QSocketNotifier.Type.Read, parent)
    notifier.activated.connect(lambda: reader.recv(64))
    before = signal.set_wakeup_fd(writer.fileno())
    handler = signal.signal(signal.SIGINT, lambda _number, _frame: close())

    def restore() -> None:
        signal.set_wakeup_fd(before)
        signal.signal(signal.SIGINT, handler)
        reader.close()
        writer.close()

    parent.destroyed.connect(restore)
