"""A client, joined from real parts."""

from __future__ import annotations

import os
from collections.abc import Mapping
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from seatkeeper import VERSION
from seatkeeper.composition.adapters import make_server
from seatkeeper.composition.computer import Computer, open_vault
from seatkeeper.system.entropy import system_entropy
from seatkeeper.system.platform import platform_name

if TYPE_CHECKING:
    from licensecache.blobstore import BlobStore
    from licensecache.vault import Vault
    from seatkeeper.servers.connections import Connections
    from seatkeeper.servers.profile import ServerProfile
    from seatkeeper.servers.transport import HttpTransport
    from seatkeeper.service.client import Client
    from seatkeeper.service.ports import Entropy, Lanes, LicenseServer, Observer
    from seatkeeper.service.store import Cache, RecordStore

__all__ = ["Assembly", "assemble", "certificates_of", "proxy_to"]


class Assembly(NamedTuple):
    """A client and the parts that whoever drives it may need.

    Attributes:
        client: The client.
        store: Its record.
        server: The server it talks to.
    """

    client: Client
    store: RecordStore
    server: LicenseServer


def assemble(
    computer: Computer,
    profile: ServerProfile,
    *,
    lanes: Lanes,
    observer: Observer,
    vault: Vault | None = None,
    total_seconds: float = 15.0,
    resumes: bool = False,
    entropy: Entropy = system_entropy,
    platform: str = "",
    connections: Connections | None = None,
    transport: HttpTransport | None = None,
    cache: Cache | None = None,
) -> Assembly:
    """Join a client from real parts.

    Args:
        computer: The computer it runs on.
        profile: The server it talks to.
        lanes: Where its work runs.
        observer: Who watches it.
        vault: An open vault; None opens the computer's own.
        total_seconds: Deadline of one exchange with the server.
        resumes: Whether a client that was not closed goes on where it stopped (the command line,
            one process after the other) or starts anew (the app).
        entropy: Where its random bytes come from.
        platform: ``windows``, ``macos`` or ``linux``; empty for what this is.
        connections: Carry its requests; None for the usual way.
        transport: Leads to the server; None for a new one.
        cache: Keeps the record; None for the encrypted one in the computer's folders.

    Raises:
        VaultError: The vault is locked, hung or damaged.
        VaultChoiceError: No passphrase for a passphrase vault.
    """
    from licensecache import LicenseCache  # noqa: PLC0415 - after the first paint
    from seatkeeper.composition.diagnosis import (  # noqa: PLC0415
        DiagnosisParts,
        make_diagnosis,
        make_ledger,
    )
    from seatkeeper.servers.transport import HttpTransport  # noqa: PLC0415
    from seatkeeper.service.client import Client, ClientInfo  # noqa: PLC0415
    from seatkeeper.service.effect_runner import EffectRunner  # noqa: PLC0415
    from seatkeeper.service.exchange import OfflineExchange  # noqa: PLC0415
    from seatkeeper.service.identity import DeviceIdentity  # noqa: PLC0415
    from seatkeeper.service.store import RecordStore  # noqa: PLC0415
    from seatkeeper.service.trusted_time import TrustedTime  # noqa: PLC0415

    platform = platform or platform_name()
    vault = open_vault(computer) if vault is None else vault
    time = TrustedTime(computer.clock)
    device = DeviceIdentity(vault, entropy)
    make_cache = partial(
        LicenseCache,
        name=profile.record_name,
        local=_blobs(vault, computer.folders.local_cache),
        roaming=_blobs(vault, computer.folders.roaming_cache),
        vault=vault,
        entropy=entropy,
    )
    store = RecordStore(cache or make_cache(), time)
    ledger = make_ledger(computer)
    transport = transport or HttpTransport(
        profile.url, ca_file=certificates_of(computer, profile), total_seconds=total_seconds,
        ledger=ledger, proxy=proxy_to(profile), connections=connections,
    )  # fmt: skip
    server = make_server(
        profile, transport=transport, device=device, store=store, clock=computer.clock,
        entropy=entropy, platform=platform,
    )  # fmt: skip
    runner = EffectRunner(
        server=server, store=store, device=device, time=time, entropy=entropy, resumes=resumes,
    )  # fmt: skip
    exchange = OfflineExchange(
        store=store, device=device, vault=vault, root=profile.root, portal=profile.portal,
        login=profile.url, time=time, entropy=entropy, platform=platform,
        app_version=VERSION,
    )  # fmt: skip
    info = ClientInfo(
        name=profile.name,
        portal=profile.portal,
        login=profile.url,
        root=profile.root.thumbprint,
        app_version=VERSION,
        platform=platform,
        vault=vault.label,
        vault_persistent=vault.persistent,
        simulated=computer.label,
        has_login=server.has_login,
        capabilities=None if server.has_login else frozenset(),
    )
    parts = DiagnosisParts(
        profile=profile, transport=transport, discover=server.discover, vault=vault,
        cache=make_cache(), time=time,
    )  # fmt: skip
    client = Client(
        info=info, server=server, runner=runner, exchange=exchange, time=time, lanes=lanes,
        observer=observer, diagnosis=partial(make_diagnosis, computer, ledger, parts),
    )  # fmt: skip
    return Assembly(client, store, server)


def proxy_to(profile: ServerProfile, environment: Mapping[str, str] = os.environ) -> str | None:
    """The proxy that somebody has chosen for a server; None for the system's setting."""
    from seatkeeper.servers.proxies import PROXY_VARIABLE, is_proxy  # noqa: PLC0415 - HTTP

    chosen = environment.get(PROXY_VARIABLE, "")
    return chosen if is_proxy(chosen) else profile.proxy or None


def _blobs(vault: Vault, folder: Path) -> BlobStore:
    """A slot of the cache: on the disk, or as short-lived as the key that could open it."""
    from licensecache import FileBlobStore, MemoryBlobStore  # noqa: PLC0415 - after the first paint

    return FileBlobStore(folder) if vault.persistent else MemoryBlobStore()


def certificates_of(computer: Computer, profile: ServerProfile) -> str | None:
    """The profile's own certificate authority as the file that TLS wants; None without one.

    Raises:
        OSError: The file cannot be written.
    """
    if not profile.ca:
        return None
    import tempfile  # noqa: PLC0415 - kept off the way to the first paint

    folder = computer.folders.local / "Certificates"
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{profile.record_name}.pem"
    with tempfile.NamedTemporaryFile("w", dir=folder, delete=False, encoding="ascii") as part:
        part.write(profile.ca)
    Path(part.name).replace(path)
    return str(path)
