"""The runner notices what is wrong with a server, and names it."""

from __future__ import annotations

import pytest

from seatkeeper.lab.conformance.checks import ALL
from seatkeeper.lab.conformance.outcome import Outcome
from seatkeeper.lab.conformance.running import run_checks
from seatkeeper.sandbox.server import SandboxServer
from seatkeeper.system.clock import SystemClock
from tests.helpers.world import counting_entropy
from tests.lab import broken
from tests.lab.broken.variant import Variant
from tests.lab.conftest import Benches

CHECKS = {check.name: check for check in ALL}


def test_there_are_enough_of_them_and_each_is_another_one() -> None:
    assert len(broken.ALL) >= 15
    assert len({variant.name for variant in broken.ALL}) == len(broken.ALL)


@pytest.mark.parametrize("variant", broken.ALL, ids=lambda variant: variant.name.replace(" ", "-"))
def test_a_broken_server_is_caught_by_a_named_check(
    variant: Variant, monkeypatch: pytest.MonkeyPatch, bench: Benches
) -> None:
    variant.breaks(monkeypatch)
    with SandboxServer(now=SystemClock().now, entropy=counting_entropy(variant.name)) as server:
        checks = [CHECKS[name] for name in variant.caught_by]
        report = run_checks(bench(server.url), checks, expected={}, told=lambda result: None)
    outcomes = {result.name: (result.outcome, result.got) for result in report.results}
    assert {name for name, (outcome, _) in outcomes.items() if outcome is Outcome.FAILED} == set(
        variant.caught_by
    ), outcomes
