from __future__ import annotations

from collections.abc import Iterator

import pytest

from offline.signing import SigningKey, VerifyKey
from seatkeeper.sandbox.server import SandboxServer
from seatkeeper.servers.seatkeeper import SeatkeeperServer
from seatkeeper.servers.transport import HttpTransport
from seatkeeper.service.ports import Seat
from tests.helpers.tamperer import Tamperer
from tests.helpers.world import WorkstationClock, World, counting_entropy
from tests.servers.actors import Adapters, Login, tokens_of


@pytest.fixture
def tamperer(sandbox: SandboxServer) -> Iterator[Tamperer]:
    """Somebody between the adapters of a test and the sandbox."""
    with Tamperer(sandbox.url) as between:
        yield between


@pytest.fixture
def adapter(sandbox: SandboxServer, tamperer: Tamperer, world: World) -> Adapters:
    """Makes adapters: ``adapter("laptop")``; the same name has the same device key."""
    nonces = counting_entropy("nonces")

    def make(
        name: str = "laptop",
        *,
        root: VerifyKey = sandbox.root,
        key_sets: tuple[str, ...] = (),
        url: str = tamperer.url,
    ) -> SeatkeeperServer:
        key = SigningKey.from_seed(counting_entropy(name)(32))
        return SeatkeeperServer(
            transport=HttpTransport(url, total_seconds=10),
            root=root,
            device=lambda: key,
            known_key_sets=lambda: key_sets,
            clock=WorkstationClock(world),
            entropy=nonces,
            platform="linux",
        )

    return make


@pytest.fixture
def ada(adapter: Adapters) -> Login:
    server = adapter()
    login = Login(server, tokens_of(server, "ada"), Seat("5e" * 16, 0))
    login.acquire()
    return login
