"""Which certificates are believed: the system's store, or the profile's own authority."""

from __future__ import annotations

from pathlib import Path

import pytest

from seatkeeper.servers.transport import HttpTransport
from seatkeeper.servers.trust import tls_context
from seatkeeper.service.ports import UnreachableError
from tests.helpers.certificates import self_signed
from tests.helpers.speaker import Speaker, http, say


def test_an_authority_of_the_systems_store_is_believed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    context, public = self_signed(tmp_path)
    with Speaker(say(http("200 OK", b"{}")), context) as server:
        with pytest.raises(UnreachableError) as caught:
            HttpTransport(server.url).send("GET", "/", headers={})
        assert caught.value.cause == "tls-unknown-issuer"
        # What an administrator adds to the store of a Linux system, OpenSSL finds there.
        monkeypatch.setenv("SSL_CERT_FILE", str(public))
        assert HttpTransport(server.url).send("GET", "/", headers={}).status == 200


def test_the_profiles_authority_alone_counts_where_there_is_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "one").mkdir()
    (tmp_path / "other").mkdir()
    context, public = self_signed(tmp_path / "one")
    _, other = self_signed(tmp_path / "other")
    monkeypatch.setenv("SSL_CERT_FILE", str(public))
    speaker = Speaker(say(http("200 OK", b"{}")), context)
    with speaker as server, pytest.raises(UnreachableError) as caught:
        HttpTransport(server.url, ca_file=str(other)).send("GET", "/", headers={})
    assert caught.value.cause == "tls-unknown-issuer"


def test_certificates_are_always_checked(tmp_path: Path) -> None:
    _, public = self_signed(tmp_path)
    for context in (tls_context(None), tls_context(str(public))):
        assert context.check_hostname
        assert context.verify_mode.name == "CERT_REQUIRED"
