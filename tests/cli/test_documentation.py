"""``docs/command-line.md`` says what the commands really are."""

from __future__ import annotations

import re
from typing import Final

import pytest
import typer

from seatkeeper.cli.exits import ExitCode
from seatkeeper.cli.main import app
from seatkeeper.licensing.grant import Basis
from seatkeeper.session.states import State
from tests.cli.conftest import Computers
from tests.cli.terminal import REPOSITORY

PAGE: Final = (REPOSITORY / "docs" / "command-line.md").read_text("utf-8")
ROOT: Final = typer.main.get_command(app)


def commands(command: object = ROOT, path: str = "") -> dict[str, typer.core.TyperCommand]:
    """Every command that ``--help`` shows, by its words."""
    inner = getattr(command, "commands", {})
    found: dict[str, typer.core.TyperCommand] = {}
    if path and (not inner or getattr(command, "invoke_without_command", False)):
        found[path] = command  # type: ignore[assignment]  # groups have the same params
    for name, child in inner.items():
        if not child.hidden:
            found |= commands(child, f"{path} {name}".strip())
    return found


def section(words: str) -> str:
    """What the page says of a command."""
    found = re.search(
        rf"^### `seatkeeper {words}( [^\n]*)?`\n(.*?)(?=^##|\Z)", PAGE, re.MULTILINE | re.DOTALL
    )
    assert found is not None, f"seatkeeper {words} is not documented"
    return found[0]


def values(member: str) -> set[str]:
    """What the page says a member of the status can be."""
    row = re.search(rf"^\| `{member}` \| (.*)$", PAGE, re.MULTILINE)
    assert row is not None
    return set(re.findall(r"`([\w-]+)`", row[1]))


def test_every_command_is_documented_and_nothing_else_is() -> None:
    written = set(re.findall(r"^### `seatkeeper ([a-z -]*[a-z])", PAGE, re.MULTILINE))
    assert {re.split(r" (?=--)", words)[0] for words in written} == set(commands())


@pytest.mark.parametrize("words", sorted(commands()))
def test_every_option_and_argument_of_a_command_is_documented(words: str) -> None:
    said = section(words)
    for parameter in commands()[words].params:
        if parameter.param_type_name == "argument":
            assert str(parameter.metavar or parameter.name).upper() in said, parameter.name
        elif parameter.name != "help":
            assert set(parameter.opts) <= set(re.findall(r"--?[a-z-]+", said)), parameter.opts


def test_no_option_is_documented_that_does_not_exist() -> None:
    everything = [*commands().values(), ROOT]
    known = {name for command in everything for one in command.params for name in one.opts}
    assert set(re.findall(r"(?<![\w-])--[a-z][a-z-]+", PAGE)) <= known


def test_every_option_before_the_command_is_documented() -> None:
    said = PAGE.partition("## Options before the command")[2].partition("\n## ")[0]
    options = {name for one in ROOT.params for name in one.opts if name != "--help"}
    assert options == set(re.findall(r"^\| `(--[a-z-]+)", said, re.MULTILINE))


def test_the_documented_members_of_the_status_are_the_real_ones(computer: Computers) -> None:
    here = computer()
    members = re.findall(r"^\| `([a-z_]+)` \|", section("status"), re.MULTILINE)
    assert list(here.status()) == members
    here.log_in("ada")
    assert list(here.status()) == members


def test_the_documented_values_and_exit_codes_are_the_real_ones() -> None:
    assert values("state") == {kind.__name__ for kind in State.__subclasses__()}
    assert values("basis") == set(Basis)
    codes = PAGE.partition("## Exit codes")[2].partition("\n## ")[0]
    assert [int(code) for code in re.findall(r"^\| (\d+) \|", codes, re.MULTILINE)] == list(
        ExitCode
    )
