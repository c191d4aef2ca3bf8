"""What can go wrong, as one family of exceptions.

The rules of this module:

1. Every error of the library is a `LicenseCacheError` with a stable `code` that programs
   may depend on, a message in English for logs, and `evidence`: the facts behind it.
2. No message, code or evidence ever holds a secret or a payload.
3. The classes say what a caller can do about it: `VaultLockedError` (unlock and try again),
   `StorageFullError` (make room), `NewerFormatError` (update the program) ...; the codes tell
   the cases of one class apart.
"""

from __future__ import annotations

from typing import ClassVar


class LicenseCacheError(Exception):
    """Anything this library refuses or cannot do.

    Args:
        message: what happened, in English, without secrets.
        code: a stable word for this case; the class's own when left out.
        evidence: the facts behind it, as plain values.
    """

    default_code: ClassVar[str] = "license-cache"

    def __init__(self, message: str, *, code: str | None = None, **evidence: object) -> None:
        super().__init__(message)
        self.code = code or self.default_code
        self.evidence = evidence


class TamperedError(LicenseCacheError):
    """A file is not what was written: `torn`, `tampered` or `swapped-slot`."""

    default_code = "tampered"


class UnreadableError(LicenseCacheError):
    """The key of the files is gone (`key-missing`) or not a key (`key-damaged`).

    This is what a reset keyring looks like. The way out: erase, then begin anew.
    """

    default_code = "key-missing"


class RolledBackError(LicenseCacheError):
    """The files are an older copy.

    Codes: `rolled-back` (older than the mark), `retired-key` (written before the last rotation),
    `replayed-key` (older than the mark, and the retired key was put back into the vault).
    """

    default_code = "rolled-back"


class WrongInstallError(LicenseCacheError):
    """The files were written by another computer, or the vault belongs to another one."""

    default_code = "wrong-install"


class NewerFormatError(LicenseCacheError):
    """A newer program wrote the file; it is left untouched."""

    default_code = "newer-format"


class RecordTooLargeError(LicenseCacheError):
    """The payload is over `envelope.MAX_PAYLOAD`."""

    default_code = "record-too-large"


class StorageError(LicenseCacheError):
    """The file system refused: `storage-failed` or `storage-denied`; `errno` has its number."""

    default_code = "storage-failed"

    def __init__(
        self,
        message: str,
        *,
        code: str | None = None,
        errno: int | None = None,
        **evidence: object,
    ) -> None:
        super().__init__(message, code=code, errno=errno, **evidence)
        self.errno = errno


class StorageFullError(StorageError):
    """No room left, on the disk or in the quota."""

    default_code = "storage-full"


class StorageBusyError(StorageError):
    """Another process has held the lock for longer than the deadline."""

    default_code = "storage-busy"


class VaultError(LicenseCacheError):
    """The vault failed; also `secret-too-large`."""

    default_code = "vault-failed"


class VaultLockedError(VaultError):
    """The vault is there but locked (`vault-locked`), or the passphrase is wrong."""

    default_code = "vault-locked"


class VaultUnavailableError(VaultError):
    """There is no vault to talk to: `vault-unavailable`, or `no-keyring` on this computer."""

    default_code = "vault-unavailable"


class VaultTimeoutError(VaultError):
    """The vault did not answer before the deadline."""

    default_code = "vault-timeout"


class VaultConflictError(VaultError):
    """The name holds another secret already, and secrets are never overwritten."""

    default_code = "vault-conflict"


class VaultDamagedError(VaultError):
    """The vault answered with something that was never stored in it."""

    default_code = "vault-damaged"
