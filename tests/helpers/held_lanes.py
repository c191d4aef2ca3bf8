"""Lanes on which nothing happens before the test says so.

What a person does while an answer is on its way is decided by the test, not by luck.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from functools import partial
from typing import TypeVar

T = TypeVar("T")


class HeldLanes:
    """Work waits for ``work``, results for ``tell``; both in order."""

    def __init__(self) -> None:
        self._work: deque[Callable[[], Callable[[], None]]] = deque()
        self._results: deque[Callable[[], None]] = deque()

    def submit(self, lane: str, work: Callable[[], T], done: Callable[[T], None]) -> None:
        """Put work on the lane."""
        self._work.append(lambda: partial(done, work()))

    def work(self, count: int = 1) -> None:
        """Do the next pieces of work; nobody is told yet."""
        for _ in range(count):
            self._results.append(self._work.popleft()())

    def tell(self) -> None:
        """Tell all results so far."""
        while self._results:
            self._results.popleft()()

    def run(self) -> None:
        """Do and tell everything, and what that leads to."""
        while self._work or self._results:
            self.tell()
            if self._work:
                self.work()
