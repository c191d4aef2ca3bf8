from __future__ import annotations

import stat
from collections.abc import Callable
from pathlib import Path

import pytest

from licensecache import (
    FileVault,
    MemoryVault,
    PassphraseVault,
    Vault,
    VaultConflictError,
    VaultDamagedError,
    VaultError,
    VaultLockedError,
    VaultUnavailableError,
    remembered_secret,
    self_test,
)
from licensecache.vault import MAX_SECRET
from tests.licensecache.parts import FixedEntropy

Open = Callable[[], Vault]


def passphrase_vault(folder: Path, phrase: str = "correct horse") -> PassphraseVault:
    return PassphraseVault(folder, phrase, FixedEntropy("salt"))


@pytest.fixture(params=["memory", "file", "passphrase"])
def reopen(request: pytest.FixtureRequest, tmp_path: Path) -> Open:
    """Opens the same vault again and again, as one process after the other would."""
    if request.param == "memory":
        vault = MemoryVault()
        return lambda: vault
    if request.param == "file":
        return lambda: FileVault(tmp_path)
    return lambda: passphrase_vault(tmp_path)


class TestEveryVault:
    def test_what_was_never_stored_is_absent(self, reopen: Open) -> None:
        assert reopen().get("a") is None
        reopen().delete("a")

    def test_a_secret_is_there_after_reopening_and_gone_after_deleting(self, reopen: Open) -> None:
        reopen().create("a", b"\0secret\xff")
        reopen().create("b", b"")
        assert (reopen().get("a"), reopen().get("b")) == (b"\0secret\xff", b"")
        reopen().delete("a")
        assert (reopen().get("a"), reopen().get("b")) == (None, b"")

    def test_a_secret_is_never_overwritten(self, reopen: Open) -> None:
        reopen().create("a", b"1")
        reopen().create("a", b"1")
        with pytest.raises(VaultConflictError):
            reopen().create("a", b"2")
        assert reopen().get("a") == b"1"

    def test_a_secret_that_the_smallest_keyring_could_not_hold_is_refused(
        self, reopen: Open
    ) -> None:
        reopen().create("a", b"x" * MAX_SECRET)
        with pytest.raises(VaultError) as refused:
            reopen().create("b", b"x" * (MAX_SECRET + 1))
        assert refused.value.code == "secret-too-large"

    def test_the_self_test_passes_and_leaves_nothing(self, reopen: Open) -> None:
        vault = reopen()
        self_test(vault, FixedEntropy())
        name = f"self-test.{FixedEntropy()(8).hex()}"
        assert vault.get(name) is None

    def test_a_remembered_secret_is_made_once(self, reopen: Open) -> None:
        first = remembered_secret(reopen(), "device-key", 32, FixedEntropy("a"))
        assert len(first) == 32
        assert remembered_secret(reopen(), "device-key", 32, FixedEntropy("b")) == first

    def test_it_has_a_label(self, reopen: Open) -> None:
        assert reopen().label


class Forgetful(MemoryVault):
    """Says yes and keeps nothing."""

    def create(self, name: str, secret: bytes) -> None:
        del name, secret


class Hoarding(MemoryVault):
    """Says yes and deletes nothing."""

    def delete(self, name: str) -> None:
        del name


@pytest.mark.parametrize("vault", [Forgetful(), Hoarding()])
def test_the_self_test_finds_a_vault_that_only_says_yes(vault: Vault) -> None:
    with pytest.raises(VaultDamagedError):
        self_test(vault, FixedEntropy())


class Overtaken(MemoryVault):
    """Lets another process create the secret just before this one does."""

    def __init__(self, *, lost: bool) -> None:
        super().__init__()
        self._lost = lost

    def create(self, name: str, secret: bytes) -> None:
        super().create(name, b"x" * len(secret))
        try:
            super().create(name, secret)
        finally:
            if self._lost:
                self.delete(name)


def test_two_processes_agree_on_one_remembered_secret() -> None:
    assert remembered_secret(Overtaken(lost=False), "a", 8, FixedEntropy()) == b"x" * 8


def test_a_remembered_secret_that_vanishes_or_has_another_length_is_told() -> None:
    with pytest.raises(VaultDamagedError):
        remembered_secret(Overtaken(lost=True), "a", 8, FixedEntropy())
    vault = MemoryVault()
    vault.create("a", b"short")
    with pytest.raises(VaultDamagedError):
        remembered_secret(vault, "a", 8, FixedEntropy())


class TestPersistence:
    def test_only_the_memory_vault_forgets(self, tmp_path: Path) -> None:
        assert not MemoryVault().persistent
        assert FileVault(tmp_path).persistent
        assert passphrase_vault(tmp_path).persistent

    def test_the_file_vault_says_that_it_is_a_simulation(self, tmp_path: Path) -> None:
        assert FileVault(tmp_path).label == "SIMULATION file vault"


class TestFiles:
    def test_secrets_are_the_users_own_to_read(self, tmp_path: Path) -> None:
        FileVault(tmp_path / "v").create("a", b"1")
        file = tmp_path / "v" / "a.secret"
        assert file.read_bytes() == b"1"
        assert stat.S_IMODE(file.stat().st_mode) == 0o600

    def test_a_folder_that_cannot_be_used_is_an_unavailable_vault(self, tmp_path: Path) -> None:
        (tmp_path / "v").write_bytes(b"a file where the folder should be")
        for vault in (FileVault(tmp_path / "v"), passphrase_vault(tmp_path / "v")):
            with pytest.raises(VaultUnavailableError):
                vault.create("a", b"1")

    def test_a_secret_that_cannot_be_read_or_deleted_is_an_unavailable_vault(
        self, tmp_path: Path
    ) -> None:
        vault = FileVault(tmp_path)
        (tmp_path / "a.secret").mkdir()
        with pytest.raises(VaultUnavailableError):
            vault.get("a")
        with pytest.raises(VaultUnavailableError):
            vault.delete("a")


class TestPassphrase:
    def test_no_file_shows_a_secret(self, tmp_path: Path) -> None:
        passphrase_vault(tmp_path).create("a", b"the secret")
        assert all(b"the secret" not in file.read_bytes() for file in tmp_path.iterdir())

    def test_a_wrong_passphrase_is_told_and_changes_nothing(self, tmp_path: Path) -> None:
        passphrase_vault(tmp_path).create("a", b"1")
        wrong = passphrase_vault(tmp_path, "wrong")
        with pytest.raises(VaultLockedError) as refused:
            wrong.get("a")
        assert refused.value.code == "wrong-passphrase"
        with pytest.raises(VaultLockedError):
            wrong.create("b", b"2")
        with pytest.raises(VaultLockedError):
            wrong.delete("a")
        assert passphrase_vault(tmp_path).get("a") == b"1"
        assert passphrase_vault(tmp_path).get("b") is None

    def test_an_empty_passphrase_is_refused(self, tmp_path: Path) -> None:
        with pytest.raises(ValueError, match="empty"):
            passphrase_vault(tmp_path, "")

    def test_two_folders_have_different_salts(self, tmp_path: Path) -> None:
        entropy = FixedEntropy()
        for folder in ("a", "b"):
            PassphraseVault(tmp_path / folder, "same", entropy).create("x", b"1")
        one, two = (
            (tmp_path / folder / "passphrase.json").read_bytes()[:40] for folder in ("a", "b")
        )
        assert one != two

    def test_exchanged_and_altered_secrets_are_told(self, tmp_path: Path) -> None:
        vault = passphrase_vault(tmp_path)
        vault.create("a", b"1")
        vault.create("b", b"2")
        (tmp_path / "a.sealed").write_bytes((tmp_path / "b.sealed").read_bytes())
        (tmp_path / "b.sealed").write_bytes(b"nonsense")
        for name in "ab":
            with pytest.raises(VaultDamagedError):
                vault.get(name)

    @pytest.mark.parametrize(
        "content",
        [
            b"",
            b"[]",
            b"{}",
            b'{"v":1,"salt":5,"check":""}',
            b'{"v":1,"salt":"!","check":""}',
            b'{"v":1,"salt":"AAAA","check":""}',
            b'{"v":2,"salt":"AAAAAAAAAAAAAAAAAAAAAA","check":""}',
        ],
    )
    def test_a_damaged_lock_file_is_told(self, tmp_path: Path, content: bytes) -> None:
        (tmp_path / "passphrase.json").write_bytes(content)
        with pytest.raises(VaultDamagedError):
            passphrase_vault(tmp_path).get("a")
