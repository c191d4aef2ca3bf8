"""A vault of plain files, for simulated computers. It protects nothing, and its label says so."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from licensecache.errors import StorageError, VaultUnavailableError
from licensecache.file_blobstore import FileBlobStore
from licensecache.vault import check_size, check_stored, check_vacant

SUFFIX = ".secret"


@contextmanager
def storage_as_vault() -> Iterator[None]:
    """Tells a file that cannot be read or written as a vault that is not available.

    Raises:
        VaultUnavailableError: code `vault-unavailable`, with the system's `errno`.
    """
    try:
        yield
    except StorageError as error:
        raise VaultUnavailableError(
            f"the vault's folder failed: {error}", errno=error.errno
        ) from error


class FileVault:
    """Keeps each secret in a file of its own, readable by this user only, unencrypted.

    Args:
        folder: made at the first secret.

    Attributes:
        label: for people; says that this is a simulation.
        persistent: True.
    """

    label = "SIMULATION file vault"
    persistent = True

    def __init__(self, folder: Path) -> None:
        self._store = FileBlobStore(folder)

    def get(self, name: str) -> bytes | None:
        """Returns the secret, or None.

        Raises:
            VaultUnavailableError: the folder cannot be read.
        """
        with storage_as_vault():
            return self._store.read(name + SUFFIX)

    def create(self, name: str, secret: bytes) -> None:
        """Stores a secret under a new name.

        Raises:
            VaultConflictError: the name holds another.
            VaultUnavailableError: the folder cannot be written.
            VaultError: the secret is too large for a real vault.
        """
        check_size(secret)
        with storage_as_vault(), self._store.lock("vault"):
            if check_vacant(name, secret, self.get(name)):
                self._store.write(name + SUFFIX, secret)
                check_stored(name, secret, self.get(name))

    def delete(self, name: str) -> None:
        """Removes a name, if it is there.

        Raises:
            VaultUnavailableError: the folder cannot be written.
        """
        with storage_as_vault():
            self._store.delete(name + SUFFIX)
