"""Which account is whose: every user of a fleet has a number, on however many machines it runs.

Workers number their users in turns (of three workers, the first has 1, 4, 7 and so on), so that
no two of them need to talk about it. A user who leaves gives the number to the next who comes.
With more users than people the numbers begin again: some people then have two computers.
"""

from __future__ import annotations

import heapq
import itertools

__all__ = ["Numbers"]


class Numbers:
    """Gives out the numbers of one worker, the lowest first."""

    def __init__(self) -> None:
        self._fresh = itertools.count()
        self._free: list[int] = []

    def take(self) -> int:
        """Take a turn, counted from 0."""
        return heapq.heappop(self._free) if self._free else next(self._fresh)

    def give_back(self, turn: int) -> None:
        """Let somebody else have it."""
        heapq.heappush(self._free, turn)

    @staticmethod
    def of(turn: int, *, worker: int, workers: int, people: int) -> int:
        """The number of an account.

        Args:
            turn: As taken.
            worker: Which worker this is, counted from 0.
            workers: How many there are; a number that is too small is corrected.
            people: How many accounts there are.

        Returns:
            From 1 to ``people``.
        """
        return (turn * max(workers, worker + 1, 1) + max(worker, 0)) % people + 1
