"""The bodies that travel between a client and a compatible server.

JSON bodies are strict: unknown members are ignored by clients (a newer server may add some) and
refused by servers. Times are RFC 3339 in UTC. The payloads of grants are defined once, in
``seatkeeper.licensing.grant``.
"""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from seatkeeper.licensing.grant import Grant
from seatkeeper.licensing.license import Account, License
from seatkeeper.licensing.limits import (
    HEARTBEAT_MAX,
    OFFLINE_DAYS_MAX,
    PERIODS_MAX,
    TIMEOUT_MAX,
)
from seatkeeper.protocol.problems import Answer, Problem, ProblemOwner, ProblemType

__all__ = [
    "AccountModel",
    "AcquireRequest",
    "Answer",
    "CloseRequest",
    "Discovery",
    "EmailRequest",
    "ExtendRequest",
    "GrantModel",
    "HeartbeatRequest",
    "KeySets",
    "LicenseList",
    "LicenseSummary",
    "LoginRequest",
    "Platform",
    "Problem",
    "ProblemOwner",
    "ProblemType",
    "Profile",
    "RefreshRequest",
    "SeatAnswer",
    "SeatOperation",
    "TestAccount",
    "TokenAnswer",
    "UsageRecord",
    "UsageRecords",
]

AccountModel = Account
GrantModel = Grant

SeatId = Annotated[str, Field(pattern=r"^[0-9a-f]{32}$", description="128 random bits, hex")]
Nonce = Annotated[str, Field(pattern=r"^[A-Za-z0-9_-]{22,86}$", description="128 bits or more")]
Epoch = Annotated[int, Field(ge=1, le=2**53 - 1)]
Days = Annotated[int, Field(ge=1, le=OFFLINE_DAYS_MAX)]


class _Request(BaseModel):
    # Strict: a number is a number, and a text that looks like one is not.
    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)


class Platform(StrEnum):
    """All that a server learns of a computer (R100)."""

    WINDOWS = "windows"
    MACOS = "macos"
    LINUX = "linux"


class TestAccount(Answer):
    """An account a sandbox lists for people to try."""

    email: str
    password: str
    situation: str = Field(description="what the account shows, in one short English sentence")


class Discovery(Answer):
    """``GET /.well-known/seatkeeper``: what the server is and can do."""

    name: str
    protocol: Literal["seatkeeper/1"]
    portal: str = Field(description="origin of the portal")
    root: str = Field(description="RFC 7638 thumbprint of the root key")
    capabilities: tuple[str, ...] = Field(
        description="of: login, licenses, extend-offline, validate-offline, usage, queue"
    )
    heartbeat_seconds: int = Field(ge=1, le=HEARTBEAT_MAX)
    timeout_seconds: int = Field(ge=1, le=TIMEOUT_MAX)
    offline_days: tuple[Days, ...] = Field(
        max_length=PERIODS_MAX, description="periods that can be chosen, in days"
    )
    sandbox: bool = False
    test_accounts: tuple[TestAccount, ...] = ()


class Profile(Answer):
    """``GET /.well-known/seatkeeper-profile``: the server profile (see ``exchange-format.md``).

    It is only as trustworthy as the comparison of its root key's fingerprint.
    """

    format: Literal["seatkeeper-profile/1"]
    name: str
    adapter: Literal["seatkeeper"] = "seatkeeper"
    url: str = Field(description="origin of this API")
    portal: str = Field(description="origin of the portal")
    root: dict[str, str] = Field(description="root public key, a JWK: kty OKP, crv Ed25519, x")
    ca: str | None = Field(default=None, description="PEM certificates of a private authority")


class KeySets(Answer):
    """``GET /v1/keys``: the chain of signed key sets, oldest first."""

    key_sets: tuple[str, ...]


class LoginRequest(_Request):
    """``POST /v1/sessions``; the DPoP proof binds the tokens to the device key."""

    email: str = Field(max_length=320)
    password: str = Field(max_length=1024, repr=False)


class RefreshRequest(_Request):
    """``POST /v1/sessions/refresh``; the refresh token is used up by this."""

    refresh_token: str = Field(max_length=512, repr=False)


class TokenAnswer(Answer):
    """A new pair of tokens."""

    access_token: str = Field(repr=False)
    refresh_token: str = Field(repr=False)
    expires_in: int = Field(description="seconds the access token lasts")
    account: Account


class EmailRequest(_Request):
    """``POST /v1/email-confirmations``: send the confirmation email again; always 202."""

    email: str = Field(max_length=320)


class LicenseSummary(Answer):
    """One license the account may use."""

    license: License
    owner: Account | None = Field(description="null when it is the user's own")
    seats_total: int | None = Field(default=None, description="for the owner only")
    seats_in_use: int | None = Field(default=None, description="for the owner only")


class LicenseList(Answer):
    """``GET /v1/licenses``."""

    licenses: tuple[LicenseSummary, ...]


class AcquireRequest(_Request):
    """``PUT /v1/seats/{seat_id}``: take this seat, or take it again."""

    nonce: Nonce
    # Half of what an epoch can be: the server counts on from it and must never come to the end.
    epoch: int = Field(
        ge=1, le=2**52, description="one more than the last epoch this client has seen; else 1"
    )
    platform: Platform


class HeartbeatRequest(_Request):
    """``POST /v1/seats/{seat_id}/heartbeats``."""

    nonce: Nonce
    epoch: Epoch


class CloseRequest(_Request):
    """``POST /v1/seats/{seat_id}/close``."""

    nonce: Nonce
    epoch: Epoch
    reason: Literal["closed", "idle"] = Field(
        default="closed", description="why: the app was closed, or its user is away"
    )


class ExtendRequest(_Request):
    """``PUT /v1/seats/{seat_id}/offline-availability``."""

    nonce: Nonce
    epoch: Epoch
    days: Days


class SeatOperation(StrEnum):
    """What a seat answer answers to."""

    ACQUIRE = "acquire"
    HEARTBEAT = "heartbeat"
    CLOSE = "close"
    RELEASE = "release"
    EXTEND = "extend"
    SHORTEN = "shorten"
    QUEUE = "queue"
    LEAVE = "leave"


class SeatAnswer(Answer):
    """Payload of a ``seat-answer+jws``: the only thing a client believes about a seat.

    Exactly one of ``grant``, ``problem`` and ``held_until`` is present, except after a release or
    a leave that was done: then none.
    """

    operation: SeatOperation
    nonce: Nonce
    device: str
    seat_id: SeatId
    epoch: Epoch
    time: datetime
    grant: str | None = Field(default=None, description="a seat-grant+jws")
    problem: Problem | None = None
    held_until: datetime | None = Field(
        default=None, description="the end of the queue: until when a seat is held for the user"
    )


class UsageRecord(Answer):
    """One stretch of use of a seat (R105)."""

    start: datetime
    end: datetime | None
    license_id: str
    seat: str
    reason: str = Field(description="closed, logged-out, timed-out, freed, ... or running")


class UsageRecords(Answer):
    """``GET /v1/usage``: the caller's own records, newest first."""

    records: tuple[UsageRecord, ...]
