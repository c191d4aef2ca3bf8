"""What the tests of this library share: fixed randomness and a computer made of folders."""

from __future__ import annotations

import hashlib
import itertools
from dataclasses import dataclass, field
from pathlib import Path

from licensecache import BlobStore, FileBlobStore, LicenseCache, MemoryVault, Vault


class FixedEntropy:
    """Gives the same bytes in every run, never the same twice; `seed` tells sources apart."""

    def __init__(self, seed: str = "") -> None:
        self._seed = seed
        self._calls = itertools.count()

    def __call__(self, length: int) -> bytes:
        label = f"{self._seed}/{next(self._calls)}".encode()
        return hashlib.shake_256(label).digest(length)


@dataclass
class Computer:
    """A computer with two folders and a vault."""

    root: Path
    vault: Vault = field(default_factory=lambda: MemoryVault(persistent=True))
    seed: str = "computer"

    def __post_init__(self) -> None:
        self.entropy = FixedEntropy(self.seed)

    @property
    def local(self) -> Path:
        return self.root / "local"

    @property
    def roaming(self) -> Path:
        return self.root / "roaming"

    def cache(self, name: str = "server", roaming: BlobStore | None = None) -> LicenseCache:
        """Returns the cache as a fresh process would open it."""
        return LicenseCache(
            name=name,
            local=FileBlobStore(self.local),
            roaming=roaming or FileBlobStore(self.roaming),
            vault=self.vault,
            entropy=self.entropy,
        )

    def file(self, folder: Path) -> Path:
        """Returns the one record file of a folder."""
        (found,) = folder.glob("*.slc")
        return found


def loaded(cache: LicenseCache) -> bytes | None:
    """Returns what a load finds, without the rest."""
    found = cache.load()
    return None if found is None else found.payload
