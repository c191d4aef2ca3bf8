"""``seatkeeper lab``: playing scenarios from a terminal, exit codes, and reports."""

from __future__ import annotations

import json
import os
import pty
import resource
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from seatkeeper.lab.scenarios.shipped import shipped
from tests.cli.terminal import Terminal
from tests.helpers.tools import missing

GOOD = """format: seatkeeper-scenario/1
title: Time passes
computers: [laptop]
steps:
  - {start: laptop}
  - advance: 1h
"""
BAD = GOOD.replace("advance: 1h", "{expect: laptop, is: licensed}\n  - {crash: laptop}")


@pytest.fixture
def here(tmp_path: Path) -> Terminal:
    return Terminal(tmp_path / "computer")


@pytest.fixture
def good(tmp_path: Path) -> Path:
    return write(tmp_path / "good.yaml", GOOD)


@pytest.fixture
def bad(tmp_path: Path) -> Path:
    return write(tmp_path / "bad.yaml", BAD)


def write(path: Path, text: str) -> Path:
    path.write_text(text, encoding="utf-8")
    return path


def test_scenarios_are_played_and_reports_written(
    here: Terminal, good: Path, bad: Path, tmp_path: Path
) -> None:
    junit, page = tmp_path / "report.xml", tmp_path / "report.html"
    done = here.run("lab", "run", good, bad, "--junit", junit, "--html", page)
    assert (done.code, done.err) == (1, "")
    assert "passed  good" in done.out
    assert "FAILED  bad" in done.out
    assert f"{bad}:6: laptop: is licensed" in done.out
    assert "expected laptop to be licensed, but it is signed-out" in done.out
    assert "2 scenarios in " in done.out
    assert ": 1 passed, 1 failed." in done.out
    cases = ET.parse(junit).getroot().iter("testcase")  # noqa: S314 - just written
    assert [case.attrib["name"] for case in cases] == ["good", "bad"]
    assert page.read_text("utf-8").count("<!DOCTYPE html>") == 1


def test_a_shipped_one_is_played_by_name(here: Terminal) -> None:
    done = here.call("lab", "run", "crash-then-eight-hours")
    assert done.code == 0
    assert "1 scenario in " in done.out


@pytest.mark.proof
@pytest.mark.timeout(400)
def test_the_shipped_collection_passes_in_less_than_two_minutes(here: Terminal) -> None:
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    with here.start("lab", "run") as process:
        told, _ = process.communicate(timeout=360)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    seconds = sum(after[:2]) - sum(before[:2])
    print(f"\n{told.splitlines()[-1]} {seconds:.0f} s of processor time")
    assert process.returncode == 0, told
    # Of processor time, because others may work on the same machine; two cores have twice as much.
    assert seconds < 120


def test_the_first_failure_ends_the_run_when_asked_to(
    here: Terminal, good: Path, bad: Path
) -> None:
    done = here.call("lab", "run", bad, good, "--fail-fast")
    assert done.code == 1
    assert "skipped  good" in done.out


def test_a_scenario_goes_on_when_asked_to(here: Terminal, bad: Path, tmp_path: Path) -> None:
    junit = tmp_path / "report.xml"
    here.call("lab", "run", bad, "--go-on", "--junit", junit)
    assert "passed  line 7" in junit.read_text("utf-8")


def test_secrets_are_kept_only_when_asked_for(here: Terminal, tmp_path: Path) -> None:
    scenario = write(tmp_path / "a.yaml", GOOD.replace("start: laptop", "log in: ada, on: laptop"))
    pages = []
    for options in ((), ("--keep-secrets",)):
        page = tmp_path / "page.html"
        assert here.call("lab", "run", scenario, "--html", page, *options).code == 0
        pages.append(page.read_text("utf-8"))
    assert "&#34;password&#34;: &#34;demo&#34;" not in pages[0]
    assert "&#34;password&#34;: &#34;demo&#34;" in pages[1]
    assert "holds passwords and tokens" in pages[1]


def test_on_a_terminal_the_step_is_shown_while_it_is_played(here: Terminal, good: Path) -> None:
    reads, writes = pty.openpty()
    with os.fdopen(reads, "rb", closefd=True) as screen:
        process = here.start("lab", "run", good, stderr=writes)
        os.close(writes)
        shown = screen.read(1)
        process.communicate(timeout=60)
    assert process.returncode == 0
    assert shown


def test_the_shipped_ones_are_listed(here: Terminal) -> None:
    lines = here.call("lab", "list").out.splitlines()
    assert [line.split()[0] for line in lines] == list(shipped())
    assert "The sixteenth user on fifteen seats (R10, R11, R19)" in "\n".join(lines)


def test_the_schema_is_printed(here: Terminal) -> None:
    assert json.loads(here.call("lab", "schema").out)["$id"] == "urn:seatkeeper-scenario:1"


def test_everything_wrong_with_all_files_is_told_before_anything_is_played(
    here: Terminal, good: Path, tmp_path: Path
) -> None:
    one = write(tmp_path / "one.yaml", GOOD.replace("start", "strat"))
    two = write(tmp_path / "two.yaml", GOOD.replace("1h", "soon"))
    done = here.call("lab", "run", good, one, two)
    assert (done.code, done.out) == (4, "")
    assert f"{one}:5:5: 'strat' is not a step. Did you mean 'start'" in done.err
    assert f"{two}:6:14: 'soon' is not a duration" in done.err
    assert "[bad-scenario]" in done.err


def test_what_is_not_there_is_told(here: Terminal, good: Path, tmp_path: Path) -> None:
    missing = here.call("lab", "run", "sixteenth-usr")
    assert (missing.code, "[no-scenario]" in missing.err) == (2, True)
    assert "Did you mean 'sixteenth-user'?" in missing.err
    unwritten = here.call("lab", "run", good, "--html", tmp_path)
    assert (unwritten.code, "[not-written]" in unwritten.err) == (1, True)


@pytest.mark.parametrize("option", ["--junit", "--html"])
def test_a_report_on_a_full_disk_says_which_file_was_not_written(
    here: Terminal, good: Path, option: str
) -> None:
    if not Path("/dev/full").is_char_device():
        missing("there is no /dev/full")
    done = here.call("lab", "run", good, option, "/dev/full")
    assert done.code == 1
    assert done.err.startswith("/dev/full: No space left on device [not-written]\n")
