"""The gallery of the tour: one page without scripts, which works from a disk.

What it shows is chosen with radio buttons and the stylesheet alone.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from importlib.resources import files
from itertools import groupby
from pathlib import Path

from jinja2 import Environment, StrictUndefined

__all__ = ["Shown", "write_gallery"]


@dataclass(frozen=True, slots=True)
class Shown:
    """One step of the story in the gallery.

    Attributes:
        chapter: Heading of its chapter.
        title: What happens.
        checked: What was checked.
        pictures: File names, like ``03-welcome-de-dark.png``.
    """

    chapter: str
    title: str
    checked: str
    pictures: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Picture:
    file: str
    screen: str
    language: str
    appearance: str


def write_gallery(folder: Path, steps: Sequence[Shown]) -> None:
    """Write ``index.html``.

    Args:
        folder: Where the pictures are.
        steps: In the order of the story.

    Raises:
        OSError: The folder cannot be written.
    """
    chapters = [
        (title, [(step, sorted(map(_picture, step.pictures), key=_order)) for step in group])
        for title, group in groupby(steps, lambda step: step.chapter)
    ]
    page = files("seatkeeper.qt.tour").joinpath("gallery.html.j2").read_text("utf-8")
    environment = Environment(autoescape=True, undefined=StrictUndefined)
    html = environment.from_string(page).render(chapters=chapters)
    (folder / "index.html").write_text(html, "utf-8")


def _picture(file: str) -> _Picture:
    named = file.removesuffix(".png").partition("-")[2]
    screen, language, appearance = named.rsplit("-", 2)
    return _Picture(file, screen, language, appearance)


def _order(picture: _Picture) -> tuple[str, str, str]:
    """Screens as they came; of each English before German, light before dark."""
    return picture.file[:2], {"en": "0"}.get(picture.language, "1"), {"light": "0"}.get(
        picture.appearance, "1"
    )  # fmt: skip
