"""What the windows remember: geometry, appearance, recent projects.

Rules. One small JSON file, ``window.json``. Reading is forgiving, because nothing here is worth
an error: what cannot be read is as if it had never been written. Writing replaces the file as a
whole, so that a crash leaves the old one or the new one. Values are immutable; whoever changes one
stores the result, on a lane.
"""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import Final, NamedTuple

from seatkeeper.qt.theme import Appearance

__all__ = ["UiSettings", "WindowMemory", "replace_file"]

MOST_RECENT: Final = 8
"""How many recent projects are remembered."""


def replace_file(path: Path, content: bytes) -> None:
    """Write a file as a whole, or not at all.

    Args:
        path: Where; its folder exists.
        content: What.

    Raises:
        OSError: The disk is full, the folder is not writable …; the old file is untouched.
    """
    beside = path.with_name(f".{path.name}.part")
    try:
        with beside.open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        with suppress(OSError):  # a new file, or a file system without rights
            beside.chmod(path.stat().st_mode & 0o777)
        beside.replace(path)
    except OSError:
        beside.unlink(missing_ok=True)
        raise


class WindowMemory(NamedTuple):
    """What is remembered of the main window.

    Attributes:
        geometry: ``(x, y, width, height)`` in logical pixels; None before the first time.
        maximized: Whether it filled the screen.
        appearance: What the user chose.
        language: What the user chose, like ``de``; empty to follow the system.
        recent: Paths of projects, the latest first.
    """

    geometry: tuple[int, int, int, int] | None = None
    maximized: bool = False
    appearance: Appearance = Appearance.SYSTEM
    language: str = ""
    recent: tuple[str, ...] = ()

    def opened(self, path: Path) -> tuple[str, ...]:
        """Tell the recent projects after this one was opened."""
        return (str(path), *self.without(path))[:MOST_RECENT]

    def without(self, path: Path) -> tuple[str, ...]:
        """Tell the recent projects but this one."""
        return tuple(one for one in self.recent if one != str(path))


class UiSettings(NamedTuple):
    """Where the windows' memory is kept.

    Attributes:
        folder: An existing or future folder, only for this.
    """

    folder: Path

    def load(self) -> WindowMemory:
        """Read what is remembered; defaults for whatever cannot be read."""
        stored = self._read("window.json")
        geometry = stored.get("geometry")
        recent = stored.get("recent")
        appearance = str(stored.get("appearance"))
        language = stored.get("language")
        return WindowMemory(
            geometry=_four_numbers(geometry),
            maximized=stored.get("maximized") is True,
            appearance=(
                Appearance(appearance) if appearance in list(Appearance) else Appearance.SYSTEM
            ),
            language=language if isinstance(language, str) else "",
            recent=tuple(one for one in recent if isinstance(one, str))[:MOST_RECENT]
            if isinstance(recent, list)
            else (),
        )

    def save(self, memory: WindowMemory) -> None:
        """Write what is to be remembered; a failure is not worth telling anybody."""
        self._write(
            "window.json",
            {
                "geometry": memory.geometry,
                "maximized": memory.maximized,
                "appearance": memory.appearance,
                "recent": memory.recent,
                "language": memory.language,
            },
        )

    def _read(self, name: str) -> Mapping[str, object]:
        try:
            stored = json.loads((self.folder / name).read_bytes())
        except (OSError, ValueError):
            return {}
        return stored if isinstance(stored, dict) else {}

    def _write(self, name: str, value: Mapping[str, object]) -> bool:
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            replace_file(self.folder / name, json.dumps(value).encode())
        except OSError:
            return False
        return True


def _four_numbers(value: object) -> tuple[int, int, int, int] | None:
    if not isinstance(value, list) or len(value) != 4:
        return None
    if not all(isinstance(number, int) for number in value):
        return None
    x, y, width, height = value
    return x, y, width, height
