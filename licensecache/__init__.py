"""An encrypted, crash-safe, rollback-aware store of small secret records.

It keeps opaque bytes: what they mean is the caller's. A record is two files, in a local and in a
roaming folder, sealed under a key that a vault keeps: the operating system's keyring, or what
stands in for it.

    cache = LicenseCache(
        name="example",
        local=FileBlobStore(local_folder),
        roaming=FileBlobStore(roaming_folder),
        vault=open_os_vault("Example"),
        entropy=entropy,
    )
    cache.save(b"a record")
    loaded = cache.load()

Time and randomness are always arguments. Everything that goes wrong is a `LicenseCacheError`.
"""

from licensecache.blobstore import BlobStore
from licensecache.cache import LicenseCache, Loaded, Saved
from licensecache.errors import (
    LicenseCacheError,
    NewerFormatError,
    RecordTooLargeError,
    RolledBackError,
    StorageBusyError,
    StorageError,
    StorageFullError,
    TamperedError,
    UnreadableError,
    VaultConflictError,
    VaultDamagedError,
    VaultError,
    VaultLockedError,
    VaultTimeoutError,
    VaultUnavailableError,
    WrongInstallError,
)
from licensecache.file_blobstore import FileBlobStore
from licensecache.marks import Mark
from licensecache.memory_blobstore import MemoryBlobStore
from licensecache.slots import Repair
from licensecache.vault import Entropy, Vault, remembered_secret, self_test
from licensecache.vaults.file import FileVault
from licensecache.vaults.keyrings import open_os_vault
from licensecache.vaults.memory import MemoryVault
from licensecache.vaults.passphrase import PassphraseVault

__all__ = [
    "BlobStore",
    "Entropy",
    "FileBlobStore",
    "FileVault",
    "LicenseCache",
    "LicenseCacheError",
    "Loaded",
    "Mark",
    "MemoryBlobStore",
    "MemoryVault",
    "NewerFormatError",
    "PassphraseVault",
    "RecordTooLargeError",
    "Repair",
    "RolledBackError",
    "Saved",
    "StorageBusyError",
    "StorageError",
    "StorageFullError",
    "TamperedError",
    "UnreadableError",
    "Vault",
    "VaultConflictError",
    "VaultDamagedError",
    "VaultError",
    "VaultLockedError",
    "VaultTimeoutError",
    "VaultUnavailableError",
    "WrongInstallError",
    "open_os_vault",
    "remembered_secret",
    "self_test",
]
