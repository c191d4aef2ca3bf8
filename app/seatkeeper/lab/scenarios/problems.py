"""What can be wrong with a scenario file, and where; every problem names its line."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches

__all__ = ["Mark", "Problem", "ScenarioError", "did_you_mean"]


@dataclass(frozen=True, slots=True)
class Mark:
    """A place in a file.

    Attributes:
        line: Counted from 1.
        column: Counted from 1.
    """

    line: int = 1
    column: int = 1


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong.

    Attributes:
        mark: Where.
        what: What is wrong, in one sentence.
        hint: What is allowed instead; empty where ``what`` says it all.
    """

    mark: Mark
    what: str
    hint: str = ""


class ScenarioError(Exception):
    """A scenario file that cannot be played.

    Args:
        name: Of the file, as a person knows it.
        problems: All that was found, in the order of the file.
    """

    code = "bad-scenario"

    def __init__(self, name: str, problems: Iterable[Problem]) -> None:
        self.name = name
        self.problems = tuple(sorted(problems, key=lambda one: (one.mark.line, one.mark.column)))
        super().__init__("\n".join(self.lines()))

    def lines(self) -> list[str]:
        """One line a problem, as compilers write them: ``file:line:column: what hint``."""
        return [
            f"{self.name}:{one.mark.line}:{one.mark.column}: {one.what}"
            + (f" {one.hint}" if one.hint else "")
            for one in self.problems
        ]


def did_you_mean(word: str, known: Iterable[str], *, otherwise: str = "") -> str:
    """A suggestion for a word that is nearly right.

    Args:
        word: What was written.
        known: What could have been meant.
        otherwise: What to say when nothing is close; empty: list all that is known.

    Returns:
        One sentence.
    """
    all_known = sorted(known)
    close = get_close_matches(word.casefold(), all_known, n=2, cutoff=0.6)
    if close:
        return f"Did you mean {' or '.join(map(repr, close))}?"
    return otherwise or f"Allowed: {', '.join(all_known)}."
