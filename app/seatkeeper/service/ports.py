"""What the client needs from the world, as ports.

Every port has real implementations in ``system`` and ``servers``; ``composition`` joins them. A
license server answers with values: grants and refusals alike. It raises only when there is no
authentic answer (``UnreachableError``) or when the tokens no longer count (``TokenRefusedError``).
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Protocol, TypeVar

from seatkeeper.licensing.grant import Grant
from seatkeeper.service.answers import (
    ActionRefused,
    LicenseView,
    LoginRefused,
    Seat,
    SeatOffer,
    SeatProof,
    SeatRefusal,
    ServerInfo,
    TestAccount,
    Tokens,
    UsageEntry,
)
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
    "SeatOffer",
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


class UnreachableError(Exception):
    """No authentic answer.

    Attributes:
        cause: As in ``seatkeeper.session.events.Unreachable``.
        detail: What exactly happened, in English.
        delivered: False only if certainly nothing reached the server.
        retry_after: Seconds for which a busy server wants to be left alone; 0 for nothing said.
    """

    def __init__(
        self, cause: str, detail: str, *, delivered: bool = True, retry_after: int = 0
    ) -> None:
        super().__init__(f"{cause}: {detail}")
        self.cause = cause
        self.detail = detail
        self.delivered = delivered
        self.retry_after = retry_after


class TokenRefusedError(Exception):
    """The server does not accept the tokens any more; a password is needed."""


class LicenseServer(Protocol):
    """Any compatible server.

    Every call may raise UnreachableError; every call with tokens also TokenRefusedError.
    """

    @property
    def has_login(self) -> bool:
        """Whether it knows accounts; known before any contact.

        Without them ``login`` answers with tokens that mean nothing, whatever it is told.
        """
        ...

    def read_grant(self, document: str) -> Grant:
        """Verify and read the evidence of a seat that this computer has kept.

        Args:
            document: As it came in ``SeatProof.document``.

        Raises:
            GrantError: It cannot be believed or understood.
        """
        ...

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

    def join_queue(self, tokens: Tokens, seat: Seat) -> SeatOffer | SeatProof | SeatRefusal:
        """Wait for a seat in the server's queue, or go on waiting (R20).

        Only asked of a server that said there is one (``SeatRefusal.queue``).
        """
        ...

    def leave_queue(self, tokens: Tokens, seat: Seat) -> None:
        """Wait no longer; a seat that is held for the place is given up too."""
        ...

    def close(self, tokens: Tokens, seat: Seat, *, idle: bool = False) -> None:
        """Say that the app closes, or that its user is away (R23).

        A shared seat is free at once, others stay (R11, R31); one that is free already, too.
        """
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
