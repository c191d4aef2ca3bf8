"""``seatkeeper lab record`` and ``replay``, as a person types them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from seatkeeper.lab.cassettes.model import from_text, to_text
from tests.cli.terminal import Terminal

SCENARIO = "crash-then-eight-hours"

FAILING = """
format: seatkeeper-scenario/1
title: What is not so
rules: [R12]
computers: [laptop]
steps:
  - {log in: ada, on: laptop}
  - {expect seats of: owner, free: 15}
"""


@pytest.fixture(scope="module")
def tape(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A cassette of a shipped scenario."""
    folder = tmp_path_factory.mktemp("cassette")
    file = folder / "crash.json"
    done = Terminal(folder / "computer").run("lab", "record", SCENARIO, "-o", file)
    assert done.code == 0, done.err
    assert f"{file}: 3 acts, " in done.out
    return file


@pytest.fixture
def here(tmp_path: Path) -> Terminal:
    return Terminal(tmp_path / "computer")


def test_a_scenario_is_played_again_without_a_server(here: Terminal, tape: Path) -> None:
    done = here.run("lab", "replay", tape)
    assert (done.code, done.err) == (0, "")
    assert "LogIn" in done.out
    assert "→ Licensed" in done.out
    assert done.out.splitlines()[-1].startswith("3 acts, ")
    assert done.out.splitlines()[-1].endswith(": all as recorded.")


def test_a_file_that_was_altered_is_refused(here: Terminal, tape: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.json"
    other.write_text(tape.read_text("utf-8").replace("Licensed", "ReadOnly"), encoding="utf-8")
    done = here.call("lab", "replay", other)
    assert done.code == 4
    assert "[cassette-altered]" in done.err
    assert "record it anew" in done.err


def test_a_difference_names_the_act(here: Terminal, tape: Path, tmp_path: Path) -> None:
    kept = from_text(tape.read_text("utf-8"))
    acts = (*kept.acts[:-1], kept.acts[-1].model_copy(update={"state": "Idle"}))
    other = tmp_path / "other.json"
    other.write_text(to_text(kept.model_copy(update={"acts": acts})), encoding="utf-8")
    done = here.call("lab", "replay", other)
    assert done.code == 1
    assert "act 3 (" in done.err
    assert "the state was 'Idle'" in done.err
    assert "[cassette-differs]" in done.err


@pytest.mark.parametrize("content", [b"\xff\xfe", b"{}", json.dumps(["?"]).encode(), None])
def test_what_is_no_cassette_is_told_without_a_traceback(
    here: Terminal, tmp_path: Path, content: bytes | None
) -> None:
    file = tmp_path / "some.json"
    if content is not None:
        file.write_bytes(content)
    done = here.call("lab", "replay", file)
    assert done.code == 4
    assert str(file) in done.err
    assert "Traceback" not in done.err


def test_a_scenario_that_fails_leaves_no_cassette(here: Terminal, tmp_path: Path) -> None:
    scenario = tmp_path / "wrong.yaml"
    scenario.write_text(FAILING, encoding="utf-8")
    done = here.call("lab", "record", scenario, "-o", tmp_path / "never.json")
    assert done.code == 1
    assert "[scenario-failed]" in done.err
    assert not (tmp_path / "never.json").exists()


def test_a_cassette_that_cannot_be_written_is_told(here: Terminal, tmp_path: Path) -> None:
    done = here.call("lab", "record", SCENARIO, "-o", tmp_path / "no folder" / "crash.json")
    assert done.code == 1
    assert "[not-written]" in done.err


def test_a_cassette_is_of_one_scenario(here: Terminal, tmp_path: Path) -> None:
    for name in ("one", "two"):
        (tmp_path / f"{name}.yaml").write_text(FAILING, encoding="utf-8")
    done = here.call("lab", "record", tmp_path, "-o", tmp_path / "both.json")
    assert done.code == 2
    assert "[one-scenario]" in done.err
