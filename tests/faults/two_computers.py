"""Two computers in network namespaces of this machine, joined by a virtual cable.

Each has an own network: own addresses, own loopback, own firewall and routes. Nothing is shared
but the disk. Made with ``ip`` of iproute2, which needs root.
"""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

import pytest

from tests.helpers.tools import require_tool

__all__ = ["Cable", "two_computers"]


@dataclass(frozen=True, slots=True)
class Cable:
    """Two computers and what joins them.

    Attributes:
        server: Name of the namespace that serves.
        client: Name of the other.
        address: Of the server.
        link: Name of the cable's end at the server.
    """

    server: str
    client: str
    address: str
    link: str

    def at_server(self, *command: str) -> list[str]:
        """A command that runs on the server's computer."""
        return ["ip", "netns", "exec", self.server, *command]

    def at_client(self, *command: str) -> list[str]:
        """A command that runs on the client's computer."""
        return ["ip", "netns", "exec", self.client, *command]

    def unplug(self) -> None:
        """Pull the cable out."""
        _ip("-n", self.server, "link", "set", self.link, "down")

    def plug_in(self) -> None:
        """Put it back."""
        _ip("-n", self.server, "link", "set", self.link, "up")


@contextmanager
def two_computers() -> Iterator[Cable]:
    """Make them; skips, with the reason, where this machine forbids it."""
    require_tool("ip")
    mark = f"sk{os.getpid() % 100_000}"
    cable = Cable(f"{mark}-server", f"{mark}-client", "10.213.7.1", f"{mark}s")
    try:
        _make(cable, f"{mark}c")
        yield cable
    finally:
        for name in (cable.server, cable.client):
            subprocess.run(["ip", "netns", "delete", name], capture_output=True, check=False)


def _make(cable: Cable, other: str) -> None:
    try:
        for name in (cable.server, cable.client):
            _ip("netns", "add", name)
            _ip("-n", name, "link", "set", "lo", "up")
        _ip("-n", cable.server, "link", "add", cable.link, "type", "veth",
            "peer", "name", other, "netns", cable.client)  # fmt: skip
    except subprocess.CalledProcessError as error:
        pytest.skip(f"this machine allows no network namespaces: {error.stderr.strip()}")
    ends: Sequence[tuple[str, str, str]] = (
        (cable.server, cable.link, cable.address), (cable.client, other, "10.213.7.2"),
    )  # fmt: skip
    for name, link, address in ends:
        _ip("-n", name, "address", "add", f"{address}/24", "dev", link)
        _ip("-n", name, "link", "set", link, "up")


def _ip(*words: str) -> None:
    subprocess.run(["ip", *words], check=True, capture_output=True, text=True, timeout=30)
