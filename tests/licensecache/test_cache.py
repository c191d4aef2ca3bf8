from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from licensecache import (
    LicenseCache,
    LicenseCacheError,
    MemoryBlobStore,
    MemoryVault,
    RecordTooLargeError,
    VaultError,
)
from licensecache.envelope import MAX_PAYLOAD
from tests.licensecache.parts import Computer, FixedEntropy, loaded

NOON = datetime(2026, 5, 4, 12, 0, tzinfo=UTC)


class TestSavingAndLoading:
    def test_a_new_computer_is_signed_out_and_gets_no_folders_by_asking(
        self, computer: Computer
    ) -> None:
        assert computer.cache().load() is None
        assert not computer.root.exists()

    def test_what_was_saved_is_loaded_by_the_next_process(self, computer: Computer) -> None:
        saved = computer.cache().save(b"a seat")
        found = computer.cache().load()
        assert found is not None
        assert (found.payload, found.generation, found.repairs) == (b"a seat", 1, ())
        assert (saved.generation, saved.degraded) == (1, False)

    def test_every_save_counts_the_generation_up(self, computer: Computer) -> None:
        cache = computer.cache()
        assert [cache.save(b"x").generation for _ in range(3)] == [1, 2, 3]

    def test_a_save_goes_on_from_what_another_process_saved(self, computer: Computer) -> None:
        ours, theirs = computer.cache(), computer.cache()
        ours.save(b"ours")
        theirs.save(b"theirs")
        assert ours.save(b"ours again").generation == 3
        theirs.erase()
        assert ours.update(lambda old: old or b"nothing").generation == 1
        assert loaded(theirs) == b"nothing"

    def test_an_empty_record_is_a_record(self, computer: Computer) -> None:
        computer.cache().save(b"")
        assert loaded(computer.cache()) == b""

    def test_both_slots_are_named_after_install_and_record(self, computer: Computer) -> None:
        computer.cache("a-server").save(b"x")
        install = computer.vault.get("install")
        assert install is not None
        assert computer.file(computer.local).name == f"{install.hex()}-a-server.slc"
        assert computer.file(computer.roaming).name == f"{install.hex()}-a-server.slc"

    def test_no_file_shows_the_payload(self, computer: Computer) -> None:
        computer.cache().save(b"the seat of A-CC5-FB7")
        for folder in (computer.local, computer.roaming):
            assert b"A-CC5-FB7" not in computer.file(folder).read_bytes()

    def test_the_records_of_two_servers_do_not_meet(self, computer: Computer) -> None:
        computer.cache("one").save(b"1")
        computer.cache("two").save(b"2")
        computer.cache("one").erase()
        assert loaded(computer.cache("one")) is None
        assert loaded(computer.cache("two")) == b"2"

    def test_update_gets_what_is_there_and_saves_what_it_returns(self, computer: Computer) -> None:
        cache = computer.cache()
        cache.update(lambda old: b"first" if old is None else b"not first")
        cache.update(lambda old: (old or b"") + b", second")
        assert loaded(computer.cache()) == b"first, second"

    def test_an_update_that_raises_saves_nothing(self, computer: Computer) -> None:
        cache = computer.cache()
        cache.save(b"kept")

        def refuse(_: bytes | None) -> bytes:
            raise ValueError("no")

        with pytest.raises(ValueError, match="no"):
            cache.update(refuse)
        assert loaded(cache) == b"kept"

    def test_a_record_over_the_limit_is_refused_and_the_old_one_stays(
        self, computer: Computer
    ) -> None:
        cache = computer.cache()
        cache.save(b"x" * MAX_PAYLOAD)
        with pytest.raises(RecordTooLargeError) as refused:
            cache.save(b"x" * (MAX_PAYLOAD + 1))
        assert refused.value.evidence == {"size": MAX_PAYLOAD + 1, "limit": MAX_PAYLOAD}
        assert loaded(cache) == b"x" * MAX_PAYLOAD

    @pytest.mark.parametrize("name", ["", "A", "a/b", "..", "a.b", "-a", "a" * 65])
    def test_a_name_that_is_no_file_name_everywhere_is_refused(
        self, computer: Computer, name: str
    ) -> None:
        with pytest.raises(ValueError, match="not a record name"):
            computer.cache(name)

    def test_a_cache_without_a_roaming_folder_works(self) -> None:
        cache = LicenseCache(
            name="one",
            local=MemoryBlobStore(),
            roaming=None,
            vault=MemoryVault(),
            entropy=FixedEntropy(),
        )
        assert cache.load() is None
        cache.save(b"x")
        assert loaded(cache) == b"x"
        assert cache.erase() == ()
        assert cache.load() is None


class TestMarks:
    def test_the_time_only_rises_unless_a_server_confirmed_it(self, computer: Computer) -> None:
        cache = computer.cache()
        assert cache.last_mark().time is None
        cache.mark(NOON)
        assert cache.mark(NOON - timedelta(days=2)).time == NOON
        assert cache.mark(NOON + timedelta(hours=1)).time == NOON + timedelta(hours=1)
        lowered = cache.mark(NOON - timedelta(days=2), confirmed=True)
        assert lowered.time == NOON - timedelta(days=2)
        assert computer.cache().last_mark() == lowered

    def test_an_older_file_does_not_lower_the_generation(self, computer: Computer) -> None:
        cache = computer.cache()
        cache.save(b"old")
        old = computer.file(computer.local).read_bytes()
        cache.save(b"new")
        cache.mark(NOON)
        computer.file(computer.local).write_bytes(old)
        assert cache.mark(NOON).generation == 2

    def test_a_rotation_keeps_the_time(self, computer: Computer) -> None:
        cache = computer.cache()
        cache.save(b"x")
        cache.mark(NOON)
        cache.rotate(b"y")
        mark = cache.last_mark()
        assert (mark.time, mark.generation) == (NOON, 2)

    @pytest.mark.parametrize("damage", [b"", b"[]", b"{}", b'{"time":5}', b"\xff"])
    def test_a_damaged_mark_counts_as_absent(self, computer: Computer, damage: bytes) -> None:
        computer.vault.create("server.mark.a", damage)
        assert computer.cache().last_mark().sequence == 0
        assert computer.cache().mark(NOON).sequence == 1

    def test_a_crash_between_the_two_marks_keeps_the_last_one(self, computer: Computer) -> None:
        cache = computer.cache()
        for hour in range(3):
            cache.mark(NOON + timedelta(hours=hour))
        last = cache.last_mark()
        for place in "ab":
            held = computer.vault.get(f"server.mark.{place}")
            assert held is not None
            if b'"seq":2' in held:
                computer.vault.delete(f"server.mark.{place}")
        assert computer.cache().last_mark() == last


def test_every_error_of_the_library_has_a_code_and_evidence() -> None:
    def family(kind: type[LicenseCacheError]) -> list[type[LicenseCacheError]]:
        return [kind, *(kind for child in kind.__subclasses__() for kind in family(child))]

    codes = [kind.default_code for kind in family(LicenseCacheError)]
    assert len(codes) == len(set(codes))
    assert VaultError("x", seconds=5).evidence == {"seconds": 5}
