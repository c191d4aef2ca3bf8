"""Scenario files: what is wrong is told with line and column, and with what is allowed."""

from __future__ import annotations

from pathlib import Path

import pytest

from seatkeeper.lab.scenarios.loading import load, load_file
from seatkeeper.lab.scenarios.problems import ScenarioError
from seatkeeper.lab.scenarios.shipped import NoScenarioError, find, shipped

HEAD = """format: seatkeeper-scenario/1
title: A story
computers: [laptop, desk]
people: {guest: {count: 2, joins: owner}}
steps:
"""


def told(text: str) -> list[str]:
    """What is said of a file that is wrong."""
    with pytest.raises(ScenarioError) as caught:
        load(text, "my.yaml")
    return caught.value.lines()


@pytest.mark.parametrize(
    ("step", "where", "what"),
    [
        ("- crsh: laptop", "6:5", "'crsh' is not a step. Did you mean 'crash'?"),
        ("- crash", "6:5", "'crash' is not a step. Write a word, a colon and a value."),
        ("- fly: laptop", "6:5", "'fly' is not a step. See docs/scenarios.md."),
        ("- {on: laptop, crsh: ada}", "6:5", "'crsh' is not a step. Did you mean 'crash'?"),
        ("- {expect: laptop, is: licenced}", "6:26",
         "'licenced' is not possible for 'is'. Did you mean 'licensed'?"),
        ("- {expect: laptop, becaus: expired}", "6:22",
         "'becaus' is not known here. Did you mean 'because'?"),
        ("- {log in: ada}", "6:5", "'on' is missing in the step 'log in'."),
        ("- {log in: ada, on: labtop}", "6:23",
         "There is no computer 'labtop' here. Did you mean 'laptop'?"),
        ("- {log in: guests-*, on: laptop}", "6:14", "There is no person 'guests-*' here."),
        ("- advance: 8 hours", "6:14", "'8 hours' is not a duration such as 30s, 90m, 8h or 3d."),
        ("- advance: -1h", "6:14", "A duration here is longer than nothing."),
        ("- advance: 10", "6:14", "10 is not a duration such as 30s, 90m, 8h or 3d."),
        ("- {extend: laptop, days: seven}", "6:28", "'days' needs a whole number, not 'seven'."),
        ("- {extend: laptop, days: 0}", "6:28", "'days' is at least 1, not '0'."),
        ("- {expect: laptop, same seat: maybe}", "6:33",
         "'same seat' needs true or false, not 'maybe'."),
        ("- {expect: laptop, expires on: soon}", "6:34", "'soon' does not fit 'expires on'."),
        ("- {set clock: laptop}", "6:5", "'set clock' needs exactly one of ahead, back and right."),
        ("- {expect seats of: owner}", "6:5", "Say what is expected: free, in use, total"),
        ("- {renew: small, days: 3}", "6:13", "There is no license 'small' here. Name it in"),
        ("- {open response: response, on: desk}", "6:21", "There is no file 'response' here."),
        ("- {crash: laptop, crash: desk}", "6:21", "'crash' is given twice. The first"),
        ("- {crash: &anchor laptop}", "6:13", "Anchors and aliases (& and *) are not known here."),
        ("- {crash: !!python/name:os.system laptop}", "6:13", "Tags such as"),
        ("- {title: a: b}", "6:14", "This is not YAML"),
    ],
)  # fmt: skip
def test_a_wrong_step_is_told_with_its_place_and_what_is_allowed(
    step: str, where: str, what: str
) -> None:
    (line, *_) = told(f"{HEAD}  {step}\n")
    assert line.startswith(f"my.yaml:{where}: {what}"), line


@pytest.mark.parametrize(
    ("text", "where", "what"),
    [
        ("", "1:1", "A scenario begins with its format. Write: format: seatkeeper-scenario/1"),
        ("- a list", "1:1", "A scenario begins with its format."),
        (HEAD.replace("/1", "/2") + "  - sleep: desk", "1:9", "'seatkeeper-scenario/2' is not"),
        (HEAD.replace("title", "titel") + "  - sleep: desk", "1:1", "'title' is missing."),
        (HEAD.replace("count", "cuont") + "  - sleep: desk", "4:18", "'cuont' is not known"),
        (HEAD.replace("joins: owner", "joins: onwer") + "  - sleep: desk", "4:35",
         "There is no person 'onwer' here. Did you mean 'owner'?"),
        (HEAD.replace("steps:", "given:\n  - advance: 1h\nsteps:") + "  - sleep: desk", "6:5",
         "'advance' cannot be given: it is something that happens. Move it to the steps."),
        (HEAD.replace("people:", "server: {heartbeat: 9h}\npeople:") + "  - sleep: desk", "4:9",
         "The heartbeat must be shorter than the timeout."),
        (HEAD + "\t- crash: laptop", "6:1", "This is not YAML"),
        (HEAD + "  - crash: lap\x07top", "6:1", "The character U+0007 is not allowed in YAML."),
        ("[" * 5000, "1:", "The file is nested too deeply."),
        ("a: " * 100_000, "1:1", "The file is longer than"),
    ],
)  # fmt: skip
def test_a_wrong_file_is_told_with_its_place(text: str, where: str, what: str) -> None:
    lines = told(text)
    assert any(line.startswith(f"my.yaml:{where}") and what in line for line in lines), lines


def test_everything_that_is_wrong_is_told_at_once_in_the_order_of_the_file() -> None:
    lines = told(f"{HEAD}  - crsh: laptop\n  - advance: never\n  - {{extend: laptop}}\n")
    assert [line.split(":")[1] for line in lines] == ["6", "7", "8"]


def test_a_file_that_is_not_text_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "my.yaml"
    file.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(ScenarioError, match="not UTF-8"):
        load_file(file)


def test_on_and_no_are_words_and_numbers_stay_what_they_look_like() -> None:
    script = load(f"{HEAD}  - {{log in: ada, on: laptop, password: no}}\n", "my.yaml")
    assert "password='no'" in repr(script.scenario.steps[0])
    told_of = told(f"{HEAD}  - advance: 1:30\n")
    assert "'1:30' is not a duration" in told_of[0]


def test_a_step_knows_its_line_and_computers_and_people_are_counted_out() -> None:
    script = load(
        f"{HEAD}\n  # nothing\n  - {{log in: guest-*, on: '*'}}\n  - advance: 1h\n", "a.yaml"
    )
    assert script.lines == (8, 9)
    assert script.name == "a"
    assert list(script.scenario.computer_specs()) == ["laptop", "desk"]
    assert list(script.scenario.person_specs()) == ["guest-1", "guest-2"]


# --- finding them ---------------------------------------------------------------------------------


def test_a_scenario_is_found_by_name_file_and_folder(tmp_path: Path) -> None:
    (tmp_path / "inside").mkdir()
    mine = tmp_path / "inside" / "mine.yml"
    mine.write_text("")
    known = shipped()
    assert find([]) == list(known.values())
    assert find(["sixteenth-user", str(tmp_path), str(mine)]) == [known["sixteenth-user"], mine]


def test_a_name_that_is_nearly_right_is_suggested(tmp_path: Path) -> None:
    with pytest.raises(NoScenarioError) as caught:
        find(["sixteenth-usr"])
    assert "sixteenth-user" in caught.value.hint
    with pytest.raises(NoScenarioError, match="There is no scenario in"):
        find([str(tmp_path)])
