"""The checks of vault, cache and clock."""

from __future__ import annotations

import threading
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest

from licensecache import (
    LicenseCache,
    LicenseCacheError,
    MemoryBlobStore,
    MemoryVault,
    VaultDamagedError,
    VaultLockedError,
    VaultTimeoutError,
)
from licensecache.vaults.keyrings import Keyring, KeyringVault
from seatkeeper.service.cache_checks import check_cache, check_clock, check_vault, date_of
from seatkeeper.service.diagnosis import Check, Finding, Outcome, run_checks
from seatkeeper.service.trusted_time import TrustedTime
from tests.helpers.stopwatch import Stopwatch
from tests.helpers.world import START, WorkstationClock, World, counting_entropy


class FailingVault(MemoryVault):
    """A vault that fails with this."""

    def __init__(self, error: LicenseCacheError) -> None:
        super().__init__()
        self.error = error

    def get(self, name: str) -> bytes | None:
        raise self.error


class ForgetfulVault(MemoryVault):
    """A persistent vault that keeps nothing."""

    persistent = True

    def get(self, name: str) -> bytes | None:
        return None


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (VaultLockedError("locked"), "vault-locked"),
        (VaultTimeoutError("hung"), "vault-timeout"),
        (VaultDamagedError("odd"), "vault-damaged"),
    ],
)
def test_a_vault_that_fails_is_told_by_its_code(error: LicenseCacheError, code: str) -> None:
    for vault in (FailingVault(error), error):
        finding = check_vault(vault, counting_entropy("check"))
        assert (finding.outcome, finding.code) == (Outcome.FAILED, code)


def test_a_vault_that_forgets_is_found_out() -> None:
    finding = check_vault(ForgetfulVault(), counting_entropy("check"))
    assert (finding.outcome, finding.code) == (Outcome.FAILED, "vault-damaged")


def test_a_vault_that_does_not_outlive_the_program_is_a_note() -> None:
    vault = MemoryVault()
    finding = check_vault(vault, counting_entropy("check"))
    assert (finding.outcome, finding.code) == (Outcome.WARNING, "session-only")


def _cache() -> tuple[LicenseCache, MemoryBlobStore, MemoryBlobStore, MemoryVault]:
    local, roaming, vault = MemoryBlobStore(), MemoryBlobStore(), MemoryVault()
    cache = LicenseCache(
        name="one", local=local, roaming=roaming, vault=vault, entropy=counting_entropy("cache")
    )
    return cache, local, roaming, vault


def test_both_copies_are_named() -> None:
    cache, *_ = _cache()
    assert check_cache(cache).code == "signed-out"
    cache.save(b"a record")
    finding = check_cache(cache)
    assert finding.outcome is Outcome.OK
    assert finding.facts == {"generation": "1", "local": "good", "roaming": "good"}


def test_a_clock_is_compared_with_the_signed_time_above_all() -> None:
    world = World()
    clock = WorkstationClock(world)
    trusted = TrustedTime(clock)
    told = START + timedelta(days=3)  # a date that nobody signed
    trusted.confirm(START)
    assert check_clock(trusted, clock.now(), told).outcome is Outcome.OK
    clock.skew = timedelta(minutes=-30)
    finding = check_clock(trusted, clock.now(), told)
    assert (finding.outcome, finding.code) == (Outcome.WARNING, "clock-skew")
    assert finding.facts == {"minutes": "-30.0", "source": "signed"}


def test_a_clock_behind_the_mark_was_set_back() -> None:
    world = World()
    clock = WorkstationClock(world)
    trusted = TrustedTime(clock)
    trusted.remember(START + timedelta(days=2))
    finding = check_clock(trusted, clock.now(), None)
    assert (finding.outcome, finding.code) == (Outcome.WARNING, "clock-set-back")
    assert finding.facts["minutes"] == "-2880.0"


def test_without_a_signed_time_the_date_of_the_answer_is_a_hint() -> None:
    trusted = TrustedTime(WorkstationClock(World()))
    assert check_clock(trusted, START, None).outcome is Outcome.SKIPPED
    assert check_clock(trusted, START, START + timedelta(minutes=4)).outcome is Outcome.OK
    finding = check_clock(trusted, START, START - timedelta(hours=3))
    assert finding.facts == {"minutes": "+180.0", "source": "date"}
    assert finding.code == "clock-skew"


@pytest.mark.parametrize(
    ("header", "when"),
    [
        ("Sun, 06 Nov 1994 08:49:37 GMT", datetime(1994, 11, 6, 8, 49, 37, tzinfo=UTC)),
        ("Sun, 06 Nov 1994 08:49:37", None),
        ("yesterday", None),
        ("", None),
    ],
)
def test_a_date_is_read_or_it_is_none(header: str, when: datetime | None) -> None:
    assert date_of(header) == when


def test_what_needs_a_failed_check_is_skipped_and_so_is_what_needs_that() -> None:
    def ends(outcome: Outcome) -> Callable[[], Finding]:
        return lambda: Finding(outcome)

    checks = (
        Check("a", ends(Outcome.WARNING)),
        Check("b", ends(Outcome.FAILED), ("a",)),
        Check("c", ends(Outcome.OK), ("b",)),
        Check("d", ends(Outcome.OK), ("c",)),
        Check("e", ends(Outcome.OK)),
    )
    outcomes = {name: finding.outcome for name, finding in run_checks(checks)}
    assert outcomes == {
        "a": Outcome.WARNING, "b": Outcome.FAILED, "c": Outcome.SKIPPED, "d": Outcome.SKIPPED,
        "e": Outcome.OK,
    }  # fmt: skip


class HungBackend:
    """A keyring that never answers, until the test is over."""

    def __init__(self) -> None:
        self.over = threading.Event()

    def get_password(self, service: str, username: str) -> str | None:
        self.over.wait(30)
        return None

    def set_password(self, service: str, username: str, password: str) -> None:
        self.over.wait(30)

    def delete_password(self, service: str, username: str) -> None:
        self.over.wait(30)


def test_a_keyring_that_hangs_is_told_when_its_deadline_is_over() -> None:
    backend = HungBackend()
    keyring = Keyring("Hung", backend, errors=(OSError,), is_locked=lambda _error: False)
    watch = Stopwatch()
    finding = check_vault(
        KeyringVault(keyring, "Seatkeeper", deadline_seconds=0.2), counting_entropy("check")
    )
    backend.over.set()
    assert (finding.outcome, finding.code) == (Outcome.FAILED, "vault-timeout")
    assert watch.seconds() < 2
