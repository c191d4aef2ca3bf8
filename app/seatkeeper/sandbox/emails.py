"""The emails a real server would send; each carries a link that works once (R06)."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from seatkeeper.sandbox import identifiers
from seatkeeper.sandbox.model import AccountRow, EmailRow, LinkRow
from seatkeeper.sandbox.sandbox import Sandbox
from seatkeeper.sandbox.tokens import digest

__all__ = [
    "CONFIRM",
    "RESET",
    "link_works",
    "outbox",
    "send_confirmation",
    "send_reset",
    "use_link",
]

CONFIRM: Final = "confirm"
RESET: Final = "reset"

_LIFE: Final = {CONFIRM: timedelta(days=7), RESET: timedelta(hours=1)}


def send_confirmation(
    session: Session, sandbox: Sandbox, account: AccountRow, now: datetime
) -> None:
    """Send the link that confirms an account's address."""
    link = _link(session, sandbox, account, CONFIRM, now)
    body = f"Hello {account.name},\n\nplease confirm your email address:\n{link}\n"
    _send(session, account, "Please confirm your email address", body, now)


def send_reset(session: Session, sandbox: Sandbox, account: AccountRow, now: datetime) -> None:
    """Send the link that lets an account choose a new password."""
    link = _link(session, sandbox, account, RESET, now)
    body = f"Hello {account.name},\n\nchoose a new password here (within an hour, once):\n{link}\n"
    _send(session, account, "Choose a new password", body, now)


def link_works(session: Session, kind: str, secret: str, now: datetime) -> bool:
    """Whether a link can still be used; looking at it does not use it up."""
    row = session.get(LinkRow, digest(secret))
    return row is not None and row.kind == kind and now < row.expires


def use_link(session: Session, kind: str, secret: str, now: datetime) -> AccountRow | None:
    """Use a link up.

    Returns:
        The account it was sent to; None when the link is unknown, used or too old.
    """
    if not link_works(session, kind, secret, now):
        return None
    row = session.get_one(LinkRow, digest(secret))
    session.delete(row)
    return row.account


def outbox(session: Session) -> list[EmailRow]:
    """All emails, newest first."""
    return list(session.scalars(select(EmailRow).order_by(EmailRow.id.desc())))


def _link(session: Session, sandbox: Sandbox, account: AccountRow, kind: str, now: datetime) -> str:
    secret = identifiers.token(sandbox.entropy)
    expires = now + _LIFE[kind]
    session.add(LinkRow(hash=digest(secret), kind=kind, account=account, expires=expires))
    return f"{sandbox.portal_url}/{kind}/{secret}"


def _send(session: Session, account: AccountRow, subject: str, body: str, now: datetime) -> None:
    session.add(EmailRow(to=account.email, subject=subject, body=body, sent_at=now))
