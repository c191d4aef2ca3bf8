"""What the tests share: one running sandbox, and computers with the real client on them."""

from __future__ import annotations

import json
import signal
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from seatkeeper.sandbox.server import SandboxServer
from seatkeeper.servers.profile import ServerProfile
from tests.helpers.rule_report import pytest_configure
from tests.helpers.workstation import Workstation
from tests.helpers.world import World, counting_entropy

__all__ = ["computer", "profile", "pytest_configure", "sandbox", "world"]

collect_ignore = ["stranger"]
"""A project of its own; ``tests/plugin`` runs it from outside."""


if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    # A shell's background job ignores Ctrl+C, and so would the programs that tests interrupt.
    signal.signal(signal.SIGINT, signal.default_int_handler)


@pytest.fixture(scope="session")
def _world() -> World:
    return World()


@pytest.fixture(scope="session")
def _sandbox(_world: World) -> Iterator[SandboxServer]:
    with SandboxServer(now=_world.now, entropy=counting_entropy("sandbox")) as server:
        yield server


@pytest.fixture
def world(_world: World) -> World:
    """The time of this test."""
    _world.reset()
    return _world


@pytest.fixture
def sandbox(_sandbox: SandboxServer, world: World) -> SandboxServer:
    """A sandbox as it is when it is new, in this test's world."""
    _sandbox.sandbox.reset()
    return _sandbox


@pytest.fixture
def profile(sandbox: SandboxServer) -> ServerProfile:
    """The sandbox's profile, as a vendor ships it."""
    return ServerProfile.from_json(json.dumps(sandbox.profile()))


@pytest.fixture
def computer(
    tmp_path: Path, world: World, profile: ServerProfile
) -> Iterator[Callable[..., Workstation]]:
    """Makes computers: ``computer("laptop")``; the same name is the same computer."""
    made: dict[str, Workstation] = {}

    def make(name: str = "laptop", *, total_seconds: float = 10.0) -> Workstation:
        if name not in made:
            made[name] = Workstation(tmp_path / name, world, profile, total_seconds=total_seconds)
        return made[name]

    yield make
    for workstation in made.values():
        workstation.close()
