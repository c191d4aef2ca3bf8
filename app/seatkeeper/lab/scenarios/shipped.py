"""The scenarios that come with the program, and finding those that are asked for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

from seatkeeper.lab.scenarios.problems import did_you_mean

__all__ = ["NoScenarioError", "find", "shipped"]

_FOLDER: Final = Path(__file__).parent / "shipped"
_ENDINGS: Final = (".yaml", ".yml")


class NoScenarioError(Exception):
    """Nothing is found where a scenario was asked for.

    Attributes:
        hint: What to do instead.
    """

    code = "no-scenario"

    def __init__(self, message: str, hint: str) -> None:
        super().__init__(message)
        self.hint = hint


def shipped() -> dict[str, Path]:
    """All shipped scenarios by name."""
    return {path.stem: path for path in sorted(_FOLDER.glob("*.yaml"))}


def find(wanted: Iterable[str]) -> list[Path]:
    """The files that are meant by files, folders and names of shipped scenarios.

    Args:
        wanted: In any order; nothing means all shipped ones.

    Raises:
        NoScenarioError: One leads nowhere.
    """
    found: dict[Path, None] = {}
    for one in wanted:
        found.update(dict.fromkeys(_meant(one)))
    return list(found) if found else list(shipped().values())


def _meant(word: str) -> Iterator[Path]:
    known = shipped()
    path = Path(word)
    if word in known and not path.exists():
        yield known[word]
    elif path.is_dir():
        inside = sorted(file for file in path.rglob("*") if file.suffix in _ENDINGS)
        if not inside:
            raise NoScenarioError(f"There is no scenario in {word}.", "They end with .yaml.")
        yield from inside
    elif path.is_file():
        yield path
    else:
        raise NoScenarioError(
            f"There is neither a file {word} nor a shipped scenario of that name.",
            did_you_mean(word, known, otherwise="See: seatkeeper lab list"),
        )
