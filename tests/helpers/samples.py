"""Plain values of the vocabulary, to be varied by a test: ``grant(basis=Basis.TRIAL)``."""

from __future__ import annotations

from datetime import timedelta
from typing import Any, Final

from msgspec.structs import replace

from seatkeeper.licensing.grant import Basis, Grant
from seatkeeper.licensing.license import Account, Category, License, SeatModel, Term
from tests.helpers.world import START

ADA: Final = Account("A-0DE-002", "ada@demo.example", "Ada Ash")
OWNER: Final = Account("A-0DE-001", "owner@demo.example", "Orchard Institute")

LICENSE: Final = License(
    id="L-0DE-001",
    category=Category.COMMERCIAL,
    model=SeatModel.MULTI_USER,
    term=Term.SUBSCRIPTION,
    expires=START + timedelta(days=30),
    expires_on="2030-04-03",
)

_GRANT: Final = Grant(
    grant_id="g-1",
    server="server",
    device="device",
    seat_id="5ea7" * 8,
    epoch=1,
    account=ADA,
    owner=OWNER,
    license=LICENSE,
    basis=Basis.SHARED_SEAT,
    issued_at=START,
    offline_until=None,
    reserved_until=None,
    heartbeat_seconds=600,
    timeout_seconds=8 * 3600,
    offline_days=(1, 3, 7),
)


def grant(**changes: Any) -> Grant:
    """A shared seat of Ada's, or a variation of it."""
    return replace(_GRANT, **changes)


def license_(**changes: Any) -> License:
    """A shared subscription, or a variation of it."""
    return replace(LICENSE, **changes)


def reserved(*, days: int = 3) -> Grant:
    """A seat reserved for offline work."""
    until = START + timedelta(days=days)
    return grant(basis=Basis.OFFLINE_AVAILABILITY, offline_until=until, reserved_until=until)


def owned(*, days: int = 30) -> Grant:
    """An owner's seat."""
    return grant(basis=Basis.OWNER_SEAT, owner=None, offline_until=START + timedelta(days=days))


def for_good() -> Grant:
    """A seat validated offline."""
    return grant(
        basis=Basis.VALIDATED_OFFLINE,
        seat_id="900d" * 8,
        owner=None,
        license=license_(term=Term.PERMANENT, expires=None, expires_on=None),
        offline_days=(),
        offline_refusal="validated-offline",
    )
