"""Which adapter speaks to the server of a profile."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from seatkeeper.servers.profile import ServerProfile
    from seatkeeper.servers.transport import HttpTransport
    from seatkeeper.service.identity import DeviceIdentity
    from seatkeeper.service.ports import Clock, Entropy, LicenseServer
    from seatkeeper.service.store import RecordStore

__all__ = ["make_server"]


def make_server(
    profile: ServerProfile,
    *,
    transport: HttpTransport,
    device: DeviceIdentity,
    store: RecordStore,
    clock: Clock,
    entropy: Entropy,
    platform: str,
) -> LicenseServer:
    """Make the adapter of a profile.

    Args:
        profile: Says which one.
        transport: To the server.
        device: This computer's key.
        store: Where key sets that were learned are kept.
        clock: This computer's clock.
        entropy: For nonces.
        platform: What it is told of this computer (R100).
    """
    if profile.adapter == "relay":
        return _relay(profile, transport, device, clock)
    from seatkeeper.servers.seatkeeper import SeatkeeperServer  # noqa: PLC0415 - after the paint

    return SeatkeeperServer(
        transport=transport,
        root=profile.root,
        device=device.key,
        known_key_sets=lambda: store.record.key_sets,
        clock=clock,
        entropy=entropy,
        platform=platform,
    )


def _relay(
    profile: ServerProfile, transport: HttpTransport, device: DeviceIdentity, clock: Clock
) -> LicenseServer:
    from seatkeeper.servers.relay.adapter import RelayServer, Vendor  # noqa: PLC0415 - crypto

    return RelayServer(
        transport=transport,
        vendor=Vendor.of(profile),
        device=lambda: device.thumbprint,
        clock=clock,
    )
