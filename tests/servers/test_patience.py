"""A busy server is asked again when it said so, for as long as it is worth it."""

from __future__ import annotations

import socket
import time

import pytest

from seatkeeper.servers.patience import LONGEST_WISH, retry_after
from seatkeeper.servers.transport import HttpAnswer, HttpTransport, parse_json
from seatkeeper.service.ports import UnreachableError
from tests.helpers.speaker import Speaker, http, say
from tests.helpers.stopwatch import Stopwatch

BUSY = http("503 Later", b"", "text/plain", "Retry-After: 1")


class Busy(Speaker):
    """Says "busy" so many times, and then answers.

    Args:
        times: How many.
        busy: What it says meanwhile.
    """

    def __init__(self, times: int, busy: bytes = BUSY) -> None:
        super().__init__(self._answer)
        self._times, self._busy = times, busy

    def _answer(self, connection: socket.socket) -> None:
        busy = self.connections <= self._times
        say(self._busy if busy else http("200 OK", b"{}"))(connection)


def ask(server: Speaker, total: float = 12.0) -> HttpAnswer:
    made: list[int] = []

    def again() -> dict[str, str]:
        made.append(1)
        return {"DPoP": f"proof {len(made)}"}

    transport = HttpTransport(server.url, total_seconds=total)
    return transport.send("PUT", "/v1/seats/5", headers={"DPoP": "proof 0"}, body={}, again=again)


def test_a_moment_is_waited_out_and_the_proof_is_a_new_one() -> None:
    with Busy(1) as server:
        began = time.monotonic()
        assert ask(server).status == 200
        assert time.monotonic() - began >= 1
        proofs = [b"DPoP: proof %d\r" % number in server.received[number] for number in (0, 1)]
        assert proofs == [True, True]


def test_after_three_times_the_answer_is_busy() -> None:
    with Busy(9) as server:
        answer = ask(server)
        assert server.connections == 3
    with pytest.raises(UnreachableError) as caught:
        parse_json(answer)
    assert (caught.value.cause, caught.value.retry_after) == ("busy", 1)


@pytest.mark.parametrize(
    "busy",
    [
        http("503 Later", b"", "text/plain", "Retry-After: 60"),
        http("503 Later", b"", "text/plain"),
        http("500 Oops", b"", "text/plain", "Retry-After: 1"),
        http("429 Slow", b"{}", "application/problem+json", "Retry-After: 1"),
    ],
    ids=["long", "unsaid", "another-status", "a-problem"],
)
def test_nothing_else_is_asked_again(busy: bytes) -> None:
    with Busy(9, busy) as server:
        ask(server)
        assert server.connections == 1


def test_no_wait_goes_past_the_deadline() -> None:
    with Busy(9) as server:
        watch = Stopwatch()
        assert ask(server, 1.5).status == 503
        assert watch.seconds() < 1.5
        assert server.connections == 1


def test_who_may_not_ask_twice_does_not() -> None:
    with Busy(1) as server:
        assert HttpTransport(server.url).send("POST", "/", headers={}).status == 503
        assert server.connections == 1


@pytest.mark.parametrize(
    ("told", "seconds"),
    [
        ("20", 20),
        (" 20 ", 20),
        ("99999999999999999999", LONGEST_WISH),
        ("Tue, 05 Mar 2030 09:30:30 GMT", 30),
        ("Tue, 05 Mar 2030 09:00:00 GMT", 0),
        ("soon", 0),
        ("-5", 0),
        ("²", 0),
        ("", 0),
    ],
)
def test_a_wish_is_read_and_capped(told: str, seconds: int) -> None:
    headers = {"Retry-After": told, "Date": "Tue, 05 Mar 2030 09:30:00 GMT"}
    assert retry_after(HttpAnswer(503, "", headers, b"")) == seconds
    assert retry_after(HttpAnswer(200, "", headers, b"")) == 0
