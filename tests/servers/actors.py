"""Ada, logged in; and somebody who changes what she is told."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pytest

from offline.signing import DocumentType, SigningKey, peek, sign
from seatkeeper.sandbox.server import SandboxServer
from seatkeeper.servers.seatkeeper import SeatkeeperServer
from seatkeeper.service.ports import (
    Seat,
    SeatProof,
    SeatRefusal,
    Tokens,
    UnreachableError,
)
from tests.helpers.tamperer import Answer

Adapters = Callable[..., SeatkeeperServer]
Forge = Callable[[dict[str, Any]], dict[str, Any]]

FOREIGN = SigningKey.from_seed(bytes(range(32)))


@dataclass
class Login:
    """Ada, logged in, with a seat."""

    server: SeatkeeperServer
    tokens: Tokens
    seat: Seat

    def acquire(self) -> SeatProof:
        found = self.server.acquire(self.tokens, self.seat)
        assert isinstance(found, SeatProof), found
        self.seat = Seat(self.seat.seat_id, found.grant.epoch)
        return found

    def beat(self) -> SeatProof | SeatRefusal:
        return self.server.heartbeat(self.tokens, self.seat)


def tokens_of(server: SeatkeeperServer, person: str) -> Tokens:
    found = server.login(f"{person}@demo.example", "demo")
    assert isinstance(found, Tokens)
    return found


def unbelieved(ask: Callable[[], object]) -> UnreachableError:
    with pytest.raises(UnreachableError) as caught:
        ask()
    assert caught.value.delivered
    return caught.value


def re_signed(sandbox: SandboxServer, forge: Forge, key: SigningKey | None = None) -> Any:
    """Changes the payload of an answer and signs it again, by default with the server's key."""

    def alter(answer: Answer) -> Answer:
        _, payload = peek(answer.body.decode())
        signer = key or sandbox.sandbox.keys.answers
        return answer.saying(sign(forge(dict(payload)), DocumentType.ANSWER, signer))

    return alter


def with_grant(sandbox: SandboxServer, key: SigningKey | None = None, **change: Any) -> Forge:
    """Changes the grant inside an answer."""

    def forge(payload: dict[str, Any]) -> dict[str, Any]:
        _, grant = peek(payload["grant"])
        signer = key or sandbox.sandbox.keys.answers
        return {**payload, "grant": sign({**grant, **change}, DocumentType.GRANT, signer)}

    return forge
