"""A folder of small files on disk that survives crashes and power failures.

How a file is replaced: write a temporary file in the same folder, flush it to the disk, rename
it over the old one, flush the folder. The temporary file has a fixed name, because every writer
holds the lock: what a killed writer left behind is overwritten by the next one, not collected.

On Windows a scanner or an indexer may hold the old file for a moment; then the rename is tried
again, ten times within about a second, and only for that reason. macOS keeps an fsync in the
drive's cache; its F_FULLFSYNC is used there.

The lock is the operating system's, on a file of its own, taken through a descriptor that is opened
for it: it ends with the process, however that ends. Where a file system has no such locks, nothing
is written.

Paths are texts here, and files are descriptors: pathlib and buffered files would take as long as
half a durable write.
"""

# ruff: noqa: PTH105, PTH108, PTH112, PTH208

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import filelock

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

_BINARY: int = getattr(os, "O_BINARY", 0)
_NO_LINK: int = getattr(os, "O_NOFOLLOW", 0)

_FULL = frozenset({errno.ENOSPC, errno.EDQUOT})
_DENIED = frozenset({errno.EACCES, errno.EPERM, errno.EROFS})


def _is_sharing_violation(error: BaseException) -> bool:
    return getattr(error, "winerror", None) in SHARING_VIOLATIONS


def _patiently(action: Callable[[], object]) -> None:
    """Does what a scanner may hold up for a moment; the first try, which is the rule, is plain."""
    try:
        action()
    except OSError as error:
        if not _is_sharing_violation(error):
            raise
        import tenacity  # noqa: PLC0415 - slow to import, and hardly ever needed

        tenacity.Retrying(
            retry=tenacity.retry_if_exception(_is_sharing_violation),
            stop=tenacity.stop_after_attempt(9),
            wait=tenacity.wait_exponential(multiplier=0.005, max=0.2),
            reraise=True,
        )(action)


def _content(path: str) -> bytes:
    """Returns what is in a file, `MAX_FILE` + 1 bytes at most."""
    descriptor = os.open(path, os.O_RDONLY | _BINARY)
    try:
        # No more room than it needs: to make room for the largest takes longer than reading.
        wanted = min(os.fstat(descriptor).st_size, MAX_FILE) + 1
        data = piece = os.read(descriptor, wanted)
        while piece and len(data) < wanted:
            piece = os.read(descriptor, wanted - len(data))
            data += piece
        return data
    finally:
        os.close(descriptor)


def _fill(path: str, data: bytes) -> None:
    """Writes a new file, readable by this user only, and flushes it."""
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | _BINARY, 0o600)
    try:
        while data:
            data = data[os.write(descriptor, data) :]
        flush_to_disk(descriptor)
    finally:
        os.close(descriptor)


def flush_to_disk(descriptor: int) -> None:
    """Returns when the data of an open file is on the medium, as far as the system can tell."""
    if sys.platform == "darwin":
        fcntl.fcntl(descriptor, fcntl.F_FULLFSYNC)
    else:
        os.fsync(descriptor)


def flush_folder(folder: Path | str) -> None:
    """Makes the entries of a folder durable; Windows has no such call and needs none."""
    if not hasattr(os, "O_DIRECTORY"):
        return
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _take_lock(path: str, seconds: float) -> int | None:
    """Returns the descriptor that holds the lock; None when it was not free for so long."""
    held = _try_lock(path)
    if held is not None:
        return held
    import tenacity  # noqa: PLC0415 - slow to import, and hardly ever needed

    waiting: tenacity.Retrying = tenacity.Retrying(
        retry=tenacity.retry_if_result(lambda held: held is None),
        stop=tenacity.stop_after_delay(seconds),
        wait=tenacity.wait_fixed(LOCK_POLL_SECONDS),
        retry_error_callback=lambda _: None,
    )
    return waiting(_try_lock, path)


def _try_lock(path: str) -> int | None:
    """Takes a lock that is free; a file that was removed meanwhile is no lock any more."""
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT | _NO_LINK, 0o600)
    try:
        if filelock.lock_descriptor(descriptor, blocking=False) and os.fstat(descriptor).st_nlink:
            return descriptor
    except OSError:
        os.close(descriptor)
        raise
    os.close(descriptor)
    return None


def _free_lock(descriptor: int) -> None:
    try:
        filelock.unlock_descriptor(descriptor)
    finally:
        os.close(descriptor)


@contextmanager
def _told(action: str, name: str) -> Iterator[None]:
    """Turns what the system refuses into an error of this library."""
    try:
        yield
    except OSError as error:
        facts = f"cannot {action} {name}: {os.strerror(error.errno or 0)}"
        if error.errno in _FULL:
            raise StorageFullError(facts, errno=error.errno, name=name) from error
        code = "storage-denied" if error.errno in _DENIED else None
        raise StorageError(facts, code=code, errno=error.errno, name=name) from error


class FileBlobStore:
    """Keeps whole files in one folder, readable by this user only.

    Args:
        folder: made at the first write, with its parents.
        lock_seconds: how long `lock` waits for another process.
    """

    def __init__(self, folder: Path, lock_seconds: float = 5.0) -> None:
        self._folder = folder
        self._prefix = f"{folder}{os.sep}"
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
        with _told("list", self._folder.name):
            try:
                found = sorted(os.listdir(self._prefix))
            except (FileNotFoundError, NotADirectoryError):
                return ()
        return tuple(name for name in found if not name.endswith((TEMPORARY_SUFFIX, LOCK_SUFFIX)))

    def read(self, name: str) -> bytes | None:
        """Returns the bytes (`MAX_FILE` + 1 of them at most), or None."""
        with _told("read", name):
            try:
                return _content(self._prefix + name)
            except (FileNotFoundError, NotADirectoryError):
                return None

    def write(self, name: str, data: bytes) -> None:
        """Replaces a file, atomically and durably.

        Raises:
            StorageFullError: no room; the old file and no temporary one is there.
            StorageError: the same for any other reason.
        """
        path = self._prefix + name
        temporary = path + TEMPORARY_SUFFIX
        with _told("write", name):
            self._make_folder()
            try:
                _fill(temporary, data)
                _patiently(lambda: os.replace(temporary, path))
            except OSError:
                with suppress(OSError):
                    os.unlink(temporary)
                raise
            flush_folder(self._prefix)

    def delete(self, name: str) -> None:
        """Removes a file, durably, if it is there."""
        path = self._prefix + name
        with _told("delete", name), suppress(FileNotFoundError, NotADirectoryError):
            _patiently(lambda: os.unlink(path))
            flush_folder(self._prefix)

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
        file = name + LOCK_SUFFIX
        with _told("lock", file):
            self._make_folder()
            held = _take_lock(self._prefix + file, self._lock_seconds)
        if held is None:
            raise StorageBusyError("another process holds the lock", name=name)
        try:
            yield
        finally:
            # What was to be done is done, and the system frees the lock with its descriptor.
            with suppress(OSError):
                _free_lock(held)

    def _make_folder(self) -> None:
        """Makes the folder and every missing parent, each one's entry durable."""
        if os.path.isdir(self._prefix):
            return
        missing: list[Path] = []
        folder = self._folder
        while not folder.exists():
            missing.append(folder)
            folder = folder.parent
        for folder in reversed(missing):
            folder.mkdir(mode=0o700, exist_ok=True)
            flush_folder(folder.parent)
