"""A disk that loses power: what may be on it after any prefix of a real operation's system calls.

The calls are those that strace saw. The model is deliberately worse than a real file system:

1. What was written to a file is durable only after an fsync of that file. Until then each piece of
   512 bytes may or may not be there, independently; a missing piece is zeros, or missing at the
   end.
2. What was done to the names in a folder (create, rename, remove) is durable only after an fsync
   of that folder. Until then each change may or may not be there, independently of the others.
3. An fsync of one file or folder says nothing about any other.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

SECTOR = 512
"""Bytes that a disk writes whole or not at all."""

_STRING = r'"((?:\\x[0-9a-f]{2})*)"'
_FD = r"(\d+)<((?:\\x[0-9a-f]{2})*)>"
_OPENED = re.compile(rf"openat\(.*?, {_STRING}, ([A-Z_|]+)(?:, \d+)?\) = {_FD}")
_WRITTEN = re.compile(rf"write\({_FD}, {_STRING}, \d+\) = \d+")
_FLUSHED = re.compile(rf"fsync\({_FD}\) = 0")
_RENAMED = re.compile(rf"rename\({_STRING}, {_STRING}\) = 0")
_REMOVED = re.compile(rf"unlink\({_STRING}\) = 0")
_MADE = re.compile(rf"mkdir\({_STRING}, \d+\) = 0")


@dataclass(eq=False)
class Inode:
    """A file's content: what is durable, and what was written since.

    Attributes:
        durable: the bytes on the medium.
        pending: all bytes, when they differ.
    """

    durable: bytes = b""
    pending: bytes | None = None

    def contents(self) -> Iterator[bytes]:
        """Yields what may be in the file after a power failure."""
        yield self.durable
        if self.pending is None:
            return
        yield self.pending
        pieces = range(0, len(self.pending), SECTOR)
        for start in pieces:
            yield self.pending[:start]
            yield self.pending[:start] + bytes(SECTOR) + self.pending[start + SECTOR :]
            yield bytes(start) + self.pending[start : start + SECTOR]


@dataclass(frozen=True)
class Change:
    """A change to one folder's names: path, and the file it now stands for (None: nothing)."""

    path: Path
    inode: Inode | None


@dataclass
class Disk:
    """Names and files, durable and pending.

    Attributes:
        names: the durable ones.
        changes: those made since, in order.
        folders: made so far; a folder counts as durable (its absence would only mean that
            nothing in it ever was).
    """

    names: dict[Path, Inode] = field(default_factory=dict)
    changes: list[Change] = field(default_factory=list)
    folders: list[Path] = field(default_factory=list)

    @classmethod
    def of(cls, root: Path) -> Disk:
        """Returns a disk on which everything below a folder is durable."""
        files = {path: Inode(path.read_bytes()) for path in root.rglob("*") if path.is_file()}
        return cls(files, folders=[path for path in root.rglob("*") if path.is_dir()])

    def visible(self) -> dict[Path, Inode]:
        """Returns the names as a running program sees them."""
        return self._with(self.changes)

    def apply(self, call: str) -> None:
        """Does what a line of strace says."""
        if found := _OPENED.match(call):
            self._open(_path(found[1]), found[2])
        elif found := _WRITTEN.match(call):
            inode = self.visible().get(_path(found[2]))
            if inode is not None:
                inode.pending = (inode.pending or b"") + _bytes(found[3])
        elif found := _FLUSHED.match(call):
            self._flush(_path(found[2]))
        elif found := _RENAMED.match(call):
            inode = self.visible()[_path(found[1])]
            self.changes += [Change(_path(found[2]), inode), Change(_path(found[1]), None)]
        elif found := _REMOVED.match(call):
            self.changes.append(Change(_path(found[1]), None))
        elif found := _MADE.match(call):
            self.folders.append(_path(found[1]))

    def _open(self, path: Path, flags: str) -> None:
        inode = self.visible().get(path)
        if inode is None and "O_CREAT" in flags:
            self.changes.append(Change(path, Inode(pending=b"")))
        elif inode is not None and "O_TRUNC" in flags:
            inode.pending = b""

    def _flush(self, path: Path) -> None:
        inode = self.visible().get(path)
        if inode is not None:
            inode.durable, inode.pending = inode.pending or inode.durable, None
            return
        for change in [change for change in self.changes if change.path.parent == path]:
            self.names = _changed(self.names, change)
            self.changes.remove(change)

    def _with(self, changes: list[Change]) -> dict[Path, Inode]:
        names = self.names
        for change in changes:
            names = _changed(names, change)
        return names

    def after_power_failure(self) -> Iterator[dict[Path, bytes]]:
        """Yields what may be on the medium: one file's content varies at a time."""
        for chosen in itertools.product((False, True), repeat=len(self.changes)):
            names = self._with(list(itertools.compress(self.changes, chosen)))
            certain = {path: inode.durable for path, inode in names.items()}
            yield certain
            for path, inode in names.items():
                for content in inode.contents():
                    yield certain | {path: content}


def _changed(names: dict[Path, Inode], change: Change) -> dict[Path, Inode]:
    if change.inode is None:
        return {path: inode for path, inode in names.items() if path != change.path}
    return names | {change.path: change.inode}


def _bytes(text: str) -> bytes:
    return bytes.fromhex(text.replace("\\x", ""))


def _path(text: str) -> Path:
    return Path(_bytes(text).decode())
