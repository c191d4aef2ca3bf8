"""What PyInstaller collects for Qt, and a program on a desk does not need.

Rules
* Screens without a desktop (embedded devices, remote framebuffers) are left out, with the devices
  they read.
* GTK's theme is left out: it would bring the GTK of the computer the bundle was made on, which
  then meets the modules and settings of another version. Qt draws its own file dialogs instead.
* A library goes when only what is left out asks for it.
* Of Qt's own words those languages stay that the windows speak.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from pathlib import PurePath
from typing import Final

from PyInstaller.depend.bindepend import get_imports

__all__ = ["Entry", "trimmed"]

Entry = tuple[str, str, str]
"""One file of a bundle: its place there, where it comes from, and what PyInstaller calls it."""

_PLUGIN: Final = "PySide6/Qt/plugins/"
"""Where plugins are on Linux, the only system on which there are some to leave out."""

_UNWANTED: Final = (
    "egldeviceintegrations/",
    "generic/",
    "platforms/libqeglfs",
    "platforms/libqlinuxfb",
    "platforms/libqminimalegl",
    "platforms/libqvkkhrdisplay",
    "platforms/libqvnc",
    "platformthemes/libqgtk",
)


def trimmed(entries: Iterable[Entry], languages: Collection[str]) -> list[Entry]:
    """Leave out what is not needed.

    Args:
        entries: Everything that was collected.
        languages: Codes of those that the windows speak, like ``de``.
    """
    entries = list(entries)
    unwanted = [entry for entry in entries if _is_unwanted(entry[0])]
    loaded = [
        entry
        for entry in entries
        if (entry[2] == "EXTENSION" or _PLUGIN in entry[0]) and entry not in unwanted
    ]
    alone = _libraries_of(unwanted) - _libraries_of(loaded) if unwanted else set()
    words = {f"qtbase_{language}.qm" for language in languages}
    return [
        entry
        for entry in entries
        if entry not in unwanted
        and PurePath(entry[0]).name not in alone
        and (not _is_words_of_qt(entry[0]) or PurePath(entry[0]).name in words)
    ]


def _is_unwanted(place: str) -> bool:
    return place.partition(_PLUGIN)[2].startswith(_UNWANTED)


def _is_words_of_qt(place: str) -> bool:
    return {"PySide6", "translations"} <= set(PurePath(place).parts)


def _libraries_of(entries: Iterable[Entry]) -> set[str]:
    """Names of the libraries that these files ask for, directly or not."""
    return {PurePath(name).name for _, source, _ in entries for name, _ in get_imports(source)}
