"""The checks of what this computer keeps: the place of the secrets, the license cache, the clock.

Nothing is repaired here: what a start would put right is told as it is found.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from email.utils import parsedate_to_datetime
from typing import Final

from licensecache.cache import LicenseCache
from licensecache.errors import LicenseCacheError
from licensecache.slots import Slot, View
from licensecache.vault import Vault, self_test
from seatkeeper.service.diagnosis import Finding, Outcome
from seatkeeper.service.ports import Entropy
from seatkeeper.service.trusted_time import TrustedTime

__all__ = ["check_cache", "check_clock", "check_vault", "date_of"]

TOLERANCE: Final = timedelta(minutes=5)
"""Skew that does no harm: proofs and grants allow for as much (docs/protocol.md)."""


def check_vault(vault: Vault | LicenseCacheError, entropy: Entropy) -> Finding:
    """Store a random secret, fetch it again, delete it.

    Args:
        vault: The place of the secrets, or why it could not be opened.
        entropy: For the secret and its name.
    """
    if isinstance(vault, LicenseCacheError):
        return _failed(vault)
    facts = {"vault": vault.label}
    try:
        self_test(vault, entropy)
    except LicenseCacheError as error:
        return _failed(error, facts)
    if not vault.persistent:
        return Finding(Outcome.WARNING, "session-only", facts)
    return Finding(Outcome.OK, facts=facts)


def check_cache(cache: LicenseCache) -> Finding:
    """Look at both slots of the license cache."""
    try:
        view = cache.inspect()
        if view.local.absent:
            view.refuse_newer()
            return Finding(Outcome.OK, "signed-out", {"local": "absent", **_roaming(view)})
        record = view.choose()
    except LicenseCacheError as error:
        return _failed(error)
    slots = {slot.role: "good" if slot.holds(record) else slot.fault() for slot in view.slots()}
    facts = {"generation": str(record.generation)} | slots
    if any(state != "good" for state in slots.values()):
        return Finding(Outcome.WARNING, "degraded", facts)
    return Finding(Outcome.OK, facts=facts)


def _roaming(view: View) -> dict[str, str]:
    slot: Slot | None = view.roaming
    return {} if slot is None else {slot.role: "absent" if slot.absent else "left over"}


def _failed(error: LicenseCacheError, facts: dict[str, str] | None = None) -> Finding:
    return Finding(Outcome.FAILED, error.code, (facts or {}) | {"detail": str(error)})


def check_clock(time: TrustedTime, wall: datetime, told: datetime | None) -> Finding:
    """Compare this computer's clock with what a server said.

    Args:
        time: Trusted time: has it heard a signed time, that alone counts.
        wall: What the computer's clock shows, aware UTC.
        told: What the server's unsigned answer was dated; None if nobody answered.
    """
    if time.confirmed:
        skew, source = wall - time.now(), "signed"
    elif time.set_back():
        behind = _minutes(wall - time.now())
        return Finding(Outcome.WARNING, "clock-set-back", {"minutes": behind, "source": "mark"})
    elif told is not None:
        skew, source = wall - told, "date"
    else:
        return Finding(Outcome.SKIPPED, "no-server-time")
    if abs(skew) > TOLERANCE:
        facts = {"minutes": _minutes(skew), "source": source}
        return Finding(Outcome.WARNING, "clock-skew", facts)
    # A date of HTTP has whole seconds, so closer than one cannot be told.
    seconds = max(round(abs(skew).total_seconds()), 1)
    return Finding(Outcome.OK, facts={"seconds": str(seconds), "source": source})


def _minutes(skew: timedelta) -> str:
    return f"{skew.total_seconds() / 60:+.1f}"


def date_of(header: str) -> datetime | None:
    """Read the ``Date`` of an HTTP answer (RFC 9110, section 5.6.7); None if it is none."""
    try:
        found = parsedate_to_datetime(header)
    except ValueError:
        return None
    return found if found.tzinfo is not None else None
