"""The privacy ledger: all that is sent is in it, field by field, and no secret is."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email.parser import BytesParser
from pathlib import Path
from typing import Any

import msgspec
import pytest
from msgspec.structs import replace

from seatkeeper.sandbox.demo import PASSWORD
from seatkeeper.servers.profile import ServerProfile
from seatkeeper.servers.profile_source import fetch_profile
from seatkeeper.servers.transport import HttpTransport
from seatkeeper.service.ledger import MOST_KEPT, Ledger, SentField, SentRequest
from seatkeeper.service.ports import UnreachableError
from seatkeeper.session import events as ev
from seatkeeper.session.states import SignedOut
from seatkeeper.system.ledger_file import NAME, LedgerFile, read_ledger
from tests.helpers.certificates import self_signed
from tests.helpers.speaker import Speaker, http, say
from tests.helpers.wire import Trouble, Wire
from tests.helpers.workstation import Workstation

NOW = datetime(2030, 3, 5, 9, 30, tzinfo=UTC)


class ListeningWire(Wire):
    """A cable that keeps every byte which the client sends."""

    def __init__(self, upstream: str) -> None:
        super().__init__(upstream)
        self.heard = bytearray()

    def _suffers(self, data: bytes) -> Any:
        self.heard += data
        return super()._suffers(data)


@dataclass(frozen=True, slots=True)
class Heard:
    """A request as somebody on the wire reads it, by other means than the ledger's."""

    line: str
    headers: tuple[tuple[str, str], ...]
    body: bytes

    @property
    def members(self) -> dict[str, object]:
        return dict(json.loads(self.body)) if self.body else {}


def requests_in(heard: bytes) -> Iterator[Heard]:
    for part in re.split(rb"(?=(?:GET|POST|PUT|DELETE) /\S* HTTP/1\.1\r\n)", heard):
        if part:
            line, _, rest = part.partition(b"\r\n")
            head, _, body = rest.partition(b"\r\n\r\n")
            parsed = BytesParser().parsebytes(head, headersonly=True)
            yield Heard(line.decode(), tuple(parsed.items()), body)


@pytest.fixture
def listened(computer: Callable[..., Workstation], profile: ServerProfile) -> Workstation:
    """A computer whose cable is listened to."""
    place = computer("laptop")
    place.wire.close()
    place.wire = ListeningWire(profile.url)
    place.profile = profile._replace(url=place.wire.url)
    return place


def _live(place: Workstation) -> None:
    """A day with everything that can be asked."""
    place.log_in("ada", password="not the password")
    place.log_in("ada")
    place.wait(timedelta(minutes=25))
    place.do(ev.Extend(3))
    place.do(ev.ReturnEarly())
    place.ask(place.client.usage)
    place.ask(place.client.discover)
    place.do(ev.Check())
    place.world.advance(timedelta(hours=2))  # the access token ends, and is renewed
    place.do(ev.Heartbeat())
    place.do(ev.LogOut())
    place.expect(SignedOut)


@pytest.mark.rule("R102")
def test_everything_on_the_wire_is_in_the_ledger_and_nothing_else(listened: Workstation) -> None:
    _live(listened)
    assert isinstance(listened.wire, ListeningWire)
    heard = list(requests_in(bytes(listened.wire.heard)))
    noted = listened.client.diagnosis().sent()
    assert len(noted) == len(heard) > 12
    for request, seen in zip(noted, heard, strict=True):
        path, _, query = seen.line.split(" ")[1].partition("?")
        assert (request.method, request.path) == (seen.line.split(" ")[0], path)
        assert [one.name for one in request.fields if one.place == "header"] == [
            name for name, _ in seen.headers
        ]
        assert [one.name for one in request.fields if one.place == "body"] == list(seen.members)
        assert [one.name for one in request.fields if one.place == "query"] == [
            pair.partition("=")[0] for pair in query.split("&") if pair
        ]
        assert request.outcome.startswith("HTTP ")
    assert sum(one.bytes_sent for one in noted) == len(listened.wire.heard)
    wanted = {"discover", "login", "acquire", "heartbeat", "extend", "shorten", "usage", "refresh"}
    assert wanted <= {one.purpose for one in noted}


@pytest.mark.rule("R102")
def test_no_secret_is_in_the_ledger_its_file_or_the_bundle(listened: Workstation) -> None:
    _live(listened)
    assert isinstance(listened.wire, ListeningWire)
    heard = list(requests_in(bytes(listened.wire.heard)))
    secrets = {PASSWORD, "not the password"}
    for request in heard:
        headers = dict(request.headers)
        secrets |= {headers[name] for name in ("Authorization", "DPoP") if name in headers}
        secrets |= {
            str(value)
            for name, value in request.members.items()
            if name in {"password", "refresh_token"}
        }
    assert len(secrets) > 15
    diagnosis = listened.client.diagnosis()
    places = [
        "\n".join(msgspec.json.encode(one).decode() for one in diagnosis.sent()),
        (diagnosis.logs / NAME).read_text("utf-8"),
        *(part.text for part in diagnosis.bundle({}, NOW)),
    ]
    for text in places:
        # "demo", the password, is in host names too: as a value of its own it must not be.
        found = [one for one in secrets if f'"{one}"' in text or (len(one) > 12 and one in text)]
        assert found == []


def test_a_field_that_nobody_called_harmless_is_hidden() -> None:
    ledger = Ledger(lambda: NOW)
    with Speaker(say(http("200 OK", b"{}"))) as server:
        HttpTransport(server.url, ledger=ledger).send(
            "POST", "/v1/thing", headers={"X-New": "who knows"},
            query={"key": "k1", "epoch": "3"}, body={"days": 3, "new": {"deep": "who knows"}},
            purpose="thing",
        )  # fmt: skip
    (request,) = ledger.requests()
    found = {one.name: one for one in request.fields}
    assert found["X-New"] == SentField("header", "X-New", "", 9, hidden=True)
    assert found["key"] == SentField("query", "key", "", 2, hidden=True)
    assert found["epoch"].value == "3"
    assert found["days"].value == "3"
    assert found["new.deep"] == SentField("body", "new.deep", "", 9, hidden=True)
    assert request.purpose == "thing"


def test_what_was_sent_without_an_answer_is_in_the_ledger(listened: Workstation) -> None:
    listened.log_in("ada")
    before = len(listened.client.diagnosis().sent())
    listened.wire.cut(Trouble.RESET)
    listened.do(ev.Heartbeat())
    request = listened.client.diagnosis().sent()[before]
    assert (request.purpose, request.outcome) == ("heartbeat", "network")


def test_what_was_never_sent_is_not_in_the_ledger(tmp_path: Path) -> None:
    ledger = Ledger(lambda: NOW)
    context, _ = self_signed(tmp_path)
    with Speaker(say(http("200 OK", b"{}")), context) as server:
        with pytest.raises(UnreachableError):
            HttpTransport(server.url, ledger=ledger).send("GET", "/", headers={})
        assert server.received == []
    assert ledger.requests() == ()


def test_what_a_proxy_is_asked_is_in_the_ledger(monkeypatch: pytest.MonkeyPatch) -> None:
    ledger = Ledger(lambda: NOW)
    with Speaker(say(b"HTTP/1.1 403 Forbidden\r\n\r\n")) as proxy:
        monkeypatch.setenv("HTTPS_PROXY", proxy.url.replace("//", "//me:sesame@"))
        monkeypatch.setenv("NO_PROXY", "")
        with pytest.raises(UnreachableError):
            HttpTransport("https://server.example", ledger=ledger, total_seconds=5).send(
                "GET", "/", headers={}
            )
    (request,) = ledger.requests()
    assert (request.method, request.purpose) == ("CONNECT", "proxy")
    assert request.host == "server.example:443"
    (secret,) = [one for one in request.fields if one.name == "Proxy-Authorization"]
    assert (secret.value, secret.hidden) == ("", True)


def _request(number: int) -> SentRequest:
    return SentRequest(
        NOW + timedelta(seconds=number), "h", "GET", f"/{number}", "p", "HTTP 200", 10, ()
    )


def test_the_ledger_in_memory_is_bounded() -> None:
    ledger = Ledger(lambda: NOW)
    for number in range(MOST_KEPT + 10):
        ledger.note(_request(number))
    assert len(ledger.requests()) == MOST_KEPT
    assert ledger.requests()[0].path == "/10"


@pytest.mark.rule("R102")
def test_the_file_is_rotated_and_read_again_in_order(tmp_path: Path) -> None:
    file = LedgerFile(tmp_path)
    wide = SentField("header", "Name", "x" * 20_000, 20_000)
    for number in range(120):
        file(replace(_request(number), fields=(wide,)))
    assert sorted(path.name for path in tmp_path.iterdir()) == [
        NAME, f"{NAME}.1", f"{NAME}.2", f"{NAME}.3",
    ]  # fmt: skip
    found = read_ledger(tmp_path)
    assert found[-1] == replace(_request(119), fields=(wide,))
    assert [one.time for one in found] == sorted(one.time for one in found)


def test_a_damaged_file_loses_lines_and_not_more(tmp_path: Path) -> None:
    file = LedgerFile(tmp_path)
    file(_request(1))
    with (tmp_path / NAME).open("a") as damaged:
        damaged.write('{"half\n[]\n{"fields": [{"bad": 1}]}\n\x00\n')
    file(_request(2))
    assert read_ledger(tmp_path) == (_request(1), _request(2))


def test_a_file_that_cannot_be_written_is_nobodys_trouble(tmp_path: Path) -> None:
    (tmp_path / "Logs").write_text("in the way")
    ledger = Ledger(lambda: NOW, LedgerFile(tmp_path / "Logs"))
    ledger.note(_request(1))
    assert ledger.requests() == (_request(1),)


def test_fetching_a_profile_is_in_the_ledger_too(profile: ServerProfile) -> None:
    ledger = Ledger(lambda: NOW)
    assert fetch_profile(profile.url, ledger=ledger) == profile
    (request,) = ledger.requests()
    assert (request.purpose, request.outcome) == ("profile", "HTTP 200")
