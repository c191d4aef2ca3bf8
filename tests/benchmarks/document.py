"""The figures in ``docs/performance.md``: a table between two marks, made by a run.

A run that measures some of the budgets replaces their rows and leaves the others as they were;
rows of budgets that do not exist any more go.
"""

from __future__ import annotations

import os
import platform
from collections.abc import Sequence
from math import isfinite
from pathlib import Path
from typing import Final

from tests.benchmarks.measuring import Figure
from tests.benchmarks.report import shown, verdict

__all__ = ["MARKS", "update", "write"]

MARKS: Final = ("<!-- figures: begin -->", "<!-- figures: end -->")
_HEAD: Final = (
    "| name | what | compared with | ours | baseline | ratio | at most | |",
    "|---|---|---|---:|---:|---:|---:|---|",
)


def update(text: str, figures: Sequence[Figure], names: Sequence[str]) -> str:
    """Put figures into a document.

    Args:
        text: The document, with both marks.
        figures: What was measured.
        names: Of all budgets, in the order of their rows.

    Returns:
        The document with the rows of these figures.

    Raises:
        ValueError: A mark is missing.
    """
    before, begin, rest = text.partition(MARKS[0])
    inside, end, after = rest.partition(MARKS[1])
    if not (begin and end):
        raise ValueError(f"there is no table between {MARKS[0]} and {MARKS[1]}")
    rows = {_name(line): line for line in inside.splitlines() if _name(line)}
    rows |= {figure.benchmark.name: _row(figure) for figure in figures}
    ordered = [rows[name] for name in names if name in rows]
    where = f"Last run: Python {platform.python_version()}, {_processors()}, {platform.system()}."
    lines = ("", where, "", *_HEAD, *ordered, "")
    return before + begin + "\n".join(lines) + end + after


def _name(line: str) -> str:
    """The name of the budget that a row is about; empty for any other line."""
    name = line.removeprefix("| ").partition(" |")[0]
    return name.strip("`") if name.startswith("`") else ""


def _row(figure: Figure) -> str:
    asked = figure.benchmark
    cells = (
        f"`{asked.name}`",
        f"{asked.what} ({figure.label})" if figure.label else asked.what,
        asked.baseline,
        shown(figure.own, asked.unit),
        shown(figure.raw, asked.unit),
        f"{figure.ratio:.2f} x",
        f"{asked.at_most:g} x" if isfinite(asked.at_most) else "",
        f"**{verdict(figure).lower()}**" if not figure.met else verdict(figure),
    )
    return f"| {' | '.join(cells)} |"


def _processors() -> str:
    count = os.cpu_count()
    return "1 processor" if count == 1 else f"{count} processors"


def write(path: Path, figures: Sequence[Figure], names: Sequence[str]) -> None:
    """Put figures into a document file; as `update`.

    Raises:
        ValueError: A mark is missing.
    """
    path.write_text(update(path.read_text(encoding="utf-8"), figures, names), encoding="utf-8")
