"""docs/qa-guide.md names what there is: every fixture, every fault, every call."""

from __future__ import annotations

import re
from pathlib import Path

from seatkeeper import pytest_plugin
from seatkeeper.lab.computer import VirtualComputer
from seatkeeper.lab.network import NetworkFault
from seatkeeper.lab.office import Office

GUIDE = (Path(__file__).parents[2] / "docs" / "qa-guide.md").read_text("utf-8")


def section(heading: str) -> str:
    """A section of the guide."""
    return GUIDE.partition(f"\n## {heading}\n")[2].partition("\n## ")[0]


def rows(heading: str) -> list[str]:
    """The first column of the tables of a section, what is marked as code in it."""
    cells = re.findall(r"^\| (`[^|]*) \|", section(heading), re.MULTILINE)
    return [code for cell in cells for code in re.findall(r"`([^`]+)`", cell)]


def test_every_fault_has_a_row() -> None:
    assert rows("Faults of the network") == [fault.value for fault in NetworkFault]


def test_every_fixture_has_a_row() -> None:
    fixtures = {name for name in pytest_plugin.__all__ if name.islower()}
    assert fixtures <= set(rows("The fixtures"))


def test_every_call_that_is_named_is_there() -> None:
    named = [row.partition("(")[0] for row in rows("The fixtures") if "(" in row]
    assert len(named) > 10
    assert [name for name in named if not hasattr(VirtualComputer, name)] == []


def test_every_act_of_the_office_that_is_named_is_there() -> None:
    named = re.findall(r"`([a-z_]+)`", section("Other people: the office").rpartition("```")[2])
    assert len(named) > 8
    assert [name for name in named if not hasattr(Office, name)] == []
