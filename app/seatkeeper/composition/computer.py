"""Which computer to work on: the real one, or a simulated one in a directory."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from seatkeeper.system.clock import SystemClock
from seatkeeper.system.entropy import system_entropy
from seatkeeper.system.folders import Folders, platform_folders, simulated_folders

if TYPE_CHECKING:
    from licensecache.vault import Vault

__all__ = ["Computer", "VaultChoiceError", "open_computer", "open_vault"]

PASSPHRASE_VARIABLE: Final = "SEATKEEPER_VAULT_PASSPHRASE"  # noqa: S105 - a name, not a secret
SIMULATION: Final = "SIMULATION"


class VaultChoiceError(Exception):
    """The vault that was asked for cannot be used as asked.

    Attributes:
        code: ``vault-unknown``, ``passphrase-missing`` or ``offset-not-simulated``.
    """

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code


class Computer(NamedTuple):
    """A computer: the real one, or a simulated one in a directory of its own.

    Attributes:
        folders: Where things are kept.
        clock: Its clocks.
        vault_choice: ``keyring``, ``passphrase``, ``memory``, ``file`` or empty for the usual.
        passphrase: Asks for the passphrase of a passphrase vault.
        simulated: The directory of a simulated computer; None for the real one.
    """

    folders: Folders
    clock: SystemClock
    vault_choice: str = ""
    passphrase: Callable[[], str] | None = None
    simulated: Path | None = None

    @property
    def label(self) -> str:
        """What marks a simulated computer wherever it shows; empty for a real one."""
        return SIMULATION if self.simulated is not None else ""


def open_computer(
    *,
    profile_dir: Path | None = None,
    vault: str = "",
    clock_offset: timedelta = timedelta(0),
    passphrase: Callable[[], str] | None = None,
) -> Computer:
    """Describe the computer to work on; nothing is created yet.

    Args:
        profile_dir: Directory of a simulated computer; None for the real one.
        vault: ``keyring``, ``passphrase``, ``memory``, or empty for the usual one.
        clock_offset: Of a simulated computer's wall clock.
        passphrase: Asks for the passphrase where the environment does not give it.

    Raises:
        VaultChoiceError: An unknown vault, or an offset for a real computer.
    """
    if vault not in {"", "keyring", "passphrase", "memory"}:
        raise VaultChoiceError("vault-unknown", f"there is no vault called {vault!r}")
    if clock_offset and profile_dir is None:
        raise VaultChoiceError(
            "offset-not-simulated", "a clock offset is for simulated computers (--profile-dir)"
        )
    folders = platform_folders() if profile_dir is None else simulated_folders(profile_dir)
    usual = "keyring" if profile_dir is None else "file"
    return Computer(folders, SystemClock(clock_offset), vault or usual, passphrase, profile_dir)


def open_vault(computer: Computer, environment: Mapping[str, str] = os.environ) -> Vault:
    """Open the place of the secrets.

    Without any keyring on a real computer the secrets last as long as the process: session-only,
    which ``ClientInfo.vault_persistent`` says.

    Raises:
        VaultError: It is there but locked, hung or damaged.
        VaultChoiceError: No passphrase for a passphrase vault.
    """
    from licensecache import (  # noqa: PLC0415 - after the first paint
        FileVault,
        MemoryVault,
        PassphraseVault,
        VaultUnavailableError,
        open_os_vault,
    )

    if computer.vault_choice == "file":
        return FileVault(computer.folders.vault)
    if computer.vault_choice == "memory":
        return MemoryVault()
    if computer.vault_choice == "passphrase":
        passphrase = environment.get(PASSPHRASE_VARIABLE, "")
        if not passphrase and computer.passphrase is not None:
            passphrase = computer.passphrase()
        if not passphrase:
            raise VaultChoiceError("passphrase-missing", f"set {PASSPHRASE_VARIABLE}")
        return PassphraseVault(computer.folders.vault, passphrase, system_entropy)
    try:
        return open_os_vault(_service_name(computer))
    except VaultUnavailableError:
        return MemoryVault()


def _service_name(computer: Computer) -> str:
    """The keyring's name for our secrets; each simulated computer has its own."""
    if computer.simulated is None:
        return "Seatkeeper"
    import hashlib  # noqa: PLC0415 - kept off the way to the first paint

    digest = hashlib.sha256(str(computer.simulated.resolve()).encode()).hexdigest()
    return f"Seatkeeper {SIMULATION} {digest[:8]}"
