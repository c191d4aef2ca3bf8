"""A folder of small files on disk that survives crashes and power failures.

How a file is replaced: write a temporary file in the same folder, flush it to the disk, rename
it over the old one, flush the folder. The temporary file has a fixed name, because every writer
holds the lock: what a killed writer left behind is overwritten by the next one, not collected.

On Windows a scanner or an indexer may hold the old file for a moment; then the rename is tried
again, ten times within about a second, and only for that reason. macOS keeps an fsync in the
drive's cache; its F_FULLFSYNC is used there.
"""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import filelock
import tenacity

from licensecache.blobstore import quarantined_name
from licensecache.errors import StorageBusyError, StorageError, StorageFullError

if sys.platform != "win32":  # pragma: no branch
    import fcntl

TEMPORARY_SUFFIX = ".tmp"
LOCK_SUFFIX = ".lock"

LOCK_POLL_SECONDS = 0.01
"""How often a waiting process looks; a save holds the lock for a few milliseconds."""

MAX_FILE = 2 * 1024 * 1024
"""Bytes read from a file at most; a record is smaller, so a longer one fails as torn."""

SHARING_VIOLATIONS = frozenset({5, 32, 33})
"""ERROR_ACCESS_DENIED, ERROR_SHARING_VIOLATION, ERROR_LOCK_VIOLATION of winerror.h."""

_FULL = frozenset({errno.ENOSPC, errno.EDQUOT})
_DENIED = frozenset({errno.EACCES, errno.EPERM, errno.EROFS})


def _is_sharing_violation(error: BaseException) -> bool:
    return getattr(error, "winerror", None) in SHARING_VIOLATIONS


_patiently = tenacity.retry(
    retry=tenacity.retry_if_exception(_is_sharing_violation),
    stop=tenacity.stop_after_attempt(10),
    wait=tenacity.wait_exponential(multiplier=0.005, max=0.2),
    reraise=True,
)


@_patiently
def _replace(source: Path, target: Path) -> None:
    source.replace(target)


@_patiently
def _unlink(path: Path) -> None:
    path.unlink()


def flush_to_disk(descriptor: int) -> None:
    """Returns when the data of an open file is on the medium, as far as the system can tell."""
    if sys.platform == "darwin":
        fcntl.fcntl(descriptor, fcntl.F_FULLFSYNC)
    else:
        os.fsync(descriptor)


def flush_folder(folder: Path) -> None:
    """Makes the entries of a folder durable; Windows has no such call and needs none."""
    if not hasattr(os, "O_DIRECTORY"):
        return
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


@contextmanager
def _told(action: str, path: Path) -> Iterator[None]:
    """Turns what the system refuses into an error of this library."""
    try:
        yield
    except OSError as error:
        facts = f"cannot {action} {path.name}: {os.strerror(error.errno or 0)}"
        if error.errno in _FULL:
            raise StorageFullError(facts, errno=error.errno, name=path.name) from error
        code = "storage-denied" if error.errno in _DENIED else None
        raise StorageError(facts, code=code, errno=error.errno, name=path.name) from error


class FileBlobStore:
    """Keeps whole files in one folder, readable by this user only.

    Args:
        folder: made at the first write, with its parents.
        lock_seconds: how long `lock` waits for another process.
    """

    def __init__(self, folder: Path, lock_seconds: float = 5.0) -> None:
        self._folder = folder
        self._lock_seconds = lock_seconds

    @property
    def folder(self) -> Path:
        """Where the files are."""
        return self._folder

    def present(self) -> bool:
        """Tells whether the folder exists, as far as can be seen."""
        try:
            return self._folder.is_dir()
        except OSError:
            return False

    def names(self) -> tuple[str, ...]:
        """Returns the names in the folder, sorted, without locks and temporary files."""
        with _told("list", self._folder):
            try:
                found = sorted(os.listdir(self._folder))  # noqa: PTH208  # names, not paths
            except (FileNotFoundError, NotADirectoryError):
                return ()
        return tuple(name for name in found if not name.endswith((TEMPORARY_SUFFIX, LOCK_SUFFIX)))

    def read(self, name: str) -> bytes | None:
        """Returns the bytes (`MAX_FILE` + 1 of them at most), or None."""
        path = self._folder / name
        with _told("read", path):
            try:
                with path.open("rb") as file:
                    return file.read(MAX_FILE + 1)
            except (FileNotFoundError, NotADirectoryError):
                return None

    def write(self, name: str, data: bytes) -> None:
        """Replaces a file, atomically and durably.

        Raises:
            StorageFullError: no room; the old file and no temporary one is there.
            StorageError: the same for any other reason.
        """
        path = self._folder / name
        temporary = self._folder / (name + TEMPORARY_SUFFIX)
        with _told("write", path):
            self._make_folder()
            try:
                self._fill(temporary, data)
                _replace(temporary, path)
            except OSError:
                with suppress(OSError):
                    temporary.unlink(missing_ok=True)
                raise
            flush_folder(self._folder)

    def delete(self, name: str) -> None:
        """Removes a file, durably, if it is there."""
        path = self._folder / name
        with _told("delete", path), suppress(FileNotFoundError, NotADirectoryError):
            _unlink(path)
            flush_folder(self._folder)

    def quarantine(self, name: str, reason: str) -> None:
        """Copies a file aside, if it is there."""
        data = self.read(name)
        if data is not None:
            self.write(quarantined_name(name, reason), data)

    @contextmanager
    def lock(self, name: str) -> Iterator[None]:
        """Holds the operating system's lock on a file of its own.

        Raises:
            StorageBusyError: another process holds it for longer than `lock_seconds`.
            StorageError: the lock file cannot be made.
        """
        path = self._folder / (name + LOCK_SUFFIX)
        guard = filelock.FileLock(
            path, timeout=self._lock_seconds, mode=0o600, poll_interval=LOCK_POLL_SECONDS
        )
        with _told("lock", path):
            self._make_folder()
            try:
                guard.acquire()
            except filelock.Timeout as error:
                raise StorageBusyError("another process holds the lock", name=name) from error
        try:
            yield
        finally:
            # What was to be done is done, and the system frees the lock with its descriptor.
            with suppress(OSError):
                guard.release()

    def _make_folder(self) -> None:
        """Makes the folder and every missing parent, each one's entry durable."""
        missing: list[Path] = []
        folder = self._folder
        while not folder.exists():
            missing.append(folder)
            folder = folder.parent
        for folder in reversed(missing):
            folder.mkdir(mode=0o700, exist_ok=True)
            flush_folder(folder.parent)

    @staticmethod
    def _fill(path: Path, data: bytes) -> None:
        """Writes a new file and flushes it."""
        with open(path, "wb", opener=_privately) as file:  # Path.open has no opener
            file.write(data)
            file.flush()
            flush_to_disk(file.fileno())


def _privately(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)
