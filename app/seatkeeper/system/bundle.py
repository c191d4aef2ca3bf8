"""The support bundle: what a support desk gets to see, as one zip file.

Secrets never reach what it is made of. Personal names are taken out here: email addresses, and
the user's own folder in paths. What the parts hold can be looked at before anything is written.
"""

from __future__ import annotations

import os
import re
import zipfile
from collections.abc import Sequence
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Final

from seatkeeper.service.diagnosis import BundlePart, LogLine

__all__ = ["read_log", "redacted", "save_bundle"]

_LOG: Final = "seatkeeper.log"
_OLD_FILES: Final = 3
_EMAIL: Final = re.compile(r"[\w.+-]+@[\w-]+(\.[\w-]+)+")
_LEVEL: Final = re.compile(r"^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d,\d{3} ([A-Z]+) ")


def read_log(folder: Path) -> tuple[LogLine, ...]:
    """Read the log, oldest line first; a line without a level has that of the one before it.

    Args:
        folder: The log folder.

    Raises:
        OSError: A file is there and cannot be read.
    """
    lines: list[LogLine] = []
    level = "INFO"
    for number in range(_OLD_FILES, -1, -1):
        path = folder / (f"{_LOG}.{number}" if number else _LOG)
        if path.exists():
            for text in path.read_text("utf-8", errors="replace").splitlines():
                found = _LEVEL.match(text)
                level = found[1] if found else level
                lines.append(LogLine(level, text))
    return tuple(lines)


def redacted(text: str, home: Path) -> str:
    """Take personal names out.

    Args:
        text: Anything.
        home: The user's own folder.
    """
    without = _EMAIL.sub("(email)", text)
    for written in {str(home), str(home).replace("\\", "\\\\"), home.as_posix()}:
        if len(written) > 1:
            without = without.replace(written, "~")
    return without


def save_bundle(path: Path, parts: Sequence[BundlePart]) -> None:
    """Write a bundle, whole or not at all; what is there is replaced.

    Raises:
        OSError: It cannot be written; what was there is still there.
    """
    with NamedTemporaryFile(dir=path.parent, prefix=f".{path.name}.", delete=False) as part:
        try:
            with zipfile.ZipFile(part, "w", zipfile.ZIP_DEFLATED) as bundle:
                for one in parts:
                    bundle.writestr(one.name, one.text)
            part.flush()
            os.fsync(part.fileno())
            part.close()
            Path(part.name).replace(path)
        except OSError:
            part.close()
            Path(part.name).unlink(missing_ok=True)
            raise
