"""Whoever sends us elsewhere gets nothing of ours there: no byte, not even a connection."""

from __future__ import annotations

import socket
from collections.abc import Callable

import pytest

from seatkeeper.session import events as ev
from seatkeeper.session.states import NoConnection, SignedOut
from tests.faults.expecting import goes_on_working
from tests.faults.line import Line
from tests.helpers.speaker import Speaker, http, say
from tests.helpers.workstation import Workstation

Laptop = Callable[..., tuple[Workstation, Line]]

CODES = ["301 Moved", "302 Found", "303 See Other", "307 Temporary", "308 Permanent"]


@pytest.fixture
def elsewhere() -> Speaker:
    """Another server, which would say yes to everything."""
    return Speaker(say(http("200 OK", b"{}")))


@pytest.mark.parametrize("status", CODES)
@pytest.mark.rule("R103")
def test_another_host_receives_zero_bytes(laptop: Laptop, elsewhere: Speaker, status: str) -> None:
    station, line = laptop()
    away = say(http(status, b"", "text/html", f"Location: {elsewhere.url}/v1/seats/5?token=x"))
    with elsewhere:
        line.speak_by(away)
        station.start()
        station.expect(NoConnection)
        line.mend()
        station.do(ev.Retry())
        line.speak_by(away)
        station.log_in("ada")
        station.expect(SignedOut)
        line.mend()
        station.log_in("ada")
        line.speak_by(away)
        goes_on_working(station, ("captive-portal",), "log in to it first")
        station.do(ev.Extend(1))
        station.do(ev.LogOut())
        assert elsewhere.connections == 0
        assert elsewhere.received == []


def test_an_alternative_service_is_not_believed(laptop: Laptop, elsewhere: Speaker) -> None:
    station, line = laptop()
    station.start()
    with elsewhere:
        other = [f'Alt-Svc: h2="127.0.0.1:{elsewhere.port}"', f"Refresh: 0; url={elsewhere.url}"]
        more = [f"Content-Location: {elsewhere.url}", f"Link: <{elsewhere.url}>; rel=preload"]
        line.speak_by(say(http("200 OK", b"{}", "application/json", *other, *more)))
        station.log_in("ada")
        station.expect(SignedOut)
        line.mend()
        station.log_in("ada")
        assert elsewhere.connections == 0


def test_the_bytes_of_a_second_server_would_be_counted(elsewhere: Speaker) -> None:
    with elsewhere, socket.create_connection(("127.0.0.1", elsewhere.port)) as connection:
        connection.sendall(b"a secret\r\n\r\n")
        assert connection.recv(1)
        assert elsewhere.received == [b"a secret\r\n\r\n"]
