"""The adapters of keyrings, through stubs of the platform calls that keyring's backends make.

The stubs behave as the platforms document (CredRead and friends of wincred.h, SecItem* of
Security.framework); the real Secret Service is in test_secret_service.py.
"""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest
from keyring.backends import Windows, macOS

from licensecache import (
    VaultError,
    VaultLockedError,
    VaultUnavailableError,
    open_os_vault,
    self_test,
)
from licensecache.vault import MAX_SECRET
from tests.licensecache.parts import FixedEntropy


class CredentialError(Exception):
    """pywintypes.error as pywin32-ctypes has it."""

    def __init__(self, winerror: int, funcname: str, strerror: str) -> None:
        super().__init__(winerror, funcname, strerror)
        self.winerror, self.funcname, self.strerror = winerror, funcname, strerror


class CredentialManager:
    """wincred.h: generic credentials by target, 2,560 bytes of UTF-16 each."""

    CRED_TYPE_GENERIC = 1
    CRED_PERSIST_SESSION = 1
    CRED_PERSIST_LOCAL_MACHINE = 2
    CRED_PERSIST_ENTERPRISE = 3

    def __init__(self) -> None:
        self.credentials: dict[str, dict[str, Any]] = {}
        self.refuses = False

    def _find(self, target: str, call: str) -> dict[str, Any]:
        if self.refuses:
            raise CredentialError(1312, call, "A specified logon session does not exist.")
        if target not in self.credentials:
            raise CredentialError(1168, call, "Element not found.")
        return self.credentials[target]

    def CredRead(self, Type: int, TargetName: str) -> dict[str, Any]:  # noqa: N802, N803  # theirs
        assert Type == self.CRED_TYPE_GENERIC
        return self._find(TargetName, "CredRead")

    def CredWrite(self, credential: dict[str, Any], flags: int) -> None:  # noqa: N802  # theirs
        assert flags == 0
        blob = credential["CredentialBlob"].encode("utf-16-le")
        if len(blob) > 2560:
            raise CredentialError(1783, "CredWrite", "The stub received bad data.")
        self.credentials[credential["TargetName"]] = credential | {"CredentialBlob": blob}

    def CredDelete(self, Type: int, TargetName: str) -> None:  # noqa: N802, N803  # theirs
        assert Type == self.CRED_TYPE_GENERIC
        self._find(TargetName, "CredDelete")
        del self.credentials[TargetName]


class TestWindows:
    @pytest.fixture
    def manager(self, monkeypatch: pytest.MonkeyPatch) -> CredentialManager:
        manager = CredentialManager()
        pywintypes = SimpleNamespace(error=CredentialError)
        monkeypatch.setattr(Windows, "win32cred", manager, raising=False)
        monkeypatch.setattr(Windows, "pywintypes", pywintypes, raising=False)
        monkeypatch.setattr(Windows, "missing_deps", None)
        return manager

    def test_secrets_stay_on_this_computer(self, manager: CredentialManager) -> None:
        vault = open_os_vault("Example", platform="win32")
        assert (vault.label, vault.persistent) == ("Windows Credential Manager", True)
        vault.create("a", b"1")
        vault.create("b", b"2")
        assert sorted(manager.credentials) == ["Example/a", "Example/b"]
        assert {entry["Persist"] for entry in manager.credentials.values()} == {
            manager.CRED_PERSIST_LOCAL_MACHINE
        }
        assert (vault.get("a"), vault.get("b"), vault.get("c")) == (b"1", b"2", None)
        vault.delete("a")
        vault.delete("a")
        assert sorted(manager.credentials) == ["Example/b"]
        self_test(vault, FixedEntropy())

    def test_the_largest_secret_fits(self, manager: CredentialManager) -> None:
        del manager
        vault = open_os_vault("Example", platform="win32")
        vault.create("a", b"\xff" * MAX_SECRET)
        assert vault.get("a") == b"\xff" * MAX_SECRET

    def test_a_session_without_credentials_is_told(self, manager: CredentialManager) -> None:
        vault = open_os_vault("Example", platform="win32")
        manager.refuses = True
        with pytest.raises(VaultUnavailableError, match="logon session"):
            vault.get("a")


class StatusError(Exception):
    """An OSStatus that is not 0."""


class NotFoundError(StatusError):
    """errSecItemNotFound."""


class DeniedError(StatusError):
    """userCanceledErr."""


class Keychain:
    """keyring's own calls of Security.framework, over a dictionary; errors by OSStatus."""

    Error = StatusError
    NotFound = NotFoundError
    KeychainDenied = DeniedError

    def __init__(self) -> None:
        self.items: dict[tuple[str, str], str] = {}
        self.status = 0

    def _check(self) -> None:
        if self.status == -128:
            raise self.KeychainDenied(self.status, "Keychain Access Denied")
        if self.status:
            raise self.Error(self.status, "Unknown Error")

    def find_generic_password(self, name: str | None, service: str, username: str) -> str:
        del name
        self._check()
        if (service, username) not in self.items:
            raise self.NotFound(-25300, "Item not found")
        return self.items[service, username]

    def set_generic_password(
        self, name: str | None, service: str, username: str, password: str
    ) -> None:
        del name
        self._check()
        self.items[service, username] = password

    def delete_generic_password(self, name: str | None, service: str, username: str) -> None:
        self.find_generic_password(name, service, username)
        del self.items[service, username]


class TestMac:
    @pytest.fixture
    def keychain(self, monkeypatch: pytest.MonkeyPatch) -> Keychain:
        keychain = Keychain()
        monkeypatch.setattr(macOS, "api", keychain, raising=False)
        monkeypatch.setattr("platform.system", lambda: "Darwin")
        return keychain

    def test_secrets_are_kept(self, keychain: Keychain) -> None:
        vault = open_os_vault("Example", platform="darwin")
        assert (vault.label, vault.persistent) == ("macOS Keychain", True)
        vault.create("a", b"1")
        assert list(keychain.items) == [("Example/a", "a")]
        assert (vault.get("a"), vault.get("b")) == (b"1", None)
        vault.delete("a")
        vault.delete("a")
        assert keychain.items == {}
        self_test(vault, FixedEntropy())

    @pytest.mark.parametrize("status", [-128, -25293, -25308])
    def test_a_refusal_is_told_as_locked(self, keychain: Keychain, status: int) -> None:
        vault = open_os_vault("Example", platform="darwin")
        keychain.status = status
        with pytest.raises(VaultLockedError):
            vault.get("a")
        with pytest.raises(VaultLockedError):
            vault.create("a", b"1")

    def test_any_other_failure_is_told(self, keychain: Keychain) -> None:
        vault = open_os_vault("Example", platform="darwin")
        keychain.status = -34018
        with pytest.raises(VaultError) as refused:
            vault.get("a")
        assert refused.value.code == "vault-unavailable"
