from __future__ import annotations

import errno
import fcntl
import multiprocessing
import os
import signal
import stat
import sys
import threading
from multiprocessing.connection import Connection
from pathlib import Path

import filelock
import pytest

from licensecache import (
    BlobStore,
    FileBlobStore,
    MemoryBlobStore,
    StorageBusyError,
    StorageError,
    StorageFullError,
)
from licensecache import file_blobstore as files

spawn = multiprocessing.get_context("spawn")


@pytest.fixture(params=["file", "memory"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> BlobStore:
    if request.param == "memory":
        return MemoryBlobStore(lock_seconds=0.05)
    return FileBlobStore(tmp_path / "new" / "folder", lock_seconds=0.05)


class TestEveryStore:
    def test_without_a_folder_everything_is_absent(self, store: BlobStore) -> None:
        assert not store.present()
        assert store.names() == ()
        assert store.read("a") is None
        store.delete("a")
        store.quarantine("a", "torn")
        assert not store.present()

    def test_what_was_written_last_is_read(self, store: BlobStore) -> None:
        store.write("b", b"1")
        store.write("a", b"2")
        store.write("b", b"3")
        assert (store.read("a"), store.read("b"), store.read("c")) == (b"2", b"3", None)
        assert store.names() == ("a", "b")
        assert store.present()

    def test_what_was_deleted_is_absent(self, store: BlobStore) -> None:
        store.write("a", b"1")
        store.delete("a")
        store.delete("a")
        assert store.read("a") is None

    def test_a_quarantined_file_stays_where_it_is_and_has_a_copy(self, store: BlobStore) -> None:
        store.write("a", b"1")
        store.quarantine("a", "torn")
        assert (store.read("a"), store.read("a.torn.bad")) == (b"1", b"1")

    def test_a_lock_is_exclusive_and_freed_by_leaving(self, store: BlobStore) -> None:
        outcomes: list[str] = []

        def contend() -> None:
            try:
                with store.lock("a"):
                    outcomes.append("held")
            except StorageBusyError as error:
                outcomes.append(error.code)

        def contend_elsewhere() -> None:
            thread = threading.Thread(target=contend)
            thread.start()
            thread.join()

        with store.lock("a"):
            contend_elsewhere()
            with store.lock("b"):
                pass
        contend_elsewhere()
        assert outcomes == ["storage-busy", "held"]


def test_the_memory_folder_can_be_removed() -> None:
    store = MemoryBlobStore()
    store.write("a", b"1")
    store.remove_folder()
    assert (store.present(), store.read("a")) == (False, None)


class TestFiles:
    def test_folder_and_files_are_the_users_own(self, tmp_path: Path) -> None:
        store = FileBlobStore(tmp_path / "a" / "b")
        store.write("c", b"1")
        with store.lock("c"):
            pass
        assert stat.S_IMODE((tmp_path / "a").stat().st_mode) == 0o700
        assert stat.S_IMODE((tmp_path / "a" / "b").stat().st_mode) == 0o700
        for file in store.folder.iterdir():
            assert stat.S_IMODE(file.stat().st_mode) == 0o600

    def test_a_temporary_file_left_by_a_killed_writer_is_neither_seen_nor_in_the_way(
        self, tmp_path: Path
    ) -> None:
        store = FileBlobStore(tmp_path)
        (tmp_path / "a.tmp").write_bytes(b"half of a much longer recor")
        assert store.names() == ()
        store.write("a", b"whole")
        assert store.read("a") == b"whole"
        assert [path.name for path in tmp_path.iterdir()] == ["a"]

    def test_a_file_without_end_is_not_read_to_its_end(self, tmp_path: Path) -> None:
        with (tmp_path / "a").open("wb") as file:
            file.truncate(10**9)
        assert len(FileBlobStore(tmp_path).read("a") or b"") == files.MAX_FILE + 1

    def test_a_file_that_is_read_and_written_by_the_piece_is_whole(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        read, write = os.read, os.write
        monkeypatch.setattr(os, "read", lambda file, wanted: read(file, min(wanted, 7)))
        monkeypatch.setattr(os, "write", lambda file, data: write(file, data[:5]))
        store = FileBlobStore(tmp_path)
        store.write("a", bytes(range(100)))
        assert store.read("a") == bytes(range(100))

    @pytest.mark.parametrize(
        ("number", "kind", "code"),
        [
            (errno.ENOSPC, StorageFullError, "storage-full"),
            (errno.EDQUOT, StorageFullError, "storage-full"),
            (errno.EACCES, StorageError, "storage-denied"),
            (errno.EROFS, StorageError, "storage-denied"),
            (errno.EIO, StorageError, "storage-failed"),
        ],
    )
    def test_a_refusal_keeps_the_old_file_and_is_told(
        self,
        tmp_path: Path,
        monkeypatch: pytest.MonkeyPatch,
        number: int,
        kind: type[StorageError],
        code: str,
    ) -> None:
        store = FileBlobStore(tmp_path)
        store.write("a", b"old")

        def refuse(_: int) -> None:
            raise OSError(number, os.strerror(number))

        monkeypatch.setattr(os, "fsync", refuse)
        with pytest.raises(kind) as refused:
            store.write("a", b"new")
        assert (refused.value.code, refused.value.errno) == (code, number)
        assert store.read("a") == b"old"
        assert [path.name for path in tmp_path.iterdir()] == ["a"]

    def test_a_folder_that_is_a_file_is_told(self, tmp_path: Path) -> None:
        (tmp_path / "a").write_bytes(b"")
        store = FileBlobStore(tmp_path / "a")
        assert (store.names(), store.read("b"), store.present()) == ((), None, False)
        with pytest.raises(StorageError):
            store.write("b", b"1")
        with pytest.raises(StorageError), store.lock("b"):
            pass

    def test_a_folder_that_cannot_be_looked_at_counts_as_not_there(self, tmp_path: Path) -> None:
        store = FileBlobStore(tmp_path / ("a" * 300))
        assert not store.present()
        with pytest.raises(StorageError):
            store.names()

    @pytest.mark.parametrize("refusals", [3, 100])
    def test_a_sharing_violation_is_waited_for_but_not_for_ever(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, refusals: int
    ) -> None:
        store = FileBlobStore(tmp_path)
        store.write("a", b"old")
        replace = os.replace
        calls = 0

        def held(source: str, target: str) -> None:
            nonlocal calls
            calls += 1
            if calls <= refusals:
                error = PermissionError(errno.EACCES, "used by another process")
                vars(error)["winerror"] = 32
                raise error
            replace(source, target)

        monkeypatch.setattr(os, "replace", held)
        if refusals == 3:
            store.write("a", b"new")
            assert (store.read("a"), calls) == (b"new", 4)
        else:
            with pytest.raises(StorageError) as refused:
                store.write("a", b"new")
            assert (store.read("a"), calls) == (b"old", 10)
            assert refused.value.code == "storage-denied"

    def test_any_other_refusal_to_replace_is_not_tried_again(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        calls = 0

        def refuse(source: str, target: str) -> None:
            nonlocal calls
            calls += 1
            raise PermissionError(errno.EACCES, f"{source} {target}")

        monkeypatch.setattr(os, "replace", refuse)
        with pytest.raises(StorageError):
            FileBlobStore(tmp_path).write("a", b"new")
        assert calls == 1

    def test_a_mac_flushes_the_drives_own_cache(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        asked: list[int] = []
        monkeypatch.setattr(sys, "platform", "darwin")
        monkeypatch.setattr(fcntl, "F_FULLFSYNC", 51, raising=False)
        monkeypatch.setattr(fcntl, "fcntl", lambda _, command: asked.append(command))
        FileBlobStore(tmp_path).write("a", b"1")
        assert asked == [51]

    def test_a_system_without_folder_flushes_is_not_asked_for_one(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.delattr(os, "O_DIRECTORY")
        FileBlobStore(tmp_path).write("a", b"1")
        assert FileBlobStore(tmp_path).read("a") == b"1"

    def test_a_lock_file_that_is_removed_while_it_is_taken_is_no_lock(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        take = filelock.lock_descriptor
        calls = 0

        def remove_and_take(descriptor: int, *, blocking: bool) -> bool:
            nonlocal calls
            calls += 1
            if calls == 1:
                (tmp_path / "a.lock").unlink()
            return take(descriptor, blocking=blocking)

        monkeypatch.setattr(filelock, "lock_descriptor", remove_and_take)
        rival = FileBlobStore(tmp_path, lock_seconds=0.05)
        with FileBlobStore(tmp_path).lock("a"), pytest.raises(StorageBusyError), rival.lock("a"):
            pass

    def test_a_folder_that_cannot_be_locked_is_told_and_no_descriptor_stays(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def refuse(_: int, *, blocking: bool) -> bool:
            raise OSError(errno.ENOSYS, f"no locks, {blocking=}")

        monkeypatch.setattr(filelock, "lock_descriptor", refuse)
        before = len(os.listdir("/proc/self/fd"))  # noqa: PTH208 - names, not paths
        with pytest.raises(StorageError) as refused, FileBlobStore(tmp_path).lock("a"):
            pass
        assert refused.value.errno == errno.ENOSYS
        assert len(os.listdir("/proc/self/fd")) == before  # noqa: PTH208

    def test_a_lock_is_freed_when_what_it_guards_fails(self, tmp_path: Path) -> None:
        store = FileBlobStore(tmp_path, lock_seconds=0.05)
        with pytest.raises(KeyError), store.lock("a"):
            raise KeyError
        with store.lock("a"):
            pass

    def test_the_lock_of_a_killed_process_does_not_block(self, tmp_path: Path) -> None:
        ours, theirs = spawn.Pipe()
        holder = spawn.Process(target=_hold_for_ever, args=(tmp_path, theirs))
        holder.start()
        assert ours.recv() == "held"
        store = FileBlobStore(tmp_path, lock_seconds=0.1)
        with pytest.raises(StorageBusyError), store.lock("a"):
            pass
        os.kill(holder.pid or 0, signal.SIGKILL)
        holder.join()
        with store.lock("a"):
            pass


def _hold_for_ever(folder: Path, told: Connection) -> None:
    with FileBlobStore(folder).lock("a"):
        told.send("held")
        signal.pause()
