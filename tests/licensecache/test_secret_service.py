"""The adapter of the Secret Service against a real GNOME Keyring, in each of its states."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from pathlib import Path

import pytest
import secretstorage
from jeepney.wrappers import DBusErrorResponse  # type: ignore[import-untyped]  # no py.typed
from secretstorage.collection import SESSION_COLLECTION, Collection
from secretstorage.exceptions import LockedException

from licensecache import (
    PassphraseVault,
    UnreadableError,
    VaultLockedError,
    VaultTimeoutError,
    VaultUnavailableError,
    open_os_vault,
    self_test,
)
from licensecache.vaults import secret_service
from licensecache.vaults.keyrings import KeyringVault
from tests.licensecache.parts import Computer, FixedEntropy
from tests.licensecache.secret_session import SecretSession, secret_session

pytestmark = pytest.mark.secret_service


@pytest.fixture
def session(tmp_path: Path) -> Iterator[SecretSession]:
    folder = tmp_path / "home"
    folder.mkdir()
    with secret_session(folder) as session:
        yield session


def opened(seconds: float = 5.0) -> KeyringVault:
    return open_os_vault("Example", seconds, platform="linux")


def test_fresh_nothing_is_there_and_storing_asks_for_a_new_password(session: SecretSession) -> None:
    session.start(password=None)
    vault = opened()
    assert vault.persistent
    assert vault.get("a") is None
    vault.delete("a")
    with pytest.raises(VaultLockedError):
        vault.create("a", b"1")
    with pytest.raises(VaultLockedError):
        vault.unlock(1)


def test_unlocked_secrets_are_kept_over_a_restart(session: SecretSession, tmp_path: Path) -> None:
    session.start()
    vault = opened()
    assert (vault.label, vault.persistent) == ("Secret Service", True)
    self_test(vault, FixedEntropy())
    computer = Computer(tmp_path / "computer", vault=vault)
    computer.cache().save(b"x")
    computer.cache().rotate(b"y")
    vault.unlock(1)
    session.kill()
    session.start()
    computer.vault = opened()
    found = computer.cache().load()
    assert found is not None
    assert (found.payload, found.repairs) == (b"y", ())


def test_locked_every_operation_is_refused_at_once(session: SecretSession, tmp_path: Path) -> None:
    session.start()
    computer = Computer(tmp_path / "computer", vault=opened())
    computer.cache().save(b"x")
    session.lock()
    with pytest.raises(VaultLockedError):
        computer.cache().load()
    with pytest.raises(VaultLockedError):
        opened().create("a", b"1")
    with pytest.raises(VaultLockedError):
        opened().delete("a")
    with pytest.raises(VaultLockedError):
        opened().unlock(1)


def test_wrong_password_is_locked(session: SecretSession) -> None:
    session.start()
    opened().create("a", b"1")
    session.kill()
    session.start(password="not the password")
    with pytest.raises(VaultLockedError):
        opened().get("a")


def test_killed_is_told_and_nothing_is_lost(session: SecretSession) -> None:
    session.start()
    vault = opened()
    vault.create("a", b"1")
    session.kill()
    # D-Bus starts another one where the system says how, and that one is locked.
    with pytest.raises((VaultLockedError, VaultUnavailableError)):
        vault.get("a")
    session.kill_successor()
    session.start()
    assert vault.get("a") == b"1"


def test_stopped_costs_the_deadline_and_works_again_afterwards(session: SecretSession) -> None:
    session.start()
    vault = opened(1.0)
    vault.create("a", b"1")
    session.send(signal.SIGSTOP)
    with pytest.raises(VaultTimeoutError):
        vault.get("a")
    session.send(signal.SIGCONT)
    assert vault.get("a") == b"1"


def test_reset_is_told_as_a_missing_key(session: SecretSession, tmp_path: Path) -> None:
    session.start()
    computer = Computer(tmp_path / "computer", vault=opened())
    computer.cache().save(b"x")
    session.reset()
    computer.vault = opened()
    with pytest.raises(UnreadableError) as refused:
        computer.cache().load()
    assert refused.value.code == "key-missing"
    computer.cache().erase()
    assert computer.cache().save(b"y").generation == 1


def test_replaced_by_another_vault_is_told_as_a_missing_key(
    session: SecretSession, tmp_path: Path
) -> None:
    session.start()
    computer = Computer(tmp_path / "computer", vault=opened())
    computer.cache().save(b"x")
    original = computer.vault
    computer.vault = PassphraseVault(tmp_path / "vault", "correct horse", FixedEntropy())
    with pytest.raises(UnreadableError):
        computer.cache().load()
    computer.vault = original
    assert computer.cache().load() is not None


def test_a_session_without_a_secret_service_has_no_keyring(
    session: SecretSession, monkeypatch: pytest.MonkeyPatch
) -> None:
    del session
    monkeypatch.setattr(secretstorage, "check_service_availability", lambda _: False)
    with pytest.raises(VaultUnavailableError) as refused:
        opened()
    assert refused.value.code == "no-keyring"


def test_a_default_that_forgets_at_logout_is_not_persistent(
    session: SecretSession, monkeypatch: pytest.MonkeyPatch
) -> None:
    session.start()
    monkeypatch.setattr(
        secretstorage,
        "get_collection_by_alias",
        lambda bus, _: Collection(bus, SESSION_COLLECTION),
    )
    assert not opened().persistent


def test_an_unanswered_dialog_is_locked(
    session: SecretSession, monkeypatch: pytest.MonkeyPatch
) -> None:
    session.start()
    session.lock()

    def unanswered(_: Collection, timeout: float) -> bool:
        raise TimeoutError(timeout)

    monkeypatch.setattr(Collection, "unlock", unanswered)
    with pytest.raises(VaultLockedError):
        opened().unlock(1)


def test_an_answered_dialog_unlocks(
    session: SecretSession, monkeypatch: pytest.MonkeyPatch
) -> None:
    session.start()
    vault = opened()
    vault.create("a", b"1")
    session.lock()

    def answered(_: Collection, timeout: float) -> bool:
        assert timeout == 60
        session.kill()
        session.kill_successor()
        session.start()
        return False

    monkeypatch.setattr(Collection, "unlock", answered)
    vault.unlock(60)
    assert vault.get("a") == b"1"


class Refusal(DBusErrorResponse):  # type: ignore[misc]  # untyped base
    """An error of the bus by name only."""

    def __init__(self, name: str) -> None:
        Exception.__init__(self, name)
        self.name, self.data = name, ()


def test_the_services_own_word_for_locked_is_known(
    session: SecretSession, monkeypatch: pytest.MonkeyPatch
) -> None:
    session.start()
    vault = opened()

    def refuse_with(error: Exception) -> None:
        def refuse(_: Collection) -> None:
            raise error

        monkeypatch.setattr(Collection, "ensure_not_locked", refuse)

    refuse_with(Refusal(secret_service.IS_LOCKED))
    with pytest.raises(VaultLockedError):
        vault.get("a")
    refuse_with(LockedException())
    with pytest.raises(VaultLockedError):
        vault.get("a")
    refuse_with(Refusal("org.freedesktop.DBus.Error.NoMemory"))
    with pytest.raises(VaultUnavailableError):
        vault.get("a")
