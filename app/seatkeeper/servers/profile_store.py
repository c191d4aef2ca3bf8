"""The server profiles this computer knows, and which one was used last."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Final

from seatkeeper.servers.profile import ProfileError, ServerProfile

__all__ = ["ProfileStore"]

_SUFFIX: Final = ".profile.json"
_LAST: Final = "last-used"


class ProfileStore:
    """A folder of profiles, one file each, named after the server's root key.

    Args:
        folder: Made when the first profile is added.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def all(self) -> tuple[ServerProfile, ...]:
        """The profiles that can be read, by name; one that cannot be is left alone."""
        found = []
        for path in sorted(self._folder.glob(f"*{_SUFFIX}")):
            try:
                found.append(ServerProfile.from_json(path.read_bytes()))
            except (OSError, ProfileError):
                continue
        return tuple(sorted(found, key=lambda profile: profile.name.casefold()))

    def get(self, name: str) -> ServerProfile:
        """Find a profile by its name or the beginning of its fingerprint.

        Raises:
            ProfileError: ``profile-missing``, ``profile-ambiguous``.
        """
        wanted = name.casefold()
        found = [
            profile
            for profile in self.all()
            if profile.name.casefold() == wanted or profile.root.thumbprint.startswith(name)
        ]
        if not found:
            raise ProfileError("profile-missing", f"no server is called {name!r}")
        if len(found) > 1:
            raise ProfileError("profile-ambiguous", f"several servers are called {name!r}")
        return found[0]

    def last_used(self) -> ServerProfile | None:
        """The profile used last; the only one if there is one; else None."""
        profiles = self.all()
        try:
            thumbprint = (self._folder / _LAST).read_text("ascii").strip()
        except (OSError, UnicodeDecodeError):
            thumbprint = ""
        for profile in profiles:
            if profile.root.thumbprint == thumbprint:
                return profile
        return profiles[0] if len(profiles) == 1 else None

    def use(self, profile: ServerProfile) -> None:
        """Remember that this one was used last.

        Raises:
            OSError: It cannot be written.
        """
        self._write(_LAST, profile.root.thumbprint + "\n")

    def add(self, profile: ServerProfile) -> None:
        """Keep a profile; one of the same root key is replaced.

        Raises:
            OSError: It cannot be written.
        """
        self._write(self._file_name(profile), profile.to_json())
        self.use(profile)

    def remove(self, profile: ServerProfile) -> None:
        """Forget a profile; what the cache holds about that server stays until a log out.

        Raises:
            OSError: It cannot be removed.
        """
        (self._folder / self._file_name(profile)).unlink(missing_ok=True)

    def _file_name(self, profile: ServerProfile) -> str:
        return f"{profile.record_name}{_SUFFIX}"

    def _write(self, name: str, text: str) -> None:
        self._folder.mkdir(parents=True, exist_ok=True)
        part = self._folder / f".{name}.part"
        try:
            part.write_text(text, "utf-8")
            os.replace(part, self._folder / name)  # noqa: PTH105 - the atomic one, by its name
        except OSError:
            part.unlink(missing_ok=True)
            raise
