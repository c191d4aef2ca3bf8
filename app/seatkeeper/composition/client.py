"""A client, joined from real parts."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from seatkeeper import VERSION
from seatkeeper.composition.computer import Computer, open_vault
from seatkeeper.system.entropy import system_entropy
from seatkeeper.system.platform import platform_name

if TYPE_CHECKING:
    from licensecache.blobstore import BlobStore
    from licensecache.vault import Vault
    from seatkeeper.servers.profile import ServerProfile
    from seatkeeper.service.client import Client
    from seatkeeper.service.ports import Lanes, Observer
    from seatkeeper.service.store import RecordStore

__all__ = ["Assembly", "assemble"]


@dataclass(frozen=True, slots=True)
class Assembly:
    """A client and the parts that whoever drives it may need.

    Attributes:
        client: The client.
        store: Its record.
    """

    client: Client
    store: RecordStore


def assemble(
    computer: Computer,
    profile: ServerProfile,
    *,
    lanes: Lanes,
    observer: Observer,
    vault: Vault | None = None,
    total_seconds: float = 15.0,
    resumes: bool = False,
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

    Raises:
        VaultError: The vault is locked, hung or damaged.
        VaultChoiceError: No passphrase for a passphrase vault.
    """
    from licensecache import LicenseCache  # noqa: PLC0415 - after the first paint
    from seatkeeper.servers.seatkeeper import SeatkeeperServer  # noqa: PLC0415
    from seatkeeper.servers.transport import HttpTransport  # noqa: PLC0415
    from seatkeeper.service.client import Client, ClientInfo  # noqa: PLC0415
    from seatkeeper.service.effect_runner import EffectRunner  # noqa: PLC0415
    from seatkeeper.service.exchange import OfflineExchange  # noqa: PLC0415
    from seatkeeper.service.identity import DeviceIdentity  # noqa: PLC0415
    from seatkeeper.service.store import RecordStore  # noqa: PLC0415
    from seatkeeper.service.trusted_time import TrustedTime  # noqa: PLC0415

    vault = open_vault(computer) if vault is None else vault
    time = TrustedTime(computer.clock)
    device = DeviceIdentity(vault, system_entropy)
    cache = LicenseCache(
        name=profile.record_name,
        local=_blobs(vault, computer.folders.local_cache),
        roaming=_blobs(vault, computer.folders.roaming_cache),
        vault=vault,
        entropy=system_entropy,
    )
    store = RecordStore(cache, time)
    server = SeatkeeperServer(
        transport=HttpTransport(
            profile.url, ca_file=_ca_file(computer, profile), total_seconds=total_seconds
        ),
        root=profile.root,
        device=device.key,
        known_key_sets=lambda: store.record.key_sets,
        clock=computer.clock,
        entropy=system_entropy,
        platform=platform_name(),
    )
    runner = EffectRunner(
        server=server, store=store, device=device, root=profile.root, time=time,
        entropy=system_entropy, resumes=resumes,
    )  # fmt: skip
    exchange = OfflineExchange(
        store=store, device=device, vault=vault, root=profile.root, portal=profile.portal,
        login=profile.url, time=time, entropy=system_entropy, platform=platform_name(),
        app_version=VERSION,
    )  # fmt: skip
    info = ClientInfo(
        name=profile.name,
        portal=profile.portal,
        login=profile.url,
        root=profile.root.thumbprint,
        app_version=VERSION,
        platform=platform_name(),
        vault=vault.label,
        vault_persistent=vault.persistent,
        simulated=computer.label,
    )
    client = Client(
        info=info, server=server, runner=runner, exchange=exchange, time=time, lanes=lanes,
        observer=observer,
    )  # fmt: skip
    return Assembly(client, store)


def _blobs(vault: Vault, folder: Path) -> BlobStore:
    """A slot of the cache: on the disk, or as short-lived as the key that could open it."""
    from licensecache import FileBlobStore, MemoryBlobStore  # noqa: PLC0415 - after the first paint

    return FileBlobStore(folder) if vault.persistent else MemoryBlobStore()


def _ca_file(computer: Computer, profile: ServerProfile) -> str | None:
    """The profile's own certificate authority as the file that TLS wants."""
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
