"""The story, in order, and how it is told: a line for each step, and a gallery of pictures."""

from __future__ import annotations

import sys
from collections.abc import Callable
from importlib.resources import files
from pathlib import Path
from typing import Final

from jinja2 import Environment, StrictUndefined
from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler
from PySide6.QtWidgets import QApplication

from seatkeeper.qt.tour import air_gap, connected, endings, side_by_side
from seatkeeper.qt.tour.driver import StepFailedError
from seatkeeper.qt.tour.scenes import Story
from seatkeeper.qt.tour.world import World

__all__ = ["tell"]

STEPS: Final = (*connected.CHAPTER, *air_gap.CHAPTER, *side_by_side.CHAPTER, *endings.CHAPTER)


def _without_remarks(kind: QtMsgType, context: QMessageLogContext, message: str) -> None:
    """Print Qt's messages, but not what its offscreen platform says of itself."""
    if not message.startswith("This plugin does not support"):
        sys.stderr.write(f"{message}\n")


def tell(app: QApplication, world: World, folder: Path, say: Callable[[str], None]) -> bool:
    """Play the whole story.

    Args:
        app: The application object.
        world: Server, network and browser.
        folder: Where pictures, files and gallery go; it exists.
        say: Told one line for each step.

    Returns:
        Whether every step went as it should; the first that does not ends the story.
    """
    if app.platformName() == "offscreen":
        qInstallMessageHandler(_without_remarks)
    story = Story(app, world, folder)
    captions: list[dict[str, object]] = []
    for number, play in enumerate(STEPS, 1):
        title = (play.__doc__ or "").strip().rstrip(".")
        before = set(folder.glob("*.png"))
        try:
            checked = play(story)
        except StepFailedError as error:
            say(f"FAILED {number:2}/{len(STEPS)}  {title}: {error}")
            if story.hands is not None:
                story.hands.picture("failed")
            return False
        say(f"ok {number:2}/{len(STEPS)}  {title}: {checked}")
        new = sorted(path.name for path in set(folder.glob("*.png")) - before)
        captions.append({"title": title, "checked": checked, "pictures": new})
    page = files("seatkeeper.qt.tour").joinpath("gallery.html.j2").read_text("utf-8")
    environment = Environment(autoescape=True, undefined=StrictUndefined)
    html = environment.from_string(page).render(steps=captions)
    (folder / "index.html").write_text(html, "utf-8")
    return True
