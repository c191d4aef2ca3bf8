"""What a license server says, as values; refusals are answers like any other."""

from __future__ import annotations

from datetime import datetime
from typing import ClassVar

from seatkeeper.licensing.grant import Grant
from seatkeeper.licensing.license import Account, License
from seatkeeper.licensing.value import Value
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


class TestAccount(Value, frozen=True):
    """An account a sandbox offers for trying."""

    __test__: ClassVar = False  # pytest takes every class called Test… for one of its own

    email: str
    password: str
    situation: str


class ServerInfo(Value, frozen=True):
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


class Tokens(Value, frozen=True):
    """What a login gives; never shown, never logged."""

    hidden = ("access", "refresh")

    access: str
    refresh: str
    account: Account


class LoginRefused(Value, frozen=True):
    """An authentic no.

    Attributes:
        code: ``wrong-credentials``, ``email-unconfirmed`` or ``login-blocked``.
        until: When a block ends (UTC).
    """

    code: str
    until: datetime | None = None


class Seat(Value, frozen=True):
    """A seat as the client names it.

    Attributes:
        seat_id: 128 random bits, hex, saved before they are first used.
        epoch: That of the last grant; 0 before the first.
    """

    seat_id: str
    epoch: int


class SeatProof(Value, frozen=True):
    """A seat, proven.

    Attributes:
        grant: What the document says.
        document: The signed document itself, to be kept.
        server_time: The server's signed time (UTC).
        key_sets: The chain of key sets that was needed to believe it.
    """

    hidden = ("document", "key_sets")

    grant: Grant
    document: str
    server_time: datetime
    key_sets: tuple[str, ...] = ()


class SeatRefusal(Value, frozen=True):
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


class SeatOffer(Value, frozen=True):
    """A seat that the server holds for somebody who waited in its queue.

    Attributes:
        until: The seat is held until then (UTC).
        server_time: The server's signed time (UTC).
    """

    until: datetime
    server_time: datetime


class ActionRefused(Value, frozen=True):
    """An authentic refusal that leaves the seat as it is."""

    code: str
    detail: str = ""


class LicenseView(Value, frozen=True):
    """A license the account may use; counts for its owner only (R21)."""

    license: License
    owner: Account | None
    seats_total: int | None
    seats_in_use: int | None


class UsageEntry(Value, frozen=True):
    """One stretch of use (R105)."""

    start: datetime
    end: datetime | None
    license_id: str
    seat: str
    reason: str
