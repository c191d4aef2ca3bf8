"""What is the same for every keyring: entries, deadline, threads, and the choice of one."""

from __future__ import annotations

import subprocess
import sys
import threading
from collections.abc import Iterator
from typing import Any

import pytest
from keyring.errors import KeyringError, KeyringLocked

from licensecache import (
    VaultConflictError,
    VaultDamagedError,
    VaultLockedError,
    VaultTimeoutError,
    VaultUnavailableError,
    open_os_vault,
    self_test,
)
from licensecache.vaults import keyrings
from licensecache.vaults.keyrings import Keyring, KeyringVault
from tests.licensecache.parts import FixedEntropy


class Entries:
    """A backend that works, unless told otherwise."""

    def __init__(self) -> None:
        self.entries: dict[tuple[str, str], str] = {}
        self.failure: Exception | None = None
        self.hang: threading.Event | None = None

    def _obey(self) -> None:
        if self.hang is not None:
            self.hang.wait()
        if self.failure is not None:
            raise self.failure

    def get_password(self, service: str, username: str) -> str | None:
        self._obey()
        return self.entries.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self._obey()
        self.entries[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        self._obey()
        del self.entries[service, username]


@pytest.fixture
def entries() -> Iterator[Entries]:
    backend = Entries()
    yield backend
    if backend.hang is not None:
        backend.hang.set()


def vault_over(entries: Entries, seconds: float = 5.0, **changes: Any) -> KeyringVault:
    keyring = Keyring(
        label="Entries",
        backend=entries,
        errors=(KeyringError, OSError),
        is_locked=lambda error: isinstance(error, KeyringLocked),
        **changes,
    )
    return KeyringVault(keyring, "Example", seconds)


class TestEveryKeyring:
    def test_secrets_are_kept_as_entries_of_their_own_in_base64url(self, entries: Entries) -> None:
        vault = vault_over(entries)
        vault.create("a", b"\xff\xfe")
        vault.create("a", b"\xff\xfe")
        assert entries.entries == {("Example/a", "a"): "__4"}
        assert (vault.get("a"), vault.get("b")) == (b"\xff\xfe", None)
        assert (vault.label, vault.persistent) == ("Entries", True)
        self_test(vault, FixedEntropy())
        vault.delete("a")
        vault.delete("a")
        assert entries.entries == {}

    def test_a_secret_is_never_overwritten(self, entries: Entries) -> None:
        vault = vault_over(entries)
        vault.create("a", b"1")
        with pytest.raises(VaultConflictError):
            vault.create("a", b"2")

    def test_what_a_keyring_does_not_keep_is_found_out_at_once(
        self, entries: Entries, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(entries, "set_password", lambda *_: None)
        with pytest.raises(VaultDamagedError):
            vault_over(entries).create("a", b"1")

    @pytest.mark.parametrize("text", ["not base64 !", "ü", "a"])
    def test_an_entry_that_is_not_ours_is_told(self, entries: Entries, text: str) -> None:
        entries.entries["Example/a", "a"] = text
        with pytest.raises(VaultDamagedError):
            vault_over(entries).get("a")

    def test_a_locked_keyring_is_told(self, entries: Entries) -> None:
        entries.failure = KeyringLocked("locked")
        with pytest.raises(VaultLockedError):
            vault_over(entries).get("a")

    def test_a_failing_keyring_is_told(self, entries: Entries) -> None:
        entries.failure = OSError("the bus is gone")
        vault = vault_over(entries)
        with pytest.raises(VaultUnavailableError, match="the bus is gone"):
            vault.get("a")
        with pytest.raises(VaultUnavailableError, match="the bus is gone"):
            vault.create("a", b"")
        with pytest.raises(VaultUnavailableError, match="the bus is gone"):
            vault.delete("a")

    def test_the_keyrings_own_timeout_is_a_failure_not_our_deadline(self, entries: Entries) -> None:
        entries.failure = TimeoutError("no reply")
        with pytest.raises(VaultUnavailableError, match="no reply"):
            vault_over(entries).get("a")

    def test_a_hung_keyring_costs_the_deadline_and_one_thread(self, entries: Entries) -> None:
        entries.hang = threading.Event()
        vault = vault_over(entries, seconds=0.05)
        before = threading.active_count()
        for _ in range(5):
            with pytest.raises(VaultTimeoutError):
                vault.get("a")
        assert threading.active_count() == before + 1

    def test_a_keyring_that_comes_back_is_used_again(self, entries: Entries) -> None:
        entries.hang = threading.Event()
        vault = vault_over(entries, seconds=0.2)
        with pytest.raises(VaultTimeoutError):
            vault.create("a", b"1")
        entries.hang.set()
        vault.create("b", b"2")
        assert (vault.get("a"), vault.get("b")) == (b"1", b"2")

    def test_an_unheard_of_failure_of_the_adapter_is_told_at_once(
        self, entries: Entries, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        reported = threading.Event()
        monkeypatch.setattr(threading, "excepthook", lambda _: reported.set())
        entries.failure = ZeroDivisionError()
        with pytest.raises(VaultUnavailableError, match="adapter"):
            vault_over(entries, seconds=60).get("a")
        assert reported.wait(10)

    def test_unlocking_is_left_to_the_platform_unless_it_needs_asking(
        self, entries: Entries
    ) -> None:
        vault_over(entries).unlock(5)
        asked: list[float] = []
        vault_over(entries, unlock=asked.append).unlock(120)
        assert asked == [120]

    def test_a_hung_keyring_does_not_hold_up_the_end_of_the_process(self) -> None:
        program = (
            "import threading\n"
            "from licensecache import VaultTimeoutError\n"
            "from licensecache.vaults.keyrings import Keyring, KeyringVault\n"
            "class Hung:\n"
            "    def get_password(self, *_): threading.Event().wait()\n"
            "vault = KeyringVault(Keyring('x', Hung(), (), bool), 'x', 0.1)\n"
            "try: vault.get('a')\n"
            "except VaultTimeoutError as error: print(error.code)\n"
        )
        done = subprocess.run(
            [sys.executable, "-c", program], capture_output=True, text=True, timeout=60, check=True
        )
        assert done.stdout == "vault-timeout\n"


class TestChoice:
    def test_a_platform_without_an_allowed_keyring_has_none(self) -> None:
        with pytest.raises(VaultUnavailableError) as refused:
            open_os_vault("Example", platform="plan9")
        assert refused.value.code == "no-keyring"

    def test_an_adapter_that_cannot_be_imported_is_no_keyring(
        self, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setitem(keyrings.ALLOWED, "linux", "licensecache.vaults.absent")
        with pytest.raises(VaultUnavailableError) as refused:
            open_os_vault("Example", platform="linux")
        assert refused.value.code == "no-keyring"

    @pytest.mark.parametrize("platform", ["win32", "darwin"])
    def test_here_the_keyrings_of_other_platforms_are_none(self, platform: str) -> None:
        with pytest.raises(VaultUnavailableError) as refused:
            open_os_vault("Example", platform=platform)
        assert refused.value.code == "no-keyring"

    def test_what_the_keyring_package_would_choose_is_never_asked(
        self, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.null.Keyring")
        monkeypatch.delenv("DBUS_SESSION_BUS_ADDRESS", raising=False)
        with pytest.raises(VaultUnavailableError) as refused:
            open_os_vault("Example", platform="linux")
        assert refused.value.code == "no-keyring"

    def test_importing_the_library_imports_no_keyring(self) -> None:
        program = "import licensecache, sys; print('keyring' in sys.modules)"
        done = subprocess.run(
            [sys.executable, "-c", program], capture_output=True, text=True, check=True
        )
        assert done.stdout == "False\n"
