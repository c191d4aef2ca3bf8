"""How a budget is measured: two costs, taken in turns in one run, and the median of their ratios.

Rules
* A budget is a ratio to the least that the same machine can do at the same moment: the raw
  primitives, an empty window, the HTTP library alone. So a slow or a busy machine does not fail it.
* Both sides are taken in turns, and each round gives one ratio; what slows the machine down for a
  while is in both parts of it. The median of the rounds is the figure.
* What needs no waiting is measured in processor time, of all threads, the system's part included;
  what waits for a disk or a process is measured in time that passes.
* Nothing is thrown away but one round of warming up, which what takes minutes does without.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from enum import Enum
from statistics import median

Cost = Callable[[], float]
"""Does a thing once or many times and tells what one time cost, in seconds or bytes."""


class NotInstalledError(Exception):
    """What is to be measured is not on this computer; says what would bring it."""


class Unit(Enum):
    """In what a cost is shown; the value is how much one of them is in seconds or bytes."""

    MICROSECONDS = 1e-6
    MILLISECONDS = 1e-3
    SECONDS = 1.0
    MEGABYTES = 1e6

    @property
    def symbol(self) -> str:
        """What stands behind a number."""
        return {1e-6: "µs", 1e-3: "ms", 1.0: "s", 1e6: "MB"}[self.value]


@dataclass(frozen=True, slots=True)
class Sides:
    """The two costs that are compared.

    Attributes:
        own: What it costs us.
        raw: What the baseline costs.
        label: Which one of several this is.
    """

    own: Cost
    raw: Cost
    label: str = ""


@dataclass(frozen=True, slots=True)
class Benchmark:
    """A budget and the way to measure it.

    Attributes:
        name: Short, for the command line and for files.
        what: What is done.
        baseline: What it is compared with.
        at_most: How many times the baseline it may cost; infinite where there is no budget.
        unit: For showing both.
        rounds: How often both are taken.
        prepare: Sets everything up and gives what is measured; of several, the worst counts.
            Raises ``NotInstalledError`` where it cannot be measured.
        long: Takes minutes; only done when asked for.
    """

    name: str
    what: str
    baseline: str
    at_most: float
    unit: Unit
    rounds: int
    prepare: Callable[[], AbstractContextManager[Sequence[Sides]]]
    long: bool = False


@dataclass(frozen=True, slots=True)
class Figure:
    """What was measured.

    Attributes:
        benchmark: The budget.
        own: Median cost, in seconds or bytes.
        raw: The baseline's.
        ratio: Median of the rounds' ratios; not quite that of the medians.
        rounds: How many were taken.
        label: Which one of several was the worst.
    """

    benchmark: Benchmark
    own: float
    raw: float
    ratio: float
    rounds: int
    label: str = ""

    @property
    def met(self) -> bool:
        """Whether the budget is kept."""
        return self.ratio <= self.benchmark.at_most


def measure(benchmark: Benchmark, rounds: int | None = None) -> Figure:
    """Measure one budget.

    Args:
        benchmark: The budget.
        rounds: How many; the benchmark's own number unless told otherwise.

    Raises:
        NotInstalledError: What it needs is not here.
    """
    count = rounds or benchmark.rounds
    with benchmark.prepare() as several:
        figures = [_compare(benchmark, sides, count) for sides in several]
    return max(figures, key=lambda figure: figure.ratio)


def _compare(benchmark: Benchmark, sides: Sides, rounds: int) -> Figure:
    if not benchmark.long:
        sides.raw(), sides.own()
    taken = [(sides.raw(), sides.own()) for _ in range(rounds)]
    return Figure(
        benchmark,
        own=median(own for _, own in taken),
        raw=median(raw for raw, _ in taken),
        ratio=median(own / raw for raw, own in taken),
        rounds=rounds,
        label=sides.label,
    )


def processor_time(action: Callable[[], object], runs: int) -> Cost:
    """Measure an action in processor time of this process, per run."""
    return _timed(time.process_time, action, runs)


def passing_time(action: Callable[[], object], runs: int) -> Cost:
    """Measure an action in time that passes, per run."""
    return _timed(time.perf_counter, action, runs)


def _timed(clock: Callable[[], float], action: Callable[[], object], runs: int) -> Cost:
    def cost() -> float:
        started = clock()
        for _ in range(runs):
            action()
        return (clock() - started) / runs

    return cost
