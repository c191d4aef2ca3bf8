"""A cache that lives as long as its client: the record as it is, in memory only.

What is tried with a fleet is the server. A plain load test keeps nothing at all between two
requests; so a headless client does not pay for files and their encryption either.
"""

from __future__ import annotations

from datetime import datetime

from licensecache.cache import Loaded
from licensecache.marks import BEGINNING, Mark

__all__ = ["MemoryCache"]


class MemoryCache:
    """Keeps one record and its mark; see ``seatkeeper.service.store.Cache``."""

    def __init__(self) -> None:
        self._loaded: Loaded | None = None
        self._mark = BEGINNING

    def load(self) -> Loaded | None:
        """Return the record, or None when signed out."""
        return self._loaded

    def save(self, payload: bytes) -> None:
        """Replace the record, or begin one."""
        generation = self._loaded.generation if self._loaded is not None else 0
        self._loaded = Loaded(payload, generation + 1)

    def rotate(self, payload: bytes) -> None:
        """Replace the record; there are no older copies."""
        self.save(payload)

    def erase(self) -> None:
        """Remove the record."""
        self._loaded = None

    def mark(self, now: datetime, *, confirmed: bool = False) -> None:
        """Note how far the time has come."""
        earlier = self._mark.time
        time = now if confirmed or earlier is None else max(now, earlier)
        generation = self._loaded.generation if self._loaded is not None else 0
        self._mark = Mark(self._mark.sequence + 1, generation, "", time)

    def last_mark(self) -> Mark:
        """Return the newest mark."""
        return self._mark
