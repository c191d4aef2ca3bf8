"""The record in the cache: read, written, rotated, erased; and the mark of time beside it.

A write that fails loses nothing: the record stays in memory, the caller is told, and the next
write tries again with everything that has come since.
"""

from __future__ import annotations

import logging
from datetime import datetime, timedelta
from typing import Final, Protocol

from licensecache.cache import Loaded
from licensecache.errors import LicenseCacheError
from licensecache.marks import Mark
from seatkeeper.service.record import Record, from_bytes, to_bytes
from seatkeeper.service.trusted_time import TrustedTime

__all__ = ["Cache", "RecordStore"]

_log = logging.getLogger(__name__)

_MARK_EVERY: Final = timedelta(hours=1)
"""A keyring write takes 14 ms and may wake a daemon; once an hour is enough for an 8-hour seat."""


class Cache(Protocol):
    """What the store needs of a cache; see ``licensecache.LicenseCache``, which is one."""

    def load(self) -> Loaded | None:
        """Return the record, or None when signed out."""
        ...

    def save(self, payload: bytes) -> object:
        """Replace the record, or begin one."""
        ...

    def rotate(self, payload: bytes) -> object:
        """Replace the record so that no older copy can be read."""
        ...

    def erase(self) -> object:
        """Remove the record and its key."""
        ...

    def mark(self, now: datetime, *, confirmed: bool = False) -> object:
        """Note how far the time has come."""
        ...

    def last_mark(self) -> Mark:
        """Return the newest mark."""
        ...


class RecordStore:
    """Keeps the record.

    Args:
        cache: The encrypted cache, as a rule.
        time: Trusted time; learns the mark at ``open``.
    """

    def __init__(self, cache: Cache, time: TrustedTime) -> None:
        self._cache = cache
        self._time = time
        self._marked: datetime | None = None
        self.record = Record()
        self.repairs: tuple[str, ...] = ()

    def open(self) -> Record | None:
        """Read the record.

        Returns:
            The record; None when this computer is signed out.

        Raises:
            LicenseCacheError: It cannot be read, or must not be believed.
            RecordError: It was decrypted but makes no sense.
        """
        loaded = self._cache.load()
        self.remember_mark()
        if loaded is None:
            self.record = Record()
            return None
        self.repairs = tuple(f"{repair.slot}: {repair.problem}" for repair in loaded.repairs)
        self.record = from_bytes(loaded.payload)
        return self.record

    def remember_mark(self) -> None:
        """Take up the mark of time that the vault keeps, without opening the record.

        Raises:
            LicenseCacheError: The vault failed.
        """
        self._time.remember(self._cache.last_mark().time)

    def save(self, record: Record, *, rotate: bool = False) -> None:
        """Write the record durably.

        Args:
            record: The new one; it counts in memory even if writing fails.
            rotate: Make every older copy unreadable.

        Raises:
            LicenseCacheError: It was not written.
        """
        self.record = record
        payload = to_bytes(record)
        if rotate:
            self._cache.rotate(payload)
        else:
            self._cache.save(payload)
        self.mark(force=rotate)

    def mark(self, *, force: bool = False) -> None:
        """Note in the vault how far the time has come, at most once an hour.

        Raises:
            LicenseCacheError: The vault or the lock failed.
        """
        now, last = self._time.next_mark(), self._marked
        # A time that runs back was put right by the server, and is written at once.
        if not force and last is not None and last <= now < last + _MARK_EVERY:
            return
        self._cache.mark(now, confirmed=self._time.confirmed)
        self._marked = now

    def mark_if_possible(self) -> None:
        """The same while nothing is saved: at the start, and while the server is out of reach.

        A failure takes nothing from the user, and the next save tells of it.
        """
        try:
            self.mark()
        except LicenseCacheError as error:
            _log.warning("the mark of time was not written: %s", error)

    def erase(self) -> None:
        """Remove the record and its key from this computer.

        Raises:
            LicenseCacheError: Something of it is still there.
        """
        self.record = Record()
        self._cache.erase()
