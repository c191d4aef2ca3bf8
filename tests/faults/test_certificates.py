"""A connection that is not secure carries nothing, says why, and cannot be talked into going on."""

from __future__ import annotations

import json
import socket
import ssl
from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import timedelta
from pathlib import Path

import pytest

from seatkeeper.sandbox.certificates import load_or_make
from seatkeeper.sandbox.server import SandboxServer
from seatkeeper.servers.profile import ServerProfile
from seatkeeper.servers.transport import HttpTransport
from seatkeeper.service.ports import UnreachableError
from seatkeeper.session import events as ev
from seatkeeper.session.states import Licensed, NoConnection
from seatkeeper.system.clock import SystemClock
from tests.faults.conftest import TOTAL
from tests.faults.expecting import bounded, goes_on_working, named, recovers
from tests.faults.line import Line
from tests.helpers.certificates import self_signed
from tests.helpers.speaker import Speaker, http, say
from tests.helpers.workstation import Workstation
from tests.helpers.world import World, counting_entropy

Laptop = Callable[..., tuple[Workstation, Line]]
Station = tuple[Workstation, Line]
DAY = timedelta(days=1)


@pytest.fixture
def station(tmp_path: Path, world: World, laptop: Laptop) -> Iterator[Station]:
    """A computer and its line to a sandbox with a certificate of its own authority."""
    made = load_or_make(tmp_path / "tls", "127.0.0.1", SystemClock().now())
    entropy = counting_entropy("secure sandbox")
    with SandboxServer(now=world.now, entropy=entropy, certificates=made) as server:
        yield laptop(ServerProfile.from_json(json.dumps(server.profile())))


CERTIFICATES = {
    "unknown-issuer": ("127.0.0.1", (-DAY, DAY), False, "tls-unknown-issuer", "nobody this comput"),
    "expired": ("127.0.0.1", (-2 * DAY, -DAY), True, "tls-expired", "has expired"),
    "not-yet-valid": ("127.0.0.1", (DAY, 2 * DAY), True, "tls-not-yet-valid", "not valid yet"),
    "wrong-host": ("127.0.0.2", (-DAY, DAY), True, "tls-wrong-host", "another name answers"),
}


@pytest.mark.parametrize("which", CERTIFICATES)
def test_a_bad_certificate_in_the_servers_place_is_named_and_work_goes_on(
    station: Station, tmp_path: Path, which: str
) -> None:
    address, valid, trusted, cause, words = CERTIFICATES[which]
    context, public = self_signed(tmp_path, address, valid=valid)
    computer, line = station
    if trusted:  # even where its issuer is trusted
        both = computer.profile.ca + public.read_text("ascii")
        computer.profile = computer.profile._replace(ca=both)
    computer.log_in("ada")
    heard: list[bytes] = []
    line.speak_by(lambda connection: heard.append(connection.recv(1)), context)
    goes_on_working(computer, (cause,), words)
    assert heard == []
    line.mend()
    recovers(computer)


def test_a_start_with_a_bad_certificate_says_so_and_retrying_does_not_lower_the_guard(
    station: Station, tmp_path: Path
) -> None:
    context, _ = self_signed(tmp_path)
    computer, line = station
    computer.log_in("ada")
    computer.do(ev.Close())
    heard: list[bytes] = []
    line.speak_by(lambda connection: heard.append(connection.recv(1)), context)
    with bounded():
        computer.start()
    for _ in range(3):
        computer.do(ev.Retry())
        state = computer.expect(NoConnection)
        named(state.notice.detail, ("tls-unknown-issuer",), "may be reading along")
    assert heard == []
    line.mend()
    computer.do(ev.Retry())
    computer.expect(Licensed)


def test_a_server_that_does_not_speak_tls_where_it_should_is_not_talked_to(
    station: Station,
) -> None:
    computer, line = station
    computer.log_in("ada")
    line.speak_by(say(http("200 OK", b"{}")))
    goes_on_working(computer, ("tls",), "is not secure")
    line.mend()
    recovers(computer)


def test_a_handshake_that_never_ends_is_ended(station: Station) -> None:
    computer, line = station
    computer.log_in("ada")
    line.speak_by(line.drip(b"", b"\x16", 0.05))
    goes_on_working(computer, ("timeout", "tls"), "The ")
    line.mend()
    recovers(computer)


def test_what_breaks_after_the_question_may_have_arrived(tmp_path: Path) -> None:
    context, public = self_signed(tmp_path)

    def garble(secure: socket.socket) -> None:
        assert isinstance(secure, ssl.SSLSocket)
        with suppress(OSError), socket.fromfd(secure.fileno(), secure.family, secure.type) as below:
            below.sendall(b"\x17\x03\x03\x00\x20" + bytes(32))  # a record with a wrong MAC

    with Speaker(garble, context) as server:
        transport = HttpTransport(server.url, ca_file=str(public), total_seconds=TOTAL)
        with pytest.raises(UnreachableError) as caught:
            transport.send("DELETE", "/v1/seats/5", headers={})
        assert server.received[0].startswith(b"DELETE /v1/seats/5")
    assert caught.value.cause == "tls"
    assert caught.value.delivered
