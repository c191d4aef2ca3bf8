"""macOS: the Keychain, through keyring's backend.

The Keychain opens its own dialogs (unlock, allow access). While one is open the call hangs, the
deadline passes, and the person tries again after answering; a refusal is told as locked.
"""

from __future__ import annotations

from collections.abc import Callable

from keyring.backends import macOS
from keyring.errors import KeyringError, KeyringLocked

from licensecache.vaults.keyrings import Backend, Keyring, no_keyring

LOCKED_STATUS = frozenset({-128, -25293, -25308})
"""userCanceledErr, errSecAuthFailed, errSecInteractionNotAllowed of SecBase.h: refused by the
person, wrong password, or locked with nobody to ask."""


def open_keyring() -> Keyring:
    """Returns the Keychain.

    Raises:
        VaultUnavailableError: code `no-keyring`.
    """
    if not macOS.Keyring.viable:
        raise no_keyring("the Keychain cannot be reached")
    make: Callable[[], Backend] = macOS.Keyring
    return Keyring(
        label="macOS Keychain",
        backend=make(),
        errors=(KeyringError, OSError),
        is_locked=_is_locked,
    )


def _is_locked(error: Exception) -> bool:
    status = error.__cause__.args[:1] if error.__cause__ else ()
    return isinstance(error, KeyringLocked) or bool(LOCKED_STATUS.intersection(status))
