"""The bodies that travel between a client and a compatible server.

JSON bodies are strict: unknown members are ignored by clients (a newer server may add some) and
refused by servers. Times are RFC 3339 in UTC. The payloads of grants are defined once, in
``seatkeeper.licensing.grant``.
"""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from typing import Annotated, Literal

from msgspec import Meta

from seatkeeper.licensing.grant import Grant
from seatkeeper.licensing.license import Account, License
from seatkeeper.licensing.limits import (
    HEARTBEAT_MAX,
    OFFLINE_DAYS_MAX,
    PERIODS_MAX,
    TIMEOUT_MAX,
)
from seatkeeper.licensing.value import Value
from seatkeeper.protocol.problems import Answer, Problem, ProblemOwner, ProblemType

__all__ = [
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
    "Request",
    "SeatAnswer",
    "SeatOperation",
    "SeatRequest",
    "TestAccount",
    "TokenAnswer",
    "UsageRecord",
    "UsageRecords",
]

GrantModel = Grant

SeatId = Annotated[str, Meta(pattern=r"^[0-9a-f]{32}$", description="128 random bits, hex")]
Nonce = Annotated[str, Meta(pattern=r"^[A-Za-z0-9_-]{22,86}$", description="128 bits or more")]
Email = Annotated[str, Meta(max_length=320)]
Epoch = Annotated[int, Meta(ge=1, le=2**53 - 1)]
Days = Annotated[int, Meta(ge=1, le=OFFLINE_DAYS_MAX)]


class Request(Value, frozen=True, forbid_unknown_fields=True):
    """Base of everything a client asks: members a server does not know are refused."""


class Platform(StrEnum):
    """All that a server learns of a computer (R100)."""

    WINDOWS = "windows"
    MACOS = "macos"
    LINUX = "linux"


class TestAccount(Answer, frozen=True):
    """An account a sandbox lists for people to try."""

    email: str
    password: str
    situation: Annotated[
        str, Meta(description="what the account shows, in one short English sentence")
    ]


class Discovery(Answer, frozen=True):
    """``GET /.well-known/seatkeeper``: what the server is and can do."""

    name: str
    protocol: Literal["seatkeeper/1"]
    portal: Annotated[str, Meta(description="origin of the portal")]
    root: Annotated[str, Meta(description="RFC 7638 thumbprint of the root key")]
    capabilities: Annotated[
        tuple[str, ...],
        Meta(description="of: login, licenses, extend-offline, validate-offline, usage, queue"),
    ]
    heartbeat_seconds: Annotated[int, Meta(ge=1, le=HEARTBEAT_MAX)]
    timeout_seconds: Annotated[int, Meta(ge=1, le=TIMEOUT_MAX)]
    offline_days: Annotated[
        tuple[Days, ...],
        Meta(max_length=PERIODS_MAX, description="periods that can be chosen, in days"),
    ]
    sandbox: bool = False
    test_accounts: tuple[TestAccount, ...] = ()


class Profile(Answer, frozen=True, kw_only=True):
    """``GET /.well-known/seatkeeper-profile``: the server profile (see ``exchange-format.md``).

    It is only as trustworthy as the comparison of its root key's fingerprint.
    """

    format: Literal["seatkeeper-profile/1"]
    name: str
    adapter: Literal["seatkeeper"] = "seatkeeper"
    url: Annotated[str, Meta(description="origin of this API")]
    portal: Annotated[str, Meta(description="origin of the portal")]
    root: Annotated[
        dict[str, str], Meta(description="root public key, a JWK: kty OKP, crv Ed25519, x")
    ]
    ca: Annotated[str | None, Meta(description="PEM certificates of a private authority")] = None


class KeySets(Answer, frozen=True):
    """``GET /v1/keys``: the chain of signed key sets, oldest first."""

    key_sets: tuple[str, ...]


class LoginRequest(Request, frozen=True):
    """``POST /v1/sessions``; the DPoP proof binds the tokens to the device key."""

    hidden = ("password",)

    email: Email
    password: Annotated[str, Meta(max_length=1024)]


class RefreshRequest(Request, frozen=True):
    """``POST /v1/sessions/refresh``; the refresh token is used up by this."""

    hidden = ("refresh_token",)

    refresh_token: Annotated[str, Meta(max_length=512)]


class TokenAnswer(Answer, frozen=True):
    """A new pair of tokens."""

    hidden = ("access_token", "refresh_token")

    access_token: str
    refresh_token: str
    expires_in: Annotated[int, Meta(description="seconds the access token lasts")]
    account: Account


class EmailRequest(Request, frozen=True):
    """``POST /v1/email-confirmations``: send the confirmation email again; always 202."""

    email: Email


class LicenseSummary(Answer, frozen=True):
    """One license the account may use."""

    license: License
    owner: Annotated[Account | None, Meta(description="null when it is the user's own")]
    seats_total: Annotated[int | None, Meta(description="for the owner only")] = None
    seats_in_use: Annotated[int | None, Meta(description="for the owner only")] = None


class LicenseList(Answer, frozen=True):
    """``GET /v1/licenses``."""

    licenses: tuple[LicenseSummary, ...]


class SeatRequest(Request, frozen=True):
    """What every question about a seat says."""

    nonce: Nonce
    epoch: Epoch


class AcquireRequest(SeatRequest, frozen=True):
    """``PUT /v1/seats/{seat_id}``: take this seat, or take it again."""

    # Half of what an epoch can be: the server counts on from it and must never come to the end.
    epoch: Annotated[
        int,
        Meta(
            ge=1, le=2**52, description="one more than the last epoch this client has seen; else 1"
        ),
    ]
    platform: Platform


class HeartbeatRequest(SeatRequest, frozen=True):
    """``POST /v1/seats/{seat_id}/heartbeats``."""


class CloseRequest(SeatRequest, frozen=True):
    """``POST /v1/seats/{seat_id}/close``."""

    reason: Annotated[
        Literal["closed", "idle"],
        Meta(description="why: the app was closed, or its user is away"),
    ] = "closed"


class ExtendRequest(SeatRequest, frozen=True):
    """``PUT /v1/seats/{seat_id}/offline-availability``."""

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


class SeatAnswer(Answer, frozen=True):
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
    grant: Annotated[str | None, Meta(description="a seat-grant+jws")] = None
    problem: Problem | None = None
    held_until: Annotated[
        datetime | None,
        Meta(description="the end of the queue: until when a seat is held for the user"),
    ] = None


class UsageRecord(Answer, frozen=True):
    """One stretch of use of a seat (R105)."""

    start: datetime
    end: datetime | None
    license_id: str
    seat: str
    reason: Annotated[str, Meta(description="closed, logged-out, timed-out, freed, ... or running")]


class UsageRecords(Answer, frozen=True):
    """``GET /v1/usage``: the caller's own records, newest first."""

    records: tuple[UsageRecord, ...]
