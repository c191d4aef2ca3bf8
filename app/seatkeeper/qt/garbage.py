"""Garbage is collected on the GUI thread, and on no other.

Python collects garbage on whichever thread happens to allocate something. What is garbage may be a
window: destroyed on another thread it waits there for the interpreter's lock, holding one of Qt's,
while the GUI thread holds the former and waits for the latter, for ever.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from PySide6.QtCore import QObject, QTimer

__all__ = ["collected_here"]

EVERY: Final = 2000
"""Milliseconds between two looks."""


@contextmanager
def collected_here(parent: QObject) -> Iterator[None]:
    """Collect garbage on the thread of ``parent``'s event loop only, while this is entered."""
    was_enabled = gc.isenabled()
    gc.disable()
    timer = QTimer(parent, interval=EVERY)
    timer.timeout.connect(_look)
    timer.start()
    try:
        yield
    finally:
        timer.stop()
        if was_enabled:
            gc.enable()


def _look() -> None:
    """Collect what Python would collect by now: the oldest generation that is full."""
    counts, limits = gc.get_count(), gc.get_threshold()
    for generation in (2, 1, 0):
        if counts[generation] > limits[generation] > 0:
            gc.collect(generation)
            return
