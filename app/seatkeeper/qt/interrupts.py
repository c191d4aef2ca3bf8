"""Ctrl+C in the terminal closes the window as its button would.

Python runs signal handlers only between its own instructions, and Qt's event loop is none; the
wake-up descriptor of ``signal`` makes the loop turn when a signal arrives. A handler can strike in
the midst of painting, and before the loop runs: so the window is closed in a turn of its own. The
handler is set before the window is shown, the descriptor after the first paint, because sockets are
slow to import.
"""

from __future__ import annotations

import signal
from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

__all__ = ["close_on_interrupt", "wake_on_signals"]


def close_on_interrupt(parent: QObject, close: Callable[[], object]) -> None:
    """Call ``close`` when the user interrupts the program; only on the main thread.

    Args:
        parent: Whose life bounds the watching.
        close: What to do; runs on the GUI thread, in a turn of the event loop.
    """
    before = signal.signal(signal.SIGINT, lambda _number, _frame: QTimer.singleShot(0, close))
    parent.destroyed.connect(lambda: signal.signal(signal.SIGINT, before))


def wake_on_signals(parent: QObject) -> None:
    """Have the event loop turn when a signal arrives; only on the main thread.

    Args:
        parent: Whose life bounds the watching.
    """
    import socket  # noqa: PLC0415 - after the first paint

    from PySide6.QtCore import QSocketNotifier  # noqa: PLC0415

    reader, writer = socket.socketpair()
    for end in (reader, writer):
        end.setblocking(False)
    notifier = QSocketNotifier(reader.fileno(), QSocketNotifier.Type.Read, parent)
    notifier.activated.connect(lambda: reader.recv(64))
    before = signal.set_wakeup_fd(writer.fileno())

    def restore() -> None:
        signal.set_wakeup_fd(before)
        reader.close()
        writer.close()

    parent.destroyed.connect(restore)
