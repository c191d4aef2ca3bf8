"""The port to a folder of small files.

The rules:

1. `write` is atomic and durable: when it returns, the new bytes survive a power failure; when
   it raises or the process dies in it, the old bytes or the new ones are there, whole.
2. A read takes no lock. A writer holds `lock` around its whole read-modify-write.
3. A bad file is copied aside by `quarantine`, never moved: there must be no moment in which a
   name is empty, because an empty name means "signed out".
4. Every failure is a `StorageError` with the number the operating system gave.
"""

from __future__ import annotations

from contextlib import AbstractContextManager
from typing import Protocol

QUARANTINE_SUFFIX = ".bad"


def quarantined_name(name: str, reason: str) -> str:
    """Returns the name under which a bad file is put aside: one for each file and reason."""
    return f"{name}.{reason}{QUARANTINE_SUFFIX}"


class BlobStore(Protocol):
    """Keeps whole files by plain name in one folder."""

    def present(self) -> bool:
        """Tells whether the folder exists."""
        ...

    def names(self) -> tuple[str, ...]:
        """Returns the names in the folder, sorted; none when there is no folder.

        Raises:
            StorageError: the folder cannot be read.
        """
        ...

    def read(self, name: str) -> bytes | None:
        """Returns the bytes, or None when there is no such file.

        Raises:
            StorageError: it cannot be read.
        """
        ...

    def write(self, name: str, data: bytes) -> None:
        """Replaces a file, atomically and durably; makes the folder if need be.

        Raises:
            StorageError: the old bytes are kept, unless only the very last step (making the
                folder's entry durable) failed.
        """
        ...

    def delete(self, name: str) -> None:
        """Removes a file, durably; an absent one is fine.

        Raises:
            StorageError: it cannot be removed.
        """
        ...

    def quarantine(self, name: str, reason: str) -> None:
        """Copies a bad file aside under `quarantined_name`; the file itself stays.

        Raises:
            StorageError: it cannot be copied.
        """
        ...

    def lock(self, name: str) -> AbstractContextManager[None]:
        """Holds an exclusive lock between processes; a dead process holds none.

        Raises:
            StorageBusyError: another holds it for longer than the deadline.
            StorageError: the lock file cannot be made.
        """
        ...
