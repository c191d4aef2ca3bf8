"""What the windows remember."""

from __future__ import annotations

import errno
from pathlib import Path

import pytest

from seatkeeper.qt.settings import UiSettings, WindowMemory, replace_file
from seatkeeper.qt.theme import Appearance


def test_memory_comes_back_as_it_was_saved(tmp_path: Path) -> None:
    settings = UiSettings(tmp_path / "new" / "folder")
    memory = WindowMemory((10, 20, 900, 700), True, Appearance.DARK, recent=("/a.txt", "/b.txt"))
    settings.save(memory)
    assert settings.load() == memory


@pytest.mark.parametrize(
    "content",
    [b"", b"\xff\xfe", b"[1]", b'{"geometry": [1, 2], "recent": 5, "appearance": "pink"}',
     b'{"geometry": ["a", 1, 2, 3], "recent": [7, null], "maximized": "yes"}'],
)  # fmt: skip
def test_a_damaged_memory_is_as_if_never_written(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "window.json").write_bytes(content)
    assert UiSettings(tmp_path).load() == WindowMemory()


def test_the_latest_project_comes_first_and_only_once() -> None:
    memory = WindowMemory(recent=tuple(f"/{number}" for number in range(8)))
    assert memory.opened(Path("/3"))[:3] == ("/3", "/0", "/1")
    assert len(memory.opened(Path("/new"))) == 8


def test_a_write_that_fails_leaves_the_old_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "project.txt"
    path.write_text("old")

    def full(_descriptor: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(OSError, match="No space"):
        replace_file(path, b"new")
    assert path.read_text() == "old"
    assert [one.name for one in tmp_path.iterdir()] == ["project.txt"]
