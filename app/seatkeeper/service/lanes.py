"""Lanes without threads: work is done at once, results are told in order.

What the command line and the tests use. A result that leads to more work is told after the one
before it, never inside it.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from functools import partial
from typing import TypeVar

__all__ = ["InlineLanes"]

T = TypeVar("T")


class InlineLanes:
    """Runs work on the caller's thread."""

    def __init__(self) -> None:
        self._results: deque[Callable[[], None]] = deque()
        self._telling = False

    def submit(self, lane: str, work: Callable[[], T], done: Callable[[T], None]) -> None:
        """Run work now and tell its result as soon as earlier ones are told."""
        self._results.append(partial(done, work()))
        if self._telling:
            return
        self._telling = True
        try:
            while self._results:
                self._results.popleft()()
        finally:
            self._telling = False
