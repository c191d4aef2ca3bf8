"""What the adapter believes about a seat, and what it does not."""

from __future__ import annotations

import json
from typing import Any

import pytest

from offline.signing import SigningKey
from seatkeeper.licensing.verdict import Reason
from seatkeeper.sandbox.server import SandboxServer
from seatkeeper.service.ports import (
    ActionRefused,
    Seat,
    SeatProof,
    SeatRefusal,
)
from tests.helpers.tamperer import Tamperer
from tests.servers.actors import (
    FOREIGN,
    Adapters,
    Login,
    re_signed,
    tokens_of,
    unbelieved,
    with_grant,
)


def test_a_seat_is_taken_kept_and_given_back(ada: Login) -> None:
    found = ada.beat()
    assert isinstance(found, SeatProof)
    assert found.grant.account.email == "ada@demo.example"
    ada.server.close(ada.tokens, ada.seat)
    ended = ada.beat()
    assert isinstance(ended, SeatRefusal)
    assert ended.verdict.reason is Reason.SEAT_FREED
    ada.server.release(ada.tokens, ada.seat)


@pytest.mark.parametrize(
    "key",
    [FOREIGN, "responses", "root"],
    ids=["foreign", "responses", "root"],
)
def test_an_answer_signed_by_any_other_key_is_no_answer(
    ada: Login, sandbox: SandboxServer, tamperer: Tamperer, key: SigningKey | str
) -> None:
    signer = getattr(sandbox.sandbox.keys, key) if isinstance(key, str) else key
    tamperer.altering("/heartbeats", re_signed(sandbox, lambda payload: payload, signer))
    assert unbelieved(ada.beat).cause == "bad-answer"


@pytest.mark.parametrize(
    "change",
    [
        {"nonce": "A" * 22},
        {"device": FOREIGN.public.thumbprint},
        {"seat_id": "ab" * 16},
        {"operation": "acquire"},
        {"operation": "dance"},
        {"epoch": 7},
        {"grant": None},
        {"grant": "e30.e30.e30"},
        {"time": "2030-03-05T09:30:00"},
        {"time": "yesterday"},
    ],
    ids=lambda change: "-".join(f"{name}" for name in change),
)
def test_an_answer_to_another_question_is_no_answer(
    ada: Login, sandbox: SandboxServer, tamperer: Tamperer, change: dict[str, Any]
) -> None:
    tamperer.altering("/heartbeats", re_signed(sandbox, lambda payload: {**payload, **change}))
    assert unbelieved(ada.beat).cause == "bad-answer"


@pytest.mark.parametrize(
    "change",
    [
        {"device": FOREIGN.public.thumbprint},
        {"seat_id": "ab" * 16},
        {"epoch": 9},
        {"server": FOREIGN.public.thumbprint},
        {"basis": "friendship"},
        {"issued_at": "2030-03-05T09:30:00"},
        {"offline_until": "2040-03-05T09:30:00"},
    ],
    ids=lambda change: "-".join(f"{name}" for name in change),
)
def test_a_grant_for_something_else_is_no_grant(
    ada: Login, sandbox: SandboxServer, tamperer: Tamperer, change: dict[str, Any]
) -> None:
    tamperer.altering("/heartbeats", re_signed(sandbox, with_grant(sandbox, **change)))
    assert unbelieved(ada.beat).cause == "bad-answer"


def test_a_forged_grant_inside_an_authentic_answer_is_no_grant(
    ada: Login, sandbox: SandboxServer, tamperer: Tamperer
) -> None:
    tamperer.altering("/heartbeats", re_signed(sandbox, with_grant(sandbox, FOREIGN)))
    assert unbelieved(ada.beat).cause == "bad-answer"


def test_a_grant_is_no_answer(ada: Login, tamperer: Tamperer) -> None:
    document = ada.acquire().document
    tamperer.altering("/heartbeats", lambda answer: answer.saying(document))
    assert unbelieved(ada.beat).cause == "bad-answer"


def test_an_answer_that_was_given_before_is_no_answer(ada: Login, tamperer: Tamperer) -> None:
    ada.beat()
    before = tamperer.answers[-1]
    tamperer.altering("/heartbeats", lambda _: before)
    assert unbelieved(ada.beat).cause == "bad-answer"


@pytest.mark.parametrize("body", [b"", b"x", "ä".encode(), b"a.b.c", b"." * 90_000])
def test_something_else_called_a_signed_answer_is_no_answer(
    ada: Login, tamperer: Tamperer, body: bytes
) -> None:
    tamperer.altering("/heartbeats", lambda answer: answer.saying(body))
    assert unbelieved(ada.beat).cause == "bad-answer"


@pytest.mark.parametrize("code", ["blocked", "revoked", "superseded", "seat-freed"])
def test_an_unsigned_refusal_ends_no_seat(ada: Login, tamperer: Tamperer, code: str) -> None:
    problem = {"type": f"urn:seatkeeper:{code}", "title": "No.", "status": 403}
    told = json.dumps(problem)
    tamperer.altering(
        "/heartbeats",
        lambda answer: answer.saying(told, status=403, media_type="application/problem+json"),
    )
    assert unbelieved(ada.beat).cause == "bad-answer"
    tamperer.altering("nowhere", lambda answer: answer)
    assert isinstance(ada.beat(), SeatProof)


@pytest.mark.parametrize("operation", ["close", "release", "extend_offline", "shorten_offline"])
def test_every_operation_on_a_seat_wants_a_signed_answer(
    ada: Login, tamperer: Tamperer, operation: str
) -> None:
    tamperer.alter = lambda answer: answer.saying(b"{}", media_type="application/json")
    more = (3,) if operation == "extend_offline" else ()
    ask = getattr(ada.server, operation)
    assert unbelieved(lambda: ask(ada.tokens, ada.seat, *more)).cause == "bad-answer"


def test_another_servers_root_believes_nothing(adapter: Adapters) -> None:
    server = adapter(root=FOREIGN.public)
    tokens = tokens_of(server, "ada")
    assert unbelieved(lambda: server.acquire(tokens, Seat("5e" * 16, 0))).cause == "bad-answer"


def test_a_refused_extension_leaves_the_seat(adapter: Adapters) -> None:
    server = adapter()
    trial = Login(server, tokens_of(server, "trial"), Seat("7e" * 16, 0))
    trial.acquire()
    found = server.extend_offline(trial.tokens, trial.seat, 3)
    assert isinstance(found, ActionRefused)
    assert found.code == "offline-not-allowed"
    assert isinstance(trial.beat(), SeatProof)
