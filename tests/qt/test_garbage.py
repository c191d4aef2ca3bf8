"""Garbage dies on the GUI thread, whichever thread has made it."""

from __future__ import annotations

import gc
import threading
import weakref

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from seatkeeper.qt.garbage import collected_here


class _Node:
    def __init__(self) -> None:
        self.itself = self


def test_garbage_of_another_thread_is_collected_on_this_one(
    qapp: QApplication, qtbot: QtBot
) -> None:
    died_on: set[int] = set()

    def litter() -> None:
        for _ in range(5000):
            weakref.finalize(_Node(), lambda: died_on.add(threading.get_ident()))

    with collected_here(qapp):
        busy = threading.Thread(target=litter)
        busy.start()
        busy.join()
        assert died_on == set(), "nobody has looked yet"
        qtbot.waitUntil(lambda: bool(died_on), timeout=60_000)
    assert died_on == {threading.get_ident()}
    assert gc.isenabled()
