"""Headless clients for Locust, joined from real parts.

Only for processes that Locust runs: the import of Locust makes threads and sockets gevent's. A
locustfile of one's own begins with

    from seatkeeper.composition.fleet import FleetUser

and subclasses it; ``locustfile.py`` beside this is the plainest one.
"""

from __future__ import annotations

import atexit
import os
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

# Before anything that opens a socket or starts a thread.
from seatkeeper.lab.fleet.users import SeatkeeperUser  # isort: skip

from licensecache import Vault
from seatkeeper.composition.client import assemble, certificates_of, proxy_to
from seatkeeper.composition.computer import Computer, open_computer
from seatkeeper.lab.fleet.environment import PROFILE_VARIABLE
from seatkeeper.lab.fleet.exchanges import MeasuredTransport
from seatkeeper.lab.fleet.headless import Joined
from seatkeeper.lab.fleet.memory_cache import MemoryCache
from seatkeeper.servers.profile import ServerProfile
from seatkeeper.servers.profile_source import read_profile
from seatkeeper.service.lanes import InlineLanes
from seatkeeper.service.ports import Observer
from seatkeeper.system.entropy import system_entropy

__all__ = ["FleetUser"]


@cache
def _profile() -> ServerProfile:
    """The server of this process.

    Raises:
        ProfileError: The file cannot be read, or is none.
    """
    return read_profile(Path(os.environ.get(PROFILE_VARIABLE, "profile.json")))


@cache
def _computer() -> Computer:
    """Where files go that a library wants to read; everything else stays in memory."""
    folder = TemporaryDirectory(prefix="seatkeeper-fleet-")
    atexit.register(folder.cleanup)
    return open_computer(profile_dir=Path(folder.name), vault="memory")


@cache
def _certificates() -> str | None:
    return certificates_of(_computer(), _profile())


class FleetUser(SeatkeeperUser):
    """A user of the server whose profile ``SEATKEEPER_FLEET_PROFILE`` names; to be subclassed."""

    abstract = True

    def connect(self) -> MeasuredTransport:
        """A way to the server, which a client has for itself."""
        profile = _profile()
        return MeasuredTransport(profile.url, ca_file=_certificates(), proxy=proxy_to(profile))

    def entropy(self, size: int) -> bytes:
        """Give that many random bytes."""
        return system_entropy(size)

    def join(self, vault: Vault, cache: MemoryCache, observer: Observer) -> Joined:
        """Join a client as the app does, with what it is given."""
        transport = self.connect()
        assembly = assemble(
            _computer(), _profile(), lanes=InlineLanes(), observer=observer, vault=vault,
            entropy=self.entropy, transport=transport, cache=cache,
        )  # fmt: skip
        return Joined(assembly.client, transport)
