"""Tokens of the app: bound to the device key, short-lived, refreshed with rotation.

A refresh token works once. Used a second time it was stolen, or its answer was lost: within a
minute, from the same key, the pair is made anew; later the whole session ends (RFC 9700, 4.14).
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from sqlalchemy import bindparam, delete, select
from sqlalchemy.orm import Session

from seatkeeper.protocol.models import ProblemType, TokenAnswer
from seatkeeper.sandbox.capacity import as_account
from seatkeeper.sandbox.identifiers import Entropy, opaque, token
from seatkeeper.sandbox.model import AccountRow, SessionRow, TokenRow
from seatkeeper.sandbox.refusal import RefusedError
from seatkeeper.sandbox.timing import Timing

__all__ = ["Tokens", "digest"]

_LOST_ANSWER: Final = timedelta(seconds=60)
"""How long after its use a refresh token may be tried again."""

_BY_HASH: Final = select(TokenRow).where(TokenRow.hash == bindparam("digest"))
_EXPIRED: Final = (
    delete(TokenRow)
    .where(TokenRow.session_id == bindparam("of"), TokenRow.expires <= bindparam("now"))
    .execution_options(synchronize_session=False)
)


def digest(secret: str) -> str:
    """The form in which a random secret is stored: its SHA-256."""
    return hashlib.sha256(secret.encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class Tokens:
    """Issues and checks tokens in one transaction.

    Attributes:
        session: The transaction.
        now: Server time, aware UTC.
        timing: The server's periods.
        entropy: Gives random bytes.
    """

    session: Session
    now: datetime
    timing: Timing
    entropy: Entropy

    def begin(self, account: AccountRow, device: str) -> TokenAnswer:
        """Begin a session of an account on one computer."""
        row = SessionRow(
            id=opaque(self.entropy), account=account, device=device, created_at=self.now
        )
        self.session.add(row)
        return self._pair(row)

    def refresh(self, refresh_token: str, device: str) -> TokenAnswer:
        """Exchange a refresh token for a new pair.

        Raises:
            RefusedError: ``invalid-token``; a reused one ends the session.
        """
        row = self._valid("refresh", refresh_token, device)
        if row.used_at is not None and self.now > row.used_at + _LOST_ANSWER:
            row.session.revoked = True
            raise RefusedError(ProblemType.INVALID_TOKEN, "the refresh token was used before")
        row.used_at = row.used_at or self.now
        self._forget_expired(row.session)
        return self._pair(row.session)

    def check(self, access_token: str, device: str) -> SessionRow:
        """Find the session of an access token.

        Raises:
            RefusedError: ``invalid-token``.
        """
        return self._valid("access", access_token, device).session

    def _valid(self, kind: str, secret: str, device: str) -> TokenRow:
        row = self.session.scalar(_BY_HASH, {"digest": digest(secret)})
        if (
            row is None
            or row.kind != kind
            or row.session.revoked
            or row.session.device != device
            or self.now >= row.expires
        ):
            raise RefusedError(ProblemType.INVALID_TOKEN)
        return row

    def _forget_expired(self, session: SessionRow) -> None:
        """What has expired is as good as unknown; a session can last for years."""
        self.session.execute(_EXPIRED, {"of": session.id, "now": self.now})

    def _pair(self, session: SessionRow) -> TokenAnswer:
        return TokenAnswer(
            access_token=self._token(
                session, "access", timedelta(seconds=self.timing.access_seconds)
            ),
            refresh_token=self._token(session, "refresh", timedelta(days=self.timing.refresh_days)),
            expires_in=self.timing.access_seconds,
            account=as_account(session.account),
        )

    def _token(self, session: SessionRow, kind: str, lasts: timedelta) -> str:
        secret = token(self.entropy)
        self.session.add(
            TokenRow(hash=digest(secret), kind=kind, session=session, expires=self.now + lasts)
        )
        return secret
