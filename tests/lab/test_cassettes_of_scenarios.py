"""Every shipped scenario can be recorded, and plays again without a server."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from seatkeeper.composition.cassettes import record_session, replay_session
from seatkeeper.lab.cassettes.model import Cassette, from_text, to_text
from seatkeeper.lab.lab import Lab
from seatkeeper.lab.scenarios.loading import Script, load_file
from seatkeeper.lab.scenarios.outcome import Outcome, ScenarioResult, StepResult
from seatkeeper.lab.scenarios.running import play
from seatkeeper.lab.scenarios.shipped import find
from seatkeeper.sandbox.timing import Timing
from seatkeeper.system.clock import SystemClock

SCENARIOS = tuple(find([]))


class Nobody:
    """Is not interested in how it goes."""

    def begins(self, script: Script, number: int, total: int) -> None:
        """Not told."""

    def stepped(self, script: Script, step: StepResult) -> None:
        """Not told."""

    def ended(self, result: ScenarioResult) -> None:
        """Not told."""


@pytest.mark.proof
@pytest.mark.parametrize("path", SCENARIOS, ids=[path.stem for path in SCENARIOS])
def test_a_scenario_comes_out_the_same_without_its_server(path: Path) -> None:
    script = load_file(path)
    made: list[Cassette] = []

    @contextmanager
    def recorded(*, heartbeat_seconds: int, timeout_seconds: int) -> Iterator[Lab]:
        timing = Timing(heartbeat_seconds=heartbeat_seconds, timeout_seconds=timeout_seconds)
        with record_session(timing=timing) as recording:
            yield recording.lab
            made.append(recording.cassette(script.scenario.title))

    result = play(script, open_lab=recorded, elapsed=SystemClock().elapsed, told=Nobody())
    assert result.outcome is Outcome.PASSED
    text = to_text(made[0])
    replay_session(from_text(text))
    asked = sum(len(act.exchanges) for act in made[0].acts)
    print(f"{path.stem}: {len(made[0].acts)} acts, {asked} exchanges, {len(text) // 1024} KiB")
