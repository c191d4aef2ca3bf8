"""Recovery copies: text that was not saved, kept beside the windows' memory until it is.

Rules. A sitting writes one file of its own, under a number that was free; what an earlier sitting
left behind is never written over, only restored or discarded by the user. A copy replaces its
predecessor as a whole, so that a crash leaves one or the other. These functions run on one lane
and answer failures as values; reading is forgiving, because a copy that cannot be read must not
keep the others from being offered.
"""

from __future__ import annotations

import json
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from seatkeeper.licensing.value import Value
from seatkeeper.qt.documents import PLAIN, FileFailure, Form, Stamp, save

__all__ = ["Draft", "Kept", "Recovery"]

_NAME: Final = "unsaved-{number}.json"


class Draft(Value, frozen=True):
    """Text that is not saved.

    Attributes:
        path: The project it belongs to; None for one that has no file yet.
        text: The text; every line ends with a line feed.
        form: How the project's file is written.
        stamp: Of the project's file, as it was when the text was read or saved last.
    """

    path: Path | None
    text: str
    form: Form = PLAIN
    stamp: Stamp | None = None


class Kept(Value, frozen=True):
    """A copy that was left behind.

    Attributes:
        file: Where it is.
        draft: What was not saved.
        when: When it was written (UTC).
    """

    file: Path
    draft: Draft
    when: datetime


class Recovery:
    """The copies of one folder, and the one that this sitting writes.

    Args:
        folder: An existing or future folder, only for this.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._own: Path | None = None

    def left_behind(self) -> tuple[Kept, ...]:
        """Tell what earlier sittings left, the newest first."""
        found = [_read(file) for file in self._folder.glob(_NAME.format(number="*"))]
        left = [kept for kept in found if kept is not None and kept.file != self._own]
        return tuple(sorted(left, key=lambda kept: kept.when, reverse=True))

    def keep(self, draft: Draft) -> FileFailure | None:
        """Write this sitting's copy.

        Returns:
            Why it could not be written; None when it is.
        """
        value = {
            "path": str(draft.path) if draft.path else "",
            "text": draft.text,
            "newline": draft.form.newline,
            "bom": draft.form.bom,
            "stamp": draft.stamp,
        }
        try:
            if self._own is None:
                self._own = self._free_name()
        except OSError as error:
            return FileFailure(self._folder, "disk-error", error.strerror or str(error))
        written = save(self._own, json.dumps(value).encode())
        return written if isinstance(written, FileFailure) else None

    def adopt(self, kept: Kept) -> None:
        """Go on writing a copy that was restored."""
        self.forget()
        self._own = kept.file

    def forget(self) -> None:
        """Remove this sitting's copy: the text is saved, or nobody wants it."""
        if self._own is not None:
            self.discard(self._own)
        self._own = None

    def let_go(self) -> None:
        """Leave this sitting's copy behind, for later; what comes next gets one of its own."""
        self._own = None

    def discard(self, file: Path) -> None:
        """Remove a copy; one that cannot be removed is offered again, which does no harm."""
        with suppress(OSError):
            file.unlink(missing_ok=True)

    def _free_name(self) -> Path:
        self._folder.mkdir(parents=True, exist_ok=True)
        number = 1
        while (file := self._folder / _NAME.format(number=number)).exists():
            number += 1
        return file


def _read(file: Path) -> Kept | None:
    try:
        stored = json.loads(file.read_bytes())
        when = datetime.fromtimestamp(file.stat().st_mtime, tz=UTC)
    except (OSError, ValueError):
        return None
    text = stored.get("text") if isinstance(stored, dict) else None
    if not isinstance(text, str):
        return None
    path = stored.get("path")
    newline = "\r\n" if stored.get("newline") == "\r\n" else "\n"
    draft = Draft(
        Path(path) if isinstance(path, str) and path else None,
        text,
        Form(newline, stored.get("bom") is True),
        _stamp(stored.get("stamp")),
    )
    return Kept(file, draft, when)


def _stamp(value: object) -> Stamp | None:
    if isinstance(value, list) and len(value) == 2 and all(isinstance(n, int) for n in value):
        return value[0], value[1]
    return None
