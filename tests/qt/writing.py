"""A sitting at the editor, as short as a test tells it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QPlainTextEdit

from seatkeeper.qt.recovery import Draft, Recovery
from tests.qt.conftest import Scripted
from tests.qt.scripted import SHARED, licensed

__all__ = ["kept", "text", "write"]


def text(scripted: Scripted) -> QPlainTextEdit:
    """The page."""
    return scripted.driver.find(QPlainTextEdit, "editor.text")


def write(scripted: Scripted, words: str) -> None:
    """Begin a project and write into it."""
    scripted.client.show(licensed(SHARED))
    scripted.driver.trigger("new")
    text(scripted).insertPlainText(words)


def kept(folder: Path) -> list[Draft]:
    """What the next start will find, the newest first."""
    return [one.draft for one in Recovery(folder / "ui" / "unsaved").left_behind()]
