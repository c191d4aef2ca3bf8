"""The conformance runner as a command: exit codes, reports, and what it says to whom."""

from __future__ import annotations

import json
import socket
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from seatkeeper.sandbox.certificates import AUTHORITY_FILE
from tests.cli.server import Server
from tests.cli.terminal import Terminal
from tests.helpers.speaker import Speaker, http, say

CHECK = "keys.are-stable"


@pytest.fixture
def here(tmp_path: Path) -> Terminal:
    return Terminal(tmp_path / "computer")


def test_a_good_server_conforms_and_reports_are_written(
    here: Terminal, server: Server, tmp_path: Path
) -> None:
    junit, page = tmp_path / "report.xml", tmp_path / "report.html"
    done = here.run(
        "conformance", server.url, "--check", "keys.*", "--junit", junit, "--html", page
    )
    assert (done.code, done.err) == (0, "")
    assert "Seatkeeper Sandbox" in done.out
    assert "conforms." in done.out
    cases = ET.parse(junit).getroot().iter("testcase")  # noqa: S314 - just written
    assert CHECK in {case.attrib["name"] for case in cases}
    assert page.read_text("utf-8").count("<!DOCTYPE html>") == 1


def test_programs_are_told_in_json(here: Terminal, server: Server) -> None:
    facts = here.call("conformance", server.url, "--check", CHECK, "--json").facts
    assert facts["conforms"] is True
    (check,) = facts["checks"]
    assert (check["name"], check["outcome"], check["clause"]) == (CHECK, "passed", "2.3")


def test_the_list_names_every_check_and_asks_nobody(here: Terminal) -> None:
    listed = here.call("conformance", "--list")
    assert listed.code == 0
    assert len(listed.out.splitlines()) >= 70
    facts = json.loads(here.call("conformance", "--list", "--json").out)
    assert {"name", "clause", "summary", "refusal"} == set(facts[0])
    assert [line.split()[0] for line in listed.out.splitlines()] == [one["name"] for one in facts]


def test_an_account_of_ones_own_can_be_given(here: Terminal, server: Server) -> None:
    account = ("--email", "ada@demo.example", "--password-stdin")
    done = here.call(
        "conformance", server.url, *account, "--check", "login.*", "--json", stdin="demo\n"
    )
    assert done.code == 0
    outcomes = {check["name"]: check["outcome"] for check in done.facts["checks"]}
    assert outcomes["login.gives-tokens"] == "passed"
    assert outcomes["login.unconfirmed"] == "skipped"


def test_a_server_that_does_not_conform_is_explained(here: Terminal, tmp_path: Path) -> None:
    discovery = {"name": "Half", "protocol": "seatkeeper/1", "test_accounts": [{}]}
    with Speaker(say(http("200 OK", json.dumps(discovery).encode()))) as half:
        done = here.call("conformance", half.url, "--check", "discovery.needs-no-login")
        assert done.code == 1
        assert "does not conform" in done.out
        assert "FAILED" in done.err
        assert "expected: discovery as described" in done.err
        assert "docs/protocol.md, section 2.1" in done.err
        known = tmp_path / "known"
        known.write_text("discovery.needs-no-login  half of it is missing\n")
        excused = here.call(
            "conformance", half.url, "--check", "discovery.needs-no-login",
            "--expected-failures", known,
        )  # fmt: skip
        assert excused.code == 0
        assert "half of it is missing" in excused.err


def test_what_was_expected_to_fail_and_passes_is_told(
    here: Terminal, server: Server, tmp_path: Path
) -> None:
    known = tmp_path / "known"
    known.write_text(f"{CHECK} made anew each time\n")
    done = here.call("conformance", server.url, "--check", CHECK, "--expected-failures", known)
    assert done.code == 1
    assert "PASSED, though expected to fail" in done.err


def test_nobody_there_is_exit_code_3(here: Terminal) -> None:
    with socket.create_server(("127.0.0.1", 0)) as closed:
        nobody = f"http://127.0.0.1:{closed.getsockname()[1]}"
    gone = here.call("conformance", nobody)
    assert (gone.code, "[unreachable]" in gone.err) == (3, True)


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        ((), "no-server"),
        (("127.0.0.1:80",), "bad-url"),
        (("http://127.0.0.1:80x",), "bad-url"),
        (("http://127.0.0.1/v1",), "bad-url"),
        (("http://example.org",), "insecure-url"),
        (("http://127.0.0.1", "--check", "keys.stable"), "unknown-check"),
    ],
)
def test_a_wrong_use_is_explained(here: Terminal, arguments: tuple[str, ...], code: str) -> None:
    done = here.call("conformance", *arguments)
    assert (done.code, f"[{code}]" in done.err) == (2, True), done


def test_a_name_that_is_nearly_right_is_suggested(here: Terminal) -> None:
    assert CHECK in here.call("conformance", "--list", "--check", "key.are-stable").err


def test_a_server_without_accounts_wants_one(here: Terminal) -> None:
    with Speaker(say(http("200 OK", b'{"protocol": "seatkeeper/1"}'))) as real:
        done = here.call("conformance", real.url)
    assert (done.code, "[no-account]" in done.err) == (2, True)
    assert "--email" in done.err


def test_a_server_of_another_version_is_not_tried(here: Terminal) -> None:
    with Speaker(say(http("200 OK", b'{"protocol": "seatkeeper/2"}'))) as newer:
        done = here.call("conformance", newer.url)
        assert newer.connections == 1
    assert (done.code, "[other-protocol]" in done.err) == (1, True)


def test_files_that_cannot_be_read_or_written_are_told(
    here: Terminal, server: Server, tmp_path: Path
) -> None:
    missing = here.call(
        "conformance", server.url, "--check", CHECK, "--expected-failures", tmp_path / "none"
    )
    assert (missing.code, "[unreadable]" in missing.err) == (4, True)
    (tmp_path / "known").write_text("no.such-check for a reason")
    wrong = here.call(
        "conformance", server.url, "--check", CHECK, "--expected-failures", tmp_path / "known"
    )
    assert (wrong.code, "[expected-failures]" in wrong.err) == (4, True)
    unwritten = here.call("conformance", server.url, "--check", CHECK, "--html", tmp_path)
    assert (unwritten.code, "[not-written]" in unwritten.err) == (1, True)


def test_a_server_with_its_own_authority_is_tried_with_it(here: Terminal, tmp_path: Path) -> None:
    server = Server.start(tmp_path / "operator", "--tls", "--data", str(tmp_path / "data"))
    try:
        checks = ("--check", "discovery.*", "--check", "portal.*")
        authority = tmp_path / "data" / AUTHORITY_FILE
        trusted = here.call("conformance", server.url, *checks, "--ca", authority)
        untrusted = here.call("conformance", server.url, *checks)
    finally:
        server.stop()
    assert trusted.code == 0, trusted
    assert (untrusted.code, "[unreachable]" in untrusted.err) == (3, True)
