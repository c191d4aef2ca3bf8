"""Servers that are careless with logins, tokens and what people may see."""

from __future__ import annotations

import json
from typing import Any, Final

import pytest
from msgspec.structs import replace

from offline import signing
from offline.blocks import BlockKind, extract_block
from offline.issuing import open_request
from offline.request import OfflineRequest, read_request
from seatkeeper.protocol import models
from seatkeeper.sandbox import accounts, api, calls, grants
from seatkeeper.sandbox.model import TokenRow
from seatkeeper.sandbox.portal import offline_pages
from seatkeeper.sandbox.proofs import ProofDesk
from seatkeeper.sandbox.refusal import RefusedError
from seatkeeper.sandbox.timing import Timing
from seatkeeper.sandbox.tokens import Tokens, digest
from tests.lab.broken.variant import Variant, variant


@variant("an unknown account is told from a wrong password", "login.unknown-account-is-alike")
def accounts_told_apart(patch: pytest.MonkeyPatch) -> None:
    given = accounts.log_in

    def log_in(session: Any, *, email: str, **more: Any) -> Any:
        if accounts.by_email(session, email) is None:
            raise RefusedError(models.ProblemType.WRONG_CREDENTIALS, "no such account")
        return given(session, email=email, **more)

    patch.setattr(accounts, "log_in", log_in)


@variant("nobody is ever blocked", "login.ten-failures-block")
def never_blocked(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(accounts, "_FAILURES_MAX", 1_000_000)


@variant("an unconfirmed address is told to anybody", "login.unconfirmed")
def unconfirmed_told(patch: pytest.MonkeyPatch) -> None:
    given = accounts.log_in

    def log_in(session: Any, *, email: str, **more: Any) -> Any:
        account = accounts.by_email(session, email)
        if account is not None and not account.confirmed:
            raise RefusedError(models.ProblemType.EMAIL_UNCONFIRMED)
        return given(session, email=email, **more)

    patch.setattr(accounts, "log_in", log_in)


@variant("only known addresses get a confirmation", "confirmation.is-always-accepted")
def confirmation_tells(patch: pytest.MonkeyPatch) -> None:
    def resend(call: calls.Call) -> None:
        body = calls.expect(call.body, models.EmailRequest)
        if accounts.by_email(call.session, body.email) is None:
            raise RefusedError(models.ProblemType.NOT_FOUND)

    patch.setattr(api, "PLAIN", {**calls.PLAIN, "resend": resend})


def _row(self: Tokens, kind: str, secret: str) -> TokenRow:
    row = self.session.get(TokenRow, digest(secret))
    if row is None or row.kind != kind or row.session.revoked or self.now >= row.expires:
        raise RefusedError(models.ProblemType.INVALID_TOKEN)
    return row


@variant(
    "tokens are good on any computer", "token.of-another-computer", "refresh.of-another-computer"
)
def tokens_unbound(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(Tokens, "_valid", lambda self, kind, secret, device: _row(self, kind, secret))


@variant("one token is as good as the other", "token.refresh-as-access")
def tokens_mixed(patch: pytest.MonkeyPatch) -> None:
    given = Tokens._valid

    def valid(self: Tokens, kind: str, secret: str, device: str) -> TokenRow:
        row = self.session.get(TokenRow, digest(secret))
        return given(self, kind if row is None else row.kind, secret, device)

    patch.setattr(Tokens, "_valid", valid)


@variant("tokens are judged before proofs", "token.judged-after-the-proof")
def token_first(patch: pytest.MonkeyPatch) -> None:
    given = ProofDesk.check

    def check(self: ProofDesk, proof: str, *, access_token: str | None, **more: str) -> str:
        if access_token is not None and access_token == "x" * 64:
            raise RefusedError(models.ProblemType.INVALID_TOKEN)
        return given(self, proof, access_token=access_token, **more)

    patch.setattr(ProofDesk, "check", check)


@variant("a bearer token will do", "token.bearer")
def bearer(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(api, "_token", lambda authorization: authorization.partition(" ")[2])


@variant("a log out ends nothing", "logout.ends-both-tokens")
def log_out_ends_nothing(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(api, "PLAIN", {**calls.PLAIN, "logout": lambda call: None})


@variant("a refresh token is good once, lost answer or not", "refresh.after-a-lost-answer")
def refresh_once(patch: pytest.MonkeyPatch) -> None:
    given = Tokens.refresh

    def refresh(self: Tokens, refresh_token: str, device: str) -> models.TokenAnswer:
        row = self._valid("refresh", refresh_token, device)
        if row.used_at is not None:
            raise RefusedError(models.ProblemType.INVALID_TOKEN)
        return given(self, refresh_token, device)

    patch.setattr(Tokens, "refresh", refresh)


@variant(
    "unknown members of a request are passed over", "request.unknown-member",
    "seat.request.hostname",
)  # fmt: skip
def unknown_members(patch: pytest.MonkeyPatch) -> None:
    given = api._body

    def body(operation: Any, arrived: Any) -> Any:
        if operation.request is not None:
            try:
                found = json.loads(arrived.body)
            except ValueError:
                return given(operation, arrived)
            if isinstance(found, dict):
                known = {
                    name: found[name]
                    for name in operation.request.__struct_fields__
                    if name in found
                }
                object.__setattr__(arrived, "body", json.dumps(known).encode())
        return given(operation, arrived)

    patch.setattr(api, "_body", body)


@variant("a body of any media type is taken", "request.other-media-type")
def any_media_type(patch: pytest.MonkeyPatch) -> None:
    given = api._body

    def body(operation: Any, arrived: Any) -> Any:
        object.__setattr__(arrived, "media_type", "application/json")
        return given(operation, arrived)

    patch.setattr(api, "_body", body)


@variant("a body of any size is taken", "request.body-too-large")
def any_size(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(api, "_BODY_MAX", 2**30)


@variant("a guest is told the totals", "licenses.guest-sees-no-totals")
def totals_told(patch: pytest.MonkeyPatch) -> None:
    given = calls.PLAIN["licenses"]

    def licenses(call: calls.Call) -> models.LicenseList:
        found = given(call)
        assert isinstance(found, models.LicenseList)
        told = {"seats_total": 15, "seats_in_use": 3}
        return models.LicenseList(
            licenses=tuple(replace(entry, **told) for entry in found.licenses)
        )

    patch.setattr(api, "PLAIN", {**calls.PLAIN, "licenses": licenses})


@variant("a guest's grant holds the totals", "grant.tells-guests-no-totals")
def totals_granted(patch: pytest.MonkeyPatch) -> None:

    def sign(payload: dict[str, Any], kind: Any, key: Any) -> str:
        if kind == "seat-grant+jws":
            payload = {**payload, "seats": {"total": 15, "in_use": 3}}
        return signing.sign(payload, kind, key)

    patch.setattr(grants, "sign", sign)


@variant("discovery is of a time before seats time out", "discovery.timeout-exceeds-heartbeat")
def timeout_too_short(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(Timing, "__init__", _short)


def _short(self: Timing, **more: Any) -> None:
    for name, field in Timing.__dataclass_fields__.items():
        object.__setattr__(self, name, more.get(name, field.default))
    object.__setattr__(self, "timeout_seconds", 1)


@variant("the portal takes requests to other servers", "portal.refuses-another-servers-request")
def any_request(patch: pytest.MonkeyPatch) -> None:
    def opened(content: bytes, *, server: str) -> OfflineRequest:
        claimed = read_request(extract_block(content, BlockKind.REQUEST))
        return open_request(content, server=claimed.server)

    patch.setattr(offline_pages, "open_request", opened)


VARIANTS: Final[tuple[Variant, ...]] = tuple(
    found for found in vars().values() if isinstance(found, Variant)
)
