"""Where the two files of one record stand, and the steps in which they are written.

The rules:

1. Everything here that writes is called with the record's lock held.
2. The order of a save: new key (if any), local file, mark (after a rotation), roaming file, old
   key deleted. At each step a process may die; the next load finds a whole record and ends what
   was begun.
3. What the vault said is remembered: the install id for good, keys by their kid, the mark as a
   lower bound. A save asks the vault only for what it does not know, and opens a file only if it
   is not, byte for byte, what was written here last. A load asks and opens all.
"""

from __future__ import annotations

import re
from datetime import datetime

from licensecache.blobstore import QUARANTINE_SUFFIX, BlobStore
from licensecache.envelope import Opened, check_payload, seal
from licensecache.errors import (
    StorageError,
    VaultDamagedError,
    VaultError,
)
from licensecache.keys import RecordKeys
from licensecache.marks import Mark, Marks
from licensecache.slots import LOCAL, ROAMING, VAULT, Repair, Slot, View, look_at, whose
from licensecache.vault import Entropy, Vault, remembered_secret

INSTALL_NAME = "install"
INSTALL_BYTES = 8
FILE_SUFFIX = ".slc"


class Shelf:
    """The two folders and the vault, as far as one record is concerned.

    Args:
        name: the record's name.
        local: the folder that acknowledges.
        roaming: the folder that follows the user, or None.
        vault: keeps the key, the install id and the mark.
        entropy: the source of ids and keys.
    """

    def __init__(
        self, name: str, local: BlobStore, roaming: BlobStore | None, vault: Vault, entropy: Entropy
    ) -> None:
        self._name = name
        self._local = local
        self._roaming = roaming
        self._vault = vault
        self._entropy = entropy
        self._keys = RecordKeys(vault, name, entropy)
        self._marks = Marks(vault, name)
        self._mark: Mark | None = None
        self._install: str | None = None
        self._written: dict[str, tuple[bytes, Opened]] = {}
        self._file = re.compile(
            rf"([0-9a-f]{{{2 * INSTALL_BYTES}}})-{name}{re.escape(FILE_SUFFIX)}"
        )

    @property
    def unfinished(self) -> bool:
        """Whether a rotation was not brought to its end."""
        return self._keys.leftover

    def occupied(self) -> bool:
        """Whether there is anything to look at: a local file, or our own roaming one.

        Raises:
            StorageError: the local folder cannot be read.
            VaultError: the vault did not answer.
        """
        if self._installs(self._local):
            return True
        if self._roaming is None:
            return False
        try:
            installs = self._installs(self._roaming)
        except StorageError:
            return False  # A share out of reach does not keep a person from logging in.
        return bool(installs) and self._own_install() in installs

    def refresh(self) -> None:
        """Asks the vault for the keys and the mark, whatever is remembered.

        Raises:
            VaultError: it did not answer.
        """
        self._written.clear()
        self._keys.refresh()
        self._mark = self._marks.read()

    def look(self) -> View:
        """Reads both slots.

        Raises:
            StorageError: the local folder cannot be listed.
            VaultError: the vault did not answer.
        """
        install = self._own_install()
        local = Slot(LOCAL, self._local)
        roaming = None if self._roaming is None else Slot(ROAMING, self._roaming)
        if install is not None:
            file = self._file_of(install)
            local = self._look_at(LOCAL, self._local, file, install)
            if self._roaming is not None:
                roaming = self._look_at(ROAMING, self._roaming, file, install)
        if local.absent and (strangers := self._installs(self._local)):
            local = Slot(LOCAL, self._local, problem=whose(strangers, install))
        return View(install, local, roaming, self._known_mark())

    def _look_at(self, role: str, store: BlobStore, file: str, install: str) -> Slot:
        return look_at(
            role,
            store,
            file,
            install=install,
            find_key=self._keys.find,
            written=self._written.get(role),
        )

    def store(self, view: View, payload: bytes, *, rotate: bool) -> tuple[int, tuple[Repair, ...]]:
        """Writes a record.

        Args:
            view: as it is now.
            payload: the new record.
            rotate: whether under a new key.

        Returns:
            The generation, and what is wrong besides.

        Raises:
            LicenseCacheError: nothing was acknowledged.
        """
        check_payload(payload)
        view.refuse_newer()
        if isinstance(view.local.problem, StorageError):
            raise view.local.problem
        install = view.install or self._new_install()
        records = [] if view.local.absent else view.records()
        latest = max(records, key=lambda record: record.generation, default=None)
        known = [record.generation for record in view.records()]
        generation = max(view.mark.generation, *known, 0) + 1
        if latest is None or rotate:
            kid = self._keys.create(keep=None if latest is None else latest.kid)
        else:
            kid = latest.kid
        record = Opened(payload, generation, kid)
        # Both are sealed before anything waits for a disk: in one go it takes two thirds as long.
        files = {slot.role: self._sealed(slot, record, install) for slot in view.slots()}
        self._put(view.local, record, install, files[LOCAL])
        repairs = self._note(record) if rotate else ()
        if view.roaming is not None:
            repairs += self._copy(view.roaming, record, install, files[ROAMING])
        return generation, repairs + tuple(r for r in self.retire_keys(kid) if not r.done)

    def repair(self, view: View, record: Opened) -> tuple[Repair, ...]:
        """Makes every slot hold the record; returns what was wrong and whether it is right."""
        repairs: tuple[Repair, ...] = ()
        for slot in view.slots():
            if not slot.holds(record) and view.install is not None:
                fault = slot.fault()
                data = self._sealed(slot, record, view.install)
                failed = self._copy(slot, record, view.install, data)
                repairs += failed or (Repair(slot.role, fault, done=True),)
        return repairs

    def retire_keys(self, kid: str) -> tuple[Repair, ...]:
        """Deletes every key but one, if there are others."""
        if not self._keys.leftover:
            return ()
        try:
            self._keys.keep_only(kid)
        except VaultError as error:
            return (Repair(VAULT, error.code, done=False, detail=str(error)),)
        return (Repair(VAULT, "old-key", done=True),)

    def clear(self) -> tuple[Repair, ...]:
        """Removes the files, the local ones first, then the keys.

        Files of other installs go from the local folder, and their copies from the roaming one;
        in a roaming folder other computers' files are nobody's business here.

        Returns:
            What could not be removed from the roaming folder (unreadable from now on).

        Raises:
            StorageError: the local file is still there.
            VaultError: the key is still there.
        """
        self._written.clear()
        own = self._own_install()
        installs = {*self._installs(self._local), *([own] if own else [])}
        self._remove(self._local, installs)
        repairs: tuple[Repair, ...] = ()
        if self._roaming is not None:
            try:
                self._remove(self._roaming, installs)
            except StorageError as error:
                repairs = (Repair(ROAMING, error.code, done=False, detail=str(error)),)
        self._keys.erase()
        return repairs

    def note(self, view: View, now: datetime, *, confirmed: bool) -> Mark:
        """Writes the mark for what is in the local slot.

        Raises:
            VaultError: the last mark is still there.
        """
        record = view.local.opened
        generation, kid = (record.generation, record.kid) if record else (0, "")
        self._mark = self._marks.write(generation, kid, now, confirmed=confirmed)
        return self._mark

    def last_mark(self) -> Mark:
        """Returns the newest mark.

        Raises:
            VaultError: the vault did not answer.
        """
        self._mark = self._marks.read()
        return self._mark

    def _note(self, record: Opened) -> tuple[Repair, ...]:
        """Writes the mark of a rotation; its time stays."""
        try:
            self._mark = self._marks.write(record.generation, record.kid, None)
        except VaultError as error:
            return (Repair(VAULT, error.code, done=False, detail=str(error)),)
        return ()

    def _sealed(self, slot: Slot, record: Opened, install: str) -> bytes:
        """Returns the bytes of one slot's file."""
        return seal(record, self._keys.find(record.kid), slot=slot.role, install=install)

    def _put(self, slot: Slot, record: Opened, install: str, data: bytes) -> None:
        """Writes one slot; what was bad is put aside first."""
        file = self._file_of(install)
        if slot.problem is not None:
            slot.store.quarantine(file, slot.problem.code)
        slot.store.write(file, data)
        self._written[slot.role] = data, record

    def _copy(self, slot: Slot, record: Opened, install: str, data: bytes) -> tuple[Repair, ...]:
        """Writes one slot as well as can be; returns why it could not be."""
        try:
            self._put(slot, record, install, data)
        except StorageError as error:
            return (Repair(slot.role, error.code, done=False, detail=str(error)),)
        return ()

    def _remove(self, store: BlobStore, installs: set[str]) -> None:
        """Removes the files of these installs, then what was put aside of them."""
        files = sorted(self._file_of(install) for install in installs)
        for file in files:
            store.delete(file)
        for name in store.names():
            if name.endswith(QUARANTINE_SUFFIX) and name.startswith(tuple(f"{f}." for f in files)):
                store.delete(name)

    def _installs(self, store: BlobStore) -> frozenset[str]:
        """Returns whose files of this record are in a folder."""
        found = (self._file.fullmatch(name) for name in store.names())
        return frozenset(match.group(1) for match in found if match)

    def _known_mark(self) -> Mark:
        if self._mark is None:
            self._mark = self._marks.read()
        return self._mark

    def _own_install(self) -> str | None:
        if self._install is None:
            held = self._vault.get(INSTALL_NAME)
            if held is not None and len(held) != INSTALL_BYTES:
                raise VaultDamagedError("the install id has another length", name=INSTALL_NAME)
            self._install = None if held is None else held.hex()
        return self._install

    def _new_install(self) -> str:
        held = remembered_secret(self._vault, INSTALL_NAME, INSTALL_BYTES, self._entropy)
        self._install = held.hex()
        return self._install

    def _file_of(self, install: str) -> str:
        return f"{install}-{self._name}{FILE_SUFFIX}"
