from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from seatkeeper.sandbox.server import SandboxServer
from tests.sandbox.browsers import Browser
from tests.sandbox.computers import START, Computer, counting_entropy


@pytest.fixture(scope="session")
def running() -> Iterator[SandboxServer]:
    with SandboxServer(now=lambda: START, entropy=counting_entropy("server")) as server:
        yield server


@pytest.fixture
def server(running: SandboxServer) -> SandboxServer:
    """A sandbox as it is when it is new."""
    running.sandbox.reset()
    return running


@pytest.fixture
def computer(server: SandboxServer) -> Iterator[Callable[[str, str], Computer]]:
    """Makes a computer on which somebody is logged in: ``computer("laptop", "ada")``."""
    made: list[Computer] = []

    def make(name: str, person: str) -> Computer:
        made.append(Computer(server, name))
        return made[-1].login(f"{person}@demo.example")

    yield make
    for one in made:
        one.http.close()


@pytest.fixture
def browser(server: SandboxServer) -> Iterator[Callable[[str], Browser]]:
    """Makes a browser in which somebody is logged in; an empty name makes a stranger's."""
    made: list[Browser] = []

    def make(person: str) -> Browser:
        made.append(Browser(server))
        return made[-1].login(person) if person else made[-1]

    yield make
    for one in made:
        one.close()
