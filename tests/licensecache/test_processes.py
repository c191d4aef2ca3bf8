"""Several processes at once: no update is lost, nobody waits for ever."""

from __future__ import annotations

import multiprocessing
from multiprocessing.synchronize import Event
from pathlib import Path

import pytest

from licensecache import FileBlobStore, FileVault, LicenseCache
from tests.licensecache.parts import FixedEntropy

spawn = multiprocessing.get_context("spawn")


def open_cache(root: Path, seed: str) -> LicenseCache:
    return LicenseCache(
        name="server",
        local=FileBlobStore(root / "local", lock_seconds=60),
        roaming=FileBlobStore(root / "roaming"),
        vault=FileVault(root / "vault"),
        entropy=FixedEntropy(seed),
    )


def count_up(old: bytes | None) -> bytes:
    return str(int(old or b"0") + 1).encode()


def work(root: Path, seed: str, rounds: int) -> None:
    """Counts up and loads, as an app and a command line do at the same time."""
    cache = open_cache(root, seed)
    for turn in range(rounds):
        cache.update(count_up)
        loaded = cache.load()
        assert loaded is not None
        assert int(loaded.payload) > turn


def run_together(root: Path, processes: int, rounds: int) -> int:
    workers = [
        spawn.Process(target=work, args=(root, f"worker {number}", rounds))
        for number in range(processes)
    ]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    assert [worker.exitcode for worker in workers] == [0] * processes
    loaded = open_cache(root, "judge").load()
    assert loaded is not None
    return int(loaded.payload)


def test_no_update_is_lost_between_processes_that_begin_together(tmp_path: Path) -> None:
    assert run_together(tmp_path, processes=3, rounds=10) == 30


@pytest.mark.proof
@pytest.mark.timeout(600)
def test_no_update_is_lost_between_many_processes(tmp_path: Path) -> None:
    total = run_together(tmp_path, processes=8, rounds=100)
    print(f"\n8 processes, 100 updates each: {total}")
    assert total == 800


def rotate_until(root: Path, stop: Event) -> None:
    cache = open_cache(root, "rotator")
    turn = 0
    while not stop.is_set():
        turn += 1
        cache.rotate(str(turn).encode())
        assert cache.load() is not None


def test_a_reader_never_sees_a_rotation_half_done(tmp_path: Path) -> None:
    reader = open_cache(tmp_path, "reader")
    reader.save(b"0")
    stop = spawn.Event()
    rotator = spawn.Process(target=rotate_until, args=(tmp_path, stop))
    rotator.start()
    seen = [0]
    while len(set(seen)) < 5:
        assert rotator.is_alive()
        loaded = reader.load()
        assert loaded is not None
        seen.append(int(loaded.payload))
    stop.set()
    rotator.join()
    assert rotator.exitcode == 0
    assert seen == sorted(seen)
