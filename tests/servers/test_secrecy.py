"""What an exchange never gives away, and to whom nothing is sent at all."""

from __future__ import annotations

from pathlib import Path

import pytest

from seatkeeper.servers.transport import (
    HttpTransport,
    InsecureUrlError,
)
from tests.helpers.certificates import self_signed
from tests.helpers.speaker import Speaker, http, say
from tests.servers.exchanges import DEADLINE, failure, send


@pytest.mark.rule("R103")
def test_no_cookie_and_no_stored_password_is_ever_sent(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    netrc = tmp_path / "netrc"
    netrc.write_text("default login ada password sesame\n")
    monkeypatch.setenv("NETRC", str(netrc))
    with Speaker(say(http("200 OK", b"{}", "application/json", "Set-Cookie: a=b"))) as server:
        transport = HttpTransport(server.url, total_seconds=DEADLINE)
        for _ in range(2):
            transport.send("GET", "/", headers={})
    for question in server.received:
        assert b"Cookie" not in question
        assert b"Authorization" not in question


def test_a_certificate_that_nobody_vouches_for_is_refused_before_anything_is_sent(
    tmp_path: Path,
) -> None:
    context, public = self_signed(tmp_path)
    with Speaker(say(http("200 OK", b"{}")), context) as server:
        found = failure(server.url)
        assert (found.cause, found.delivered) == ("tls-unknown-issuer", False)
        assert server.received == []
        assert send(server.url, ca_file=str(public)).status == 200


def test_a_certificate_for_another_host_is_refused(tmp_path: Path) -> None:
    context, public = self_signed(tmp_path, "127.0.0.2")
    with Speaker(say(http("200 OK", b"{}")), context) as server:
        found = failure(server.url, ca_file=str(public))
    assert (found.cause, found.delivered) == ("tls-wrong-host", False)


@pytest.mark.rule("R103")
@pytest.mark.parametrize(
    "url",
    [
        "http://server.example",
        "http://127.0.0.1.server.example",
        "http://10.0.0.1",
        "http://2130706433.example",
        "ftp://127.0.0.1",
        "file:///etc",
        "127.0.0.1",
        "",
    ],
)
def test_plain_http_leaves_this_computer_never(url: str) -> None:
    with pytest.raises(InsecureUrlError):
        HttpTransport(url)


@pytest.mark.parametrize(
    "url", ["http://localhost:1", "http://127.0.0.1", "http://[::1]:8080", "https://a.example"]
)
def test_loopback_and_https_are_fine(url: str) -> None:
    assert HttpTransport(url).origin == url


def test_a_proxy_of_the_environment_is_not_used_for_loopback(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with Speaker(say(http("200 OK", b"{}"))) as server, Speaker(say(b"")) as proxy:
        for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY"):
            monkeypatch.setenv(name, proxy.url)
        assert send(server.url).status == 200
        assert proxy.connections == 0
