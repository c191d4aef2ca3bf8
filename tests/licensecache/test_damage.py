from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from functools import partial

import pytest
from joserfc.util import json_b64encode, urlsafe_b64decode

from licensecache import (
    MemoryBlobStore,
    NewerFormatError,
    Repair,
    StorageError,
    TamperedError,
)
from tests.licensecache.parts import Computer, loaded


class TestDamage:
    def test_a_torn_local_file_is_put_aside_and_repaired_from_the_roaming_one(
        self, computer: Computer
    ) -> None:
        computer.cache().save(b"x")
        file = computer.file(computer.local)
        torn = file.read_bytes()[:40]
        file.write_bytes(torn)
        found = computer.cache().load()
        assert found is not None
        assert found.repairs == (Repair("local", "torn", done=True),)
        assert file.with_name(file.name + ".torn.bad").read_bytes() == torn
        assert computer.cache().load() == type(found)(b"x", 1)

    @pytest.mark.parametrize("slot", ["local", "roaming"])
    def test_a_save_puts_aside_what_was_damaged_since_its_last_one(
        self, computer: Computer, slot: str
    ) -> None:
        cache = computer.cache()
        cache.save(b"x")
        file = computer.file(computer.root / slot)
        damaged = file.read_bytes()[:-2] + b"AA"
        file.write_bytes(damaged)
        assert cache.save(b"y").generation == 2
        assert file.with_name(file.name + ".tampered.bad").read_bytes() == damaged

    def test_an_inspection_tells_what_is_wrong_and_changes_nothing(
        self, computer: Computer
    ) -> None:
        cache = computer.cache()
        cache.save(b"x")
        file = computer.file(computer.local)
        file.write_bytes(b"torn")
        view = cache.inspect()
        assert view.roaming is not None
        assert (view.local.fault(), view.roaming.opened is not None) == ("torn", True)
        assert file.read_bytes() == b"torn"
        assert not list(computer.root.rglob("*.bad"))

    def test_swapped_slots_are_told(self, computer: Computer) -> None:
        computer.cache().save(b"x")
        local, roaming = computer.file(computer.local), computer.file(computer.roaming)
        a, b = local.read_bytes(), roaming.read_bytes()
        local.write_bytes(b)
        roaming.write_bytes(a)
        with pytest.raises(TamperedError) as refused:
            computer.cache().load()
        assert refused.value.code == "swapped-slot"

    def test_with_both_slots_torn_nothing_is_touched_by_a_load(self, computer: Computer) -> None:
        computer.cache().save(b"x")
        for folder in (computer.local, computer.roaming):
            computer.file(folder).write_bytes(b"torn")
        with pytest.raises(TamperedError) as refused:
            computer.cache().load()
        assert refused.value.code == "torn"
        assert computer.file(computer.local).read_bytes() == b"torn"

    def test_with_both_slots_torn_a_save_begins_anew_but_an_update_refuses(
        self, computer: Computer
    ) -> None:
        computer.cache().save(b"x")
        for folder in (computer.local, computer.roaming):
            computer.file(folder).write_bytes(b"torn")
        with pytest.raises(TamperedError):
            computer.cache().update(lambda old: old or b"")
        computer.cache().save(b"y")
        assert loaded(computer.cache()) == b"y"

    def test_a_local_file_the_disk_refuses_is_not_replaced_by_an_older_copy(
        self, computer: Computer
    ) -> None:
        computer.cache().save(b"x")
        file = computer.file(computer.local)
        file.unlink()
        file.mkdir()
        with pytest.raises(StorageError):
            computer.cache().load()
        with pytest.raises(StorageError):
            computer.cache().save(b"y")

    def test_a_roaming_folder_that_cannot_be_written_is_degraded_not_an_error(
        self, computer: Computer
    ) -> None:
        computer.cache().save(b"x")
        shutil.rmtree(computer.roaming)
        computer.roaming.write_bytes(b"a file where the folder should be")
        saved = computer.cache().save(b"y")
        assert saved.degraded
        assert [repair.slot for repair in saved.repairs] == ["roaming"]
        found = computer.cache().load()
        assert found is not None
        assert (found.payload, found.degraded) == (b"y", True)
        computer.roaming.unlink()
        found = computer.cache().load()
        assert found is not None
        assert not found.degraded

    def test_a_roaming_folder_out_of_reach_keeps_nobody_from_being_signed_out(
        self, computer: Computer
    ) -> None:
        class OutOfReach(MemoryBlobStore):
            def names(self) -> tuple[str, ...]:
                raise StorageError("the share is gone")

        assert computer.cache(roaming=OutOfReach()).load() is None

    def test_erasing_without_the_roaming_folder_says_what_is_left(self, computer: Computer) -> None:
        class ReadOnly(MemoryBlobStore):
            def delete(self, name: str) -> None:
                raise StorageError(f"cannot delete {name}", code="storage-denied")

        cache = computer.cache(roaming=ReadOnly())
        cache.save(b"x")
        (left,) = cache.erase()
        assert (left.slot, left.problem, left.done) == ("roaming", "storage-denied", False)
        assert loaded(computer.cache(roaming=MemoryBlobStore())) is None


class TestNewerFormats:
    def test_a_newer_programs_file_stops_everything_and_is_not_touched(
        self, computer: Computer
    ) -> None:
        computer.cache().save(b"x")
        file = computer.file(computer.roaming)
        header = json.loads(urlsafe_b64decode(file.read_bytes().split(b".")[0]))
        newer = json_b64encode(header | {"v": 2, "enc": "A512GCM"}) + b"..AA.AA.AA"
        file.write_bytes(newer)
        local = computer.file(computer.local).read_bytes()
        actions: list[Callable[[], object]] = [
            computer.cache().load,
            partial(computer.cache().save, b"y"),
            partial(computer.cache().rotate, b"y"),
            partial(computer.cache().update, lambda _: b"y"),
        ]
        for action in actions:
            with pytest.raises(NewerFormatError):
                action()
        assert file.read_bytes() == newer
        assert computer.file(computer.local).read_bytes() == local
