"""Saves, crashes, copies, restores and reopenings in any order, against a model.

The model knows which records may be there: one, when everything was acknowledged; two, after a
crash. It also knows of every copy that was taken whether it may still be readable.
"""

from __future__ import annotations

from collections.abc import Callable
from copy import deepcopy
from dataclasses import dataclass
from datetime import UTC, datetime

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, precondition, rule

from licensecache import (
    LicenseCache,
    Loaded,
    MemoryBlobStore,
    MemoryVault,
    Repair,
    RolledBackError,
    UnreadableError,
)
from tests.licensecache.parts import FixedEntropy

NOON = datetime(2026, 5, 4, 12, 0, tzinfo=UTC)


class CrashError(BaseException):
    """The process dies here: nothing of the library may catch it."""


class Fuse:
    """Counts what is written and blows at a chosen moment."""

    def __init__(self) -> None:
        self.left: int | None = None

    def burn(self) -> None:
        """Counts one moment before or after a write.

        Raises:
            CrashError: this is the one.
        """
        if self.left is not None:
            self.left -= 1
            if self.left < 0:
                raise CrashError


class FragileStore(MemoryBlobStore):
    """A folder in whose writing a process may die."""

    def __init__(self, fuse: Fuse) -> None:
        super().__init__()
        self.fuse = fuse

    def write(self, name: str, data: bytes) -> None:
        self.fuse.burn()
        super().write(name, data)
        self.fuse.burn()

    def delete(self, name: str) -> None:
        self.fuse.burn()
        super().delete(name)
        self.fuse.burn()

    def files(self) -> dict[str, bytes] | None:
        """Returns a copy of everything in the folder; None for no folder."""
        return deepcopy(self._files)

    def put_back(self, files: dict[str, bytes] | None) -> None:
        """Makes the folder hold exactly this."""
        self._files = deepcopy(files)


class FragileVault(MemoryVault):
    """A vault in whose writing a process may die."""

    def __init__(self, fuse: Fuse) -> None:
        super().__init__(persistent=True)
        self.fuse = fuse

    def create(self, name: str, secret: bytes) -> None:
        self.fuse.burn()
        super().create(name, secret)
        self.fuse.burn()

    def delete(self, name: str) -> None:
        self.fuse.burn()
        super().delete(name)
        self.fuse.burn()


@dataclass
class Copy:
    """Both folders at one moment, and the one record that was in them."""

    local: dict[str, bytes] | None
    roaming: dict[str, bytes] | None
    payload: bytes
    readable: bool = True


crashes = st.none() | st.integers(min_value=0, max_value=20)


class CacheMachine(RuleBasedStateMachine):
    """Drives one computer."""

    @initialize()
    def start(self) -> None:
        self.fuse = Fuse()
        self.local, self.roaming = FragileStore(self.fuse), FragileStore(self.fuse)
        self.vault = FragileVault(self.fuse)
        self.entropy = FixedEntropy()
        self.number = 0
        self.possible: set[bytes | None] = {None}
        self.copies: list[Copy] = []
        self.restored: Copy | None = None
        self.over: set[bytes | None] = set()
        self.reopen()

    @rule()
    def reopen(self) -> None:
        self.cache = LicenseCache(
            name="server",
            local=self.local,
            roaming=self.roaming,
            vault=self.vault,
            entropy=self.entropy,
        )

    def _run(self, crash: int | None, action: Callable[[], object]) -> bool:
        """Runs something that may crash; returns whether it came to its end."""
        self.fuse.left = crash
        try:
            action()
        except CrashError:
            self.reopen()
            return False
        finally:
            self.fuse.left = None
        return True

    def _write(self, crash: int | None, action: Callable[[bytes], object], *, ends: bool) -> None:
        """Writes the next record; `ends` says whether older copies become unreadable."""
        self.number += 1
        payload = str(self.number).encode()
        if self._run(crash, lambda: action(payload)):
            self.possible = {payload}
            if ends:
                self._end_copies()
            self._settle()
        else:
            self._leave_open(payload)

    def _leave_open(self, payload: bytes | None) -> None:
        """A write that crashed may not have happened; a copy it began to replace may be there."""
        if self.restored is None:
            self.possible |= {payload}
        else:
            self.over |= {payload}

    def _settle(self) -> None:
        """No restored copy is there any more."""
        self.restored = None
        self.over = set()

    def _end_copies(self) -> None:
        for copy in self.copies:
            copy.readable = False

    @rule(crash=crashes)
    def save(self, crash: int | None) -> None:
        self._write(crash, self.cache.save, ends=self.possible == {None})

    @precondition(lambda self: self.restored is None)
    @rule(crash=crashes)
    def update(self, crash: int | None) -> None:
        seen: list[bytes | None] = []

        def change(payload: bytes) -> None:
            def append(old: bytes | None) -> bytes:
                seen.append(old)
                return payload

            self.cache.update(append)

        before = set(self.possible)
        self._write(crash, change, ends=False)
        assert set(seen) <= before

    @rule(crash=crashes)
    def rotate(self, crash: int | None) -> None:
        self._write(crash, self.cache.rotate, ends=True)

    @rule(crash=crashes)
    def erase(self, crash: int | None) -> None:
        if self._run(crash, self.cache.erase):
            self.possible = {None}
            self._end_copies()
            self._settle()
        else:
            self._leave_open(None)

    @precondition(lambda self: self.restored is None)
    @rule(crash=crashes)
    def mark(self, crash: int | None) -> None:
        if self._run(crash, lambda: self.cache.mark(NOON)):
            current = next(iter(self.possible)) if len(self.possible) == 1 else None
            for copy in self.copies:
                if current is not None and copy.payload != current:
                    copy.readable = False

    @precondition(lambda self: self.restored is None)
    @rule(crash=crashes)
    def load(self, crash: int | None) -> None:
        found: list[Loaded | None] = []
        if self._run(crash, lambda: found.append(self.cache.load())):
            (loaded,) = found
            payload = None if loaded is None else loaded.payload
            assert payload in self.possible
            assert loaded is None or not loaded.degraded
            self.possible = {payload}
            again = self.cache.load()
            assert again is None or (again.payload, again.repairs) == (payload, ())

    @precondition(lambda self: self.restored is None)
    @rule()
    def take_a_copy(self) -> None:
        self.load(None)
        (payload,) = self.possible
        if payload is not None:
            self.copies.append(Copy(self.local.files(), self.roaming.files(), payload))

    @precondition(lambda self: self.copies)
    @rule(data=st.data(), look=st.booleans())
    def restore_a_copy(self, data: st.DataObject, *, look: bool) -> None:
        copy = data.draw(st.sampled_from(self.copies))
        self.local.put_back(copy.local)
        self.roaming.put_back(copy.roaming)
        self.reopen()
        self.restored = copy
        self.over = set()
        if look:
            self.load_a_copy()

    @precondition(lambda self: self.restored is not None)
    @rule()
    def load_a_copy(self) -> None:
        copy = self.restored
        assert copy is not None
        try:
            loaded = self.cache.load()
        except (RolledBackError, UnreadableError):
            assert {copy.payload} != self.possible
        else:
            payload = None if loaded is None else loaded.payload
            if payload not in self.over:
                assert copy.readable
                assert payload == copy.payload
            self.possible = {payload}
            self._settle()

    @precondition(lambda self: self.restored is None)
    @rule(slot=st.sampled_from(["local", "roaming"]), length=st.integers(0, 60))
    def tear(self, slot: str, length: int) -> None:
        self.load(None)
        if self.possible == {None}:
            return
        store = self.local if slot == "local" else self.roaming
        (name,) = [name for name in store.names() if name.endswith(".slc")]
        store.write(name, (store.read(name) or b"")[:length])
        loaded = self.cache.load()
        assert loaded is not None
        assert {loaded.payload} == self.possible
        assert loaded.repairs == (Repair(slot, "torn", done=True),)

    @rule(which=st.sampled_from(["local", "roaming", "both"]))
    def delete_folders(self, which: str) -> None:
        if which != "local":
            self.roaming.remove_folder()
        if which != "roaming":
            self.local.remove_folder()
            self.possible = {None}
            self._settle()


CacheMachine.TestCase.settings = settings(max_examples=150, stateful_step_count=30, deadline=None)
TestCache = CacheMachine.TestCase
