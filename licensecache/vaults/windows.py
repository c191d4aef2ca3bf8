"""Windows: the Credential Manager, through keyring's WinVaultKeyring.

The rules:

1. Persistence is "local machine". keyring's own default, "enterprise", roams with the user to
   other computers, and then a key would no longer be this computer's.
2. Every secret is a target of its own, so keyring's scheme for several users of one target,
   which rewrites entries, never comes into play.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from keyring.backends import Windows
from keyring.errors import KeyringError

from licensecache.vaults.keyrings import Backend, Keyring, no_keyring

PERSISTENCE = "local machine"


class _WinVault(Backend, Protocol):
    persist: str


def open_keyring() -> Keyring:
    """Returns the Credential Manager.

    Raises:
        VaultUnavailableError: code `no-keyring`.
    """
    if not Windows.WinVaultKeyring.viable:
        raise no_keyring("the Credential Manager cannot be reached")
    make: Callable[[], _WinVault] = Windows.WinVaultKeyring
    backend = make()
    backend.persist = PERSISTENCE
    # keyring imports the platform's module for itself; it is the same whichever package it is of.
    refused: type[Exception] = Windows.pywintypes.error  # type: ignore[attr-defined]  # not its own
    return Keyring(
        label="Windows Credential Manager",
        backend=backend,
        errors=(KeyringError, OSError, refused),
        is_locked=_is_locked,
    )


def _is_locked(error: Exception) -> bool:
    """The Credential Manager is open whenever its user is logged in."""
    del error
    return False
