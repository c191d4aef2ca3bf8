"""The adapters of the LicenseServer port, each with a server to talk to: over HTTP, and in-process.

An adapter joins by adding its way to be set up to ``SUBJECTS``.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from datetime import timedelta
from functools import partial
from typing import Final

import pytest

from offline.signing import SigningKey
from seatkeeper.licensing.verdict import Reason
from seatkeeper.sandbox.api import make_api
from seatkeeper.sandbox.server import SandboxServer
from seatkeeper.servers.connections import Connections
from seatkeeper.servers.profile import ServerProfile
from seatkeeper.servers.relay.adapter import RelayServer, Vendor
from seatkeeper.servers.seatkeeper import SeatkeeperServer
from seatkeeper.servers.transport import HttpTransport
from seatkeeper.service.ports import Clock, LicenseServer, Seat, SeatProof, SeatRefusal, Tokens
from seatkeeper.system.clock import SystemClock
from seatkeeper.system.entropy import system_entropy
from tests.contracts.in_process import to_application, to_relay
from tests.helpers.relay_double import relay_profile, running_relay
from tests.helpers.world import WorkstationClock, World, counting_entropy

NOWHERE: Final = "http://127.0.0.1:9"


@dataclass(frozen=True, slots=True)
class Subject:
    """An adapter and the people on its server, all with the password ``demo``.

    Attributes:
        computer: Makes the adapter of a computer, by name.
        nobody: Makes an adapter whose server does not exist.
        advance: Lets time pass for everybody; skips the test where only real time could.
        clock: The computers'.
        invited: May use a shared license; empty where there are no accounts.
        owner: Has a license of several seats.
        unlucky: May use a license whose only seat is taken once ``fill`` was called.
        fill: Takes it.
        timeout: Silence after which a shared seat is free.
        seed: Makes the names of seats.
        keep: Keeps what came with a proof, as the record of a computer does.
    """

    computer: Callable[[str], LicenseServer]
    nobody: Callable[[], LicenseServer]
    advance: Callable[[timedelta], None]
    clock: Clock
    invited: str
    owner: str
    unlucky: str
    fill: Callable[[], None]
    timeout: timedelta
    seed: Callable[[str], bytes]
    keep: Callable[[SeatProof], None] = lambda _proof: None


@dataclass
class Use:
    """Somebody who uses a seat."""

    server: LicenseServer
    tokens: Tokens
    seat: Seat

    def acquire(self) -> SeatProof:
        found = self.server.acquire(self.tokens, self.seat)
        assert isinstance(found, SeatProof), found
        self.seat = Seat(self.seat.seat_id, found.grant.epoch)
        return found

    def beat(self) -> SeatProof | SeatRefusal:
        return self.server.heartbeat(self.tokens, self.seat)


def use(subject: Subject, who: str, computer: str = "laptop") -> Use:
    """Log somebody in on a computer."""
    server = subject.computer(computer)
    tokens = server.login(who, "demo")
    assert isinstance(tokens, Tokens)
    return Use(server, tokens, Seat(subject.seed(f"{who} {computer}").hex(), 0))


def reason(answer: object) -> Reason:
    """Why a seat was refused."""
    assert isinstance(answer, SeatRefusal), answer
    return answer.verdict.reason


def _counted(name: str) -> bytes:
    return counting_entropy(name)(16)


@contextmanager
def seatkeeper(
    sandbox: SandboxServer, world: World, connections: Connections | None = None
) -> Iterator[Subject]:
    """The Seatkeeper protocol, against the sandbox."""
    nonces = counting_entropy("nonces")
    kept: list[tuple[str, ...]] = [()]

    def make(name: str, url: str = sandbox.url) -> SeatkeeperServer:
        key = SigningKey.from_seed(counting_entropy(name)(32))
        return SeatkeeperServer(
            transport=HttpTransport(url, connections=connections),
            root=sandbox.root,
            device=lambda: key,
            known_key_sets=lambda: kept[-1],
            clock=WorkstationClock(world),
            entropy=nonces,
            platform="linux",
        )

    yield Subject(
        computer=make,
        nobody=lambda: make("laptop", NOWHERE),
        advance=world.advance,
        clock=WorkstationClock(world),
        invited="ada@demo.example",
        owner="owner@demo.example",
        unlucky="full@demo.example",
        fill=lambda: None,
        timeout=sandbox.sandbox.timing.timeout,
        seed=_counted,
        keep=lambda proof: kept.append(proof.key_sets),
    )


@contextmanager
def seatkeeper_in_process(sandbox: SandboxServer, world: World) -> Iterator[Subject]:
    """The same without a network between them."""
    handed = to_application(make_api(sandbox.sandbox), sandbox.url)
    with seatkeeper(sandbox, world, handed) as subject:
        yield subject


def _relay_maker(
    profile: ServerProfile, clock: Clock, connections: Connections | None = None
) -> Callable[..., RelayServer]:
    def make(name: str, url: str = profile.url) -> RelayServer:
        return RelayServer(
            transport=HttpTransport(url, connections=connections),
            vendor=Vendor.of(profile),
            device=lambda: f"device {name}",
            clock=clock,
        )

    return make


@contextmanager
def relay(_sandbox: SandboxServer, world: World, *, handed: bool = False) -> Iterator[Subject]:
    """Keygen Relay, against the double."""
    clock = WorkstationClock(world)
    with running_relay(world, licenses=2) as (double, url):
        make = _relay_maker(relay_profile(url), clock, to_relay(double, url) if handed else None)

        def advance(by: timedelta) -> None:
            world.advance(by)
            double.cull()

        def fill() -> None:
            for name in ("first", "second"):
                use(subject, "", name).acquire()

        subject = Subject(
            computer=make, nobody=lambda: make("laptop", NOWHERE), advance=advance, clock=clock,
            invited="", owner="", unlucky="", fill=fill,
            timeout=timedelta(seconds=double.lifetime), seed=_counted,
        )  # fmt: skip
        yield subject


@contextmanager
def real_relay(_sandbox: SandboxServer, _world: World) -> Iterator[Subject]:
    """Keygen Relay itself, at ``SEATKEEPER_RELAY_URL``."""
    url, key = os.environ.get("SEATKEEPER_RELAY_URL"), os.environ.get("SEATKEEPER_RELAY_KEY")
    if not url or not key:
        pytest.skip("SEATKEEPER_RELAY_URL and SEATKEEPER_RELAY_KEY are not set")
    clock, names = SystemClock(), dict[str, bytes]()
    make = _relay_maker(relay_profile(url, root=key), clock)

    def passing(_by: timedelta) -> None:
        pytest.skip("a real Relay's time cannot be advanced")

    def fill() -> None:
        for number in range(1000):
            one = use(subject, "", f"computer {number}")
            if isinstance(one.server.acquire(one.tokens, one.seat), SeatRefusal):
                return

    subject = Subject(
        computer=make, nobody=lambda: make("laptop", NOWHERE), advance=passing, clock=clock,
        invited="", owner="", unlucky="", fill=fill, timeout=timedelta(seconds=60),
        seed=lambda name: names.setdefault(name, system_entropy(16)),
    )  # fmt: skip
    try:
        yield subject
    finally:
        server = make("tidying")
        tokens = server.login("", "")
        assert isinstance(tokens, Tokens)
        for seat_id in names.values():
            server.release(tokens, Seat(seat_id.hex(), 1))


Setup = Callable[[SandboxServer, World], AbstractContextManager[Subject]]

SUBJECTS: Final[dict[str, Setup]] = {
    "seatkeeper": seatkeeper,
    "seatkeeper-in-process": seatkeeper_in_process,
    "relay": relay,
    "relay-in-process": partial(relay, handed=True),
    "real-relay": real_relay,
}
