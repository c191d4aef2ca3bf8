"""Offline validation with the command line: two files and a portal between them."""

from __future__ import annotations

import re
import shutil
import stat
from pathlib import Path

import pytest

from tests.cli.conftest import Computers
from tests.cli.server import Server
from tests.cli.terminal import Terminal


@pytest.fixture
def usb(tmp_path: Path) -> Path:
    """A USB stick."""
    folder = tmp_path / "usb"
    folder.mkdir()
    return folder


def exchanged(here: Terminal, server: Server, usb: Path) -> Path:
    """Make a request, have it accepted, bring the response back."""
    assert here.call("offline", "request", usb / "request.html").code == 0
    response = usb / "response.html"
    response.write_bytes(server.response_to(usb / "request.html"))
    return response


@pytest.mark.rule("R71")
@pytest.mark.rule("R75")
@pytest.mark.rule("R51")
def test_two_files_license_a_computer_for_good_without_a_network(tmp_path: Path, usb: Path) -> None:
    server = Server.start(tmp_path / "sandbox")
    try:
        here = Terminal(tmp_path / "air-gapped")
        assert here.run("profile", "add", f"{server.url}/sandbox/profile").code == 0
        request = here.run("offline", "request", usb / "request.html")
        assert request.code == 0
        assert f"{server.portal}/offline" in request.out
        assert stat.S_IMODE((usb / "request.html").stat().st_mode) == 0o644
        assert list(usb.iterdir()) == [usb / "request.html"]
        assert here.status()["pending_requests"] == 1
        response = usb / "response.html"
        response.write_bytes(server.response_to(usb / "request.html"))
        assert here.run("offline", "inspect", response).code == 0
    finally:
        assert server.stop().code == 0

    opened = here.run("offline", "open", response)
    assert opened.code == 0
    assert "FAILED" not in opened.out
    assert len(re.findall("^  passed  ", opened.out, re.MULTILINE)) >= 5
    status = here.run("status", "--json")
    assert status.code == 0
    facts = status.facts
    assert (facts["state"], facts["basis"]) == ("Licensed", "validated-offline")
    assert (facts["connection"], facts["pending_requests"]) == ("not-needed", 0)
    assert (facts["seat_until"], facts["offline_until"], facts["works_until"]) == (None,) * 3

    logout = here.run("logout")
    assert logout.code == 1
    assert "[validated-offline]" in logout.err
    assert here.status()["basis"] == "validated-offline"
    for words in (("heartbeat",), ("extend", "--days", "3"), ("return-early",)):
        refused = here.call(*words)
        assert refused.code == 1, words
    closed = here.call("close")
    assert (closed.code, "Nothing to close" in closed.out) == (0, True)
    assert here.call("crash").code == 0
    assert here.status()["basis"] == "validated-offline"


@pytest.mark.rule("R76")
def test_a_response_of_another_computer_is_refused(
    computer: Computers, server: Server, usb: Path
) -> None:
    response = exchanged(computer("one"), server, usb)
    other = computer("two")
    other.call("offline", "request", usb / "other.html")
    refused = other.call("offline", "open", response)
    assert refused.code == 4
    assert "  FAILED  this-computer\n" in refused.out
    assert refused.err.startswith("The response was made for another computer. [other-computer]")
    assert other.status()["pending_requests"] == 1


@pytest.mark.rule("R78")
def test_what_is_wrong_with_a_file_is_said(computer: Computers, server: Server, usb: Path) -> None:
    here = computer()
    response = exchanged(here, server, usb)
    text = response.read_text()
    begin = text.index("-----BEGIN SEATKEEPER RESPONSE-----")
    end = text.index("-----END SEATKEEPER RESPONSE-----")
    other = "A" if text[end - 20] != "A" else "B"
    altered = text[: end - 20] + other + text[end - 19 :]  # in the signature
    files = {
        "truncated": text[: begin + 300],
        "empty": "",
        "no-block": "hello",
        "too-large": "x" * (256 * 1024 + 1),
        "several-blocks": text + text,
    }
    for code, content in files.items():
        (usb / "file.html").write_text(content)
        refused = here.call("offline", "open", usb / "file.html")
        assert refused.code == 4, code
        assert f"[{code}]" in refused.err
        inspected = here.call("offline", "inspect", usb / "file.html")
        assert inspected.code == 4, code
        assert f"[{code}]" in inspected.out
        assert "Advice: " in inspected.out
    (usb / "file.html").write_text(altered)
    refused = here.call("offline", "open", usb / "file.html")
    assert refused.code == 4
    assert refused.err.startswith("The file was altered. [bad-signature]")
    wrong = here.call("offline", "open", usb / "request.html")
    assert wrong.code == 4
    assert wrong.err.startswith("This is the request file.")
    assert here.status()["pending_requests"] == 1
    assert here.call("offline", "open", response).code == 0
    again = here.call("offline", "open", response)
    assert again.code == 4
    assert "[already-used]" in again.err
    assert here.status()["basis"] == "validated-offline"


def test_any_file_can_be_inspected(computer: Computers, server: Server, usb: Path) -> None:
    here = computer()
    response = exchanged(here, server, usb)
    request = here.call("offline", "inspect", "--json", usb / "request.html")
    assert request.code == 0
    assert request.facts.keys() == {"kind", "authentic", "facts", "problems", "advice"}
    assert (request.facts["kind"], request.facts["authentic"]) == ("request", True)
    assert request.facts["facts"]["portal"] == server.portal
    found = here.call("offline", "inspect", "--json", response)
    assert (found.code, found.facts["kind"], found.facts["problems"]) == (0, "response", [])
    said = here.call("offline", "inspect", response)
    assert "Advice: open it on the computer that made the request" in said.out
    for nothing in (usb, usb / "missing.html"):
        refused = here.call("offline", "inspect", nothing)
        assert refused.code == 4
        assert "cannot be read" in refused.err


@pytest.mark.rule("R74")
def test_a_response_in_a_text_file_opens_whichever_request_it_answers(
    computer: Computers, server: Server, usb: Path
) -> None:
    here = computer()
    response = exchanged(here, server, usb)
    here.call("offline", "request", usb / "later.txt")
    assert (usb / "later.txt").read_text().isascii()
    block = re.search(r"-----BEGIN[^<]*?-----END SEATKEEPER RESPONSE-----", response.read_text())
    assert block is not None
    pasted = usb / "pasted.txt"
    pasted.write_text(f"> {block[0]}".replace("\n", "\n   "))
    assert here.call("offline", "open", pasted).code == 0
    assert here.status()["pending_requests"] == 1


def test_a_computer_with_a_seat_opens_no_response(
    computer: Computers, server: Server, usb: Path
) -> None:
    here = computer()
    response = exchanged(here, server, usb)
    here.log_in("ada")
    refused = here.call("offline", "open", response)
    assert (refused.code, refused.out) == (1, "")
    assert "[already-licensed]" in refused.err
    assert here.status()["basis"] == "shared-seat"


def test_a_request_that_cannot_be_written_leaves_nothing_half_and_can_be_written_again(
    computer: Computers, usb: Path
) -> None:
    here = computer()
    for bad in (usb / "no-such-folder" / "request.html", usb, Path("/dev/full")):
        refused = here.call("offline", "request", bad)
        assert refused.code == 1, bad
        assert "[not-written]" in refused.err
        assert str(bad) in refused.err
    assert stat.S_ISCHR(Path("/dev/full").stat().st_mode), "a device is never replaced"
    assert list(usb.iterdir()) == []
    assert here.call("offline", "request", usb / "request.html").code == 0


def test_a_request_replaces_an_older_file_and_follows_a_link(
    computer: Computers, usb: Path
) -> None:
    here = computer()
    (usb / "request.html").write_text("old")
    (usb / "link.html").symlink_to(usb / "request.html")
    assert here.call("offline", "request", usb / "link.html").code == 0
    assert (usb / "link.html").is_symlink()
    assert "BEGIN SEATKEEPER REQUEST" in (usb / "request.html").read_text()


def test_a_copied_cache_is_useless_on_another_computer(
    computer: Computers, server: Server, usb: Path
) -> None:
    here, thief = computer("one"), computer("two")
    assert here.call("offline", "open", exchanged(here, server, usb)).code == 0
    thief.call("offline", "request", usb / "any.html")  # has a vault, and a cache of its own
    for part in ("Local", "Roaming"):
        shutil.rmtree(thief.folder / part / "LicenseCache")
        shutil.copytree(here.folder / part / "LicenseCache", thief.folder / part / "LicenseCache")
    status = thief.call("status", "--json")
    assert status.code == 4
    assert (status.facts["state"], status.facts["reason"]) == ("ReadOnly", "other-computer")
    assert here.status()["basis"] == "validated-offline"
    login = thief.log_in("ada")
    assert login.code == 0, "logging in begins a new cache"
    assert thief.status()["basis"] == "shared-seat"
