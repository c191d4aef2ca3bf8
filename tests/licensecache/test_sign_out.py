from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from licensecache import (
    FileBlobStore,
    Repair,
    UnreadableError,
)
from tests.licensecache.parts import Computer, loaded


class TestSignOutByDeleting:
    def test_without_the_local_folder_one_is_signed_out_and_the_roaming_copy_goes(
        self, computer: Computer
    ) -> None:
        computer.cache().save(b"x")
        shutil.rmtree(computer.local)
        assert computer.cache().load() is None
        assert list(computer.roaming.iterdir()) == []

    def test_without_both_folders_one_is_signed_out(self, computer: Computer) -> None:
        computer.cache().save(b"x")
        shutil.rmtree(computer.root)
        assert computer.cache().load() is None

    def test_a_local_folder_put_back_after_the_sign_out_is_of_no_use(
        self, computer: Computer, tmp_path: Path
    ) -> None:
        computer.cache().save(b"x")
        shutil.copytree(computer.local, tmp_path / "copy")
        shutil.rmtree(computer.local)
        assert computer.cache().load() is None
        shutil.rmtree(computer.local)
        shutil.copytree(tmp_path / "copy", computer.local)
        with pytest.raises(UnreadableError):
            computer.cache().load()

    def test_a_missing_roaming_folder_is_repaired_and_reported(self, computer: Computer) -> None:
        computer.cache().save(b"x")
        shutil.rmtree(computer.roaming)
        found = computer.cache().load()
        assert found is not None
        assert found.repairs == (Repair("roaming", "folder-missing", done=True),)
        assert not found.degraded
        assert computer.cache().load() == type(found)(b"x", 1)

    def test_a_missing_roaming_file_is_repaired_and_reported(self, computer: Computer) -> None:
        computer.cache().save(b"x")
        computer.file(computer.roaming).unlink()
        found = computer.cache().load()
        assert found is not None
        assert found.repairs == (Repair("roaming", "missing", done=True),)

    def test_other_computers_files_in_the_roaming_folder_are_left_alone(
        self, computer: Computer, tmp_path: Path
    ) -> None:
        other = Computer(tmp_path / "other", seed="other")
        other.cache(roaming=FileBlobStore(computer.roaming)).save(b"theirs")
        assert computer.cache().load() is None
        computer.cache().save(b"ours")
        shutil.rmtree(computer.local)
        assert computer.cache().load() is None
        again = other.cache(roaming=FileBlobStore(computer.roaming)).load()
        assert again is not None
        assert (again.payload, again.repairs) == (b"theirs", ())

    def test_after_a_sign_out_a_save_begins_anew_under_another_key(
        self, computer: Computer
    ) -> None:
        cache = computer.cache()
        cache.save(b"x")
        before = computer.file(computer.local).read_bytes()
        shutil.rmtree(computer.local)
        cache.save(b"y")
        assert loaded(computer.cache()) == b"y"
        computer.file(computer.local).write_bytes(before)
        found = computer.cache().load()
        assert found is not None
        assert found.payload == b"y"
        assert found.repairs == (Repair("local", "retired-key", done=True),)
