"""Measures the budgets: ``python -m tests.benchmarks [--only NAME...] [--rounds N]``.

Prints a table; the exit status is 1 when a budget is missed, however it compares with an earlier
run. What cannot be measured on this computer is skipped, with the reason. What else a computer does
slows a long path through Python more than a short one through C: where there is other work, let
``--again`` measure once more what was missed, and ``--tolerance`` say by how much it may be.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from rich.console import Console

from tests.benchmarks import (
    cache,
    document,
    fleet,
    heartbeat,
    lab,
    offline_exchange,
    peers,
    windows,
)
from tests.benchmarks.measuring import Benchmark, Figure, NotInstalledError, measure
from tests.benchmarks.report import read_ratios, table, write_figures

BENCHMARKS: tuple[Benchmark, ...] = (
    *cache.BENCHMARKS,
    *offline_exchange.BENCHMARKS,
    *heartbeat.BENCHMARKS,
    *fleet.BENCHMARKS,
    *windows.BENCHMARKS,
    *lab.BENCHMARKS,
    *peers.BENCHMARKS,
)


def main() -> int:
    """Measure what is asked for."""
    asked = _arguments()
    wanted = [each for each in BENCHMARKS if each.name in (asked.only or _usual(long=asked.long))]
    before = read_ratios(asked.compare) if asked.compare else None
    console = Console()
    figures: list[Figure] = []
    for benchmark in wanted:
        with console.status(f"{benchmark.name}: {benchmark.what}"):
            try:
                figures.append(_figure(benchmark, asked.rounds, asked.again))
            except NotInstalledError as reason:
                console.print(f"{benchmark.name} is skipped: {reason}", markup=False)
    console.print(table(figures, before))
    if asked.json:
        write_figures(asked.json, figures)
    if asked.document:
        document.write(asked.document, figures, [each.name for each in BENCHMARKS])
    within = asked.tolerance
    return 0 if all(one.ratio <= one.benchmark.at_most * within for one in figures) else 1


def _figure(benchmark: Benchmark, rounds: int | None, again: int) -> Figure:
    """Measure a budget; the best of several figures counts, for nothing makes a program faster."""
    figures = [measure(benchmark, rounds)]
    while not figures[-1].met and len(figures) <= again:
        figures.append(measure(benchmark, rounds))
    return min(figures, key=lambda figure: figure.ratio)


def _usual(*, long: bool) -> set[str]:
    return {each.name for each in BENCHMARKS if long or not each.long}


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks", description=__doc__)
    names = [each.name for each in BENCHMARKS]
    parser.add_argument("--only", nargs="+", choices=names, metavar="NAME", help=", ".join(names))
    parser.add_argument("--rounds", type=int, help="instead of each benchmark's own number")
    parser.add_argument(
        "--again", type=int, default=0, metavar="N", help="measure a missed budget N times more"
    )
    parser.add_argument(
        "--tolerance", type=float, default=1, metavar="X",
        help="end with 1 only where a budget is missed by more than this factor",
    )  # fmt: skip
    parser.add_argument("--long", action="store_true", help="also what takes minutes")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the figures there")
    parser.add_argument("--compare", type=Path, metavar="FILE", help="with the figures of a run")
    parser.add_argument("--document", type=Path, metavar="FILE", help="renew the table in it")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
