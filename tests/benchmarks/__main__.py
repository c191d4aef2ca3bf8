"""Measures the budgets: ``python -m tests.benchmarks [--only NAME...] [--rounds N]``.

Prints a table; the exit status is 1 when a budget is missed.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from rich.console import Console

from tests.benchmarks import cache, heartbeat, offline_exchange, windows
from tests.benchmarks.measuring import Benchmark, Figure, measure
from tests.benchmarks.report import read_ratios, table, write_figures

BENCHMARKS: tuple[Benchmark, ...] = (
    *cache.BENCHMARKS,
    *offline_exchange.BENCHMARKS,
    *heartbeat.BENCHMARKS,
    *windows.BENCHMARKS,
)


def main() -> int:
    """Measure what is asked for."""
    asked = _arguments()
    wanted = [each for each in BENCHMARKS if each.name in (asked.only or _usual(long=asked.long))]
    before = read_ratios(asked.compare) if asked.compare else {}
    console = Console()
    figures: list[Figure] = []
    for benchmark in wanted:
        with console.status(f"{benchmark.name}: {benchmark.what}"):
            figures.append(measure(benchmark, asked.rounds))
    console.print(table(figures, before))
    if asked.json:
        write_figures(asked.json, figures)
    return 0 if all(figure.met for figure in figures) else 1


def _usual(*, long: bool) -> set[str]:
    return {each.name for each in BENCHMARKS if long or not each.long}


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks", description=__doc__)
    names = [each.name for each in BENCHMARKS]
    parser.add_argument("--only", nargs="+", choices=names, metavar="NAME", help=", ".join(names))
    parser.add_argument("--rounds", type=int, help="instead of each benchmark's own number")
    parser.add_argument("--long", action="store_true", help="also what takes minutes")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the figures there")
    parser.add_argument("--compare", type=Path, metavar="FILE", help="with the figures of a run")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
