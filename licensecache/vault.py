"""The port to a place that keeps small secrets, and the two things every caller does with one.

The rules:

1. A secret is written once and never overwritten in place: some keyrings delete and re-add,
   others leave the old one behind. A new value takes a new name; then the old name is deleted.
2. `create` reads back what it wrote. A vault that forgets at once is found out at once.
3. Absent is an answer (`None`); locked, hung and missing are errors, each with its own class.
4. `persistent` says whether the secrets outlive the process. Whoever binds something for good
   to this computer asks it first, and runs `self_test`.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from licensecache.errors import VaultConflictError, VaultDamagedError, VaultError

Entropy = Callable[[int], bytes]
"""Gives that many bytes of the operating system's randomness."""

SELF_TEST_BYTES = 16


class Vault(Protocol):
    """Keeps secrets of up to `MAX_SECRET` bytes under names of `[a-z0-9._-]`."""

    @property
    def label(self) -> str:
        """What people call it, such as "Secret Service"."""
        ...

    @property
    def persistent(self) -> bool:
        """Whether secrets outlive this process."""
        ...

    def get(self, name: str) -> bytes | None:
        """Returns the secret, or None when the name is absent.

        Raises:
            VaultLockedError: it is locked.
            VaultUnavailableError: there is nothing to talk to.
            VaultTimeoutError: it did not answer in time.
            VaultDamagedError: what it holds was never stored by this library.
        """
        ...

    def create(self, name: str, secret: bytes) -> None:
        """Stores a secret under a new name and reads it back.

        Storing the same value again does nothing.

        Raises:
            VaultConflictError: the name holds another value.
            VaultDamagedError: reading back gave something else.
            VaultError: as `get`; with code `secret-too-large` over `MAX_SECRET`.
        """
        ...

    def delete(self, name: str) -> None:
        """Removes a name; an absent one is fine.

        Raises:
            VaultError: as `get`.
        """
        ...


MAX_SECRET = 900
"""Bytes. Windows holds 2,560 bytes per credential (CRED_MAX_CREDENTIAL_BLOB_SIZE), stored as
UTF-16: 1,280 characters, of which base64url makes 960 bytes; the rest is margin."""


def check_size(secret: bytes) -> None:
    """Refuses what the smallest vault could not hold.

    Raises:
        VaultError: code `secret-too-large`.
    """
    if len(secret) > MAX_SECRET:
        raise VaultError(
            "the secret is too large for a keyring",
            code="secret-too-large",
            size=len(secret),
            limit=MAX_SECRET,
        )


def check_vacant(name: str, secret: bytes, held: bytes | None) -> bool:
    """Tells whether a name is free for this secret.

    Args:
        name: where it is to be stored.
        secret: what is to be stored.
        held: what the vault holds there now.

    Returns:
        True when the name is free, False when it holds this very secret.

    Raises:
        VaultConflictError: it holds another one.
    """
    if held is not None and held != secret:
        raise VaultConflictError("the name holds another secret", name=name)
    return held is None


def check_stored(name: str, secret: bytes, held: bytes | None) -> None:
    """Refuses a vault that does not hold what was just stored.

    Raises:
        VaultDamagedError: it holds something else or nothing.
    """
    if held != secret:
        raise VaultDamagedError("the vault did not keep what was stored", name=name)


def self_test(vault: Vault, entropy: Entropy) -> None:
    """Stores a random secret, fetches it again, deletes it.

    Args:
        vault: the vault to be tested.
        entropy: for a name and a value that nothing else uses.

    Raises:
        VaultError: whatever the vault failed with.
    """
    name = f"self-test.{entropy(8).hex()}"
    secret = entropy(SELF_TEST_BYTES)
    vault.create(name, secret)
    try:
        check_stored(name, secret, vault.get(name))
    finally:
        vault.delete(name)
    if vault.get(name) is not None:
        raise VaultDamagedError("the vault did not delete what was deleted", name=name)


def remembered_secret(vault: Vault, name: str, length: int, entropy: Entropy) -> bytes:
    """Returns the secret kept under a name, made at the first call.

    Two processes that make it at the same moment agree on one of the two.

    Args:
        vault: where it is kept.
        name: what it is called there.
        length: its size in bytes.
        entropy: the source of a new one.

    Raises:
        VaultDamagedError: what is kept has another length.
        VaultError: as `Vault.get`.
    """
    held = vault.get(name)
    if held is None:
        try:
            fresh = entropy(length)
            vault.create(name, fresh)
        except VaultConflictError:
            held = vault.get(name)
        else:
            return fresh
    if held is None or len(held) != length:
        raise VaultDamagedError("the remembered secret has another length", name=name)
    return held
