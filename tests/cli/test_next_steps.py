"""No error of the command line leaves anybody without a next step."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import Final

import pytest

from seatkeeper.cli.next_steps import next_step
from seatkeeper.licensing.verdict import Reason
from tests.cli.conftest import Computers
from tests.cli.terminal import REPOSITORY

COMMANDS: Final = REPOSITORY / "app" / "seatkeeper" / "cli"
_MESSAGE_AND_HINT: Final = 4


def without_a_hint() -> Iterator[str]:
    """The codes of the errors that do not say themselves what to do."""
    for file in sorted(COMMANDS.glob("*.py")):
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            match node:
                case ast.Call(
                    func=ast.Name(id="CommandError"),
                    args=[_, ast.Constant(value=str(code)), *_] as given,
                ) if len(given) < _MESSAGE_AND_HINT:
                    yield code


@pytest.mark.parametrize("code", sorted(set(without_a_hint())))
def test_an_error_without_a_hint_of_its_own_has_a_next_step(code: str) -> None:
    assert next_step(code)


@pytest.mark.parametrize("reason", [one for one in Reason if one is not Reason.USABLE])
def test_every_reason_to_have_no_license_has_a_next_step(reason: Reason) -> None:
    assert next_step(reason)


def test_the_next_step_is_told_below_the_error(computer: Computers) -> None:
    here = computer()
    done = here.call("offline", "open", here.folder / "not-there.html")
    assert done.err.splitlines()[-1] == next_step("unreadable")
