"""The wire: what is kept, how it reads, and that it keeps no secret when it leaves."""

from __future__ import annotations

import json
import re
import shlex
import subprocess
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from seatkeeper.lab import trace
from seatkeeper.lab.curl import as_curl
from seatkeeper.lab.decoding import decoded
from seatkeeper.lab.errors import LabError
from seatkeeper.lab.har import as_har
from seatkeeper.lab.lab import Lab
from seatkeeper.lab.network import NetworkFault
from seatkeeper.lab.redaction import HIDDEN, redact
from seatkeeper.lab.trace import WireEntry, WireTrace
from tests.helpers.tools import require_tool

SIGNATURE = re.compile(rb"\.([\w-]{86})(?![\w-])")


@pytest.fixture
def wire(lab: Lab) -> WireTrace:
    """The wire of a log in, a heartbeat, a lost one, and a log out."""
    laptop = lab.computer("laptop")
    laptop.log_in("ada", password="demo")
    laptop.check_license()
    laptop.network.suffer(NetworkFault.TRUNCATED, times=1)
    laptop.check_license()
    laptop.log_out()
    return lab.wire


def test_every_exchange_is_there_as_it_went(wire: WireTrace) -> None:
    asked = [re.sub("/seats/[0-9a-f]+", "/seats/1", one.question) for one in wire.entries()]
    assert [one.partition("?")[0] for one in asked] == [
        "GET /.well-known/seatkeeper",
        "POST /v1/sessions",
        "PUT /v1/seats/1",
        "GET /v1/keys",
        "POST /v1/seats/1/heartbeats",
        "POST /v1/seats/1/heartbeats",
        "DELETE /v1/seats/1",
        "DELETE /v1/sessions/current",
        "GET /.well-known/seatkeeper",
    ]
    assert all(one.milliseconds > 0 for one in wire.entries())
    assert [one.status for one in wire.entries()] == [200, 201, 200, 200, 200, 200, 200, 204, 200]


def test_an_exchange_knows_the_states_around_it(wire: WireTrace) -> None:
    around = [(one.before, one.after) for one in wire.entries()]
    assert around[1:3] == [("SigningIn", "SeekingSeat"), ("SeekingSeat", "Licensed")]
    assert around[6] == ("Releasing", "SignedOut")


def test_what_a_fault_left_is_what_is_kept(wire: WireTrace) -> None:
    (half,) = wire.entries(faults_only=True)
    announced = dict(half.answer_headers)["content-length"]
    assert len(half.answer_body) == int(announced) - int(announced) // 2


def test_entries_are_found_by_computer_and_text(lab: Lab, wire: WireTrace) -> None:
    lab.computer("desk").start()
    assert {one.computer for one in wire.entries(computer="desk")} == {"desk"}
    assert wire.count(computer="laptop") == len(wire) - wire.count(computer="desk")
    assert wire.count(text="heartbeats") == wire.count(text="HEARTBEATS") == 2
    assert [one.status for one in wire.entries(text="201")] == [201]
    assert wire.count(text="' OR 1=1 --") == 0
    second = wire.entries(start=1, count=1)
    assert second == [wire.entry(2)]
    assert wire.last(1) == [wire.entry(len(wire))]


def test_a_number_that_is_not_there_is_an_error_with_a_code(wire: WireTrace) -> None:
    with pytest.raises(LabError) as missing:
        wire.entry(1000)
    assert missing.value.code == "no-exchange"


def test_a_cleared_wire_counts_from_one_again(lab: Lab, wire: WireTrace) -> None:
    wire.clear()
    assert (len(wire), wire.entries()) == (0, [])
    lab.computer("laptop").log_in("ada")
    assert wire.entries(count=1)[0].number == 1


def test_the_newest_entries_are_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(trace, "ENTRIES_KEPT", 10)
    monkeypatch.setattr(trace, "_SPARE", 5)
    wire = WireTrace(tmp_path / "wire.sqlite")
    for _ in range(16):
        wire.add([entry()])
    assert (len(wire), [one.number for one in wire.entries()]) == (10, [*range(7, 17)])
    wire.close()


# --- decoding ------------------------------------------------------------------------------------


def test_signed_documents_are_read_and_those_inside_them(wire: WireTrace) -> None:
    proof, question, answer = decoded(wire.entry(3))
    assert (proof.where, proof.kind, proof.content["htm"]) == ("proof", "dpop+jwt", "PUT")
    assert (question.kind, question.content["epoch"]) == ("JSON", 1)
    assert (answer.kind, answer.header["alg"]) == ("seat-answer+jws", "Ed25519")
    grant = answer.content["grant"]
    assert grant["header"]["typ"] == "seat-grant+jws"
    assert grant["payload"]["account"]["email"] == "ada@demo.example"


def test_key_sets_are_read_too(wire: WireTrace) -> None:
    (answer,) = decoded(wire.entry(4))
    assert answer.content["key_sets"][0]["header"]["typ"] == "seat-keys+jws"


def test_what_cannot_be_read_is_left_out(wire: WireTrace) -> None:
    garbled = replace(wire.entry(3), request_headers=(("DPoP", "a.b.c"),), answer_body=b"\x00")
    assert [one.where for one in decoded(garbled)] == ["question"]


# --- redaction -----------------------------------------------------------------------------------


def secrets_of(entries: list[WireEntry]) -> set[bytes]:
    """Everything in them that somebody else could use."""
    found = {b'"password":"demo"', b'"password": "demo"'}
    for one in entries:
        for name, value in one.request_headers:
            if name == "Authorization":
                found.add(value.partition(" ")[2].encode())
            if name == "DPoP":
                found.add(value.rpartition(".")[2].encode())
        if one.path == "/v1/sessions":
            tokens = json.loads(one.answer_body)
            found |= {tokens["access_token"].encode(), tokens["refresh_token"].encode()}
        found |= set(SIGNATURE.findall(one.answer_body))
    return found


def test_redaction_leaves_no_secret(wire: WireTrace) -> None:
    entries = wire.entries()
    hidden = secrets_of(entries)
    assert len(hidden) > 12
    shown = b"\n".join(
        repr(part).encode()
        for one in map(redact, entries)
        for part in (one, one.request_headers, one.request_body, one.answer_headers,
                     one.answer_body)
    )  # fmt: skip
    assert [secret for secret in hidden if secret in shown] == []
    assert SIGNATURE.findall(repr([one.content for one in decoded(entries[2])]).encode()) == []


def test_documents_in_documents_lose_their_signatures_too(wire: WireTrace) -> None:
    naked = decoded(wire.entry(3), redacted=False)[2].content["grant"]
    veiled = decoded(wire.entry(3))[2].content["grant"]
    assert veiled == naked
    inner = wire.entry(3).answer_body
    assert redact(wire.entry(3)).answer_body.split(b".")[1] != inner.split(b".")[1]


def test_a_body_that_cannot_be_read_goes_as_a_whole() -> None:
    torn = entry(
        answer_headers=(("content-type", "application/json"),),
        answer_body=b'{"access_token": "8f2c',
        request_headers=(("Content-Type", "application/jose"), ("DPoP", "no proof at all")),
        request_body=b"not a document",
    )
    shown = redact(torn)
    assert shown.answer_body == b"[redacted: 22 bytes of application/json]"
    assert shown.request_body == HIDDEN.encode()
    assert shown.request_headers[1] == ("DPoP", HIDDEN)


def test_what_a_hotel_says_is_shown() -> None:
    page = entry(answer_headers=(("Content-Type", "text/html"),), answer_body=b"<p>Welcome")
    assert redact(page).answer_body == b"<p>Welcome"


# --- leaving the lab -----------------------------------------------------------------------------


def test_the_command_asks_the_same_question(lab: Lab, wire: WireTrace) -> None:
    require_tool("curl")
    command = shlex.split(as_curl(wire.entry(1)))
    done = subprocess.run([*command, "--silent"], capture_output=True, timeout=30, check=True)
    assert done.stdout == wire.entry(1).answer_body


def test_a_command_says_what_was_sent_and_no_secret(wire: WireTrace) -> None:
    words = shlex.split(as_curl(wire.entry(2)))
    assert words[:3] == ["curl", "--request", "POST"]
    assert json.loads(words[words.index("--data-raw") + 1])["password"] == HIDDEN
    assert words[-1].endswith("/v1/sessions")
    assert '"demo"' in as_curl(wire.entry(2), redacted=False)


def test_a_quote_does_not_end_the_command() -> None:
    hostile = entry(request_body=b"'; echo hacked; '")
    assert shlex.split(as_curl(hostile, redacted=False))[-2] == "'; echo hacked; '"


REQUIRED: dict[str, type | tuple[type, ...]] = {
    "startedDateTime": str, "time": (int, float), "request": dict, "response": dict,
    "cache": dict, "timings": dict,
}  # fmt: skip
OF_A_REQUEST = {"method", "url", "httpVersion", "cookies", "headers", "queryString",
                "headersSize", "bodySize"}  # fmt: skip
OF_A_RESPONSE = {"status", "statusText", "httpVersion", "cookies", "headers", "content",
                 "redirectURL", "headersSize", "bodySize"}  # fmt: skip


def test_the_archive_has_what_the_specification_asks_for(wire: WireTrace) -> None:
    log: dict[str, Any] = json.loads(json.dumps(as_har(wire.entries())))["log"]
    assert log["version"] == "1.2"
    assert log["creator"].keys() == {"name", "version"}
    assert len(log["entries"]) == len(wire)
    for one in log["entries"]:
        for name, kind in REQUIRED.items():
            assert isinstance(one[name], kind), name
        assert one["request"].keys() >= OF_A_REQUEST
        assert one["response"].keys() >= OF_A_RESPONSE
        assert one["response"]["content"].keys() >= {"size", "mimeType"}
        assert one["timings"].keys() >= {"send", "wait", "receive"}
        assert datetime.fromisoformat(one["startedDateTime"]).tzinfo is not None
        assert one["request"]["url"].startswith("http://127.0.0.1:")
    (query,) = [one["request"]["queryString"] for one in log["entries"] if "?" in
                one["request"]["url"]]  # fmt: skip
    assert {part["name"] for part in query} == {"epoch", "nonce"}


def test_the_archive_holds_no_secret(wire: WireTrace) -> None:
    text = json.dumps(as_har(wire.entries())).encode()
    assert [secret for secret in secrets_of(wire.entries()) if secret in text] == []


def entry(
    *,
    request_headers: tuple[tuple[str, str], ...] = (),
    request_body: bytes = b"",
    answer_headers: tuple[tuple[str, str], ...] = (),
    answer_body: bytes = b"",
) -> WireEntry:
    """An exchange as it may be."""
    return WireEntry(
        number=0, at=datetime(2030, 3, 5, tzinfo=UTC), computer="one", method="GET", path="/",
        status=200, milliseconds=1.0, fault="", request_headers=request_headers,
        answer_headers=answer_headers, request_body=request_body, answer_body=answer_body,
        before="", after="",
    )  # fmt: skip
