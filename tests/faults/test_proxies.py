"""A proxy: chosen by the environment, the profile or the system, logged in to, and told apart."""

from __future__ import annotations

import json
import select
import socket
from base64 import b64encode
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from seatkeeper.sandbox.certificates import load_or_make
from seatkeeper.sandbox.server import SandboxServer
from seatkeeper.servers.profile import ServerProfile
from seatkeeper.session.states import Licensed, NoConnection
from seatkeeper.system.clock import SystemClock
from tests.faults.conftest import TOTAL
from tests.faults.expecting import goes_on_working, named, recovers
from tests.helpers.speaker import Speaker, http, say
from tests.helpers.workstation import Workstation
from tests.helpers.world import World, counting_entropy

HOST = "seats.company.example"
"""A name that only the proxy knows the way to."""


class Proxy(Speaker):
    """Connects with a port of this computer whoever shows the right login.

    Args:
        port: Where every tunnel ends.

    Attributes:
        login: What ``Proxy-Authorization`` must say; empty for nothing.
    """

    def __init__(self, port: int) -> None:
        super().__init__(self._tunnel)
        self._port = port
        self.login = ""

    def with_login(self, login: str) -> str:
        """Its address, with a name and a password."""
        return self.url.replace("//", f"//{login}@")

    def _tunnel(self, connection: socket.socket) -> None:
        wanted = b"Proxy-Authorization: Basic " + b64encode(self.login.encode())
        if self.login and wanted not in self.received[-1]:
            say(http("407 Proxy Authentication Required", b"", "text/html"))(connection)
            return
        with socket.create_connection(("127.0.0.1", self._port)) as server:
            connection.sendall(b"HTTP/1.1 200 Connected\r\n\r\n")
            ends = {connection: server, server: connection}
            while not self.over.is_set():
                ready, _, _ = select.select([*ends], [], [], 0.1)
                for end in ready:
                    data = end.recv(65536)
                    if not data:
                        return
                    ends[end].sendall(data)


Office = tuple[Callable[..., Workstation], Proxy]


@pytest.fixture
def office(tmp_path: Path, world: World, monkeypatch: pytest.MonkeyPatch) -> Iterator[Office]:
    """Makes a computer whose server can be reached through a proxy only; and that proxy."""
    for name in ("HTTPS_PROXY", "https_proxy", "NO_PROXY", "no_proxy", "SEATKEEPER_PROXY"):
        monkeypatch.delenv(name, raising=False)
    made = load_or_make(tmp_path / "tls", HOST, SystemClock().now())
    entropy = counting_entropy("office")
    with SandboxServer(now=world.now, entropy=entropy, certificates=made) as server:
        content = server.profile()
        port = int(str(content["url"]).rpartition(":")[2])
        content["url"] = f"https://{HOST}"
        profile = ServerProfile.from_json(json.dumps(content))

        def computer(proxy: str = "") -> Workstation:
            station = Workstation(tmp_path / "laptop", world, profile, total_seconds=5 * TOTAL)
            station.wire.close()
            station.profile = profile._replace(proxy=proxy)
            return station

        with Proxy(port) as proxy:
            yield computer, proxy


@pytest.mark.parametrize("by", ["system", "variable", "profile"])
def test_work_goes_through_a_proxy_with_a_login(
    office: Office, monkeypatch: pytest.MonkeyPatch, by: str
) -> None:
    computer, proxy = office
    proxy.login = "me:open sesame"
    address = proxy.with_login("me:open%20sesame")
    if by != "profile":
        name = {"system": "HTTPS_PROXY", "variable": "SEATKEEPER_PROXY"}[by]
        monkeypatch.setenv(name, address)
    station = computer(address if by == "profile" else "")
    station.log_in("ada")
    recovers(station)
    assert proxy.received[0].startswith(f"CONNECT {HOST}:443".encode())
    assert proxy.connections == 1  # the tunnel is kept
    assert not any(b"ada@demo" in heard for heard in proxy.received)


def test_the_users_word_comes_before_the_profiles_and_the_systems(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    computer, proxy = office
    monkeypatch.setenv("SEATKEEPER_PROXY", proxy.url)
    monkeypatch.setenv("HTTPS_PROXY", "http://127.0.0.1:9")
    station = computer(proxy="http://127.0.0.1:9")
    station.log_in("ada")
    station.expect(Licensed)
    monkeypatch.setenv("SEATKEEPER_PROXY", "direct")
    station.start()
    named(station.expect(NoConnection).notice.detail, ("dns",), "could not be looked up")
    assert proxy.connections == 1


@pytest.mark.parametrize("login", ["", "me:wrong@"])
def test_a_proxy_that_wants_another_login_is_named(office: Office, login: str) -> None:
    computer, proxy = office
    proxy.login = "me:open sesame"
    station = computer(proxy=proxy.with_login(login.strip("@")) if login else proxy.url)
    station.start()
    named(station.expect(NoConnection).notice.detail, ("proxy-login",), "a name and a password")
    assert "wrong" not in station.expect(NoConnection).notice.detail


def test_work_goes_on_when_the_proxy_is_gone_or_refuses(office: Office) -> None:
    computer, proxy = office
    station = computer(proxy=proxy.url)
    station.log_in("ada")
    serve = proxy._script
    proxy.speak_by(say(http("403 Forbidden", b"<html>blocked</html>", "text/html")))
    station.start()  # nothing of the old tunnel is left
    named(station.expect(NoConnection).notice.detail, ("proxy",), "did not let the connection pass")
    proxy.speak_by(serve)
    station.log_in("ada") if not station.record.refresh else station.start()
    station.expect(Licensed)


def test_a_proxy_that_breaks_while_somebody_works_is_survived(office: Office) -> None:
    computer, proxy = office
    station = computer(proxy=proxy.url)
    station.log_in("ada")
    proxy.over.set()  # the tunnel ends
    proxy.speak_by(say(http("502 Bad Gateway", b"", "text/html")))
    goes_on_working(station, ("network", "proxy", "timeout"), "")
    goes_on_working(station, ("proxy",), "The proxy of this network")
    proxy.over.clear()
    proxy.speak_by(proxy._tunnel)
    recovers(station)
