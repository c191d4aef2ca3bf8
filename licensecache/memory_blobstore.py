"""A folder of files that exists in memory only, for tests and for simulated computers."""

from __future__ import annotations

import threading
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager

from licensecache.blobstore import quarantined_name
from licensecache.errors import StorageBusyError


class MemoryBlobStore:
    """Keeps files in a dictionary. Threads that share one see each other's locks.

    Args:
        lock_seconds: how long `lock` waits for another thread.
    """

    def __init__(self, lock_seconds: float = 5.0) -> None:
        self._files: dict[str, bytes] | None = None
        self._locks: defaultdict[str, threading.Lock] = defaultdict(threading.Lock)
        self._lock_seconds = lock_seconds

    def present(self) -> bool:
        """Tells whether anything was ever written since the folder was last removed."""
        return self._files is not None

    def remove_folder(self) -> None:
        """Does what a person does who deletes the folder."""
        self._files = None

    def names(self) -> tuple[str, ...]:
        """Returns the names, sorted."""
        return tuple(sorted(self._files or ()))

    def read(self, name: str) -> bytes | None:
        """Returns the bytes, or None."""
        return (self._files or {}).get(name)

    def write(self, name: str, data: bytes) -> None:
        """Replaces a file."""
        if self._files is None:
            self._files = {}
        self._files[name] = bytes(data)

    def delete(self, name: str) -> None:
        """Removes a file, if it is there."""
        (self._files or {}).pop(name, None)

    def quarantine(self, name: str, reason: str) -> None:
        """Copies a file aside, if it is there."""
        data = self.read(name)
        if data is not None:
            self.write(quarantined_name(name, reason), data)

    @contextmanager
    def lock(self, name: str) -> Iterator[None]:
        """Holds a lock between threads.

        Raises:
            StorageBusyError: another thread holds it.
        """
        held = self._locks[name]
        if not held.acquire(timeout=self._lock_seconds):
            raise StorageBusyError("another thread holds the lock", name=name)
        try:
            yield
        finally:
            held.release()
