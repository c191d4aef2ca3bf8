"""Reading a grant: from a signed document to the value everything else works with."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

import msgspec

from offline.errors import OfflineError
from seatkeeper.licensing.grant import Grant
from seatkeeper.licensing.limits import (
    HEARTBEAT_MAX,
    IDLE_MAX,
    OFFLINE_DAYS_MAX,
    PERIODS_MAX,
    TIMEOUT_MAX,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

    from offline.keyset import TrustedKeys

__all__ = ["GrantError", "open_grant", "read_payload"]


class GrantError(Exception):
    """A grant cannot be believed or understood.

    Attributes:
        code: The code of the check that failed.
    """

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code


def read_payload(payload: Mapping[str, object]) -> Grant:
    """Read the payload of a verified grant.

    Raises:
        GrantError: Members are missing, wrongly typed, or out of bounds.
    """
    try:
        grant = msgspec.convert(payload, Grant)
    except msgspec.ValidationError as error:
        raise GrantError("grant-invalid", "the grant is not understood") from error
    if any(time is not None and time.tzinfo is None for time in _times(grant)):
        raise GrantError("grant-invalid", "a time in the grant has no time zone")
    if (absurd := _absurd(grant)) is not None:
        raise GrantError("grant-out-of-bounds", absurd)
    return grant


def _absurd(grant: Grant) -> str | None:
    """What is out of bounds in a grant; see ``licensing.limits``."""
    bounds = {
        "heartbeat_seconds": (grant.heartbeat_seconds, HEARTBEAT_MAX),
        "timeout_seconds": (grant.timeout_seconds, TIMEOUT_MAX),
        "idle_seconds": (grant.idle_seconds or 1, IDLE_MAX),
        "a period of offline_days": (max(grant.offline_days, default=1), OFFLINE_DAYS_MAX),
        "the number of offline_days": (len(grant.offline_days) or 1, PERIODS_MAX),
    }
    for name, (number, most) in bounds.items():
        if number > most:
            return f"{name} is {number}, at most {most} makes sense"
    if min(grant.heartbeat_seconds, grant.timeout_seconds, *grant.offline_days) < 1:
        return "a period of no time makes no sense"
    if grant.idle_seconds is not None and grant.idle_seconds < 1:
        return "idle_seconds is less than a second"
    return None


def _times(grant: Grant) -> tuple[datetime | None, ...]:
    trial = (grant.trial.ends, grant.trial.day_ends) if grant.trial is not None else ()
    return (
        grant.issued_at, grant.offline_until, grant.reserved_until, grant.license.expires, *trial,
    )  # fmt: skip


def open_grant(document: str, keys: TrustedKeys) -> Grant:
    """Verify and read a grant.

    Args:
        document: A ``seat-grant+jws``.
        keys: What is trusted of the server.

    Returns:
        The grant.

    Raises:
        GrantError: Not authentic, for another server, or not understood.
    """
    from offline.keyset import Role  # noqa: PLC0415 - brings the cryptography along
    from offline.signing import DocumentType, verify  # noqa: PLC0415

    try:
        payload = verify(document, DocumentType.GRANT, keys.keys(Role.ANSWERS))
    except OfflineError as error:
        raise GrantError(error.code, str(error)) from error
    grant = read_payload(payload)
    if grant.server != keys.root.thumbprint:
        raise GrantError("other-server", "the grant is another server's")
    return grant
