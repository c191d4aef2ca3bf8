"""Looking names up: never longer than its own deadline, however long the resolver takes."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import pytest

from seatkeeper.servers import names
from seatkeeper.servers.names import LookupTimeoutError, look_up
from seatkeeper.servers.transport import HttpTransport
from seatkeeper.service.ports import UnreachableError
from tests.helpers.speaker import Speaker, http, say
from tests.helpers.stopwatch import Stopwatch


@dataclass
class Resolver:
    """The system's resolver, as this test wants it; the real one cannot be made to hang."""

    over: threading.Event = field(default_factory=threading.Event)
    asked: int = 0
    answer: list[tuple[Any, ...]] = field(default_factory=list)
    hangs: bool = False

    def getaddrinfo(self, host: str, port: int, **_: object) -> list[tuple[Any, ...]]:
        self.asked += 1
        if self.hangs:
            self.over.wait(30)
        if not self.answer:
            raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")
        return self.answer


@pytest.fixture
def resolver(monkeypatch: pytest.MonkeyPatch) -> Iterator[Resolver]:
    made = Resolver()
    real = socket.getaddrinfo

    def ask(host: str, port: int, *more: Any, **options: Any) -> Any:
        if host.endswith(".test"):
            return made.getaddrinfo(host, port)
        return real(host, port, *more, **options)

    monkeypatch.setattr(socket, "getaddrinfo", ask)
    yield made
    made.over.set()


def _addresses(*found: str) -> list[tuple[Any, ...]]:
    return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (one, 0)) for one in found]


def test_an_address_needs_no_resolver(resolver: Resolver) -> None:
    assert look_up("127.0.0.1", 80) == ("127.0.0.1",)
    assert look_up("::1", 80) == ("::1",)
    assert resolver.asked == 0


def test_a_name_has_addresses_each_once_in_the_systems_order(resolver: Resolver) -> None:
    resolver.answer = _addresses("192.0.2.2", "192.0.2.1", "192.0.2.2")
    assert look_up("server.test", 80) == ("192.0.2.2", "192.0.2.1")


@pytest.mark.parametrize("host", ["", "a..b", "a" * 70 + ".example", "\udc80.example"])
def test_what_is_no_name_is_not_found(host: str) -> None:
    with pytest.raises(socket.gaierror):
        look_up(host or ".", 80)


def test_a_resolver_that_hangs_is_not_waited_for_and_hangs_on_one_thread(
    resolver: Resolver,
) -> None:
    resolver.hangs = True
    watch = Stopwatch()
    for _ in range(5):
        with pytest.raises(LookupTimeoutError):
            look_up("server.test", 80, 0.1)
    assert watch.seconds() < 5
    assert resolver.asked == 1
    resolver.answer = _addresses("192.0.2.1")
    resolver.over.set()
    assert look_up("server.test", 80) == ("192.0.2.1",)
    assert names._under_way == {}


def test_an_exchange_ends_in_time_though_the_resolver_hangs(resolver: Resolver) -> None:
    resolver.hangs = True
    watch = Stopwatch()
    with pytest.raises(UnreachableError) as caught:
        HttpTransport("https://server.test", total_seconds=0.5).send("GET", "/", headers={})
    assert watch.seconds() < 0.5 + 1
    assert (caught.value.cause, caught.value.delivered) == ("dns", False)
    assert "server.test" in caught.value.detail


def test_the_next_address_is_tried_when_the_first_does_not_answer(
    resolver: Resolver, monkeypatch: pytest.MonkeyPatch
) -> None:
    resolver.answer = _addresses("127.0.0.2", "127.0.0.1")
    with Speaker(say(http("200 OK", b"{}"))) as server:  # listens at 127.0.0.1 only
        port = int(server.url.rpartition(":")[2])
        transport = HttpTransport(server.url)
        transport.origin = f"http://server.test:{port}"
        assert transport.send("GET", "/", headers={}).status == 200
        assert f"Host: server.test:{port}".encode() in server.received[0]
