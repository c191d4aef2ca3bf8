"""The operations that are not about a seat; each runs inside the request's transaction."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Final, TypeVar

import msgspec
from sqlalchemy.orm import Session

from seatkeeper.protocol import models, operations
from seatkeeper.protocol.models import Answer, ProblemType, Request, SeatRequest
from seatkeeper.sandbox import accounts, emails, usage
from seatkeeper.sandbox.capacity import as_account, as_license, count, is_own
from seatkeeper.sandbox.choosing import accessible
from seatkeeper.sandbox.demo import TEST_ACCOUNTS
from seatkeeper.sandbox.model import LicenseRow, SessionRow
from seatkeeper.sandbox.policies import has_queue
from seatkeeper.sandbox.refusal import RefusedError
from seatkeeper.sandbox.sandbox import NAME, Sandbox
from seatkeeper.sandbox.sweeping import sweep
from seatkeeper.sandbox.tokens import Tokens

__all__ = ["PLAIN", "Call", "SeatQuery", "expect"]

_Body = TypeVar("_Body", bound=Request)

_CAPABILITIES: Final = ("login", "licenses", "extend-offline", "validate-offline", "usage")


class SeatQuery(SeatRequest, frozen=True):
    """The query of the operations on a seat that have no body."""


@dataclass(frozen=True, slots=True)
class Call:
    """One request, already checked.

    Attributes:
        sandbox: The server.
        session: The transaction.
        now: Server time, aware UTC.
        device: Thumbprint of the key that proved itself; empty where no proof is asked for.
        address: The source IP address.
        login: The session of the access token, where one is asked for.
        body: The body, or the query where there is no body.
    """

    sandbox: Sandbox
    session: Session
    now: datetime
    device: str
    address: str
    login: SessionRow | None
    body: Request | None

    def logged_in(self) -> SessionRow:
        """The session of the access token.

        Raises:
            RefusedError: ``invalid-token``: the operation was declared without one.
        """
        if self.login is None:
            raise RefusedError(ProblemType.INVALID_TOKEN)
        return self.login

    def tokens(self) -> Tokens:
        """Tokens in this transaction."""
        return Tokens(self.session, self.now, self.sandbox.timing, self.sandbox.entropy)


def _profile(call: Call) -> models.Profile:
    return msgspec.convert(call.sandbox.profile(), models.Profile)


def _discover(call: Call) -> models.Discovery:
    timing = call.sandbox.timing
    return models.Discovery(
        name=NAME,
        protocol="seatkeeper/1",
        portal=call.sandbox.portal_url,
        root=call.sandbox.keys.root.public.thumbprint,
        capabilities=(*_CAPABILITIES, *(("queue",) if has_queue(call.session) else ())),
        heartbeat_seconds=timing.heartbeat_seconds,
        timeout_seconds=timing.timeout_seconds,
        offline_days=timing.offline_days,
        sandbox=True,
        test_accounts=TEST_ACCOUNTS,
    )


def _keys(call: Call) -> models.KeySets:
    return models.KeySets(key_sets=call.sandbox.keys.key_sets)


def _login(call: Call) -> models.TokenAnswer:
    body = expect(call.body, models.LoginRequest)
    account = accounts.log_in(
        call.session,
        email=body.email,
        password=body.password,
        address=call.address,
        now=call.now,
        timing=call.sandbox.timing,
    )
    return call.tokens().begin(account, call.device)


def _refresh(call: Call) -> models.TokenAnswer:
    body = expect(call.body, models.RefreshRequest)
    return call.tokens().refresh(body.refresh_token, call.device)


def _logout(call: Call) -> None:
    call.logged_in().revoked = True


def _resend(call: Call) -> None:
    body = expect(call.body, models.EmailRequest)
    account = accounts.by_email(call.session, body.email)
    if account is not None and not account.confirmed:
        emails.send_confirmation(call.session, call.sandbox, account, call.now)


def _licenses(call: Call) -> models.LicenseList:
    sweep(call.session, call.now, call.sandbox.timing)
    account = call.logged_in().account

    def summary(row: LicenseRow) -> models.LicenseSummary:
        if is_own(row, account):
            seats = count(call.session, account.id, row.category, call.now)
            return models.LicenseSummary(
                license=as_license(row),
                owner=None,
                seats_total=seats.total,
                seats_in_use=seats.in_use,
            )
        owner = None if row.owner is None else as_account(row.owner)
        return models.LicenseSummary(license=as_license(row), owner=owner)

    return models.LicenseList(
        licenses=tuple(summary(row) for row in accessible(call.session, account))
    )


def _usage(call: Call) -> models.UsageRecords:
    sweep(call.session, call.now, call.sandbox.timing)
    account_id = call.logged_in().account_id
    return models.UsageRecords(records=usage.own_records(call.session, account_id))


def expect(body: Request | None, model: type[_Body]) -> _Body:
    """The body as the model its operation declares.

    Raises:
        TypeError: It was declared with another.
    """
    if not isinstance(body, model):
        raise TypeError(f"the body is no {model.__name__}")
    return body


PLAIN: Final[Mapping[str, Callable[[Call], Answer | None]]] = {
    operations.DISCOVER.name: _discover,
    operations.PROFILE.name: _profile,
    operations.KEYS.name: _keys,
    operations.LOGIN.name: _login,
    operations.REFRESH.name: _refresh,
    operations.LOGOUT.name: _logout,
    operations.RESEND.name: _resend,
    operations.LICENSES.name: _licenses,
    operations.USAGE.name: _usage,
}
"""Operation name to what serves it."""
