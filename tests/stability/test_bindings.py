"""The bindings of Qt keep count of what everybody shares.

Before Python 3.12 ``None``, ``True`` and ``False`` are counted like every other object; a binding
that takes them for immortal loses one reference with each call, and after some hundred signals
the program is aborted. PySide6 6.12.0 does that with Python 3.11.
"""

from __future__ import annotations

import sys
from collections.abc import Callable

import pytest
from PySide6.QtCore import QObject, QTimer, Signal

TIMES = 50


class Bell(QObject):
    """Has something to emit."""

    rung = Signal()


@pytest.mark.skipif(sys.version_info >= (3, 12), reason="they are immortal since Python 3.12")
@pytest.mark.parametrize("what", ["emit", "start", "parent"])
def test_no_reference_is_lost(what: str) -> None:
    bell, timer = Bell(), QTimer()
    calls: dict[str, Callable[[], object]] = {
        "emit": bell.rung.emit,
        "start": timer.stop,
        "parent": timer.parent,
    }
    call = calls[what]
    shared = (None, True, False)
    before = [sys.getrefcount(one) for one in shared]
    for _ in range(TIMES):
        call()
    after = [sys.getrefcount(one) for one in shared]
    lost = [old - new for old, new in zip(before, after, strict=True)]
    assert max(lost) < TIMES // 2, f"lost references to None, True, False: {lost}"
