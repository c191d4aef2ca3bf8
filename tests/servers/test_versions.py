"""A server of another major version is told apart, politely: it is asked for nothing further."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest

from seatkeeper.cli.phrasing import cause_sentence
from seatkeeper.sandbox.server import SandboxServer
from seatkeeper.service.ports import ServerInfo, Tokens, UnreachableError
from tests.helpers.tamperer import Alter, Answer, Tamperer
from tests.servers.actors import Adapters, Login

DISCOVERY = "GET /.well-known/seatkeeper"


def speaking(protocol: object) -> Alter:
    """Changes what discovery says is spoken."""

    def alter(answer: Answer) -> Answer:
        return answer.saying(json.dumps({**json.loads(answer.body), "protocol": protocol}))

    return alter


def gone(answer: Answer) -> Answer:
    """Changes a server into one that has nothing of this version left."""
    if answer.question == DISCOVERY:
        return answer.saying(json.dumps({"protocol": "seatkeeper/2"}))
    return answer.saying("<h1>Not Found</h1>", status=404, media_type="text/html")


def refusal(ask: Callable[[], object]) -> UnreachableError:
    with pytest.raises(UnreachableError) as caught:
        ask()
    return caught.value


def test_another_major_version_is_named_and_nothing_further_is_sent(
    adapter: Adapters, tamperer: Tamperer
) -> None:
    server = adapter()
    tamperer.altering("/.well-known/seatkeeper", speaking("seatkeeper/2"))
    found = refusal(server.discover)
    assert found.cause == "other-protocol"
    assert found.detail == "the server speaks seatkeeper/2, this program seatkeeper/1"
    assert "update this program" in cause_sentence(str(found))
    questions = len(tamperer.answers)
    refused = refusal(lambda: server.login("ada@demo.example", "demo"))
    assert (refused.cause, refused.delivered) == ("other-protocol", False)
    assert len(tamperer.answers) == questions


def test_a_server_that_speaks_our_version_again_is_spoken_with(
    adapter: Adapters, tamperer: Tamperer
) -> None:
    server = adapter()
    tamperer.altering("/.well-known/seatkeeper", speaking("seatkeeper/2"))
    refusal(server.discover)
    tamperer.alter = lambda answer: answer
    assert isinstance(server.discover(), ServerInfo)
    assert isinstance(server.login("ada@demo.example", "demo"), Tokens)


def test_a_client_that_is_logged_in_finds_out_when_the_paths_of_its_version_are_gone(
    ada: Login, tamperer: Tamperer
) -> None:
    tamperer.alter = gone
    found = refusal(ada.beat)
    assert (found.cause, found.delivered) == ("other-protocol", True)


@pytest.mark.parametrize(
    "protocol", ["seatkeeper/1.5", "else/2", 2, None, "seatkeeper/" + "9" * 99]
)
def test_what_is_no_version_at_all_is_not_our_server(
    adapter: Adapters, tamperer: Tamperer, protocol: object
) -> None:
    tamperer.altering("/.well-known/seatkeeper", speaking(protocol))
    assert refusal(adapter().discover).cause == "bad-answer"


def test_a_missing_page_of_a_server_of_our_version_stays_what_it_is(
    ada: Login, sandbox: SandboxServer, tamperer: Tamperer
) -> None:
    def missing(answer: Answer) -> Answer:
        return answer.saying("<h1>Not Found</h1>", status=404, media_type="text/html")

    tamperer.altering("/heartbeats", missing)
    assert refusal(ada.beat).cause == "captive-portal"
