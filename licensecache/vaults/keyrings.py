"""The operating system's keyring as a vault.

The rules:

1. Each platform has exactly one keyring that is allowed, named here. What the `keyring` package
   would choose by itself (a plain text file, a null one, whatever its configuration says) is
   never used: without the allowed one there is no keyring.
2. No operation waits longer than its deadline, and none opens a dialog of ours: each runs on a
   daemon thread, which may hang without holding up the caller or the end of the process. One
   call at a time: a hung keyring costs one thread, however often it is asked.
3. Each secret is an entry of its own: service `<service>/<name>`, user `<name>`. Secrets are
   text to keyrings, so they are kept in base64url.
4. `keyring` is imported when a vault is opened, not before.
"""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable
from concurrent.futures import CancelledError, Future
from importlib import import_module
from typing import NamedTuple, Protocol, TypeVar

from joserfc.util import to_str, urlsafe_b64decode, urlsafe_b64encode

from licensecache.errors import (
    LicenseCacheError,
    VaultDamagedError,
    VaultError,
    VaultLockedError,
    VaultTimeoutError,
    VaultUnavailableError,
)
from licensecache.vault import check_size, check_stored, check_vacant

DEADLINE_SECONDS = 5.0

ALLOWED = {
    "win32": "licensecache.vaults.windows",
    "darwin": "licensecache.vaults.macos",
    "linux": "licensecache.vaults.secret_service",
}
"""One module for each `sys.platform`; each has `open_keyring() -> Keyring`."""

T = TypeVar("T")


class Backend(Protocol):
    """What is needed of a backend of the `keyring` package."""

    def get_password(self, service: str, username: str) -> str | None:
        """Returns the text, or None."""
        ...

    def set_password(self, service: str, username: str, password: str) -> None:
        """Stores the text."""
        ...

    def delete_password(self, service: str, username: str) -> None:
        """Removes the entry, which is there."""
        ...


class Keyring(NamedTuple):
    """What a platform has to offer.

    Attributes:
        label: what people call it.
        backend: the allowed one.
        errors: everything the backend is known to raise.
        is_locked: tells whether such an error means "locked".
        unlock: asks the person to unlock it, for so many seconds at most; None where the
            platform asks by itself.
        persistent: whether it keeps what it is given.
    """

    label: str
    backend: Backend
    errors: tuple[type[Exception], ...]
    is_locked: Callable[[Exception], bool]
    unlock: Callable[[float], None] | None = None
    persistent: bool = True


class _Worker:
    """Runs one call at a time on a daemon thread."""

    def __init__(self) -> None:
        self._free = threading.Lock()

    def answer(
        self, work: Callable[[], T], seconds: float, errors: tuple[type[Exception], ...]
    ) -> T:
        """Returns what the work returns.

        Raises:
            VaultTimeoutError: not in time, or an earlier call still hangs.
            VaultUnavailableError: the work died of something unheard of.
            Exception: one of `errors`, as the work raised it.
        """
        if not self._free.acquire(timeout=seconds):
            raise VaultTimeoutError("an earlier call to the keyring still hangs", seconds=seconds)
        future: Future[T] = Future()

        def run() -> None:
            try:
                future.set_result(work())
            except errors as error:
                future.set_exception(error)
            finally:
                future.cancel()  # Without effect on a future that has its answer.
                self._free.release()

        threading.Thread(target=run, name="keyring", daemon=True).start()
        try:
            return future.result(timeout=seconds)
        except CancelledError as error:
            raise VaultUnavailableError("the keyring's adapter failed") from error
        except TimeoutError as error:
            if future.done():  # The keyring's own timeout, not ours.
                raise
            raise VaultTimeoutError("the keyring did not answer", seconds=seconds) from error


class KeyringVault:
    """Keeps each secret as an entry of the operating system's keyring.

    Args:
        keyring: the platform's.
        service: the program's name, as the keyring's own window shows it.
        deadline_seconds: for each operation.
    """

    def __init__(
        self, keyring: Keyring, service: str, deadline_seconds: float = DEADLINE_SECONDS
    ) -> None:
        self._keyring = keyring
        self._service = service
        self._seconds = deadline_seconds
        self._worker = _Worker()

    @property
    def label(self) -> str:
        """What people call the keyring."""
        return self._keyring.label

    @property
    def persistent(self) -> bool:
        """Whether the keyring outlives the session."""
        return self._keyring.persistent

    def get(self, name: str) -> bytes | None:
        """Returns the secret, or None.

        Raises:
            VaultError: as the port says.
        """
        return self._ask(lambda: self._get(name), self._seconds)

    def create(self, name: str, secret: bytes) -> None:
        """Stores a secret under a new name and reads it back.

        Raises:
            VaultError: as the port says.
        """
        check_size(secret)

        def work() -> None:
            if check_vacant(name, secret, self._get(name)):
                text = to_str(urlsafe_b64encode(secret))
                self._keyring.backend.set_password(self._entry(name), name, text)
                check_stored(name, secret, self._get(name))

        self._ask(work, self._seconds)

    def delete(self, name: str) -> None:
        """Removes a name, if it is there.

        Raises:
            VaultError: as the port says.
        """

        def work() -> None:
            if self._keyring.backend.get_password(self._entry(name), name) is not None:
                self._keyring.backend.delete_password(self._entry(name), name)

        self._ask(work, self._seconds)

    def unlock(self, seconds: float) -> None:
        """Asks the person to unlock the keyring; returns when it is unlocked.

        Where the platform asks by itself (Windows, macOS) there is nothing to do.

        Args:
            seconds: for the person's answer.

        Raises:
            VaultLockedError: it was not unlocked.
            VaultError: as the port says.
        """
        unlock = self._keyring.unlock
        if unlock is not None:
            self._ask(lambda: unlock(seconds), seconds + self._seconds)

    def _get(self, name: str) -> bytes | None:
        text = self._keyring.backend.get_password(self._entry(name), name)
        if text is None:
            return None
        try:
            return urlsafe_b64decode(text.encode("ascii"))
        except ValueError as error:
            raise VaultDamagedError("the entry is not one of ours", name=name) from error

    def _entry(self, name: str) -> str:
        return f"{self._service}/{name}"

    def _ask(self, work: Callable[[], T], seconds: float) -> T:
        errors = (*self._keyring.errors, LicenseCacheError)
        try:
            return self._worker.answer(work, seconds, errors)
        except VaultError:
            raise
        except self._keyring.errors as error:
            if self._keyring.is_locked(error):
                raise VaultLockedError("the keyring is locked", vault=self.label) from error
            raise VaultUnavailableError(f"the keyring failed: {error}", vault=self.label) from error


def open_os_vault(
    service: str, deadline_seconds: float = DEADLINE_SECONDS, platform: str = sys.platform
) -> KeyringVault:
    """Opens the keyring of this computer.

    Args:
        service: the program's name, as the keyring's own window shows it.
        deadline_seconds: for opening, and for each operation later.
        platform: a `sys.platform`.

    Raises:
        VaultUnavailableError: code `no-keyring`: this computer has none that is allowed.
        VaultTimeoutError: it did not answer.
    """
    module = ALLOWED.get(platform)
    if module is None:
        raise no_keyring("no keyring is allowed on this platform", platform=platform)
    try:
        open_keyring: Callable[[], Keyring] = import_module(module).open_keyring
    except ImportError as error:
        raise no_keyring(f"the keyring's adapter is missing: {error}") from error
    keyring = _Worker().answer(open_keyring, deadline_seconds, (VaultError,))
    return KeyringVault(keyring, service, deadline_seconds)


def no_keyring(message: str, **evidence: object) -> VaultUnavailableError:
    """Returns the error that says: this computer has no keyring."""
    return VaultUnavailableError(message, code="no-keyring", **evidence)
