from __future__ import annotations

import shutil
from datetime import UTC, datetime
from pathlib import Path

import pytest

from licensecache import (
    MemoryVault,
    Repair,
    RolledBackError,
    VaultError,
)
from tests.licensecache.parts import Computer, loaded

NOON = datetime(2026, 5, 4, 12, 0, tzinfo=UTC)


class TestOlderCopies:
    def test_an_old_copy_is_refused_by_the_mark(self, computer: Computer, tmp_path: Path) -> None:
        cache = computer.cache()
        cache.save(b"old")
        shutil.copytree(computer.root, tmp_path / "copy")
        cache.save(b"new")
        cache.mark(NOON)
        shutil.rmtree(computer.root)
        shutil.copytree(tmp_path / "copy", computer.root)
        with pytest.raises(RolledBackError) as refused:
            computer.cache().load()
        assert refused.value.code == "rolled-back"
        assert refused.value.evidence == {"generation": 1, "mark": 2}

    def test_after_a_rotation_no_older_copy_can_be_read(
        self, computer: Computer, tmp_path: Path
    ) -> None:
        cache = computer.cache()
        cache.save(b"old")
        shutil.copytree(computer.root, tmp_path / "copy")
        cache.rotate(b"new")
        assert loaded(computer.cache()) == b"new"
        shutil.rmtree(computer.root)
        shutil.copytree(tmp_path / "copy", computer.root)
        with pytest.raises(RolledBackError) as refused:
            computer.cache().load()
        assert refused.value.code == "retired-key"

    def test_a_retired_key_put_back_with_its_files_is_told(
        self, computer: Computer, tmp_path: Path
    ) -> None:
        cache = computer.cache()
        cache.save(b"old")
        key = computer.vault.get("server.key.a")
        assert key is not None
        shutil.copytree(computer.root, tmp_path / "copy")
        cache.rotate(b"new")
        shutil.rmtree(computer.root)
        shutil.copytree(tmp_path / "copy", computer.root)
        computer.vault.create("server.key.a", key)
        with pytest.raises(RolledBackError) as refused:
            computer.cache().load()
        assert refused.value.code == "replayed-key"

    def test_one_slot_put_back_is_repaired_from_the_other(self, computer: Computer) -> None:
        cache = computer.cache()
        cache.save(b"old")
        old = computer.file(computer.local).read_bytes()
        cache.save(b"new")
        computer.file(computer.local).write_bytes(old)
        found = computer.cache().load()
        assert found is not None
        assert found.payload == b"new"
        assert found.repairs == (Repair("local", "outdated", done=True),)

    def test_a_save_over_an_old_copy_goes_past_the_mark(
        self, computer: Computer, tmp_path: Path
    ) -> None:
        cache = computer.cache()
        cache.save(b"old")
        shutil.copytree(computer.root, tmp_path / "copy")
        cache.save(b"new")
        cache.mark(NOON)
        shutil.rmtree(computer.root)
        shutil.copytree(tmp_path / "copy", computer.root)
        assert computer.cache().save(b"newer").generation == 3
        assert loaded(computer.cache()) == b"newer"


class Stubborn(MemoryVault):
    """A vault that refuses to delete while `refuse` is set."""

    refuse = False

    def delete(self, name: str) -> None:
        if self.refuse:
            raise VaultError("not now")
        super().delete(name)


class TestRotation:
    def test_an_old_key_that_stays_is_told_and_goes_at_the_next_load(self, tmp_path: Path) -> None:
        vault = Stubborn(persistent=True)
        computer = Computer(tmp_path, vault=vault)
        cache = computer.cache()
        cache.save(b"old")
        vault.refuse = True
        saved = cache.rotate(b"new")
        assert saved.repairs == (Repair("vault", "vault-failed", done=False, detail="not now"),)
        assert saved.degraded
        found = computer.cache().load()
        assert found is not None
        assert (found.payload, found.degraded) == (b"new", True)
        vault.refuse = False
        found = computer.cache().load()
        assert found is not None
        assert found.repairs == (Repair("vault", "old-key", done=True),)
        assert vault.get("server.key.a") is None

    def test_a_rotation_without_a_free_place_keeps_the_key_that_counts(
        self, computer: Computer
    ) -> None:
        cache = computer.cache()
        cache.save(b"old")
        computer.vault.create("server.key.b", b"x" * 40)
        assert cache.rotate(b"new").repairs == ()
        assert loaded(computer.cache()) == b"new"
        assert computer.vault.get("server.key.a") is None

    def test_a_second_copy_of_the_key_is_no_obstacle(self, computer: Computer) -> None:
        computer.cache().save(b"x")
        key = computer.vault.get("server.key.a")
        assert key is not None
        computer.vault.create("server.key.b", key)
        found = computer.cache().load()
        assert found is not None
        assert found.repairs == (Repair("vault", "old-key", done=True),)
        computer.vault.create("server.key.b", key)
        assert computer.cache().rotate(b"y").repairs == ()
        assert computer.vault.get("server.key.a") is None

    def test_a_mark_that_cannot_be_written_degrades_a_rotation(self, tmp_path: Path) -> None:
        vault = Stubborn(persistent=True)
        cache = Computer(tmp_path, vault=vault).cache()
        cache.save(b"old")
        cache.mark(NOON)
        cache.mark(NOON)
        vault.refuse = True
        problems = [(repair.problem, repair.done) for repair in cache.rotate(b"new").repairs]
        assert problems == [("vault-failed", False), ("vault-failed", False)]
        assert loaded(cache) == b"new"

    def test_another_process_goes_on_after_a_rotation(self, computer: Computer) -> None:
        one, two = computer.cache(), computer.cache()
        one.save(b"1")
        assert loaded(two) == b"1"
        one.rotate(b"2")
        assert two.save(b"3").generation == 3
        assert loaded(one) == b"3"
