"""The way of measuring itself, with costs that are known."""

from __future__ import annotations

import itertools
import json
import re
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from math import inf
from pathlib import Path

import pytest
from rich.console import Console

from tests.benchmarks import __main__ as command
from tests.benchmarks import document, peers
from tests.benchmarks.__main__ import BENCHMARKS
from tests.benchmarks.measuring import (
    Benchmark,
    Cost,
    NotInstalledError,
    Sides,
    Unit,
    measure,
)
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


@pytest.mark.parametrize(
    ("asked", "status"),
    [((), 1), (("--tolerance", "1.5"), 0), (("--tolerance", "1.4"), 1), (("--again", "1"), 0)],
    ids=["strict", "tolerated", "too-much", "again"],
)
def test_a_missed_budget_ends_with_1_but_for_what_is_tolerated_or_better_the_next_time(
    asked: tuple[str, ...], status: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    known = benchmark_of(Sides(own=of(3, 3, 2, 2), raw=of(1)), rounds=1)
    monkeypatch.setattr(command, "BENCHMARKS", (known,))
    monkeypatch.setattr(sys, "argv", ["benchmarks", *asked])
    assert command.main() == status


def test_a_later_run_is_shown_beside_an_earlier_one_with_the_change(tmp_path: Path) -> None:
    measure_then = measure(benchmark_of(Sides(own=of(3), raw=of(2))))
    write_figures(tmp_path / "before.json", [measure_then])
    before = read_ratios(tmp_path / "before.json")
    assert before == {"known": 1.5}
    now = measure(benchmark_of(Sides(own=of(6), raw=of(5))))
    console = Console(width=120)
    with console.capture() as captured:
        console.print(table([now], before))
    assert re.search(r"1\.50 x\W+1\.20 x\W+-20%", captured.get())
    written = json.loads((tmp_path / "before.json").read_text(encoding="utf-8"))
    assert written["figures"][0]["at_most"] == 2


def test_without_a_budget_nothing_is_judged(tmp_path: Path) -> None:
    peer = replace(benchmark_of(Sides(own=of(9), raw=of(1))), at_most=inf)
    figure = measure(peer)
    assert figure.met
    console = Console(width=120)
    with console.capture() as captured:
        console.print(table([figure]))
    assert "9.00 x" in captured.get()
    assert "met" not in captured.get().splitlines()[-2]
    write_figures(tmp_path / "figures.json", [figure])
    written = json.loads((tmp_path / "figures.json").read_text(encoding="utf-8"))
    assert written["figures"][0]["at_most"] is None


def test_the_document_gets_the_rows_that_were_measured_and_keeps_the_others() -> None:
    begin, end = document.MARKS
    rows = "| `gone` | x |\n| `known` | old |\n| `other` | kept |\n"
    text = f"before\n\n{begin}\n{rows}{end}\n\nafter\n"
    missed = measure(benchmark_of(Sides(own=of(9), raw=of(1), label="worst")))
    for _ in range(2):  # the second time changes nothing
        text = document.update(text, [missed], ["known", "new", "other"])
        assert text.startswith(f"before\n\n{begin}\n")
        assert text.endswith(f"\n| `other` | kept |\n{end}\n\nafter\n")
        assert "old" not in text
        assert "gone" not in text
        assert (
            "| `known` | a known cost (worst) | one | 9.0 s | 1.0 s | 9.00 x | 2 x | **missed** |\n"
            "| `other`"
        ) in text
    with pytest.raises(ValueError, match="no table"):
        document.update("nothing", [missed], [])


def test_the_figures_in_the_documentation_are_of_budgets_that_exist() -> None:
    text = (Path(__file__).parents[2] / "docs" / "performance.md").read_text("utf-8")
    table_there = text.partition(document.MARKS[0])[2].partition(document.MARKS[1])[0]
    rows = re.findall(r"^\| `([\w-]+)`", table_there, re.MULTILINE)
    assert rows == [each.name for each in BENCHMARKS if each.name in rows]
    assert {each.name for each in BENCHMARKS} == set(rows)


def test_what_is_not_installed_says_what_would_bring_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(peers, "find_spec", lambda _name: None)
    for peer in peers.BENCHMARKS:
        with pytest.raises(NotInstalledError, match=r'pip install "\.\[peers\]"'):
            measure(peer)
