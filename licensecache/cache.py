"""The cache: one small secret record in two files, with its key in a vault.

The rules:

1. A save is acknowledged when it is durable in the local folder. The roaming folder gets a copy
   as well as can be; where it cannot, the answer says so (`degraded`).
2. Every save holds the record's lock from reading to writing, so no update is lost between
   processes. A load takes no lock unless it finds something to repair.
3. A file is replaced, never changed; nothing that is readable is removed before its successor is
   durable. A process may die anywhere.
4. No local file means: signed out. What is left in the roaming folder and in the vault goes.
5. `save` begins anew where the old record cannot be read (whoever calls it has a new record in
   hand); `update` refuses, because it would build on nothing. Neither touches what a newer
   program wrote.
6. Older copies: the mark in the vault refuses them, and after `rotate` nobody can read them.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import datetime
from typing import NamedTuple

from licensecache.blobstore import BlobStore
from licensecache.marks import Mark
from licensecache.shelf import Shelf
from licensecache.slots import Repair, View
from licensecache.vault import Entropy, Vault

_RECORD_NAME = re.compile(r"[a-z0-9][a-z0-9-]{0,63}")


class Loaded(NamedTuple):
    """A record as it was found.

    Attributes:
        payload: the caller's bytes.
        generation: counts the saves, from 1.
        repairs: what was put right on the way, and what could not be.
    """

    payload: bytes
    generation: int
    repairs: tuple[Repair, ...] = ()

    @property
    def degraded(self) -> bool:
        """Whether something is still wrong."""
        return not all(repair.done for repair in self.repairs)


class Saved(NamedTuple):
    """A save that was acknowledged.

    Attributes:
        generation: of the record now in the files.
        repairs: what could not be done besides; each is a reason for `degraded`.
    """

    generation: int
    repairs: tuple[Repair, ...] = ()

    @property
    def degraded(self) -> bool:
        """Whether the roaming copy or the old key is not as it should be."""
        return not all(repair.done for repair in self.repairs)


class LicenseCache:
    """Keeps one record. Not for sharing between threads: each makes one of its own.

    Args:
        name: tells the records of one computer apart: `[a-z0-9-]`, 64 characters at most.
        local: the folder that acknowledges.
        roaming: the folder that follows the user, or None.
        vault: keeps the key, the install id and the mark.
        entropy: the source of ids and keys.

    Raises:
        ValueError: the name is not a file name everywhere.
    """

    def __init__(
        self,
        *,
        name: str,
        local: BlobStore,
        roaming: BlobStore | None,
        vault: Vault,
        entropy: Entropy,
    ) -> None:
        if not _RECORD_NAME.fullmatch(name):
            raise ValueError(f"not a record name: {name!r}")
        self._name = name
        self._local = local
        self._shelf = Shelf(name, local, roaming, vault, entropy)

    def load(self) -> Loaded | None:
        """Returns the record, or None when signed out.

        Raises:
            TamperedError: no slot holds what was written.
            UnreadableError: the key is gone; the keyring was reset.
            RolledBackError: the files are an old copy.
            WrongInstallError: the files are another computer's, or the keyring is.
            NewerFormatError: a newer program wrote them.
            StorageError: the local file cannot be read.
            VaultError: the vault is locked, absent or hung.
        """
        shelf = self._shelf
        if not shelf.occupied():
            return None
        shelf.refresh()
        view = shelf.look()
        if view.local.opened is not None and view.settled() and not shelf.unfinished:
            return Loaded(view.local.opened.payload, view.local.opened.generation)
        with self._lock():
            shelf.refresh()
            view = shelf.look()
            if view.local.absent:
                shelf.clear()
                return None
            record = view.choose()
            repairs = shelf.repair(view, record) + shelf.retire_keys(record.kid)
            return Loaded(record.payload, record.generation, repairs)

    def save(self, payload: bytes) -> Saved:
        """Replaces the record, or begins one.

        Args:
            payload: up to `envelope.MAX_PAYLOAD` bytes.

        Raises:
            RecordTooLargeError: it is longer.
            NewerFormatError: a newer program wrote the files.
            StorageError: nothing was saved.
            VaultError: there was no key to be had; nothing was saved.
        """
        with self._lock():
            return self._store(self._shelf.look(), payload)

    def update(self, change: Callable[[bytes | None], bytes]) -> Saved:
        """Replaces the record by a function of itself; no other process saves in between.

        Args:
            change: gets the payload, or None when signed out; what it raises passes through
                and nothing is saved.

        Raises:
            LicenseCacheError: as `load` and `save`.
        """
        with self._lock():
            view = self._shelf.look()
            payload = None if view.local.absent else view.choose().payload
            return self._store(view, change(payload))

    def rotate(self, payload: bytes) -> Saved:
        """Replaces the record under a new key, after which no older copy can be read.

        Raises:
            LicenseCacheError: as `save`.
        """
        with self._lock():
            return self._store(self._shelf.look(), payload, rotate=True)

    def erase(self) -> tuple[Repair, ...]:
        """Removes the record from both folders, and its key.

        The install id, the mark and secrets of the caller's own stay in the vault.

        Returns:
            What could not be removed from the roaming folder (unreadable from now on).

        Raises:
            StorageError: the local file is still there.
            VaultError: the files are gone, the key is still there.
        """
        with self._lock():
            return self._shelf.clear()

    def mark(self, now: datetime, *, confirmed: bool = False) -> Mark:
        """Notes in the vault how far the record and the time have come.

        To be called at the start, after a rotation and every hour; not at every save.

        Args:
            now: trusted time, aware UTC.
            confirmed: whether a server vouched for it; only then it may lower the mark.

        Returns:
            The mark as written.

        Raises:
            StorageBusyError: another process holds the lock.
            VaultError: the last mark is still there.
        """
        with self._lock():
            return self._shelf.note(self._shelf.look(), now, confirmed=confirmed)

    def last_mark(self) -> Mark:
        """Returns the newest mark; its time is None before the first.

        Raises:
            VaultError: the vault did not answer.
        """
        return self._shelf.last_mark()

    def inspect(self) -> View:
        """Looks at both slots and the mark, and changes nothing; for a diagnosis.

        Raises:
            StorageError: the local folder cannot be listed.
            VaultError: the vault did not answer.
        """
        self._shelf.refresh()
        return self._shelf.look()

    def _lock(self) -> AbstractContextManager[None]:
        return self._local.lock(self._name)

    def _store(self, view: View, payload: bytes, *, rotate: bool = False) -> Saved:
        generation, repairs = self._shelf.store(view, payload, rotate=rotate)
        return Saved(generation, repairs)
