"""Figures as a table on the screen, and as a file to compare a later run with."""

from __future__ import annotations

import json
import platform
from collections.abc import Mapping, Sequence
from pathlib import Path

from rich.table import Table

from tests.benchmarks.measuring import Figure


def table(figures: Sequence[Figure], before: Mapping[str, float] | None = None) -> Table:
    """Lay figures out.

    Args:
        figures: What was measured.
        before: Ratios of an earlier run, by name.
    """
    columns = Table(title=f"Budgets, Python {platform.python_version()} on {platform.system()}")
    columns.add_column("what")
    columns.add_column("compared with")
    for name in ("ours", "baseline", "ratio", "at most", *(("before",) if before else ())):
        columns.add_column(name, justify="right", no_wrap=True)
    columns.add_column("", no_wrap=True)
    for figure in figures:
        asked, scale = figure.benchmark, figure.benchmark.unit
        earlier = before.get(asked.name) if before else None
        columns.add_row(
            f"{asked.what} ({figure.label})" if figure.label else asked.what,
            asked.baseline,
            f"{figure.own / scale.value:.1f} {scale.symbol}",
            f"{figure.raw / scale.value:.1f} {scale.symbol}",
            f"{figure.ratio:.2f} x",
            f"{asked.at_most:g} x",
            *((f"{earlier:.2f} x" if earlier else "",) if before else ()),
            "met" if figure.met else "[bold red]MISSED[/]",
        )
    return columns


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
                        "at_most": figure.benchmark.at_most,
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


def read_ratios(path: Path) -> dict[str, float]:
    """Read the ratios of an earlier run, by name."""
    found = json.loads(path.read_text(encoding="utf-8"))
    return {figure["name"]: figure["ratio"] for figure in found["figures"]}
