"""Which server to talk to: added once, with its fingerprint compared."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.server import Server
from tests.cli.terminal import Terminal


@pytest.fixture
def profile_file(server: Server, tmp_path: Path) -> Path:
    """The profile as a vendor ships it."""
    file = tmp_path / "vendor.json"
    file.write_text(json.dumps(server.ask("profile")))
    return file


@pytest.fixture
def real(tmp_path: Path) -> Terminal:
    """A real computer, as far as the command can tell."""
    (tmp_path / "home").mkdir()
    return Terminal(tmp_path / "home", simulated=False)


@pytest.mark.rule("R07")
def test_a_simulated_computer_adds_lists_and_removes_a_server_on_this_machine_unasked(
    server: Server, tmp_path: Path
) -> None:
    here = Terminal(tmp_path / "one")
    added = here.call("profile", "add", server.url)
    assert added.code == 0
    assert f"Address:     {server.url}" in added.out
    assert f"Fingerprint: {server.profile().fingerprint}" in added.out
    listed = here.call("profile", "list").out
    assert listed.startswith("* Seatkeeper Sandbox  ")
    assert server.url in listed
    assert here.call("--server", "Seatkeeper Sandbox", "status").code == 0
    assert here.call("profile", "remove", "Seatkeeper Sandbox").code == 0
    again = here.call("profile", "remove", "Seatkeeper Sandbox")
    assert (again.code, "[profile-missing]" in again.err) == (1, True)
    assert here.call("profile", "list").out.startswith("No server yet.")
    for command in ("status", "heartbeat", "login --email a@b.example", "offline request x.html"):
        refused = here.call(*command.split())
        assert refused.code == 2, command
        assert refused.err.startswith("No server has been added yet. [no-server]")
    unknown = here.call("--server", "nobody", "status")
    assert (unknown.code, "[profile-missing]" in unknown.err) == (2, True)


def test_a_real_computer_asks_whether_the_fingerprint_is_right(
    real: Terminal, profile_file: Path, server: Server
) -> None:
    no = real.run("profile", "add", profile_file, stdin="n\n")
    assert no.code == 1
    assert server.profile().fingerprint in no.out
    assert "[not-added]" in no.err
    nobody = real.run("profile", "add", profile_file)
    assert (nobody.code, "[not-added]" in nobody.err) == (1, True)
    assert real.run("profile", "list").out.startswith("No server yet.")
    assert real.run("profile", "add", profile_file, stdin="y\n").code == 0
    assert real.run("profile", "list").out.startswith("* Seatkeeper Sandbox  ")


def test_a_fingerprint_that_was_told_is_compared_instead(
    server: Server, profile_file: Path, tmp_path: Path
) -> None:
    here = Terminal(tmp_path / "one")
    told = server.profile().fingerprint
    wrong = here.call("profile", "add", profile_file, "--fingerprint", told[::-1])
    assert wrong.code == 1
    assert "[other-fingerprint]" in wrong.err
    assert here.call("profile", "list").out.startswith("No server yet.")
    assert here.call("profile", "add", profile_file, "--fingerprint", told).code == 0
    together = told.replace(" ", "")
    assert here.call("profile", "add", profile_file, "--fingerprint", together).code == 0


@pytest.mark.rule("R103")
def test_plain_http_is_for_this_computer_only(profile_file: Path, tmp_path: Path) -> None:
    here = Terminal(tmp_path / "one")
    url = here.call("profile", "add", "http://licenses.example/profile")
    assert (url.code, "[insecure-url]" in url.err) == (2, True)
    content = json.loads(profile_file.read_text()) | {"url": "http://licenses.example"}
    profile_file.write_text(json.dumps(content))
    inside = here.call("profile", "add", profile_file)
    assert (inside.code, "[profile-insecure]" in inside.err) == (4, True)


@pytest.mark.parametrize(
    ("content", "code"),
    [("", "profile-invalid"), ("{}", "profile-invalid"), ("[" * 9999, "profile-invalid"),
     ('{"format": "seatkeeper-profile/9"}', "profile-newer"),
     ('{"format": "seatkeeper-profile/1"}', "profile-invalid")],
    ids=["empty", "object", "brackets", "newer", "incomplete"],
)  # fmt: skip
def test_what_is_no_profile_is_told(tmp_path: Path, content: str, code: str) -> None:
    here = Terminal(tmp_path / "one")
    (tmp_path / "file.json").write_text(content)
    refused = here.call("profile", "add", tmp_path / "file.json")
    assert (refused.code, f"[{code}]" in refused.err) == (4, True)


def test_what_offers_no_profile_is_told(server: Server, tmp_path: Path) -> None:
    here = Terminal(tmp_path / "one")
    for source, code in (
        (tmp_path / "missing.json", 4),
        (tmp_path, 4),
        (f"{server.url}/sandbox/clock", 4),
        (f"{server.url}/nothing", 1),
        ("http://127.0.0.1:1", 3),
        ("ftp://127.0.0.1/profile", 2),
        ("http://127.0.0.1:port/", 2),
    ):
        refused = here.call("profile", "add", source)
        assert refused.code == code, refused
        assert "[internal]" not in refused.err
