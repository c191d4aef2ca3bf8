from __future__ import annotations

import shutil
from datetime import UTC, datetime
from pathlib import Path

import pytest

from licensecache import (
    MemoryVault,
    UnreadableError,
    VaultDamagedError,
    VaultLockedError,
    WrongInstallError,
)
from tests.licensecache.parts import Computer, loaded

NOON = datetime(2026, 5, 4, 12, 0, tzinfo=UTC)


class TestVaults:
    def test_a_reset_keyring_is_told(self, computer: Computer) -> None:
        computer.cache().save(b"x")
        computer.vault = MemoryVault()
        with pytest.raises(UnreadableError) as refused:
            computer.cache().load()
        assert refused.value.code == "key-missing"

    def test_a_keyring_that_is_reset_meanwhile_is_told_by_the_next_load(
        self, computer: Computer
    ) -> None:
        cache = computer.cache()
        cache.save(b"x")
        computer.vault.delete("server.key.a")
        with pytest.raises(UnreadableError) as refused:
            cache.load()
        assert refused.value.code == "key-missing"

    def test_files_put_back_after_an_erasure_stay_unreadable(self, computer: Computer) -> None:
        cache = computer.cache()
        cache.save(b"x")
        files = {
            file: file.read_bytes()
            for file in (computer.file(computer.local), computer.file(computer.roaming))
        }
        cache.erase()
        for file, content in files.items():
            file.write_bytes(content)
        read: list[bytes | None] = []

        def change(old: bytes | None) -> bytes:
            read.append(old)
            return b"y"

        with pytest.raises(UnreadableError):
            cache.update(change)
        assert read == []

    def test_a_lost_key_is_told(self, computer: Computer) -> None:
        computer.cache().save(b"x")
        computer.vault.delete("server.key.a")
        with pytest.raises(UnreadableError) as refused:
            computer.cache().load()
        assert refused.value.code == "key-missing"

    def test_a_damaged_key_is_told_and_a_save_begins_anew(self, computer: Computer) -> None:
        computer.cache().save(b"x")
        computer.vault.delete("server.key.a")
        computer.vault.create("server.key.a", b"not a key")
        with pytest.raises(UnreadableError) as refused:
            computer.cache().load()
        assert refused.value.code == "key-damaged"
        computer.cache().save(b"y")
        assert loaded(computer.cache()) == b"y"
        assert computer.vault.get("server.key.a") is None

    def test_a_damaged_install_id_is_told(self, computer: Computer) -> None:
        computer.cache().save(b"x")
        computer.vault.delete("install")
        computer.vault.create("install", b"short")
        with pytest.raises(VaultDamagedError):
            computer.cache().load()

    def test_another_computers_files_are_told(self, computer: Computer, tmp_path: Path) -> None:
        other = Computer(tmp_path / "other", seed="other")
        other.cache("another").save(b"this gives it an install id")
        computer.cache().save(b"x")
        shutil.rmtree(other.root)
        shutil.copytree(computer.root, other.root)
        with pytest.raises(WrongInstallError) as refused:
            other.cache().load()
        assert refused.value.code == "wrong-install"

    def test_another_computers_file_under_our_name_is_told(
        self, computer: Computer, tmp_path: Path
    ) -> None:
        other = Computer(tmp_path / "other", seed="other")
        other.cache().save(b"theirs")
        computer.cache().save(b"ours")
        for folder, source in ((computer.local, other.local), (computer.roaming, other.roaming)):
            computer.file(folder).write_bytes(other.file(source).read_bytes())
        with pytest.raises(WrongInstallError):
            computer.cache().load()

    def test_erasing_is_the_way_out_of_a_reset_keyring(self, computer: Computer) -> None:
        computer.cache().save(b"x")
        computer.vault = MemoryVault()
        computer.cache().erase()
        assert loaded(computer.cache()) is None
        computer.cache().save(b"y")
        assert loaded(computer.cache()) == b"y"
        assert len(list(computer.roaming.glob("*.slc"))) == 1

    def test_erasing_takes_what_was_put_aside_as_well(self, computer: Computer) -> None:
        computer.cache("other").save(b"stays")
        computer.cache().save(b"x")
        for folder in (computer.local, computer.roaming):
            file = next(folder.glob("*-server.slc"))
            file.write_bytes(b"torn")
            computer.cache().load()
        computer.cache().erase()
        for folder in (computer.local, computer.roaming):
            (left,) = [path.name for path in folder.iterdir() if path.suffix != ".lock"]
            assert left.endswith("-other.slc")

    def test_a_vault_that_locks_itself_between_two_questions_is_told(self, tmp_path: Path) -> None:
        class LocksAfterInstall(MemoryVault):
            def get(self, name: str) -> bytes | None:
                if ".key." in name and self.locked:
                    raise VaultLockedError("locked")
                return super().get(name)

            locked = False

        vault = LocksAfterInstall(persistent=True)
        computer = Computer(tmp_path, vault=vault)
        computer.cache().save(b"x")
        vault.locked = True
        with pytest.raises(VaultLockedError):
            computer.cache().update(lambda old: old or b"")

    def test_erasing_keeps_the_install_id_the_mark_and_the_callers_secrets(
        self, computer: Computer
    ) -> None:
        computer.vault.create("device-key", b"k" * 32)
        cache = computer.cache()
        cache.save(b"x")
        cache.mark(NOON)
        install = computer.vault.get("install")
        cache.erase()
        assert computer.vault.get("device-key") == b"k" * 32
        assert computer.vault.get("install") == install
        assert cache.last_mark().time == NOON
        assert cache.save(b"y").generation == 2

    def test_a_locked_vault_is_told_and_nothing_is_touched(self, computer: Computer) -> None:
        class Locked(MemoryVault):
            def get(self, name: str) -> bytes | None:
                raise VaultLockedError("locked")

        computer.cache().save(b"x")
        before = computer.file(computer.local).read_bytes()
        open_vault, computer.vault = computer.vault, Locked()
        with pytest.raises(VaultLockedError):
            computer.cache().load()
        with pytest.raises(VaultLockedError):
            computer.cache().save(b"y")
        assert computer.file(computer.local).read_bytes() == before
        computer.vault = open_vault
        assert loaded(computer.cache()) == b"x"

    def test_a_locked_vault_does_not_matter_to_who_is_signed_out(self, tmp_path: Path) -> None:
        class Locked(MemoryVault):
            def get(self, name: str) -> bytes | None:
                raise VaultLockedError("locked")

        assert Computer(tmp_path, vault=Locked()).cache().load() is None
