"""Linux: the freedesktop Secret Service (GNOME Keyring, KeePassXC and others) over D-Bus.

The rules:

1. Only the service's default collection is used. Where it does not exist yet, nothing is stored
   in it: reading says "absent", and storing is told as locked.
2. A locked collection is told at once (`LockedException`), not unlocked on the way: a dialog
   that vanishes after five seconds would be worse than none. `unlock` asks the person, for the
   password or for a new one.
3. A default collection that is the service's session collection forgets at logout; such a
   keyring is not persistent.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager

import secretstorage
from jeepney.wrappers import DBusErrorResponse  # type: ignore[import-untyped]  # no py.typed
from keyring.backends import SecretService
from keyring.errors import KeyringError, KeyringLocked
from secretstorage.collection import SESSION_COLLECTION, Collection
from secretstorage.exceptions import (
    ItemNotFoundException,
    LockedException,
    PromptDismissedException,
    SecretStorageException,
)

from licensecache.vaults.keyrings import Backend, Keyring, no_keyring

ERRORS: tuple[type[Exception], ...] = (
    KeyringError,
    SecretStorageException,
    DBusErrorResponse,
    OSError,
)
IS_LOCKED = "org.freedesktop.Secret.Error.IsLocked"


@contextmanager
def _default_collection() -> Iterator[Collection | None]:
    """Gives the default collection, or None when there is none yet."""
    with closing(secretstorage.dbus_init()) as bus:
        try:
            collection = Collection(bus)
        except ItemNotFoundException:
            yield None
        else:
            yield collection


class SecretServiceBackend:
    """keyring's backend, which is not called before the collection is known to be unlocked."""

    def __init__(self) -> None:
        make: Callable[[], Backend] = SecretService.Keyring
        self._backend = make()

    def get_password(self, service: str, username: str) -> str | None:
        """Returns the text, or None."""
        if not self._ready():
            return None
        return self._backend.get_password(service, username)

    def set_password(self, service: str, username: str, password: str) -> None:
        """Stores the text."""
        if not self._ready():
            raise LockedException("there is no default collection yet")
        self._backend.set_password(service, username, password)

    def delete_password(self, service: str, username: str) -> None:
        """Removes the entry, which was just read."""
        self._backend.delete_password(service, username)

    @staticmethod
    def _ready() -> bool:
        """Tells whether there is a collection.

        Raises:
            LockedException: there is, and it is locked.
        """
        with _default_collection() as collection:
            if collection is None:
                return False
            collection.ensure_not_locked()
            return True


def unlock(seconds: float) -> None:
    """Asks the person to unlock the default collection, or to make it.

    Args:
        seconds: for unlocking. Making it has no limit of its own; the caller's deadline ends it.

    Raises:
        LockedException: it is still locked.
        PromptDismissedException: the person did not want to make it.
    """
    with closing(secretstorage.dbus_init()) as bus:
        collection = secretstorage.get_default_collection(bus)
        if collection.is_locked():
            try:
                collection.unlock(timeout=seconds)
            except TimeoutError as error:
                raise LockedException("nobody answered") from error
            collection.ensure_not_locked()


def _is_locked(error: Exception) -> bool:
    if isinstance(error, DBusErrorResponse):
        return bool(error.name == IS_LOCKED)
    return isinstance(error, (KeyringLocked, LockedException, PromptDismissedException))


def open_keyring() -> Keyring:
    """Returns the Secret Service of this session.

    Raises:
        VaultUnavailableError: code `no-keyring`.
    """
    try:
        with closing(secretstorage.dbus_init()) as bus:
            if not secretstorage.check_service_availability(bus):
                raise no_keyring("no Secret Service is running")
        with _default_collection() as collection:
            lasting = collection is None or not _is_session(collection)
    except ERRORS as error:
        raise no_keyring(f"no Secret Service: {error}") from error
    return Keyring(
        label="Secret Service",
        backend=SecretServiceBackend(),
        errors=ERRORS,
        is_locked=_is_locked,
        unlock=unlock,
        persistent=lasting,
    )


def _is_session(collection: Collection) -> bool:
    """Whether the alias "default" leads to the session collection."""
    real = secretstorage.get_collection_by_alias(collection.connection, "default")
    return bool(real.collection_path == SESSION_COLLECTION)
