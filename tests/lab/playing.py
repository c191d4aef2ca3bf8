"""Playing scenarios in tests."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from typing import Final

import pytest

from seatkeeper.composition.lab import open_lab
from seatkeeper.lab.lab import Lab
from seatkeeper.lab.scenarios.loading import Script, load
from seatkeeper.lab.scenarios.outcome import RunReport, ScenarioResult, StepResult
from seatkeeper.lab.scenarios.running import play, run_scripts
from seatkeeper.system.clock import SystemClock


@dataclass
class Notes:
    """Notes what it is told."""

    said: list[str] = field(default_factory=list)

    def begins(self, script: Script, number: int, total: int) -> None:
        self.said.append(f"{number}/{total} {script.name}")

    def stepped(self, script: Script, step: StepResult) -> None:
        self.said.append(f"{step.line} {step.outcome}")

    def ended(self, result: ScenarioResult) -> None:
        self.said.append(f"{result.script.name} {result.outcome}")


class Labs:
    """Opens labs like ``open_lab``, but keeps the last one: resetting it takes half the time."""

    def __init__(self) -> None:
        self._stack = ExitStack()
        self._kept: Lab | None = None
        self._periods: tuple[int, int] | None = None

    @contextmanager
    def __call__(self, *, heartbeat_seconds: int, timeout_seconds: int) -> Iterator[Lab]:
        """Open one."""
        periods = heartbeat_seconds, timeout_seconds
        if self._kept is None or periods != self._periods:
            self.close()
            self._kept = self._stack.enter_context(
                open_lab(heartbeat_seconds=heartbeat_seconds, timeout_seconds=timeout_seconds)
            )
            self._periods = periods
        else:
            self._kept.reset()
        yield self._kept

    def close(self) -> None:
        """Close it."""
        self._kept = None
        self._stack.close()


_LABS: Final = Labs()


@pytest.fixture(scope="module", autouse=True)
def close_labs() -> Iterator[None]:
    """Close the lab that the tests of a module have shared."""
    yield
    _LABS.close()


def play_script(
    script: Script, *, go_on: bool = False, keep_secrets: bool = False
) -> ScenarioResult:
    """Play one scenario."""
    return play(
        script, open_lab=_LABS, elapsed=SystemClock().elapsed, told=Notes(), go_on=go_on,
        keep_secrets=keep_secrets,
    )  # fmt: skip


def run(
    *scripts: Script,
    told: Notes | None = None,
    fail_fast: bool = False,
    go_on: bool = False,
    stop: Callable[[], bool] = lambda: False,
) -> RunReport:
    """Run scenarios."""
    clock = SystemClock()
    return run_scripts(
        scripts, open_lab=_LABS, now=clock.now, elapsed=clock.elapsed, told=told or Notes(),
        fail_fast=fail_fast, go_on=go_on, stop=stop,
    )  # fmt: skip


def script(*steps: str, name: str = "story", computers: str = "[laptop, desk]") -> Script:
    """A scenario of some steps; the first of them is in line 5."""
    lines = [
        "format: seatkeeper-scenario/1",
        f"title: A {name}",
        f"computers: {computers}",
        "steps:",
    ]
    return load("\n".join([*lines, *(f"  - {step}" for step in steps), ""]), f"{name}.yaml")
