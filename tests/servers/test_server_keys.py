"""Whose signature counts."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import timedelta

import pytest

from offline.keyset import KeySet, Role, RoleKey, make_key_set
from offline.signing import SigningKey
from seatkeeper.sandbox.server import SandboxServer
from seatkeeper.service.ports import (
    SeatProof,
)
from tests.helpers.tamperer import Answer, Tamperer
from tests.helpers.world import World, counting_entropy
from tests.servers.actors import (
    FOREIGN,
    Adapters,
    Login,
    re_signed,
    tokens_of,
    unbelieved,
    with_grant,
)


def key_set(root: SigningKey, answers: SigningKey, version: int, world: World) -> str:
    return make_key_set(
        KeySet(
            version=version,
            expires=world.now() + timedelta(days=365),
            server="Sandbox",
            keys=(RoleKey(Role.ROOT, root.public), RoleKey(Role.ANSWERS, answers.public)),
        ),
        [root],
    )


def with_keys(*chain: str) -> Callable[[Answer], Answer]:
    told = json.dumps({"key_sets": chain})
    return lambda answer: answer.saying(told, media_type="application/json")


def test_the_servers_keys_are_asked_for_once(ada: Login, tamperer: Tamperer) -> None:
    ada.beat()
    assert [answer.question for answer in tamperer.answers].count("GET /v1/keys") == 1


def test_keys_that_were_kept_are_not_asked_for(
    adapter: Adapters, ada: Login, tamperer: Tamperer
) -> None:
    kept = adapter(key_sets=ada.acquire().key_sets)
    tokens = tokens_of(kept, "ada")
    tamperer.answers.clear()
    assert isinstance(kept.heartbeat(tokens, ada.seat), SeatProof)
    assert "GET /v1/keys" not in [answer.question for answer in tamperer.answers]


def test_new_keys_are_learnt_from_the_chain_that_leads_to_them(
    ada: Login, sandbox: SandboxServer, tamperer: Tamperer, world: World
) -> None:
    new = SigningKey.from_seed(counting_entropy("new answers")(32))
    second = key_set(sandbox.sandbox.keys.root, new, 2, world)

    def alter(answer: Answer) -> Answer:
        if answer.question == "GET /v1/keys":
            return with_keys(*sandbox.sandbox.keys.key_sets, second)(answer)
        if answer.question.endswith("/heartbeats"):
            return re_signed(sandbox, with_grant(sandbox, new), new)(answer)  # type: ignore[no-any-return]  # an Answer
        return answer

    tamperer.alter = alter
    found = ada.beat()
    assert isinstance(found, SeatProof)
    assert found.key_sets == (*sandbox.sandbox.keys.key_sets, second)


@pytest.mark.parametrize("case", ["foreign", "nothing", "garbage", "unsigned"])
def test_keys_that_the_root_does_not_vouch_for_are_not_learnt(
    ada: Login, sandbox: SandboxServer, tamperer: Tamperer, world: World, case: str
) -> None:
    chains = {
        "foreign": (*sandbox.sandbox.keys.key_sets, key_set(FOREIGN, FOREIGN, 2, world)),
        "nothing": (),
        "garbage": ("e30.e30.e30",),
        "unsigned": (*sandbox.sandbox.keys.key_sets, "x"),
    }

    def alter(answer: Answer) -> Answer:
        if answer.question == "GET /v1/keys":
            return with_keys(*chains[case])(answer)
        if answer.question.endswith("/heartbeats"):
            return re_signed(sandbox, with_grant(sandbox, FOREIGN), FOREIGN)(answer)  # type: ignore[no-any-return]  # an Answer
        return answer

    tamperer.alter = alter
    assert unbelieved(ada.beat).cause == "bad-answer"
    tamperer.alter = lambda answer: answer
    assert isinstance(ada.beat(), SeatProof)
