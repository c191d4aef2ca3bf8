"""The table as a whole."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from seatkeeper.session import events as ev
from seatkeeper.session import states
from seatkeeper.session.diagram import mermaid, render
from seatkeeper.session.machine import allows
from seatkeeper.session.states import Closed, Opening, SigningIn, State
from seatkeeper.session.table import TABLE, Entry
from tests.session.steps import Run, signed_out, signing_in

ROOT = Path(__file__).parents[2]
STATES = {
    kind
    for kind in vars(states).values()
    if isinstance(kind, type) and issubclass(kind, State) and kind is not State
}


def test_a_result_that_the_table_does_not_announce_is_an_error_of_the_program(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    row = TABLE[SigningIn, ev.CancelLogin]
    table = dict(TABLE)
    table[SigningIn, ev.CancelLogin] = Entry(row.handle, (Closed,))
    monkeypatch.setattr("seatkeeper.session.machine.TABLE", table)
    with pytest.raises(AssertionError, match="SignedOut is not announced"):
        signing_in().on(ev.CancelLogin())


def test_every_state_but_the_last_can_be_closed() -> None:
    for state in STATES:
        assert ((state, ev.Close) in TABLE) is (state is not Closed)


def test_every_state_is_reached_from_the_first() -> None:
    reached: set[type[State]] = {Opening}
    while (
        more := {
            target
            for (state, _), entry in TABLE.items()
            if state in reached
            for target in entry.targets
        }
        - reached
    ):
        reached |= more
    assert reached == STATES


def test_passing_time_and_late_answers_are_accepted_everywhere() -> None:
    run = signed_out()
    before = run.state
    assert run.on(ev.Tick()).state is before
    assert run.on(ev.Resumed()).state is before
    assert run.on(ev.Released(1)).state is before


def test_what_the_user_may_do_is_what_the_table_lists() -> None:
    run = Run(Opening())
    assert allows(run.state, ev.Close)
    assert not allows(run.state, ev.LogIn)


def test_a_password_is_in_no_repr() -> None:
    run = signed_out().on(ev.LogIn("ada@demo.example", "sesame"))
    assert "sesame" not in repr((run.state, run.effects, ev.LogIn("a", "sesame")))


def test_the_diagram_shows_every_state_and_every_way_between_two() -> None:
    drawn = mermaid()
    for (state, event), entry in TABLE.items():
        for target in entry.targets:
            if target is not state and event is not ev.Close:
                (line,) = [
                    text
                    for text in drawn.splitlines()
                    if text.strip().startswith(f"{state.__name__} --> {target.__name__}:")
                ]
                assert event.__name__ in line


def test_the_document_is_current() -> None:
    document = (ROOT / "docs" / "session.md").read_text("utf-8")
    assert document == render(), "python -m seatkeeper.session.diagram > docs/session.md"


def test_the_document_is_printed_by_its_module() -> None:
    printed = subprocess.run(
        [sys.executable, "-m", "seatkeeper.session.diagram"],
        cwd=ROOT / "app",
        capture_output=True,
        check=True,
        timeout=60,
    )
    assert printed.stdout.decode() == render()
