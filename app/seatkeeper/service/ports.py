"""What the client needs from the world, as ports.

Every port has real implementations in ``system`` and ``servers``; ``composition`` joins them. A
license server answers with values: grants and refusals alike. It raises only when there is no
authentic answer (``UnreachableError``) or when the tokens no longer count (``TokenRefusedError``).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import ClassVar, Protocol, TypeVar

from seatkeeper.licensing.grant import Grant
from seatkeeper.licensing.license import Account, License
from seatkeeper.licensing.verdict import Verdict
from seatkeeper.session.states import Notice, State

__all__ = [
    "ActionRefused",
    "Clock",
    "Entropy",
    "Lanes",
    "LicenseServer",
    "LicenseView",
    "LoginRefused",
    "Observer",
    "Seat",
    "SeatProof",
    "SeatRefusal",
    "ServerInfo",
    "TestAccount",
    "TokenRefusedError",
    "Tokens",
    "UnreachableError",
    "UsageEntry",
]

T = TypeVar("T")

Entropy = Callable[[int], bytes]
"""Gives that many random bytes."""


class Clock(Protocol):
    """Time, read in one place only."""

    def now(self) -> datetime:
        """Wall clock, aware UTC."""
        ...

    def elapsed(self) -> timedelta:
        """Time since some fixed moment, suspension included; never runs back."""
        ...


class Lanes(Protocol):
    """Background lanes: one thread each, work in order, results on the owner's thread."""

    def submit(self, lane: str, work: Callable[[], T], done: Callable[[T], None]) -> None:
        """Run ``work`` on a lane and call ``done`` with its result on the owner's thread.

        Args:
            lane: ``network`` or ``disk``.
            work: Must not raise.
            done: Called once.
        """
        ...


class Observer(Protocol):
    """Who watches a client: the window, or the command line."""

    def changed(self, state: State) -> None:
        """The session is in this state now."""
        ...

    def notified(self, notice: Notice) -> None:
        """Something to tell the user."""
        ...

    def restarted(self) -> None:
        """The session begins again at the login window (R50)."""
        ...


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
    """

    verdict: Verdict
    retry_after: int = 30
    server_time: datetime | None = None


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


class UnreachableError(Exception):
    """No authentic answer.

    Attributes:
        cause: As in ``seatkeeper.session.events.Unreachable``.
        detail: What exactly happened, in English.
        delivered: False only if certainly nothing reached the server.
    """

    def __init__(self, cause: str, detail: str, *, delivered: bool = True) -> None:
        super().__init__(f"{cause}: {detail}")
        self.cause = cause
        self.detail = detail
        self.delivered = delivered


class TokenRefusedError(Exception):
    """The server does not accept the tokens any more; a password is needed."""


class LicenseServer(Protocol):
    """Any compatible server.

    Every call may raise UnreachableError; every call with tokens also TokenRefusedError.
    """

    def discover(self) -> ServerInfo:
        """Ask the server what it is."""
        ...

    def login(self, email: str, password: str) -> Tokens | LoginRefused:
        """Log in."""
        ...

    def resend_confirmation(self, email: str) -> None:
        """Have the confirmation email sent again (R03)."""
        ...

    def refresh(self, tokens: Tokens) -> Tokens:
        """Exchange the refresh token for a new pair."""
        ...

    def logout(self, tokens: Tokens) -> None:
        """End the server session; seats are not touched."""
        ...

    def list_licenses(self, tokens: Tokens) -> tuple[LicenseView, ...]:
        """List the licenses the account may use."""
        ...

    def acquire(self, tokens: Tokens, seat: Seat) -> SeatProof | SeatRefusal:
        """Take a seat, or take the same seat again."""
        ...

    def heartbeat(self, tokens: Tokens, seat: Seat) -> SeatProof | SeatRefusal:
        """Say that the seat is in use."""
        ...

    def close(self, tokens: Tokens, seat: Seat) -> None:
        """Say that the app closes: a shared seat is free at once, others stay (R11, R31)."""
        ...

    def release(self, tokens: Tokens, seat: Seat) -> None:
        """Give the seat back, even if the epoch is an older one.

        A seat the server does not know counts as given back.
        """
        ...

    def extend_offline(
        self, tokens: Tokens, seat: Seat, days: int
    ) -> SeatProof | SeatRefusal | ActionRefused:
        """Reserve the seat for this computer for some days."""
        ...

    def shorten_offline(
        self, tokens: Tokens, seat: Seat
    ) -> SeatProof | SeatRefusal | ActionRefused:
        """End the reservation; the seat stays in use."""
        ...

    def usage(self, tokens: Tokens) -> tuple[UsageEntry, ...]:
        """List the user's own usage records, newest first."""
        ...
