"""The checks of the way to the server: each trouble, on a real socket, is told by its own cause."""

from __future__ import annotations

import socket
from datetime import timedelta
from pathlib import Path

import pytest

from seatkeeper.servers import connection_checks
from seatkeeper.servers.connection_checks import ConnectionChecks
from seatkeeper.servers.transport import HttpTransport, parse_json
from seatkeeper.service.diagnosis import Finding, Outcome, run_checks
from seatkeeper.service.ports import ServerInfo, UnreachableError
from tests.helpers.certificates import self_signed
from tests.helpers.speaker import Speaker, http, say

ANSWER = http("200 OK", b'{"name": "Example"}')


@pytest.fixture(autouse=True)
def _hasty(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connection_checks, "SECONDS", 1.0)


def found(url: str, ca_file: Path | None = None) -> dict[str, Finding]:
    """Run all checks of the way to a server."""
    ca = str(ca_file) if ca_file is not None else None
    transport = HttpTransport(url, ca_file=ca, total_seconds=2)

    def discover() -> ServerInfo:
        answer = parse_json(transport.send("GET", "/about", headers={}))
        return ServerInfo(answer["name"], portal=url)

    return dict(run_checks(ConnectionChecks(transport, discover).checks()))


def failed(findings: dict[str, Finding]) -> dict[str, str]:
    return {name: one.code for name, one in findings.items() if one.outcome is Outcome.FAILED}


def skipped(findings: dict[str, Finding]) -> set[str]:
    return {name for name, one in findings.items() if one.outcome is Outcome.SKIPPED}


def test_a_good_way_is_good_at_every_step(tmp_path: Path) -> None:
    context, public = self_signed(tmp_path)
    with Speaker(say(ANSWER), context) as server:
        findings = found(server.url, public)
    assert {one.outcome for one in findings.values()} == {Outcome.OK}
    assert findings["tls"].facts["version"].startswith("TLS")
    assert findings["tls"].facts["issuer"] == "CN=loopback"
    assert findings["server"].facts == {"name": "Example"}


def test_a_name_that_does_not_exist_is_the_only_failure() -> None:
    findings = found("https://server.invalid")
    assert failed(findings) == {"name-lookup": "dns"}
    assert skipped(findings) == {"port", "tls", "network-login", "server"}


def test_a_port_that_nobody_listens_at_is_told() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
    findings = found(f"https://127.0.0.1:{port}")
    assert failed(findings) == {"port": "refused"}
    assert findings["port"].facts == {"address": f"127.0.0.1:{port}"}


def test_a_certificate_from_somebody_else_is_told_with_its_issuer_and_nothing_is_sent(
    tmp_path: Path,
) -> None:
    context, _ = self_signed(tmp_path)
    with Speaker(say(ANSWER), context) as server:
        findings = found(server.url)
        assert server.received in ([], [b""])
    assert failed(findings) == {"tls": "tls-unknown-issuer"}
    assert findings["tls"].facts["issuer"] == "CN=loopback"
    assert skipped(findings) == {"network-login", "server"}


def test_a_certificate_for_another_host_is_told(tmp_path: Path) -> None:
    context, public = self_signed(tmp_path, "127.0.0.2")
    with Speaker(say(ANSWER), context) as server:
        assert failed(found(server.url, public)) == {"tls": "tls-wrong-host"}


@pytest.mark.parametrize(
    ("begins", "ends", "code"),
    [(-10, -1, "tls-expired"), (1, 10, "tls-not-yet-valid")],
    ids=["expired", "not-yet"],
)
def test_a_certificate_out_of_its_time_is_told(
    tmp_path: Path, begins: int, ends: int, code: str
) -> None:
    valid = (timedelta(days=begins), timedelta(days=ends))
    context, public = self_signed(tmp_path, valid=valid)
    with Speaker(say(ANSWER), context) as server:
        assert failed(found(server.url, public)) == {"tls": code}


def test_what_speaks_no_tls_is_told() -> None:
    with Speaker(say(b"SSH-2.0-OpenSSH_9.6\r\n")) as server:
        findings = found(server.url.replace("http:", "https:"))
    assert failed(findings) == {"tls": "tls"}


def test_a_handshake_that_never_ends_is_ended() -> None:
    with Speaker(say(b"")) as server:
        server.speak_by(server.drip(b"", b"\x16", every=0.05))
        findings = found(server.url.replace("http:", "https:"))
    assert failed(findings) == {"tls": "tls"}


@pytest.mark.parametrize(
    "answer",
    [
        http("302 Found", b"", "text/plain", "Location: http://hotel.example/login"),
        http("200 OK", b"<html>Welcome to the hotel</html>", "text/html"),
    ],
    ids=["redirect", "page"],
)
def test_a_network_that_wants_a_login_is_told(answer: bytes) -> None:
    with Speaker(say(answer)) as server:
        findings = found(server.url)
    assert failed(findings) == {"network-login": "captive-portal"}
    assert skipped(findings) == {"server"}


@pytest.mark.parametrize(
    ("answer", "code"),
    [
        (http("503 Service Unavailable", b"", "text/plain"), "server-error"),
        (http("200 OK", b"{"), "bad-answer"),
        (b"", "network"),
    ],
)
def test_a_server_in_trouble_is_told(answer: bytes, code: str) -> None:
    with Speaker(say(answer)) as server:
        assert failed(found(server.url)) == {"server": code}


def test_the_proxy_that_is_used_is_named_without_its_password(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with Speaker(say(b"HTTP/1.1 407 Proxy Authentication Required\r\n\r\n")) as proxy:
        monkeypatch.setenv("HTTPS_PROXY", proxy.url.replace("//", "//me:sesame@"))
        monkeypatch.setenv("NO_PROXY", "")
        findings = found("https://server.example")
    assert findings["proxy"].facts == {"proxy": proxy.url.removeprefix("http://")}
    assert findings["port"].outcome is Outcome.OK
    assert failed(findings) == {"server": "proxy-login"}
    assert "sesame" not in str(findings)


def test_the_checks_can_be_run_again_and_ask_again() -> None:
    asked: list[int] = []

    def discover() -> ServerInfo:
        asked.append(1)
        if len(asked) == 1:
            raise UnreachableError("timeout", "no answer")
        return ServerInfo("Example", portal="")

    with Speaker(say(ANSWER)) as server:
        checks = ConnectionChecks(HttpTransport(server.url), discover).checks()
        assert failed(dict(run_checks(checks))) == {"server": "timeout"}
        assert failed(dict(run_checks(checks))) == {}
    assert len(asked) == 2
