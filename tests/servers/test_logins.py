"""Logging in, tokens, proofs, and what the server learns."""

from __future__ import annotations

import getpass
import json
import platform
from datetime import timedelta

import pytest

from seatkeeper.sandbox.server import SandboxServer
from seatkeeper.service.ports import (
    LoginRefused,
    SeatProof,
    TokenRefusedError,
    Tokens,
)
from tests.helpers.tamperer import Answer, Tamperer
from tests.helpers.world import World
from tests.servers.actors import (
    Adapters,
    Login,
    tokens_of,
    unbelieved,
)


@pytest.mark.parametrize(
    ("email", "password", "code"),
    [
        ("ada@demo.example", "wrong", "wrong-credentials"),
        ("nobody@demo.example", "demo", "wrong-credentials"),
        ("unconfirmed@demo.example", "demo", "email-unconfirmed"),
    ],
)
def test_a_documented_refusal_of_a_login_is_believed(
    adapter: Adapters, email: str, password: str, code: str
) -> None:
    found = adapter().login(email, password)
    assert isinstance(found, LoginRefused)
    assert found.code == code


def test_a_block_says_until_when(adapter: Adapters, world: World) -> None:
    server = adapter()
    for _ in range(10):
        server.login("ada@demo.example", "wrong")
    found = server.login("ada@demo.example", "demo")
    assert isinstance(found, LoginRefused)
    assert (found.code, found.until) == ("login-blocked", world.now() + timedelta(minutes=15))


@pytest.mark.parametrize(
    "body",
    [
        '{"type": "urn:seatkeeper:blocked", "title": "No.", "status": 403}',
        '{"type": "urn:example:other", "title": "No.", "status": 403}',
        "{}",
        "[]",
        "null",
    ],
)
def test_any_other_refusal_of_a_login_is_not_believed(
    adapter: Adapters, tamperer: Tamperer, body: str
) -> None:
    tamperer.altering(
        "/v1/sessions",
        lambda answer: answer.saying(body, status=403, media_type="application/problem+json"),
    )
    unbelieved(lambda: adapter().login("ada@demo.example", "demo"))


def test_a_success_that_is_not_understood_is_no_success(
    adapter: Adapters, tamperer: Tamperer
) -> None:
    tamperer.altering("/.well-known", lambda answer: answer.saying(b'{"name": "x"}'))
    found = unbelieved(adapter().discover)
    assert found.detail == "discover is not understood"


def test_a_server_that_wants_a_newer_nonce_is_asked_once_more(
    ada: Login, sandbox: SandboxServer, tamperer: Tamperer
) -> None:
    sandbox.sandbox.proofs.reset()
    tamperer.answers.clear()
    assert isinstance(ada.beat(), SeatProof)
    assert [answer.status for answer in tamperer.answers] == [401, 200]


def test_a_server_that_never_has_enough_of_nonces_is_asked_twice_only(
    ada: Login, tamperer: Tamperer
) -> None:
    problem = '{"type": "urn:seatkeeper:use-dpop-nonce", "title": "More.", "status": 401}'
    nonces = iter(range(100))

    def alter(answer: Answer) -> Answer:
        told = answer.saying(problem, status=401, media_type="application/problem+json")
        return Answer(told.question, 401, told.media_type, f"nonce-{next(nonces)}", told.body)

    tamperer.alter = alter
    tamperer.answers.clear()
    unbelieved(ada.beat)
    assert len(tamperer.answers) == 2


def test_refreshing_gives_a_new_pair_and_the_old_one_is_used_up(ada: Login, world: World) -> None:
    fresh = ada.server.refresh(ada.tokens)
    assert fresh.refresh != ada.tokens.refresh
    assert isinstance(ada.server.heartbeat(fresh, ada.seat), SeatProof)
    world.advance(timedelta(minutes=2))
    with pytest.raises(TokenRefusedError):
        ada.server.refresh(ada.tokens)
    with pytest.raises(TokenRefusedError):  # whoever used it twice ends the whole session
        ada.server.heartbeat(fresh, ada.seat)


def test_a_refresh_whose_answer_was_lost_can_be_tried_again(ada: Login) -> None:
    ada.server.refresh(ada.tokens)
    assert isinstance(ada.server.refresh(ada.tokens), Tokens)


def test_stolen_tokens_are_worth_nothing_on_another_computer(ada: Login, adapter: Adapters) -> None:
    thief = adapter("thief")
    with pytest.raises(TokenRefusedError):
        thief.heartbeat(ada.tokens, ada.seat)
    with pytest.raises(TokenRefusedError):
        thief.refresh(ada.tokens)


def test_an_access_token_lasts_an_hour(ada: Login, world: World) -> None:
    world.advance(timedelta(minutes=61))
    with pytest.raises(TokenRefusedError):
        ada.beat()


def test_a_session_that_was_ended_is_over(ada: Login) -> None:
    ada.server.logout(ada.tokens)
    for ask in (ada.server.list_licenses, ada.server.usage, ada.server.logout):
        with pytest.raises(TokenRefusedError):
            ask(ada.tokens)


def test_the_confirmation_can_be_sent_again(adapter: Adapters, tamperer: Tamperer) -> None:
    server = adapter()
    server.resend_confirmation("unconfirmed@demo.example")
    tamperer.alter = lambda answer: answer.saying(b"<html>", status=503, media_type="text/html")
    assert unbelieved(lambda: server.resend_confirmation("x@y.example")).cause == "server-error"


@pytest.mark.rule("R21")
def test_seat_totals_are_for_the_owner_only(adapter: Adapters) -> None:
    owner, invited = adapter("desktop"), adapter("laptop")
    (own,) = owner.list_licenses(tokens_of(owner, "owner"))
    (shared,) = invited.list_licenses(tokens_of(invited, "ada"))
    assert (own.seats_total, own.owner) == (15, None)
    assert (shared.seats_total, shared.seats_in_use) == (None, None)


@pytest.mark.rule("R100")
def test_the_server_learns_of_a_computer_only_its_platform_and_a_random_key(
    ada: Login, tamperer: Tamperer
) -> None:
    ada.acquire()
    ada.beat()
    sent = b"".join(tamperer.received)
    for secret in (platform.node(), getpass.getuser(), platform.release()):
        if len(secret) > 3:
            assert secret.encode() not in sent
    acquire = next(data for data in tamperer.received if data.startswith(b"PUT /v1/seats"))
    body = json.loads(acquire.partition(b"\r\n\r\n")[2])
    assert set(body) == {"nonce", "epoch", "platform"}
