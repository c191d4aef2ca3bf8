"""Each shipped scenario fails, at the step that is about it, when its rule is broken."""

from __future__ import annotations

import pytest

from seatkeeper.lab.scenarios.loading import load_file
from seatkeeper.lab.scenarios.outcome import Outcome
from seatkeeper.lab.scenarios.shipped import shipped
from tests.lab.broken import client_flaws, server_flaws
from tests.lab.broken.flaw import Flaw
from tests.lab.playing import close_labs, play_script

__all__ = ["close_labs"]

FLAWS = (*server_flaws.FLAWS, *client_flaws.FLAWS)


def test_every_shipped_scenario_can_be_made_to_fail() -> None:
    assert {flaw.scenario for flaw in FLAWS} == set(shipped())


@pytest.mark.parametrize("flaw", FLAWS, ids=lambda flaw: flaw.breaks.__name__.replace("_", "-"))
def test_a_scenario_fails_where_its_rule_is_broken(
    flaw: Flaw, monkeypatch: pytest.MonkeyPatch
) -> None:
    script = load_file(shipped()[flaw.scenario])
    flaw.breaks(monkeypatch)
    result = play_script(script)
    assert result.outcome is Outcome.FAILED
    assert result.failure is not None
    line = script.text.splitlines()[result.failure.line - 1]
    assert flaw.step in line, result.failure
