"""Whoever answers in the place of the server is found out, and is given nothing."""

from __future__ import annotations

import gzip

import pytest

from seatkeeper.servers.transport import (
    BODY_CAP,
    HttpTransport,
)
from seatkeeper.service.ports import UnreachableError
from tests.helpers.speaker import Speaker, http, say
from tests.servers.exchanges import DEADLINE, failure, failure_of, send


def test_a_server_error_page_is_a_server_error() -> None:
    found = failure_of(say(http("502 Bad Gateway", b"<html>nginx</html>", "text/html")))
    assert (found.cause, found.delivered) == ("server-error", True)


def test_a_page_where_an_answer_should_be_is_a_captive_portal() -> None:
    found = failure_of(say(http("200 OK", b"<html>Welcome to the hotel</html>", "text/html")))
    assert found.cause == "captive-portal"


@pytest.mark.parametrize("status", ["301 Moved", "302 Found", "307 Temporary", "308 Permanent"])
@pytest.mark.rule("R103")
def test_a_redirect_is_not_followed_and_another_host_receives_nothing(status: str) -> None:
    with Speaker(say(http("200 OK", b"{}"))) as other:
        found = failure_of(say(http(status, b"", "text/plain", f"Location: {other.url}/v1/thing")))
        assert other.connections == 0
    assert found.cause == "captive-portal"
    assert other.url in found.detail


@pytest.mark.parametrize("location", ["http://[", "", "\x00", "//", "https://" + "a" * 60000])
def test_a_redirect_to_nonsense_is_still_only_a_redirect(location: str) -> None:
    answer = http("302 Found", b"", "text/plain", f"Location: {location}")
    assert failure_of(say(answer)).cause == "captive-portal"


def test_a_redirect_to_several_lines_is_told_in_one() -> None:
    told = failure_of(say(http("302 Found", b"", "text/plain", "Location: //a\r\n b\r\n c"))).detail
    assert told == "the answer redirects to //a b c"


def test_a_connection_on_which_an_answer_was_refused_is_not_used_again() -> None:
    refused = http("302 Found", b"unread").replace(b"Connection: close\r\n", b"")
    kept = http("200 OK", b"{}").replace(b"Connection: close\r\n", b"")
    with Speaker(say(refused)) as server:
        server.speak_by(server.drip(refused, b"", every=60))
        transport = HttpTransport(server.url, total_seconds=DEADLINE)
        with pytest.raises(UnreachableError):
            transport.send("GET", "/", headers={})
        server.speak_by(server.drip(kept, b"", every=60))
        assert transport.send("GET", "/", headers={}).status == 200
        assert server.connections == 2


def test_the_body_of_a_redirect_is_not_even_read() -> None:
    endless = b"HTTP/1.1 302 Found\r\nLocation: http://hotel.example/\r\n\r\n"
    with Speaker(say(b"")) as server:
        server.speak_by(server.drip(endless, b"x" * 1000, every=0.001))
        assert failure(server.url).cause == "captive-portal"


def test_an_answer_packed_without_being_asked_is_not_unpacked() -> None:
    packed = gzip.compress(b" " * 10_000_000)
    found = failure_of(say(http("200 OK", packed, "application/json", "Content-Encoding: gzip")))
    assert found.cause == "bad-answer"


@pytest.mark.parametrize("extra", [1, 5_000_000])
def test_an_answer_that_is_too_large_is_not_read_to_its_end(extra: int) -> None:
    found = failure_of(say(http("200 OK", b" " * (BODY_CAP + extra))))
    assert found.cause == "bad-answer"
    with Speaker(say(http("200 OK", b" " * BODY_CAP))) as server:
        assert len(send(server.url).body) == BODY_CAP


@pytest.mark.parametrize(
    ("body", "media_type"),
    [
        (b"{", "application/json"),
        (b"\xff\xfe", "application/json"),
        (b"[" * 200_000, "application/json"),
        (b"{}", "text/plain"),
        (b"", ""),
    ],
    ids=["half", "bytes", "brackets", "type", "nothing"],
)
def test_a_body_that_is_not_json_is_a_bad_answer(body: bytes, media_type: str) -> None:
    assert failure_of(say(http("200 OK", body, media_type))).cause == "bad-answer"
