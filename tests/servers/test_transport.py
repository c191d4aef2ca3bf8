"""Whatever a network does, an exchange ends in time, with its cause, and gives nothing away."""

from __future__ import annotations

import gc
import socket
import struct
import threading

import pytest
from urllib3 import Timeout

from seatkeeper.servers.connections import Connections, Question
from seatkeeper.servers.failures import explained
from seatkeeper.servers.transport import (
    HttpTransport,
    parse_json,
)
from seatkeeper.service.ports import UnreachableError
from tests.helpers.speaker import Speaker, http, say
from tests.servers.exchanges import DEADLINE, ends_in_time, failure, failure_of, send

# --- what works ---------------------------------------------------------------------------------


def test_an_answer_is_read_whole_whatever_its_status() -> None:
    for status in ("200 OK", "401 Unauthorized", "503 Service Unavailable"):
        with Speaker(say(http(status, b'{"a": 1}', "Application/JSON; charset=utf-8"))) as server:
            answer = send(server.url, body={"b": 2})
        assert answer.status == int(status[:3])
        assert (answer.media_type, parse_json(answer)) == ("application/json", {"a": 1})


def test_nothing_but_the_question_is_sent() -> None:
    with Speaker(say(http("200 OK", b"{}"))) as server:
        send(server.url, body={"b": 2})
    head, _, body = server.received[0].partition(b"\r\n\r\n")
    names = {line.partition(":")[0] for line in head.decode().splitlines()[1:]}
    assert names == {
        "Host", "User-Agent", "Accept-Encoding", "DPoP", "Content-Length", "Content-Type",
    }  # fmt: skip
    assert b"Accept-Encoding: identity" in head
    assert body == b'{"b":2}'


def test_a_question_goes_out_in_one_piece(monkeypatch: pytest.MonkeyPatch) -> None:
    pieces: list[bytes] = []
    monkeypatch.setattr("seatkeeper.servers.connections.overhear", pieces.append)
    with Speaker(say(http("200 OK", b"{}"))) as server:
        send(server.url, body={"b": 2})
    assert pieces == server.received


@pytest.mark.parametrize("before", [b"", http("408 Request Timeout", b"")])
def test_a_connection_that_was_closed_meanwhile_is_not_asked_again(before: bytes) -> None:
    kept = http("200 OK", b"{}").replace(b"Connection: close\r\n", b"")
    closed = threading.Event()

    def answer_and_leave(connection: socket.socket) -> None:
        connection.sendall(kept)
        connection.sendall(before)
        connection.close()
        closed.set()

    with Speaker(answer_and_leave) as server:
        transport = HttpTransport(server.url, total_seconds=DEADLINE)
        for _ in range(2):
            assert transport.send("GET", "/", headers={}).status == 200
            assert closed.wait(DEADLINE)
            closed.clear()
        assert server.connections == 2


def test_a_connection_is_kept_and_the_next_question_obeys_its_own_deadline() -> None:
    kept = http("200 OK", b"{}").replace(b"Connection: close\r\n", b"")

    def answer_once(connection: socket.socket) -> None:
        connection.sendall(kept)
        connection.recv(65536)
        server.over.wait(60)

    with Speaker(answer_once) as server:
        transport = HttpTransport(server.url, total_seconds=DEADLINE)
        assert transport.send("GET", "/", headers={}).status == 200
        with ends_in_time(), pytest.raises(UnreachableError) as caught:
            transport.send("GET", "/", headers={})
        assert server.connections == 1
    assert caught.value.cause == "timeout"


def test_an_answer_may_take_longer_than_connecting_on_a_new_connection_and_on_a_kept_one(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("seatkeeper.servers.transport.CONNECT_SECONDS", 0.1)
    kept = http("200 OK", b"{}").replace(b"Connection: close\r\n", b"")

    def take_time(connection: socket.socket) -> None:
        for _ in range(2):
            server.over.wait(0.4)
            connection.sendall(kept)
            connection.recv(65536)

    with Speaker(take_time) as server:
        transport = HttpTransport(server.url, total_seconds=60)
        for _ in range(2):
            assert transport.send("GET", "/", headers={}).status == 200
        assert server.connections == 1


def test_no_read_takes_longer_than_it_is_allowed_to() -> None:
    nobody = Connections()
    with Speaker(say(b"")) as server:
        server.speak_by(server.drip(b"", b"", every=60))
        question = Question("GET", server.url, "/", {})
        with ends_in_time(0.1), pytest.raises(TimeoutError):
            nobody.send(question, Timeout(connect=30, read=0.1))
    nobody.close()


# --- silence and slowness -----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("begin", "endless"),
    [
        (b"", b"H"),
        (b"HTTP/1.1 200 OK\r\n", b"X-More: 1\r\n"),
        (b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\n", b" "),
        (b"HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n", b" "),
        (b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n", b"1\r\n \r\n"),
        (b"", b"HTTP/1.1 100 Continue\r\n\r\n"),
    ],
    ids=["status", "headers", "endless-body", "body", "chunks", "continue"],
)
def test_a_server_that_drips_is_cut_off_at_the_deadline(begin: bytes, endless: bytes) -> None:
    with Speaker(say(b"")) as server:
        server.speak_by(server.drip(begin, endless, every=0.05))
        found = failure(server.url)
    assert found.delivered
    assert found.cause == "timeout"


def test_a_socket_that_waits_too_long_has_timed_out_like_the_exchange() -> None:
    assert explained(TimeoutError("timed out"), delivered=True).cause == "timeout"


def test_a_server_that_says_nothing_is_cut_off_at_the_deadline() -> None:
    with Speaker(say(b"")) as server:
        server.speak_by(server.drip(b"", b"", every=60))
        found = failure(server.url)
    assert (found.cause, found.delivered) == ("timeout", True)


# One that is cut off between two calls of ``ssl`` leaves its socket to the collector.
@pytest.mark.filterwarnings(
    "ignore:Exception ignored in.*SSLSocket:pytest.PytestUnraisableExceptionWarning"
)
def test_a_handshake_that_never_ends_is_cut_off_at_the_deadline() -> None:
    with Speaker(say(b"")) as server:
        server.speak_by(server.drip(b"", b"\x16", every=0.05))
        found = failure(server.url.replace("http:", "https:"))
    assert found.cause in {"timeout", "tls"}
    del found
    gc.collect()  # here, and not in the next test


def test_a_proxy_that_drips_is_cut_off_at_the_deadline(monkeypatch: pytest.MonkeyPatch) -> None:
    with Speaker(say(b"")) as proxy:
        proxy.speak_by(proxy.drip(b"", b"H", every=0.05))
        monkeypatch.setenv("HTTPS_PROXY", proxy.url)
        monkeypatch.setenv("NO_PROXY", "")
        found = failure("https://server.example")
    assert found.cause == "timeout"
    assert proxy.received[0].startswith(b"CONNECT server.example:443")


# --- broken connections -------------------------------------------------------------------------


def test_a_refused_connection_has_certainly_delivered_nothing() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
    found = failure(f"http://127.0.0.1:{port}")
    assert (found.cause, found.delivered) == ("refused", False)


def test_an_unknown_name_has_certainly_delivered_nothing() -> None:
    with pytest.raises(UnreachableError) as caught:
        send("https://server.invalid")
    assert (caught.value.cause, caught.value.delivered) == ("dns", False)


def test_a_reset_may_have_delivered_the_question() -> None:
    def reset(connection: socket.socket) -> None:
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))

    found = failure_of(reset)
    assert (found.cause, found.delivered) == ("network", True)


@pytest.mark.parametrize(
    "answer",
    [
        b"",
        b"HTTP/1.1 200 OK\r\nContent-Type: appl",
        b'HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{"grant": ',
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nff\r\nabc",
        b"SSH-2.0-OpenSSH_9.6\r\n",
    ],
    ids=["nothing", "headers", "body", "chunk", "another-protocol"],
)
def test_a_truncated_answer_is_no_answer(answer: bytes) -> None:
    found = failure_of(say(answer))
    assert found.delivered
    # Headers that just end are headers to http.client; there is no answer behind them either.
    assert found.cause == ("bad-answer" if answer.endswith(b"appl") else "network")


def test_an_answer_of_two_lengths_is_no_answer() -> None:
    found = failure_of(say(http("200 OK", b"{}", "application/json", "Content-Length: 3")))
    assert (found.cause, found.delivered) == ("network", True)


def test_an_answer_counts_that_came_before_the_question_had_gone() -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:

        def answer_at_once() -> None:
            connection, _ = listener.accept()
            with connection:
                connection.recv(1)
                connection.sendall(http("413 Content Too Large", b"{}"))

        speaker = threading.Thread(target=answer_at_once)
        speaker.start()
        url = f"http://127.0.0.1:{listener.getsockname()[1]}"
        large = {"b": "x" * 20_000_000}
        assert HttpTransport(url).send("POST", "/", headers={}, body=large).status == 413
        speaker.join()
