"""What is published about the language is what the language is: schema, tables, examples."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import jsonschema_rs
import pytest

from seatkeeper.lab.scenarios import reading
from seatkeeper.lab.scenarios.loading import Script, load, load_file
from seatkeeper.lab.scenarios.model import STEPS
from seatkeeper.lab.scenarios.outcome import Outcome
from seatkeeper.lab.scenarios.schema import scenario_schema
from seatkeeper.lab.scenarios.shipped import shipped
from tests.lab.playing import close_labs, play_script
from tests.lab.scenario_tables import tables

__all__ = ["close_labs"]

DOCS = Path(__file__).parents[2] / "docs"
PAGE = (DOCS / "scenarios.md").read_text("utf-8")
EXAMPLES = re.findall(r"^```yaml\n(.*?)^```", PAGE, re.MULTILINE | re.DOTALL)
RULES = set(re.findall(r"^\| (R\d+) \|", (DOCS / "rules.md").read_text("utf-8"), re.MULTILINE))
FIRST_LINE = "# yaml-language-server: $schema="


def valid(data: Any) -> bool:
    """What an editor says of a file."""
    return jsonschema_rs.validator_for(json.loads(scenario_schema())).is_valid(data)


def scripts() -> list[Script]:
    return [load_file(path) for path in shipped().values()]


def test_the_published_schema_is_that_of_the_models() -> None:
    published = (DOCS / "scenario.schema.json").read_text("utf-8")
    assert published == scenario_schema(), "seatkeeper lab schema > docs/scenario.schema.json"


def test_an_editor_accepts_every_shipped_scenario_and_finds_the_schema() -> None:
    for name, path in shipped().items():
        text = path.read_text("utf-8")
        assert valid(reading.read(text, name).data), name
        first = text.splitlines()[0]
        assert first.startswith(FIRST_LINE), name
        leads_to = (path.parent / first.removeprefix(FIRST_LINE)).resolve()
        assert leads_to == (DOCS / "scenario.schema.json").resolve()


@pytest.mark.parametrize(
    "step",
    [
        {"crsh": "laptop"},
        {"crash": "laptop", "hard": True},
        {"log in": "ada"},
        {"expect": "laptop", "is": "licenced"},
        {"advance": "8 hours"},
        {"extend": "laptop", "days": "7"},
        {"extend": "laptop", "days": 0},
        "crash",
    ],
)
def test_an_editor_marks_a_step_that_is_wrong(step: Any) -> None:
    good = {"format": "seatkeeper-scenario/1", "title": "A story", "computers": {"laptop": None}}
    assert valid({**good, "steps": [{"crash": "laptop"}]})
    assert not valid({**good, "steps": [step]})


def test_the_page_has_every_step_with_all_its_details() -> None:
    for title, table in tables().items():
        assert f"### {title}\n\n{table}\n" in PAGE, "python -m tests.lab.scenario_tables"
    listed = re.findall(r"^\| `([^`]+)` \|", PAGE.partition("## The steps")[2], re.MULTILINE)
    assert listed == list(STEPS)


@pytest.mark.parametrize("number", range(len(EXAMPLES)))
def test_the_examples_of_the_page_are_played_and_pass(number: int) -> None:
    result = play_script(load(EXAMPLES[number], f"example-{number}.yaml"))
    assert result.outcome is Outcome.PASSED, result.failure


def test_the_page_shows_examples() -> None:
    assert len(EXAMPLES) >= 3


def test_the_shipped_scenarios_name_rules_of_every_section_and_use_every_step() -> None:
    named = {rule for script in scripts() for rule in script.scenario.rules}
    assert named <= RULES
    sections = re.split(r"^## ", (DOCS / "rules.md").read_text("utf-8"), flags=re.MULTILINE)[1:]
    for section in sections:
        rules = set(re.findall(r"^\| (R\d+) \|", section, re.MULTILINE))
        assert not rules or rules & named, section.splitlines()[0]
    used = {step.word() for script in scripts() for step in script.scenario.all_steps()}
    assert set(STEPS) - used == set()
