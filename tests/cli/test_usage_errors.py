"""What cannot be meant is told at once, with exit code 2 and without doing anything."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.terminal import Terminal


@pytest.mark.parametrize(
    "words",
    [
        "nonsense", "--nonsense", "status --nonsense", "login", "login --email", "extend",
        "extend --days many", "offline", "offline open", "offline nonsense", "profile",
        "profile add", "sandbox nonsense", "sandbox clock", "--lang fr status",
        "--clock-offset soon status", "status --timeout soon", "--profile-dir",
    ],
)  # fmt: skip
def test_a_command_that_makes_no_sense_ends_with_two(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, words: str
) -> None:
    monkeypatch.chdir(tmp_path)
    outcome = Terminal(tmp_path / "one").call(*words.split())
    assert outcome.code == 2
    assert outcome.err or outcome.out
    assert not (tmp_path / "Local").exists()


def test_help_and_version_need_nothing(tmp_path: Path) -> None:
    here = Terminal(tmp_path)
    assert here.call("--version").out.startswith("Seatkeeper ")
    assert here.call("--help").code == 0
    assert here.call("offline", "--help").code == 0


def test_something_unforeseen_is_told_without_a_traceback_and_logged(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(**_: object) -> None:
        raise RuntimeError("a fault nobody thought of")

    monkeypatch.setattr("seatkeeper.cli.options.open_computer", fail)
    outcome = Terminal(tmp_path).call("profile", "list")
    assert outcome.code == 1
    assert "RuntimeError: a fault nobody thought of [internal]" in outcome.err
    assert "Traceback" not in outcome.err
    assert "Traceback" in (tmp_path / "Local" / "Logs" / "seatkeeper.log").read_text()
