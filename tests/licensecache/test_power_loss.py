"""The power may fail anywhere: the old record or the new one is there, never neither."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from licensecache import LicenseCacheError
from tests.licensecache import stracing
from tests.licensecache.operations import Site, after, payload
from tests.licensecache.power_model import Change, Disk, Inode
from tests.licensecache.stracing import Job


def put_back(files: dict[Path, bytes], folders: list[Path], root: Path) -> None:
    """Makes a folder hold exactly these files."""
    shutil.rmtree(root)
    for folder in (root, *folders):
        folder.mkdir(parents=True, exist_ok=True)
    for path, content in files.items():
        path.write_bytes(content)


def failures(
    root: Path, operation: str, trace: tuple[str, ...], *, acknowledged: bool
) -> list[str]:
    """Goes through every possible state after every call; returns what was wrong."""
    found, seen = [], set()
    disk = Disk.of(root)
    wanted = after(operation, 2, payload(1))
    for place, call in enumerate(("", *trace)):
        disk.apply(call)
        ended = acknowledged and place == len(trace)
        for files in disk.after_power_failure():
            state = frozenset(files.items())
            if (state, ended) in seen:
                continue
            seen.add((state, ended))
            put_back(files, disk.folders, root)
            try:
                loaded = Site(root).cache("judge").load()
            except LicenseCacheError as error:
                found.append(f"{call:.40}: {error.code}")
                continue
            payload_found = None if loaded is None else loaded.payload
            if payload_found not in ({wanted} if ended else {payload(1), wanted}):
                found.append(f"{call:.40}: {payload_found!r:.20}")
    print(f"\n{operation}: {len(trace)} calls, {len(seen)} states, {len(found)} wrong")
    return found


@pytest.mark.proof
@pytest.mark.timeout(1200)
@pytest.mark.parametrize("operation", ["save", "update", "rotate", "mark", "erase", "load"])
def test_after_a_power_failure_the_old_or_the_new_record_is_there(
    tmp_path: Path, operation: str
) -> None:
    root = tmp_path / "computer"
    Site(root).cache("baseline").save(payload(1))
    if operation == "load":
        file = next(Site(root).local.glob("*.slc"))
        file.write_bytes(file.read_bytes()[:60])
    copy = shutil.copytree(root, tmp_path / "copy")
    (outcome,) = stracing.run([Job(root, operation, 2)], None, tmp_path)
    shutil.rmtree(root)
    shutil.copytree(copy, root)
    assert failures(root, operation, outcome.trace, acknowledged=outcome.acknowledged) == []


@pytest.mark.proof
@pytest.mark.timeout(1200)
def test_the_model_notices_when_the_same_calls_do_not_wait_for_the_disk(tmp_path: Path) -> None:
    root = tmp_path / "computer"
    Site(root).cache("baseline").save(payload(1))
    copy = shutil.copytree(root, tmp_path / "copy")
    (outcome,) = stracing.run([Job(root, "save", 2)], None, tmp_path)
    shutil.rmtree(root)
    shutil.copytree(copy, root)
    hasty = tuple(call for call in outcome.trace if not call.startswith("fsync"))
    assert failures(root, "save", hasty, acknowledged=True)


def test_the_model_notices_a_writer_that_does_not_wait_for_the_disk() -> None:
    """The same model, fed with the calls of a rename without an fsync before it."""
    folder = Path("/computer/local")
    disk = Disk({folder / "a": Inode(b"old")})
    disk.changes.append(Change(folder / "a.tmp", Inode(pending=b"new" * 400)))
    disk.changes.append(Change(folder / "a", disk.changes[0].inode))
    contents = {files.get(folder / "a") for files in disk.after_power_failure()}
    assert {b"old", b"", b"new" * 400} <= contents
    assert len(contents) > 5


@pytest.mark.proof
def test_every_kind_of_call_is_known_to_the_tools(tmp_path: Path) -> None:
    root = tmp_path / "computer"
    Site(root).cache("baseline").save(payload(1))
    for operation in ("save", "rotate", "load", "mark", "erase"):
        (outcome,) = stracing.run([Job(root, operation, 2)], None, tmp_path)
        kinds = {line.partition("(")[0] for line in outcome.trace}
        assert kinds <= set(stracing.SYSCALLS)
