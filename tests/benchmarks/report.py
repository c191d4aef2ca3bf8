"""Figures as a table on the screen, and as a file to compare a later run with."""

from __future__ import annotations

import json
import platform
from collections.abc import Mapping, Sequence
from math import isfinite
from pathlib import Path

from rich.table import Table

from tests.benchmarks.measuring import Figure, Unit


def table(figures: Sequence[Figure], before: Mapping[str, float] | None = None) -> Table:
    """Lay figures out; beside those of an earlier run, where there are any.

    Args:
        figures: What was measured.
        before: Ratios of an earlier run, by name.
    """
    columns = Table(title=f"Budgets, Python {platform.python_version()} on {platform.system()}")
    columns.add_column("what")
    if before is None:
        columns.add_column("compared with")
    then = ("ratio",) if before is None else ("then", "now", "change")
    for name in ("ours", "baseline", *then, "at most"):
        columns.add_column(name, justify="right", no_wrap=True)
    columns.add_column("", no_wrap=True)
    for figure in figures:
        asked, unit = figure.benchmark, figure.benchmark.unit
        columns.add_row(
            f"{asked.what} ({figure.label})" if figure.label else asked.what,
            *((asked.baseline,) if before is None else ()),
            shown(figure.own, unit),
            shown(figure.raw, unit),
            *_ratios(figure, before),
            f"{asked.at_most:g} x" if isfinite(asked.at_most) else "",
            verdict(figure) if figure.met else f"[bold red]{verdict(figure)}[/]",
        )
    return columns


def shown(cost: float, unit: Unit) -> str:
    """A cost for people."""
    return f"{cost / unit.value:.1f} {unit.symbol}"


def verdict(figure: Figure) -> str:
    """Whether a budget is kept; nothing where there is none."""
    if not isfinite(figure.benchmark.at_most):
        return ""
    return "met" if figure.met else "MISSED"


def _ratios(figure: Figure, before: Mapping[str, float] | None) -> tuple[str, ...]:
    now = f"{figure.ratio:.2f} x"
    if before is None:
        return (now,)
    then = before.get(figure.benchmark.name)
    if then is None:
        return ("", now, "")
    return (f"{then:.2f} x", now, f"{figure.ratio / then - 1:+.0%}")


def write_figures(path: Path, figures: Sequence[Figure]) -> None:
    """Write figures down for ``read_ratios``; costs are in seconds or bytes."""
    path.write_text(
        json.dumps(
            {
                "python": platform.python_version(),
                "system": platform.system(),
                "figures": [
                    {
                        "name": figure.benchmark.name,
                        "label": figure.label,
                        "own": figure.own,
                        "raw": figure.raw,
                        "ratio": figure.ratio,
                        "at_most": _finite(figure.benchmark.at_most),
                        "rounds": figure.rounds,
                    }
                    for figure in figures
                ],
            },
            indent=1,
        )
        + "\n",
        encoding="utf-8",
    )


def _finite(number: float) -> float | None:
    return number if isfinite(number) else None


def read_ratios(path: Path) -> dict[str, float]:
    """Read the ratios of an earlier run, by name."""
    found = json.loads(path.read_text(encoding="utf-8"))
    return {figure["name"]: figure["ratio"] for figure in found["figures"]}
