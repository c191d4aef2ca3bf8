"""A lease, the evidence that is kept in the cache, and the grant it stands for.

What a Relay server says is not signed; what the vendor says about the license is. So the kept
evidence holds the license file, which is verified again whenever it is read, and the lease's own
facts, which are only as good as the connection they came over. A lease never outlasts its
heartbeats: it allows no start without contact, and is never shown as offline availability.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from typing import Any, Final, Literal

import msgspec
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from seatkeeper.licensing.grant import Basis, Grant
from seatkeeper.licensing.license import NOBODY, Category, License, SeatModel, Term
from seatkeeper.servers.relay.license_file import LicenseFileError, open_license_file
from seatkeeper.service.grants import GrantError

__all__ = ["DEFAULT_LIFETIME", "Lease"]

DEFAULT_LIFETIME: Final = 60
"""Seconds a lease lasts where the server does not say: Relay's own default."""

_SHORTEST_INTERVAL: Final = 10
_BEATS_PER_LIFETIME: Final = 3
"""Two heartbeats may be lost before the third comes too late."""


@dataclass(frozen=True, slots=True)
class Lease:
    """A license file leased to this computer.

    Attributes:
        license_file: The vendor's signed and encrypted word about the license.
        license_key: Opens it.
        seat_id: The seat as the client names it.
        epoch: Raised whenever the lease is taken anew.
        device: RFC 7638 thumbprint of this computer's key.
        server: Name of the server's record, from the vendor's key.
        leased_at: Server time of the last answer (UTC).
        lifetime_seconds: Silence after which the server frees the lease.
        format: Of the kept document.
    """

    license_file: str = field(repr=False)
    license_key: str = field(repr=False)
    seat_id: str
    epoch: int
    device: str
    server: str
    leased_at: datetime
    lifetime_seconds: int
    format: Literal["relay-lease/1"] = "relay-lease/1"

    def renewed(self, at: datetime, lifetime_seconds: int) -> Lease:
        """The same lease after a heartbeat."""
        return replace(self, leased_at=at, lifetime_seconds=lifetime_seconds)

    def to_document(self) -> str:
        """The evidence as text, for the cache."""
        return msgspec.json.encode(self).decode()

    @classmethod
    def from_document(cls, document: str) -> Lease:
        """Read kept evidence.

        Raises:
            GrantError: It is not a lease.
        """
        try:
            lease = msgspec.json.decode(document, type=cls)
        except msgspec.DecodeError as error:
            raise GrantError("grant-invalid", "the kept lease is not understood") from error
        if lease.leased_at.tzinfo is None:
            raise GrantError("grant-invalid", "a time in the kept lease has no time zone")
        return lease

    def to_grant(self, vendor: Ed25519PublicKey) -> Grant:
        """What the lease allows, with the license file verified.

        Raises:
            GrantError: The license file cannot be believed.
        """
        try:
            found = open_license_file(self.license_file, self.license_key, vendor)
        except LicenseFileError as error:
            raise GrantError(error.code, str(error)) from error
        ends = min(filter(None, (found.expires, found.file_expires)), default=None)
        return Grant(
            grant_id=f"{found.license_id} {self.epoch}",
            server=self.server,
            device=self.device,
            seat_id=self.seat_id,
            epoch=self.epoch,
            account=NOBODY,
            owner=None,
            license=_license(found.license_id, found.attributes, ends),
            basis=Basis.SHARED_SEAT,
            issued_at=self.leased_at,
            offline_until=None,
            reserved_until=None,
            heartbeat_seconds=max(self.lifetime_seconds // _BEATS_PER_LIFETIME, _SHORTEST_INTERVAL),
            timeout_seconds=self.lifetime_seconds,
            offline_refusal="not-supported",
        )


def _license(license_id: str, attributes: Mapping[str, Any], ends: datetime | None) -> License:
    """The license as this product shows it; Keygen knows neither categories nor seat models."""
    return License(
        id=str(attributes.get("name") or license_id),
        category=Category.COMMERCIAL,
        model=SeatModel.MULTI_USER,
        term=Term.PERMANENT if ends is None else Term.SUBSCRIPTION,
        expires=ends,
        expires_on=None if ends is None else ends.astimezone(UTC).date().isoformat(),
    )
