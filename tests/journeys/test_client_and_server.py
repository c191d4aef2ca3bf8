"""Several real clients and the real sandbox, in any order, with everything that can go wrong.

The clients are the product's own, with their caches and vaults in files; the sandbox runs in this
process behind its own HTTP server, and every question travels there over a socket: to leave HTTP
out would save less than a tenth of the time.

The proof lives two thousand histories in two halves, which can run side by side: long ones reach
deeper, short ones begin in more different ways.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from hypothesis.stateful import run_state_machine_as_test

from tests.journeys.broken import BROKEN, Broken
from tests.journeys.cables import Trouble
from tests.journeys.history import History
from tests.journeys.office import BudgetError, Office

BUDGET_SECONDS = 1500
"""Of one core, for one half of the proof: past it the run stops and says so."""


@contextmanager
def an_office(folder: Path) -> Iterator[Office]:
    """A server, and the cables of all clients plugged into it."""
    with Office() as office, pytest.MonkeyPatch.context() as patch:
        patch.setattr("seatkeeper.servers.transport.Connections", lambda *_: office.exchange)
        patch.setattr(History, "office", office, raising=False)
        patch.setattr(History, "folder", folder, raising=False)
        yield office


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    with an_office(tmp_path_factory.mktemp("office")) as office:
        yield office


def live_histories(office: Office, count: int, steps: int) -> None:
    """Live random histories, each of up to so many steps."""
    run_state_machine_as_test(
        History,
        settings=settings(
            max_examples=count,
            stateful_step_count=steps,
            deadline=None,
            # In CI the same ones every time, so that a change is judged by what it did itself.
            derandomize=bool(os.environ.get("CI")),
            database=None,
            suppress_health_check=[HealthCheck.too_slow],
        ),
    )
    lived = office.tally["histories"]
    assert lived >= count, f"only {lived} of {count} histories were lived"


def live(happens: Callable[[History], None]) -> None:
    """One history, from its beginning to its end."""
    history = History()
    history.begin()
    happens(history)
    history.the_promises_hold()


def test_client_and_server_agree_whatever_happens(office: Office) -> None:
    live_histories(office, 25, 20)


@pytest.mark.proof
@pytest.mark.timeout(2400)
@pytest.mark.parametrize(("count", "steps"), [(700, 50), (1300, 25)])
def test_client_and_server_agree_in_two_thousand_histories(
    tmp_path: Path, count: int, steps: int
) -> None:
    """About ten minutes of one core each; the two halves can run side by side."""
    began = time.process_time()
    with an_office(tmp_path) as office:
        office.spends_at_most(BUDGET_SECONDS)
        try:
            live_histories(office, count, steps)
        except BudgetError as late:
            pytest.fail(f"{late} of {count}: more than {BUDGET_SECONDS} s of one core")
    print(f"{count} histories of up to {steps} steps; {time.process_time() - began:.0f} s")
    for title, counted in (
        ("what was done", office.tally),
        ("what happened to questions", office.exchange.happened),
        ("what was heard", office.ears.heard),
    ):
        print(
            f"  {title}:", ", ".join(f"{name} {number}" for name, number in sorted(counted.items()))
        )
    for trouble in Trouble:
        assert office.exchange.happened[trouble.value], f"{trouble.value} never happened"
    assert office.tally["copies exposed"]
    assert office.ears.heard["totals told to an owner"]


@pytest.mark.parametrize("broken", BROKEN, ids=lambda broken: broken.name)
def test_a_broken_promise_is_noticed(
    office: Office, broken: Broken, monkeypatch: pytest.MonkeyPatch
) -> None:
    live(broken.history)
    broken.breaks(monkeypatch)
    with pytest.raises(AssertionError, match=broken.noticed):
        live(broken.history)
