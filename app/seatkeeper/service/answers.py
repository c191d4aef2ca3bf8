"""What a license server says, as values; refusals are answers like any other."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import ClassVar

from seatkeeper.licensing.grant import Grant
from seatkeeper.licensing.license import Account, License
from seatkeeper.licensing.verdict import Verdict

__all__ = [
    "ActionRefused",
    "LicenseView",
    "LoginRefused",
    "Seat",
    "SeatOffer",
    "SeatProof",
    "SeatRefusal",
    "ServerInfo",
    "TestAccount",
    "Tokens",
    "UsageEntry",
]


@dataclass(frozen=True, slots=True)
class TestAccount:
    """An account a sandbox offers for trying."""

    __test__: ClassVar = False  # pytest takes every class called Test… for one of its own

    email: str
    password: str
    situation: str


@dataclass(frozen=True, slots=True)
class ServerInfo:
    """What is known of a server.

    Attributes:
        name: For people.
        portal: Origin of the portal.
        capabilities: Of ``login``, ``licenses``, ``extend-offline``, ``validate-offline``,
            ``usage``, ``queue``.
        test_accounts: A sandbox's own.
    """

    name: str
    portal: str
    capabilities: frozenset[str] = frozenset()
    test_accounts: tuple[TestAccount, ...] = ()


@dataclass(frozen=True, slots=True)
class Tokens:
    """What a login gives; never shown, never logged."""

    access: str = field(repr=False)
    refresh: str = field(repr=False)
    account: Account


@dataclass(frozen=True, slots=True)
class LoginRefused:
    """An authentic no.

    Attributes:
        code: ``wrong-credentials``, ``email-unconfirmed`` or ``login-blocked``.
        until: When a block ends (UTC).
    """

    code: str
    until: datetime | None = None


@dataclass(frozen=True, slots=True)
class Seat:
    """A seat as the client names it.

    Attributes:
        seat_id: 128 random bits, hex, saved before they are first used.
        epoch: That of the last grant; 0 before the first.
    """

    seat_id: str
    epoch: int


@dataclass(frozen=True, slots=True)
class SeatProof:
    """A seat, proven.

    Attributes:
        grant: What the document says.
        document: The signed document itself, to be kept.
        server_time: The server's signed time (UTC).
        key_sets: The chain of key sets that was needed to believe it.
    """

    grant: Grant
    document: str = field(repr=False)
    server_time: datetime
    key_sets: tuple[str, ...] = field(default=(), repr=False)


@dataclass(frozen=True, slots=True)
class SeatRefusal:
    """An authentic refusal of a seat, or its authentic end.

    Attributes:
        verdict: Why.
        retry_after: Seconds until a new try makes sense.
        server_time: The server's signed time (UTC), if signed.
        queue: Whether one can wait in the server's queue.
        position: The place in it, 1 for the next; None for somebody who does not wait there.
    """

    verdict: Verdict
    retry_after: int = 30
    server_time: datetime | None = None
    queue: bool = False
    position: int | None = None


@dataclass(frozen=True, slots=True)
class SeatOffer:
    """A seat that the server holds for somebody who waited in its queue.

    Attributes:
        until: The seat is held until then (UTC).
        server_time: The server's signed time (UTC).
    """

    until: datetime
    server_time: datetime


@dataclass(frozen=True, slots=True)
class ActionRefused:
    """An authentic refusal that leaves the seat as it is."""

    code: str
    detail: str = ""


@dataclass(frozen=True, slots=True)
class LicenseView:
    """A license the account may use; counts for its owner only (R21)."""

    license: License
    owner: Account | None
    seats_total: int | None
    seats_in_use: int | None


@dataclass(frozen=True, slots=True)
class UsageEntry:
    """One stretch of use (R105)."""

    start: datetime
    end: datetime | None
    license_id: str
    seat: str
    reason: str
