"""A vault that forgets when the process ends: for sessions without a keyring, and for tests."""

from __future__ import annotations

from licensecache.vault import check_size, check_vacant


class MemoryVault:
    """Keeps secrets in a dictionary.

    Attributes:
        label: for people.
        persistent: False; whoever binds something for good asks first. True is for tests and
            simulated computers that outlive their sessions in one process.
    """

    label = "Memory (this session only)"

    def __init__(self, *, persistent: bool = False) -> None:
        self._secrets: dict[str, bytes] = {}
        self.persistent = persistent

    def get(self, name: str) -> bytes | None:
        """Returns the secret, or None."""
        return self._secrets.get(name)

    def create(self, name: str, secret: bytes) -> None:
        """Stores a secret under a new name.

        Raises:
            VaultConflictError: the name holds another.
            VaultError: the secret is too large for a real vault.
        """
        check_size(secret)
        if check_vacant(name, secret, self.get(name)):
            self._secrets[name] = bytes(secret)

    def delete(self, name: str) -> None:
        """Removes a name, if it is there."""
        self._secrets.pop(name, None)
