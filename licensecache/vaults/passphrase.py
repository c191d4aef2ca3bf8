"""A vault of files sealed under a passphrase, for computers without a keyring.

The rules:

1. The passphrase becomes a key through scrypt (RFC 7914) with a random salt of this folder; the
   cost is fixed by the version of the format, so a hostile file cannot choose it.
2. A sealed constant beside the salt tells a wrong passphrase from a damaged secret.
3. Each secret is a JWE (`dir`, `A256GCM`) of its own whose protected header holds its name, so
   that files cannot be exchanged for one another.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, Final

from cryptography.hazmat.primitives.kdf.scrypt import Scrypt
from joserfc import jwe
from joserfc.errors import JoseError
from joserfc.jwk import OctKey
from joserfc.registry import HeaderParameter
from joserfc.util import to_str, urlsafe_b64decode, urlsafe_b64encode

from licensecache.errors import VaultDamagedError, VaultLockedError
from licensecache.file_blobstore import FileBlobStore
from licensecache.vault import Entropy, check_size, check_stored, check_vacant
from licensecache.vaults.file import storage_as_vault

VERSION: Final = 1
LOCK_FILE: Final = "passphrase.json"
SUFFIX: Final = ".sealed"
TYPE: Final = "passphrase-vault+jwe"
CHECK_NAME: Final = "passphrase"
CHECK_SECRET: Final = b"the passphrase is right"

SALT_BYTES: Final = 16
KEY_BYTES: Final = 32
# OWASP's password storage cheat sheet, one of its equivalent settings: 128 * N * r = 32 MiB.
SCRYPT_N: Final = 2**15
SCRYPT_R: Final = 8
SCRYPT_P: Final = 3

_REGISTRY: Final = jwe.JWERegistry(
    header_registry={
        "v": HeaderParameter("format version", "int", required=True),
        "name": HeaderParameter("the secret's name", "str", required=True),
    },
    algorithms=["dir", "A256GCM"],
)


class PassphraseVault:
    """Keeps each secret in a file of its own, sealed under the passphrase.

    The first secret fixes the passphrase of the folder.

    Args:
        folder: made at the first secret.
        passphrase: as typed; not empty.
        entropy: the source of the salt.

    Attributes:
        label: for people.
        persistent: True.

    Raises:
        ValueError: the passphrase is empty.
    """

    label = "Passphrase vault"
    persistent = True

    def __init__(self, folder: Path, passphrase: str, entropy: Entropy) -> None:
        if not passphrase:
            raise ValueError("the passphrase is empty")
        self._store = FileBlobStore(folder)
        self._passphrase = passphrase.encode("utf-8")
        self._entropy = entropy
        self._key: OctKey | None = None

    def get(self, name: str) -> bytes | None:
        """Returns the secret, or None.

        Raises:
            VaultLockedError: `wrong-passphrase`.
            VaultDamagedError: the file is not what was stored.
            VaultUnavailableError: the folder cannot be read.
        """
        with storage_as_vault():
            key = self._unlock()
            data = self._store.read(name + SUFFIX)
        if key is None or data is None:
            return None
        return _unseal(name, data, key)

    def create(self, name: str, secret: bytes) -> None:
        """Stores a secret under a new name.

        Raises:
            VaultConflictError: the name holds another.
            VaultError: as `get`; `secret-too-large`.
        """
        check_size(secret)
        with storage_as_vault(), self._store.lock("vault"):
            key = self._unlock() or self._begin()
            if check_vacant(name, secret, self.get(name)):
                self._store.write(name + SUFFIX, _seal(name, secret, key))
                check_stored(name, secret, self.get(name))

    def delete(self, name: str) -> None:
        """Removes a name, if it is there. A wrong passphrase deletes nothing.

        Raises:
            VaultError: as `get`.
        """
        with storage_as_vault():
            self._unlock()
            self._store.delete(name + SUFFIX)

    def _unlock(self) -> OctKey | None:
        """Returns the key, or None when the folder has no passphrase yet."""
        if self._key is None:
            data = self._store.read(LOCK_FILE)
            if data is not None:
                self._key = self._try(data)
        return self._key

    def _begin(self) -> OctKey:
        """Fixes the passphrase of the folder; the caller holds the lock."""
        salt = self._entropy(SALT_BYTES)
        key = _derive(self._passphrase, salt)
        check = _seal(CHECK_NAME, CHECK_SECRET, key)
        fields = {"v": VERSION, "salt": to_str(urlsafe_b64encode(salt)), "check": to_str(check)}
        self._store.write(LOCK_FILE, json.dumps(fields).encode("ascii"))
        self._key = key
        return key

    def _try(self, data: bytes) -> OctKey:
        try:
            fields = json.loads(data)
            version, salt = fields["v"], urlsafe_b64decode(fields["salt"].encode("ascii"))
            check = fields["check"].encode("ascii")
        except (ValueError, TypeError, KeyError, AttributeError) as error:
            raise VaultDamagedError("the vault's lock file is damaged") from error
        if version != VERSION or len(salt) != SALT_BYTES:
            raise VaultDamagedError("the vault's lock file is of another format", found=version)
        key = _derive(self._passphrase, salt)
        try:
            _unseal(CHECK_NAME, check, key)
        except VaultDamagedError as error:
            raise VaultLockedError("the passphrase is wrong", code="wrong-passphrase") from error
        return key


def _derive(passphrase: bytes, salt: bytes) -> OctKey:
    scrypt = Scrypt(salt=salt, length=KEY_BYTES, n=SCRYPT_N, r=SCRYPT_R, p=SCRYPT_P)
    return OctKey.import_key(scrypt.derive(passphrase))


def _header(name: str) -> dict[str, Any]:
    return {"alg": "dir", "enc": "A256GCM", "typ": TYPE, "v": VERSION, "name": name}


def _seal(name: str, secret: bytes, key: OctKey) -> bytes:
    return jwe.encrypt_compact(_header(name), secret, key, registry=_REGISTRY).encode("ascii")


def _unseal(name: str, data: bytes, key: OctKey) -> bytes:
    """Opens a secret.

    Raises:
        VaultDamagedError: it was sealed under another key or another name, or was altered.
    """
    try:
        opened = jwe.decrypt_compact(data, key, registry=_REGISTRY)
    except (JoseError, ValueError) as error:
        raise VaultDamagedError("the secret's seal is broken", name=name) from error
    if opened.protected != _header(name):
        raise VaultDamagedError("the secret was stored under another name", name=name)
    # joserfc fills the plaintext whenever it returns.
    return opened.plaintext or b""
