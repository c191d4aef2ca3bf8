"""Two computers, each with a network of its own, and nothing between them but TLS."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.cli.terminal import Outcome, Terminal, finish
from tests.faults.two_computers import Cable, two_computers

pytestmark = pytest.mark.timeout(600)


@dataclass
class Desk:
    """A client computer on its own network."""

    cable: Cable
    terminal: Terminal

    def run(self, *words: str | Path, stdin: str = "") -> Outcome:
        """Run a command there."""
        return self.terminal.run(*words, stdin=stdin)


@pytest.fixture
def cable() -> Iterator[Cable]:
    with two_computers() as made:
        yield made


@pytest.fixture
def profile(cable: Cable, tmp_path: Path) -> Iterator[Path]:
    """The profile of a sandbox that serves the other computer over TLS, as a file."""
    there = Terminal(tmp_path / "server", before=cable.at_server())
    process = there.start(
        "sandbox", "--port", "0", "--host", cable.address, "--tls", "--data", tmp_path / "data"
    )
    try:
        printed = _until_running(process)
        assert str(tmp_path / "data" / "profile.json") in printed
        sent = tmp_path / "sent.json"
        shutil.copy(tmp_path / "data" / "profile.json", sent)  # as a vendor would send it
        yield sent
    finally:
        process.terminate()
        finish(process)


def _until_running(process: subprocess.Popen[str]) -> str:
    assert process.stdout is not None
    lines: list[str] = []
    while not lines or "Ctrl+C" not in lines[-1]:
        line = process.stdout.readline()
        assert line, finish(process)
        lines.append(line)
    return "".join(lines)


@pytest.fixture
def desk(cable: Cable, tmp_path: Path) -> Desk:
    return Desk(cable, Terminal(tmp_path / "laptop", before=cable.at_client()))


def test_a_seat_is_taken_from_the_other_computer_and_a_pulled_cable_is_survived(
    desk: Desk, profile: Path
) -> None:
    content = json.loads(profile.read_text("utf-8"))
    assert content["url"].startswith(f"https://{desk.cable.address}:")
    assert "BEGIN CERTIFICATE" in content["ca"]
    fingerprint = re.search(r"Fingerprint: ([^\n]+)", desk.run("profile", "add", profile).out)
    assert fingerprint is not None
    added = desk.run("profile", "add", profile, "--fingerprint", fingerprint[1])
    assert added.code == 0, added
    ada = ("login", "--email", "ada@demo.example", "--password-stdin")
    assert desk.run(*ada, stdin="demo\n").code == 0
    desk.cable.unplug()
    cut = desk.run("heartbeat")
    assert (cut.code, "cannot be reached" in cut.err) == (3, True)
    assert desk.run("status", "--json").facts["state"] == "Licensed"
    desk.cable.plug_in()
    assert desk.run("heartbeat").code == 0
    left = desk.run("logout")
    assert (left.code, "free" in left.out) == (0, True)


def test_without_the_authority_of_the_profile_nothing_is_said_to_the_other_computer(
    desk: Desk, profile: Path
) -> None:
    content = json.loads(profile.read_text("utf-8"))
    del content["ca"]
    profile.write_text(json.dumps(content), "utf-8")
    offered = desk.run("profile", "add", profile)
    told = re.search(r"Fingerprint: ([^\n]+)", offered.out)
    assert told is not None
    assert desk.run("profile", "add", profile, "--fingerprint", told[1]).code == 0
    refused = desk.run("login", "--email", "ada@demo.example", "--password-stdin", stdin="demo\n")
    assert refused.code == 3
    assert "nobody this computer trusts has issued" in refused.err
