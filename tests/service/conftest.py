from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

import pytest

import licensecache
from licensecache import FileBlobStore, StorageError, StorageFullError


class Disk(FileBlobStore):
    """A real folder on a disk that can be full or write-protected."""

    full: ClassVar[bool] = False
    protected: ClassVar[bool] = False

    def write(self, name: str, data: bytes) -> None:
        if Disk.full:
            raise StorageFullError("no space left on device", errno=28)
        super().write(name, data)

    def delete(self, name: str) -> None:
        if Disk.protected:
            raise StorageError("read-only file system", code="storage-denied", errno=30)
        super().delete(name)


@pytest.fixture
def disk(monkeypatch: pytest.MonkeyPatch) -> Iterator[type[Disk]]:
    """The disk of all computers of this test; set ``disk.full`` or ``disk.protected``."""
    monkeypatch.setattr(licensecache, "FileBlobStore", Disk)
    yield Disk
    Disk.full = Disk.protected = False
