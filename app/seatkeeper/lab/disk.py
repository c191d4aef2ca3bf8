"""What can be done to the files of a computer: behind the app's back."""

from __future__ import annotations

import shutil
from pathlib import Path

from seatkeeper.system.folders import Folders

__all__ = ["copy_cache", "delete_cache"]


def delete_cache(folders: Folders, which: str = "both") -> None:
    """Delete the license cache; the vault stays.

    Args:
        folders: Of the computer.
        which: ``local``, ``roaming`` or ``both``.

    Raises:
        ValueError: Another one.
    """
    for cache in _caches(folders, which):
        shutil.rmtree(cache, ignore_errors=True)


def copy_cache(source: Folders, target: Folders, *, vault: bool) -> None:
    """Put a copy of the license cache of one computer in the place of another's.

    Args:
        source: Of the one.
        target: Of the other.
        vault: Copy the vault, too.
    """
    delete_cache(target)
    pairs = list(zip(_caches(source, "both"), _caches(target, "both"), strict=True))
    if vault:
        pairs.append((source.vault, target.vault))
    for kept, place in pairs:
        if kept.exists():
            shutil.rmtree(place, ignore_errors=True)
            shutil.copytree(kept, place)


def _caches(folders: Folders, which: str) -> tuple[Path, ...]:
    caches = {
        "roaming": (folders.roaming_cache,),
        "local": (folders.local_cache,),
        "both": (folders.roaming_cache, folders.local_cache),
    }
    if which not in caches:
        raise ValueError(f"there is no cache called {which!r}: local, roaming or both")
    return caches[which]
