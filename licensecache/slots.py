"""Two copies of one record, and which of them counts.

The rules:

1. The local slot acknowledges: it is written first, and without it there is no record (a person
   who deletes the local folder has logged out, whatever the roaming folder holds).
2. The record is the readable slot with the highest generation.
3. A slot that says it is from a newer program stops everything: nothing is touched.
4. A local slot that the disk refuses to read is not "bad": nobody knows what is in it, so it
   is not replaced by a perhaps older copy.
5. A record older than the mark is an old copy, and refused.

Nothing here writes.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from licensecache.blobstore import BlobStore
from licensecache.envelope import FindKey, Opened, unseal
from licensecache.errors import (
    LicenseCacheError,
    NewerFormatError,
    RolledBackError,
    StorageError,
    UnreadableError,
    VaultError,
    WrongInstallError,
)
from licensecache.marks import Mark

LOCAL = "local"
ROAMING = "roaming"
VAULT = "vault"


class Repair(NamedTuple):
    """What was wrong with a slot (or the vault), and whether it is right again.

    Attributes:
        slot: `local`, `roaming` or `vault`.
        problem: a code: `folder-missing`, `missing`, `outdated`, `old-key`, or the code of the
            error with which the slot was refused or could not be written.
        done: whether it is right now; False means degraded.
        detail: facts in English, for logs.
    """

    slot: str
    problem: str
    done: bool
    detail: str = ""


class Slot(NamedTuple):
    """One slot as it was found.

    Attributes:
        role: `local` or `roaming`.
        store: its folder.
        opened: the record, when it could be read.
        problem: why it could not be read; None when it was read or is absent.
    """

    role: str
    store: BlobStore
    opened: Opened | None = None
    problem: LicenseCacheError | None = None

    @property
    def absent(self) -> bool:
        """Whether there is no file."""
        return self.opened is None and self.problem is None

    def holds(self, record: Opened) -> bool:
        """Whether this slot is an up-to-date copy of a record."""
        return (
            self.opened is not None
            and self.opened.generation == record.generation
            and self.opened.kid == record.kid
        )

    def fault(self) -> str:
        """Names what is wrong with a slot that does not hold the record."""
        if self.problem is not None:
            return self.problem.code
        if self.opened is not None:
            return "outdated"
        return "missing" if self.store.present() else "folder-missing"


def look_at(
    role: str,
    store: BlobStore,
    file: str,
    *,
    install: str,
    find_key: FindKey,
    written: tuple[bytes, Opened] | None = None,
) -> Slot:
    """Reads one slot.

    Args:
        role: `local` or `roaming`.
        store: its folder.
        file: the file's name.
        install: whose it should be.
        find_key: as `unseal` wants it.
        written: a file's bytes and what they hold; if these are the ones found, they are not
            opened.

    Raises:
        VaultError: the vault did not answer, so nothing can be said about the file.
    """
    try:
        data = store.read(file)
        if data is None:
            return Slot(role, store)
        if written is not None and written[0] == data:
            return Slot(role, store, opened=written[1])
        return Slot(role, store, opened=unseal(data, find_key, slot=role, install=install))
    except VaultError:
        raise
    except LicenseCacheError as problem:
        return Slot(role, store, problem=problem)


def whose(strangers: frozenset[str], install: str | None) -> LicenseCacheError:
    """Says why there are local files, but none of ours."""
    if install is None:
        return UnreadableError("there are files, but the vault knows no install")
    return WrongInstallError(
        "the files are of another install", found=", ".join(sorted(strangers)), expected=install
    )


class View(NamedTuple):
    """Everything there is to know about a record at one moment.

    Attributes:
        install: the install id; None when the vault knows none.
        local: the local slot.
        roaming: the roaming slot; None when the caller has no such folder.
        mark: the newest mark.
    """

    install: str | None
    local: Slot
    roaming: Slot | None
    mark: Mark

    def slots(self) -> Iterator[Slot]:
        """Yields the slots, the local one first."""
        yield self.local
        if self.roaming is not None:
            yield self.roaming

    def records(self) -> list[Opened]:
        """Returns what could be read, the local slot first."""
        return [slot.opened for slot in self.slots() if slot.opened is not None]

    def settled(self) -> bool:
        """Whether both slots hold the same record and it is not older than the mark."""
        first = self.local.opened
        return (
            first is not None
            and first.generation >= self.mark.generation
            and all(slot.holds(first) for slot in self.slots())
        )

    def refuse_newer(self) -> None:
        """Stops where a newer program was.

        Raises:
            NewerFormatError: in either slot.
        """
        for slot in self.slots():
            if isinstance(slot.problem, NewerFormatError):
                raise slot.problem

    def choose(self) -> Opened:
        """Returns the record; the local slot must not be absent.

        Raises:
            NewerFormatError: a slot is from a newer program.
            StorageError: the local slot cannot be read at all.
            RolledBackError: the record is an old copy.
            LicenseCacheError: the local slot's problem, when no slot is readable.
        """
        self.refuse_newer()
        problem = self.local.problem
        records = self.records()
        if problem is not None and (isinstance(problem, StorageError) or not records):
            raise problem
        best = max(records, key=lambda record: record.generation)
        if best.generation < self.mark.generation:
            replayed = best.kid != self.mark.kid
            raise RolledBackError(
                "the files are older than the mark",
                code="replayed-key" if replayed else "rolled-back",
                generation=best.generation,
                mark=self.mark.generation,
            )
        return best
