"""One sandbox process for all of these tests, as new for each, and computers beside it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from seatkeeper.composition import open_computer
from seatkeeper.servers.profile_store import ProfileStore
from tests.cli.server import Server
from tests.cli.terminal import Terminal

Computers = Callable[..., Terminal]


@pytest.fixture(scope="session")
def running_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A sandbox for the whole session."""
    server = Server.start(tmp_path_factory.mktemp("sandbox"))
    yield server
    assert server.stop().code == 0


@pytest.fixture
def server(running_server: Server) -> Server:
    """A sandbox on its first day."""
    running_server.ask("reset", {})
    return running_server


@pytest.fixture
def computer(server: Server, tmp_path: Path) -> Computers:
    """Makes simulated computers that know the server: ``computer("one")``."""

    def make(name: str = "one", *, url: str = "") -> Terminal:
        add_server(tmp_path / name, server, url=url)
        return Terminal(tmp_path / name)

    return make


def add_server(folder: Path, server: Server, *, url: str = "") -> None:
    """Let a simulated computer know the server, perhaps by another address of its."""
    profile = server.profile()
    if url:
        profile = type(profile).from_json(profile.to_json().replace(profile.url, url))
    ProfileStore(open_computer(profile_dir=folder).folders.profiles).add(profile)
