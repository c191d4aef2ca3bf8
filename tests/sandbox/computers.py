"""A computer as the server sees it: the protocol spoken by hand, over real HTTP.

It is not the product's client. It keeps no state but keys and tokens, so that a test can send
what no client would.
"""

from __future__ import annotations

import hashlib
import itertools
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

import msgspec
import requests

from offline.keyset import Role, TrustedKeys
from offline.signing import DocumentType, SigningKey, sign_proof, verify
from seatkeeper.licensing.grant import Grant
from seatkeeper.protocol.models import SeatAnswer
from seatkeeper.sandbox.demo import PASSWORD
from seatkeeper.sandbox.server import SandboxServer

START = datetime(2030, 3, 5, 9, 30, tzinfo=UTC)
"""When every sandbox of the tests begins."""


def counting_entropy(name: str) -> Callable[[int], bytes]:
    """Random-looking bytes that are the same in every run and different for every name."""
    counter = itertools.count()

    def entropy(size: int) -> bytes:
        return hashlib.shake_256(f"{name}-{next(counter)}".encode()).digest(size)

    return entropy


@dataclass
class Reply:
    """A verified answer."""

    status: int
    answer: SeatAnswer
    grant: Grant | None

    @property
    def problem(self) -> str:
        """The problem's code, without its prefix; empty when there is none."""
        return "" if self.answer.problem is None else self.answer.problem.type.rpartition(":")[2]

    @property
    def granted(self) -> Grant:
        """The grant; fails the test when there is none."""
        assert self.grant is not None, self.problem
        return self.grant


@dataclass
class Computer:
    """One computer with a device key of its own; after `login`, of one account."""

    server: SandboxServer
    name: str
    platform: str = "linux"
    entropy: Callable[[int], bytes] = field(init=False)
    key: SigningKey = field(init=False)
    http: requests.Session = field(init=False)
    nonce: str | None = None
    access: str = ""
    refresh: str = ""
    seat_id: str = ""
    epoch: int = 0

    def __post_init__(self) -> None:
        self.entropy = counting_entropy(self.name)
        self.key = SigningKey.from_seed(self.entropy(32))
        self.http = requests.Session()
        self.http.trust_env = False
        self.seat_id = self.entropy(16).hex()

    def call(self, method: str, path: str, *, token: bool = True, **how: Any) -> requests.Response:
        """Send one request with a proof; a demanded nonce is taken and the request sent again."""
        url = self.server.url + path
        response = self._send(method, url, token, how)
        if response.status_code == 401 and response.json()["type"].endswith("use-dpop-nonce"):
            response = self._send(method, url, token, how)
        return response

    def _send(self, method: str, url: str, token: bool, how: dict[str, Any]) -> requests.Response:
        proof = sign_proof(
            self.key,
            method=method,
            url=url,
            nonce=self.nonce,
            jti=self.entropy(16).hex(),
            issued_at=START,
            access_token=self.access if token else None,
        )
        headers = {"DPoP": proof}
        if token:
            headers["Authorization"] = f"DPoP {self.access}"
        response = self.http.request(method, url, headers=headers, timeout=120, **how)
        self.nonce = response.headers["DPoP-Nonce"]
        return response

    def login(self, email: str, password: str = PASSWORD) -> Computer:
        """Log in and expect that to work."""
        response = self.try_login(email, password)
        assert response.status_code == 201, response.text
        self.access = response.json()["access_token"]
        self.refresh = response.json()["refresh_token"]
        return self

    def try_login(self, email: str, password: str = PASSWORD) -> requests.Response:
        """Log in, however it ends."""
        body = {"email": email, "password": password}
        return self.call("POST", "/v1/sessions", token=False, json=body)

    def acquire(self, epoch: int | None = None) -> Reply:
        """Take the seat, or take it again."""
        body = {"epoch": epoch or self.epoch + 1, "platform": self.platform}
        reply = self._seat("PUT", "", body)
        if reply.grant is not None:
            self.epoch = reply.grant.epoch
        return reply

    def heartbeat(self, epoch: int | None = None) -> Reply:
        """Beat."""
        reply = self._seat("POST", "/heartbeats", {"epoch": epoch or self.epoch})
        if reply.grant is not None:
            self.epoch = reply.grant.epoch
        return reply

    def close(self) -> Reply:
        """Close the app."""
        return self._seat("POST", "/close", {"epoch": self.epoch})

    def join(self) -> Reply:
        """Wait in the queue, or go on waiting."""
        return self._seat("POST", "/queue", {"epoch": max(self.epoch, 1)})

    def leave(self) -> Reply:
        """Wait no longer."""
        return self._seat("DELETE", "/queue", None, epoch=max(self.epoch, 1))

    def release(self, epoch: int | None = None) -> Reply:
        """Log out: give the seat back."""
        return self._seat("DELETE", "", None, epoch=epoch or self.epoch)

    def extend(self, days: int) -> Reply:
        """Reserve the seat."""
        body = {"epoch": self.epoch, "days": days}
        return self._seat("PUT", "/offline-availability", body)

    def shorten(self) -> Reply:
        """Return early."""
        return self._seat("DELETE", "/offline-availability", None, epoch=self.epoch)

    def forget(self) -> Computer:
        """Lose the cache: the seat's name and epoch are gone, the device key stays."""
        self.seat_id, self.epoch = self.entropy(16).hex(), 0
        return self

    def _seat(self, method: str, tail: str, body: dict[str, Any] | None, epoch: int = 0) -> Reply:
        nonce = self.entropy(16).hex()
        path = f"/v1/seats/{self.seat_id}{tail}"
        if body is None:
            response = self.call(method, path, params={"epoch": epoch, "nonce": nonce})
        else:
            response = self.call(method, path, json={"nonce": nonce, **body})
        assert response.headers["content-type"] == "application/jose", response.text
        payload = verify(response.text, DocumentType.ANSWER, self.trusted())
        answer = msgspec.convert(payload, SeatAnswer)
        assert answer.nonce == nonce
        assert answer.device == self.key.public.thumbprint
        assert answer.seat_id == self.seat_id
        grant = None
        if answer.grant is not None:
            found = verify(answer.grant, DocumentType.GRANT, self.trusted())
            grant = msgspec.convert(found, Grant)
        return Reply(response.status_code, answer, grant)

    def trusted(self) -> tuple[Any, ...]:
        """The server's answer keys, from its root."""
        trust = TrustedKeys.from_root(self.server.root)
        return trust.advance(self.server.sandbox.keys.key_sets, START).keys(Role.ANSWERS)


def pool(server: SandboxServer, owner: str, category: str = "commercial") -> dict[str, Any]:
    """A pool as the sandbox's control interface shows it."""
    answer = requests.get(f"{server.url}/sandbox/seats", timeout=30).json()
    found: dict[str, Any] = next(
        pool for pool in answer["pools"] if pool["owner"] == owner and pool["category"] == category
    )
    return found


def advance(server: SandboxServer, **how_far: float) -> None:
    """Travel in time; keyword arguments as of `timedelta`."""
    seconds = timedelta(**how_far).total_seconds()
    answer = requests.post(
        f"{server.url}/sandbox/clock", json={"advance_seconds": seconds}, timeout=30
    )
    assert answer.status_code == 200, answer.text
