"""The conformance runner: what it tries, what it says of a good server, and what it cannot try."""

from __future__ import annotations

import json
import re
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from sqlalchemy import select

from seatkeeper.lab.conformance.bench import Bench
from seatkeeper.lab.conformance.checks import ALL
from seatkeeper.lab.conformance.expected import ExpectedFailuresError, read_expected
from seatkeeper.lab.conformance.junit import as_junit
from seatkeeper.lab.conformance.outcome import CheckFailedError, CheckSkippedError, Outcome, Result
from seatkeeper.lab.conformance.page import as_html
from seatkeeper.lab.conformance.people import Person
from seatkeeper.lab.conformance.register import Check
from seatkeeper.lab.conformance.running import Report, run_checks
from seatkeeper.sandbox.model import SeatRow
from seatkeeper.sandbox.server import SandboxServer
from seatkeeper.system.clock import SystemClock
from tests.helpers.speaker import Speaker, http, say
from tests.helpers.world import counting_entropy
from tests.lab.conftest import Benches

PROTOCOL = (Path(__file__).parents[2] / "docs" / "protocol.md").read_text(encoding="utf-8")
NAMES = {check.name for check in ALL}


def run(bench: Bench, *checks: Check, expected: dict[str, str] | None = None) -> Report:
    """Run checks and say nothing."""
    return run_checks(bench, checks or ALL, expected=expected or {}, told=lambda result: None)


def outcomes(report: Report) -> list[Outcome]:
    return [result.outcome for result in report.results]


def _failing(bench: Bench) -> None:
    raise CheckFailedError("<b>yes</b>", "no & never\x00")


def _passing(bench: Bench) -> None:
    bench.discovery()


def _skipping(bench: Bench) -> None:
    raise CheckSkippedError("nobody is there")


FAILING = Check("made.up.failing", "7.1", "It fails.", True, _failing)
PASSING = Check("made.up.passing", "7.2", "It passes.", False, _passing)
SKIPPING = Check("made.up.skipping", "7.3", "It is skipped.", False, _skipping)


# --- the checks ----------------------------------------------------------------------------------


def test_there_are_enough_checks_and_half_of_them_are_about_refusals() -> None:
    assert len(ALL) >= 70
    assert len(NAMES) == len(ALL)
    assert sum(check.refusal for check in ALL) * 2 >= len(ALL)


@pytest.mark.parametrize("clause", sorted({check.clause for check in ALL}))
def test_the_clause_of_a_check_is_a_section_of_the_protocol(clause: str) -> None:
    assert re.search(rf"^#+ {re.escape(clause)}\.? ", PROTOCOL, re.MULTILINE), clause


@pytest.mark.timeout(300)
def test_the_sandbox_conforms_in_every_check(bench: Benches) -> None:
    with SandboxServer(now=SystemClock().now, entropy=counting_entropy("sandbox")) as server:
        report = run(bench(server.url))
        with server.sandbox.database.transaction() as session:
            held = [
                row
                for row in session.scalars(select(SeatRow))
                if row.ended_at is None and not row.validated
            ]
    assert [result for result in report.results if result.outcome is not Outcome.PASSED] == []
    assert report.conforms
    assert (report.left_behind, held) == ((), [])


def test_with_one_account_what_needs_others_is_skipped_and_nothing_fails(
    sandbox: SandboxServer, bench: Benches
) -> None:
    topics = {"login", "pool", "queue", "idle", "trial", "licenses", "grant"}
    checks = [check for check in ALL if check.name.partition(".")[0] in topics]
    report = run(bench(sandbox.url, Person("ada@demo.example", "demo")), *checks)
    assert {result.outcome for result in report.results} == {Outcome.PASSED, Outcome.SKIPPED}
    skipped = {result.name: result.reason for result in report.results if result.reason}
    assert {name for name in skipped if name.startswith(("pool", "trial"))} == {
        check.name for check in checks if check.name.startswith(("pool", "trial"))
    }
    assert "no test account" in skipped["licenses.owner-sees-totals"]
    assert "unconfirmed" in skipped["login.unconfirmed"]


# --- running -------------------------------------------------------------------------------------


def test_a_run_in_which_every_check_was_skipped_proves_nothing(
    sandbox: SandboxServer, bench: Benches
) -> None:
    report = run(bench(sandbox.url), SKIPPING)
    assert outcomes(report) == [Outcome.SKIPPED]
    assert not report.conforms


def test_a_failure_that_was_expected_does_not_count_and_an_expected_one_that_passes_does(
    sandbox: SandboxServer, bench: Benches
) -> None:
    known = {FAILING.name: "a known fault", PASSING.name: "not any more"}
    excused = run(bench(sandbox.url), FAILING, SKIPPING, expected=known)
    assert outcomes(excused) == [Outcome.EXPECTED_FAILURE, Outcome.SKIPPED]
    assert excused.results[0].reason == "a known fault"
    assert excused.conforms
    mended = run(bench(sandbox.url), PASSING, expected=known)
    assert outcomes(mended) == [Outcome.UNEXPECTED_PASS]
    assert not mended.conforms


def test_a_server_that_is_gone_fails_the_checks_and_leaves_no_exception(bench: Benches) -> None:
    report = run(bench("http://127.0.0.1:9"), *ALL[:20])
    assert set(outcomes(report)) == {Outcome.FAILED}


_ROOT = {"kty": "OKP", "crv": "Ed25519", "x": "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo"}
_EVERYTHING: dict[str, object] = {
    "name": "Odd", "protocol": "seatkeeper/1", "portal": "http://[nowhere", "root": _ROOT,
    "capabilities": ["login", "extend-offline", "validate-offline", "usage", "queue"],
    "heartbeat_seconds": 1, "timeout_seconds": 2, "offline_days": [], "format": "x",
    "url": "http://127.0.0.1", "key_sets": ["a.b.c", "~"], "expires_in": 1,
    "access_token": "x", "refresh_token": "y", "licenses": [None],
    "account": {"id": "", "email": "", "name": ""},
}  # fmt: skip
_ODD = {
    "an empty object": http("200 OK", b"{}"),
    "a list": http("200 OK", b"[[[]]]"),
    "a page": http("200 OK", b"<h1>Welcome to the hotel</h1>", "text/html"),
    "a server error": http("500 Internal Server Error", b"Traceback", "text/plain"),
    "nothing": http("204 No Content", b""),
    "brackets": http("200 OK", b"[" * 200_000),
    "a redirect": http("302 Found", b"", "text/html", "Location: http://example.org/"),
    "an odd problem": http("401 Unauthorized", b'{"type": 5}', "application/problem+json"),
    "a nonce": http("401 Unauthorized", b'{"type": "use-dpop-nonce"}', "x", "DPoP-Nonce: \xff"),
    "a token without a key": http("200 OK", b"eyJhbGciOltdfQ.e30." + b"A" * 86, "application/jose"),
    "everything at once": http("201 Created", json.dumps(_EVERYTHING).encode()),
    "a lie about its length": b"HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\nshort",
    "no HTTP": b"SSH-2.0-OpenSSH_9.6\r\n",
}


@pytest.mark.parametrize("answer", _ODD.values(), ids=_ODD)
def test_whatever_a_server_answers_a_check_ends_in_a_result(answer: bytes, bench: Benches) -> None:
    with Speaker(say(answer)) as odd:
        report = run(bench(odd.url, Person("ada@demo.example", "demo")))
    assert len(report.results) == len(ALL)
    assert not report.conforms
    # Hardly anything can hold: what does is about redirects, bytes that stay the same, and such.
    assert report.count(Outcome.PASSED) <= 6, [
        result.name for result in report.results if result.outcome is Outcome.PASSED
    ]


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("no.such-check because", "no check is called"),
        ("keys.are-stable", "without a reason"),
        ("keys.are-stable one\nkeys.are-stable two", "twice"),
    ],
)
def test_a_file_of_expected_failures_that_is_wrong_is_refused(text: str, why: str) -> None:
    with pytest.raises(ExpectedFailuresError, match=why):
        read_expected(text, NAMES)


def test_comments_and_empty_lines_do_not_count_in_the_file() -> None:
    text = "# known\n\n  keys.are-stable   the chain is made anew \n"
    assert read_expected(text, NAMES) == {"keys.are-stable": "the chain is made anew"}


# --- reports -------------------------------------------------------------------------------------


@pytest.fixture
def report(sandbox: SandboxServer, bench: Benches) -> Report:
    """A run in which everything happens."""
    echo = next(check for check in ALL if check.name == "login.gives-tokens")
    known = {"keys.are-stable": "it is known"}
    stable = next(check for check in ALL if check.name == "keys.are-stable")
    return run(bench(sandbox.url), echo, FAILING, PASSING, SKIPPING, stable, expected=known)


def test_the_junit_report_counts_and_names_every_check(report: Report) -> None:
    root = ET.fromstring(as_junit(report))  # noqa: S314 - what we have just written
    counted = {name: int(root.attrib[name]) for name in ("tests", "failures", "skipped", "errors")}
    assert counted == {"tests": 5, "failures": 2, "skipped": 1, "errors": 0}
    cases = {case.attrib["name"]: case for case in root.iter("testcase")}
    assert set(cases) == {result.name for result in report.results}
    failure = cases["made.up.failing"].find("failure")
    assert failure is not None
    assert failure.attrib["message"] == "expected <b>yes</b>; got no & never\ufffd"
    assert "section 7.1" in (failure.text or "")
    skipped = cases["made.up.skipping"].find("skipped")
    assert skipped is not None
    assert skipped.attrib["message"] == "nobody is there"


def test_the_page_explains_each_failure_and_runs_and_fetches_nothing(report: Report) -> None:
    page = as_html(report)
    assert "Does not conform" in page
    assert "&lt;b&gt;yes&lt;/b&gt;" in page
    assert "<b>yes</b>" not in page
    assert "docs/protocol.md, section 7.1" in page
    assert "nobody is there" in page
    assert "default-src &#39;none&#39;" in page
    assert not re.search(r"<script|<link|src=|href=|url\(", page)
    for result in report.results:
        assert result.name in page


def test_what_a_report_shows_of_the_wire_holds_no_secret(
    sandbox: SandboxServer, bench: Benches
) -> None:
    here = bench(sandbox.url, Person("ada@demo.example", "demo"))
    seen: list[str] = []

    def spying(there: Bench) -> None:
        held = there.anyone_seated()
        seen.extend((held.device.access, held.device.refresh))
        there.fresh_login(held.visitor)
        raise CheckFailedError("more", "less")

    result: Result = run(here, Check("made.up.spying", "5.1", "It spies.", False, spying)).results[
        0
    ]
    told = "\n".join(result.evidence)
    assert "[redacted]" in told
    assert "POST /v1/sessions" in told
    assert '"demo"' not in told
    assert not [secret for secret in seen if secret in told]
