"""The way of measuring itself, with costs that are known."""

from __future__ import annotations

import itertools
import json
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import pytest
from rich.console import Console

from tests.benchmarks.measuring import Benchmark, Cost, Sides, Unit, measure
from tests.benchmarks.report import read_ratios, table, write_figures


def of(*costs: float) -> Cost:
    """These costs, over and over; the first one warms up."""
    endless = itertools.cycle(costs)
    return lambda: next(endless)


def benchmark_of(*sides: Sides, rounds: int = 3) -> Benchmark:
    @contextmanager
    def prepare() -> Iterator[Sequence[Sides]]:
        yield sides

    return Benchmark("known", "a known cost", "one", 2, Unit.SECONDS, rounds, prepare)


def test_the_figure_is_the_median_of_the_rounds_and_the_first_one_only_warms_up() -> None:
    figure = measure(benchmark_of(Sides(own=of(1000, 2, 9, 3), raw=of(1000, 1, 3, 1))))
    assert (figure.own, figure.raw, figure.ratio, figure.rounds) == (3, 1, 3, 3)


def test_of_several_the_worst_one_counts() -> None:
    figure = measure(
        benchmark_of(
            Sides(own=of(1), raw=of(1), label="good"), Sides(own=of(9), raw=of(1), label="bad")
        )
    )
    assert (figure.label, figure.ratio) == ("bad", 9)


@pytest.mark.parametrize(("own", "met"), [(2.0, True), (2.01, False)])
def test_a_budget_is_missed_just_above_its_ratio(own: float, met: bool) -> None:
    figure = measure(benchmark_of(Sides(own=of(own), raw=of(1))))
    assert figure.met is met
    console = Console(width=120)
    with console.capture() as shown:
        console.print(table([figure]))
    assert ("MISSED" in shown.get()) is not met


def test_a_later_run_is_shown_beside_the_figures_of_an_earlier_one(tmp_path: Path) -> None:
    figure = measure(benchmark_of(Sides(own=of(3), raw=of(2))))
    write_figures(tmp_path / "before.json", [figure])
    before = read_ratios(tmp_path / "before.json")
    assert before == {"known": 1.5}
    console = Console(width=120)
    with console.capture() as shown:
        console.print(table([figure], before))
    assert shown.get().count("1.50 x") == 2
    written = json.loads((tmp_path / "before.json").read_text(encoding="utf-8"))
    assert written["figures"][0]["at_most"] == 2
