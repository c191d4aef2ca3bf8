"""Accounts: logging in, brute force, confirmation of the email address.

A wrong email and a wrong password are indistinguishable (R02), in words and in blocking: unknown
accounts lock alike. Ten consecutive failures block one account name for one address (R04). All
functions work inside the caller's transaction.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Final

from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session

from seatkeeper.protocol.models import ProblemType
from seatkeeper.sandbox import identifiers
from seatkeeper.sandbox.identifiers import Entropy, Kind
from seatkeeper.sandbox.model import (
    AccountRow,
    FailedLoginRow,
    LicenseRow,
    PortalSessionRow,
    SessionRow,
)
from seatkeeper.sandbox.passwords import hash_password, password_matches
from seatkeeper.sandbox.refusal import RefusedError
from seatkeeper.sandbox.timing import Timing

__all__ = ["by_email", "clean_email", "create", "end_sessions", "log_in", "unused_id"]

_FAILURES_MAX: Final = 10

_NOBODY: Final = "00" * 16 + ":" + "00" * 32
"""A hash no password has: an unknown account takes as long to refuse as a known one."""


def clean_email(text: str) -> str:
    """The spelling an address is compared in."""
    return text.strip().casefold()


def by_email(session: Session, email: str) -> AccountRow | None:
    """Find an account by its address."""
    return session.scalar(select(AccountRow).where(AccountRow.email == clean_email(email)))


def unused_id(session: Session, kind: Kind, entropy: Entropy) -> str:
    """Make an account or license id that is not taken (24 random bits do collide)."""
    table: type[AccountRow | LicenseRow] = AccountRow if kind is Kind.ACCOUNT else LicenseRow
    while session.get(table, made := identifiers.make(kind, entropy)) is not None:
        pass
    return made


def create(
    session: Session, *, email: str, name: str, password: str, now: datetime, entropy: Entropy
) -> AccountRow:
    """Register an account; its address is not confirmed yet.

    Args:
        session: The transaction.
        email: Its address, not taken.
        name: What its owner wants to be called.
        password: Its password.
        now: Server time, aware UTC.
        entropy: Gives random bytes.
    """
    account = AccountRow(
        id=unused_id(session, Kind.ACCOUNT, entropy),
        email=clean_email(email),
        name=name,
        password=hash_password(password, entropy),
        confirmed=False,
        created_at=now,
        invite_key=identifiers.make(Kind.INVITE_KEY, entropy),
    )
    session.add(account)
    session.flush()
    return account


def log_in(
    session: Session, *, email: str, password: str, address: str, now: datetime, timing: Timing
) -> AccountRow:
    """Check an email and a password.

    Args:
        session: The transaction.
        email: As typed.
        password: As typed.
        address: The source IP address.
        now: Server time, aware UTC.
        timing: The server's periods.

    Raises:
        RefusedError: ``login-blocked`` with the time, ``wrong-credentials``, or
            ``email-unconfirmed`` (only to somebody who knows the password).
    """
    email = clean_email(email)
    failed = session.get(FailedLoginRow, (email, address))
    if failed is not None and failed.blocked_until is not None:
        if now < failed.blocked_until:
            raise _blocked(failed.blocked_until, now)
        session.delete(failed)
        failed = None
    account = by_email(session, email)
    if not password_matches(password, _NOBODY if account is None else account.password):
        account = None
    if account is None:
        if failed is None:
            failed = FailedLoginRow(email=email, address=address, count=0)
            session.add(failed)
        failed.count += 1
        if failed.count >= _FAILURES_MAX:
            failed.blocked_until = now + timedelta(seconds=timing.login_block_seconds)
            raise _blocked(failed.blocked_until, now)
        raise RefusedError(ProblemType.WRONG_CREDENTIALS)
    if failed is not None:
        session.delete(failed)
    if not account.confirmed:
        raise RefusedError(ProblemType.EMAIL_UNCONFIRMED)
    return account


def end_sessions(session: Session, account: AccountRow) -> None:
    """Log an account out everywhere; seats are not touched."""
    session.execute(
        update(SessionRow).where(SessionRow.account_id == account.id).values(revoked=True)
    )
    session.execute(delete(PortalSessionRow).where(PortalSessionRow.account_id == account.id))


def _blocked(until: datetime, now: datetime) -> RefusedError:
    return RefusedError(
        ProblemType.LOGIN_BLOCKED,
        "too many failed logins for this account from this address",
        retry_after=max(1, round((until - now).total_seconds())),
        until=until,
    )
