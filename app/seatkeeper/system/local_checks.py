"""The checks of the disk: whether the folders can be written, and whether there is room."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from seatkeeper.service.diagnosis import Finding, Outcome

__all__ = ["check_folders", "check_space"]

_NEEDED: Final = 4 * 1024 * 1024
"""Bytes: both slots of the cache, twice each while they are replaced, and a log."""
_SCARCE: Final = 100 * 1024 * 1024


def check_folders(folders: Mapping[str, Path]) -> Finding:
    """Write a file into each folder, or into what it would be made in.

    Args:
        folders: By what they are for.
    """
    for name, folder in folders.items():
        try:
            with tempfile.TemporaryFile(dir=_nearest(folder)) as file:
                file.write(b"seatkeeper")
                file.flush()
        except OSError as error:
            facts = {"folder": name, "path": str(folder), "detail": error.strerror or str(error)}
            return Finding(Outcome.FAILED, "folder-not-writable", facts)
    return Finding(Outcome.OK, facts={name: str(folder) for name, folder in folders.items()})


def check_space(folders: Mapping[str, Path]) -> Finding:
    """See how much room the fullest of the disks has."""
    try:
        free = min(shutil.disk_usage(_nearest(folder)).free for folder in folders.values())
    except OSError as error:
        return Finding(Outcome.FAILED, "folder-not-readable", {"detail": str(error)})
    facts = {"free_megabytes": str(free // (1024 * 1024))}
    if free < _NEEDED:
        return Finding(Outcome.FAILED, "disk-full", facts)
    if free < _SCARCE:
        return Finding(Outcome.WARNING, "disk-nearly-full", facts)
    return Finding(Outcome.OK, facts=facts)


def _nearest(folder: Path) -> Path:
    """The folder, or the nearest one above it that exists."""
    return next(one for one in (folder, *folder.parents) if one.is_dir())
