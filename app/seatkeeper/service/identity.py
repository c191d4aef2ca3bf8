"""The device key: what makes this computer this computer.

A random Ed25519 key, made at the first start and kept in the vault, not in the cache: it survives
a log out and a deleted cache, and nothing of it can be derived from the hardware (R100).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from licensecache.vault import Vault, remembered_secret

if TYPE_CHECKING:
    from offline.signing import SigningKey
    from seatkeeper.service.ports import Entropy

__all__ = ["DEVICE_KEY_NAME", "DeviceIdentity"]

DEVICE_KEY_NAME: Final = "device-key"
"""Its name in the vault."""

_SEED_BYTES: Final = 32  # RFC 8032, section 5.1.5


class DeviceIdentity:
    """The device key, fetched from the vault when it is first needed.

    Args:
        vault: Where it is kept.
        entropy: For a new one.
    """

    def __init__(self, vault: Vault, entropy: Entropy) -> None:
        self._vault = vault
        self._entropy = entropy
        self._key: SigningKey | None = None

    def key(self) -> SigningKey:
        """The device key.

        Raises:
            VaultError: The vault is locked, absent or hung.
        """
        if self._key is None:
            from offline.signing import SigningKey  # noqa: PLC0415 - after the first paint

            seed = remembered_secret(self._vault, DEVICE_KEY_NAME, _SEED_BYTES, self._entropy)
            self._key = SigningKey.from_seed(seed)
        return self._key

    @property
    def thumbprint(self) -> str:
        """RFC 7638 thumbprint of the device key."""
        return self.key().public.thumbprint
