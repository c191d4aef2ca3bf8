"""Where things live on each platform (R101, R102).

Windows: roaming and local application data. macOS has one folder for both, so the local part goes
into ``Local`` below it. Linux: data for what would roam, state for what stays. A simulated
computer has everything under one directory.
"""

from __future__ import annotations

from pathlib import Path
from typing import Final, NamedTuple

from platformdirs import PlatformDirs
from platformdirs.api import PlatformDirsABC

__all__ = ["CACHE_FOLDER", "Folders", "platform_folders", "simulated_folders", "simulated_home"]

APP_NAME: Final = "Seatkeeper"
CACHE_FOLDER: Final = "LicenseCache"


class Folders(NamedTuple):
    """The folders of one computer; none is created before it is needed.

    Attributes:
        roaming: Follows the user where the platform has such a thing.
        local: Stays on this computer.
    """

    roaming: Path
    local: Path

    @property
    def roaming_cache(self) -> Path:
        """The roaming slot of the license cache."""
        return self.roaming / CACHE_FOLDER

    @property
    def local_cache(self) -> Path:
        """The local slot of the license cache."""
        return self.local / CACHE_FOLDER

    @property
    def logs(self) -> Path:
        """Log files."""
        return self.local / "Logs"

    @property
    def profiles(self) -> Path:
        """Server profiles."""
        return self.roaming / "Servers"

    @property
    def vault(self) -> Path:
        """File and passphrase vaults, where one of them is used."""
        return self.local / "Vault"

    @property
    def settings(self) -> Path:
        """Window geometry, recent projects, appearance."""
        return self.local / "Settings"

    @property
    def recovery(self) -> Path:
        """Copies of unsaved work."""
        return self.local / "Recovery"


def _dirs(cls: type[PlatformDirsABC], *, roaming: bool) -> PlatformDirsABC:
    return cls(APP_NAME, appauthor=False, roaming=roaming)


def platform_folders(cls: type[PlatformDirsABC] = PlatformDirs) -> Folders:
    """The folders of the user on this computer.

    Args:
        cls: The platform's class of platformdirs; tests pass those of other platforms.
    """
    # By name: importing the classes of the other platforms takes its time, at every start.
    if cls.__name__ == "Windows":
        return Folders(
            roaming=Path(_dirs(cls, roaming=True).user_data_dir),
            local=Path(_dirs(cls, roaming=False).user_data_dir),
        )
    data = Path(_dirs(cls, roaming=False).user_data_dir)
    if cls.__name__ == "MacOS":
        return Folders(roaming=data, local=data / "Local")
    return Folders(roaming=data, local=Path(_dirs(cls, roaming=False).user_state_dir))


def simulated_folders(root: Path) -> Folders:
    """The folders of a simulated computer."""
    return Folders(roaming=root / "Roaming", local=root / "Local")


def simulated_home(home: Path, platform: str) -> Folders:
    """The folders of a simulated computer as a platform arranges them below the user's own.

    Args:
        home: The user's folder.
        platform: ``windows``, ``macos`` or ``linux``.
    """
    if platform == "windows":
        data = home / "AppData"
        return Folders(roaming=data / "Roaming" / APP_NAME, local=data / "Local" / APP_NAME)
    if platform == "macos":
        support = home / "Library" / "Application Support" / APP_NAME
        return Folders(roaming=support, local=support / "Local")
    kept = home / ".local"
    return Folders(roaming=kept / "share" / APP_NAME, local=kept / "state" / APP_NAME)
