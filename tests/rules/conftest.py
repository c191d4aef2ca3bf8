"""What the rules are proven with: the sandbox, computers and windows on it, people at the portal.

Every test here drives the product's own client against the real sandbox over HTTP, with nothing
between them but a cable that can be cut; rules about screens go through the real window.
"""

from __future__ import annotations

import platform
import socket
import uuid
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from seatkeeper.sandbox.server import SandboxServer
from tests.qt.conftest import desktop, qapp_cls
from tests.rules.tap import Tap
from tests.sandbox.browsers import Browser

__all__ = ["browser", "desktop", "names_of_this_computer", "qapp_cls", "tap"]

HERE = Path(__file__).parent


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Have Qt's warnings fail the tests of this folder, as they do in that of the windows."""
    for item in items:
        if item.path.is_relative_to(HERE):
            item.add_marker(pytest.mark.qt_log_level_fail("WARNING"))
            item.add_marker(pytest.mark.qt_log_ignore("This plugin does not support"))


@pytest.fixture
def browser(sandbox: SandboxServer) -> Iterator[Callable[..., Browser]]:
    """Opens a browser in which somebody is logged in: ``browser("ada")``; no name: a stranger's."""
    made: list[Browser] = []

    def make(person: str = "") -> Browser:
        made.append(Browser(sandbox))
        return made[-1].login(person).get("/get") if person else made[-1]

    yield make
    for one in made:
        one.close()


@pytest.fixture
def tap(sandbox: SandboxServer) -> Iterator[Tap]:
    """Listens in front of the sandbox."""
    with Tap(sandbox.url) as listening:
        yield listening


@pytest.fixture
def names_of_this_computer(monkeypatch: pytest.MonkeyPatch) -> tuple[str, ...]:
    """Gives computer and user names that are found wherever they turn up, and returns them all."""
    for variable in ("LOGNAME", "USER", "USERNAME"):
        monkeypatch.setenv(variable, "ulla-the-user")
    for variable in ("HOSTNAME", "COMPUTERNAME"):
        monkeypatch.setenv(variable, "ullas-computer")
    monkeypatch.setattr(platform, "node", lambda: "ullas-computer")
    monkeypatch.setattr(socket, "gethostname", lambda: "ullas-computer")
    monkeypatch.setattr(uuid, "getnode", lambda: 0x02A1B2C3D4E5)
    return "ulla", "02a1b2c3d4e5", "02:a1:b2:c3:d4:e5", "02-a1-b2-c3-d4-e5"
