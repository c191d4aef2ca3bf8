"""The story, in order, and how it is told: a line for each step, and a gallery of pictures.

It is played once in each language, each time in a world of its own, and checked each time.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler
from PySide6.QtWidgets import QApplication

from seatkeeper.qt.i18n.language import speak
from seatkeeper.qt.tour import (
    accounts,
    air_gap,
    connected,
    diagnostics,
    endings,
    lab,
    shell,
    side_by_side,
    work,
)
from seatkeeper.qt.tour.driver import StepFailedError
from seatkeeper.qt.tour.gallery import Shown, write_gallery
from seatkeeper.qt.tour.scenes import Chapter, Story
from seatkeeper.qt.tour.world import World

__all__ = ["LANGUAGES", "tell"]

CHAPTERS: Final = (
    shell.CHAPTER,
    connected.CHAPTER,
    accounts.CHAPTER,
    air_gap.CHAPTER,
    side_by_side.CHAPTER,
    endings.CHAPTER,
    diagnostics.CHAPTER,
    work.CHAPTER,
    lab.CHAPTER,
)
LANGUAGES: Final = ("en", "de")
"""In which it is played unless one is chosen."""


@dataclass(slots=True)
class _Step:
    chapter: Chapter
    play: Callable[[Story], str]
    checked: str = ""
    pictures: list[str] = field(default_factory=list)

    @property
    def title(self) -> str:
        return (self.play.__doc__ or "").strip().rstrip(".")


def tell(
    app: QApplication,
    new_world: Callable[[str], AbstractContextManager[World]],
    folder: Path,
    say: Callable[[str], None],
    *,
    languages: Sequence[str] = LANGUAGES,
) -> bool:
    """Play the whole story, in each of some languages.

    Args:
        app: The application object.
        new_world: Makes server, network and browser that speak a language.
        folder: Where pictures, files and gallery go; it exists.
        say: Told one line for each step.
        languages: Codes like ``de``.

    Returns:
        Whether every step went as it should; the first that does not ends the story.
    """
    if app.platformName() == "offscreen":
        qInstallMessageHandler(_without_remarks)
    steps = [_Step(chapter, play) for chapter in CHAPTERS for play in chapter.steps]
    numbers: dict[str, int] = {}
    for language in languages:
        if speak(app, language) != language:
            say(f"FAILED {language}: its words are not in this installation")
            return False
        with new_world(language) as world:
            story = Story(app, world, folder, language, numbers)
            for number, step in enumerate(steps, 1):
                where = f"{language} {number:2}/{len(steps)}  {step.title}"
                try:
                    checked = step.play(story)
                except StepFailedError as error:
                    say(f"FAILED {where}: {error}")
                    if story.hands is not None:
                        story.hands.picture("failed")
                    return False
                step.pictures += story.taken
                story.taken.clear()
                step.checked = step.checked or checked  # the gallery speaks English
                say(f"ok {where}: {checked}")
    shown = [Shown(one.chapter.title, one.title, one.checked, tuple(one.pictures)) for one in steps]
    write_gallery(folder, shown)
    return True


def _without_remarks(kind: QtMsgType, context: QMessageLogContext, message: str) -> None:
    """Print Qt's messages, but not what its offscreen platform says of itself."""
    if not message.startswith("This plugin does not support"):
        sys.stderr.write(f"{message}\n")
