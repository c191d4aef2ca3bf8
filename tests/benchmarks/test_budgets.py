"""The budgets of the exchange are kept; ``python -m tests.benchmarks`` measures all of them."""

from __future__ import annotations

import pytest
from rich.console import Console

from tests.benchmarks import offline_exchange
from tests.benchmarks.measuring import Benchmark, measure
from tests.benchmarks.report import table

BUDGETS = offline_exchange.BENCHMARKS


@pytest.mark.proof
@pytest.mark.timeout(600)
@pytest.mark.parametrize("benchmark_", BUDGETS, ids=lambda each: each.name)
def test_a_library_keeps_its_budget(
    benchmark_: Benchmark, capsys: pytest.CaptureFixture[str]
) -> None:
    figure = measure(benchmark_)
    with capsys.disabled():
        print()
        Console(width=120).print(table([figure]))
    assert figure.met, f"{figure.ratio:.2f} x, at most {benchmark_.at_most:g} x"
