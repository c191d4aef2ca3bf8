"""What is decided about an organization or the server, and may change while it runs.

An owner may want idle seats back (R23). The sandbox's queue (R20) can be switched off, because a
server need not have one and both kinds are worth trying.
"""

from __future__ import annotations

from typing import Final

from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session

from seatkeeper.sandbox.model import OrganizationRow, SettingRow

__all__ = ["IDLE_CHOICES", "has_queue", "idle_seconds", "set_idle_seconds", "set_queue"]

IDLE_CHOICES: Final = (0, 15, 30, 60, 120)
"""What the portal offers, in minutes; 0 for never."""

_QUEUE: Final = "queue"

_IDLE: Final = select(OrganizationRow.idle_seconds).where(
    OrganizationRow.owner_id == bindparam("owner")
)


def idle_seconds(session: Session, owner_id: str) -> int | None:
    """Seconds without input after which an organization asks its users; None for never."""
    return session.scalar(_IDLE, {"owner": owner_id}) or None


def set_idle_seconds(session: Session, owner_id: str, seconds: int) -> None:
    """Set that; 0 for never."""
    session.merge(OrganizationRow(owner_id=owner_id, idle_seconds=seconds))


def has_queue(session: Session) -> bool:
    """Whether users can wait in a queue."""
    row = session.get(SettingRow, _QUEUE)
    return row is None or row.value == "on"


def set_queue(session: Session, *, wanted: bool) -> None:
    """Open the queue, or close it; who waits in it is forgotten in time."""
    session.merge(SettingRow(name=_QUEUE, value="on" if wanted else "off"))
