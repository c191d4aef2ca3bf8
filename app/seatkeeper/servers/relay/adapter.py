"""The adapter for Keygen Relay.

Relay does not sign what it says, so ``authenticity: tls`` rules hold: only a documented status
with a documented body counts, over verified TLS or loopback (the transport allows nothing else),
and the end of a lease that is held counts only when a second request, at least fifteen seconds
after the first, is told the same. Until then it is ``UnreachableError("unconfirmed")`` and work
goes on. Where the profile holds a signing secret, every answer must carry Relay's own signature.

There is no login and no list of licenses: those operations of the port answer with nothing. A
lease is one ``PUT``; the same ``PUT`` is the heartbeat. The license file comes only with a new
lease, so a computer that has lost it gives the lease back and takes it again.
"""

from __future__ import annotations

from base64 import b64decode
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Final

from seatkeeper.licensing.grant import Grant
from seatkeeper.licensing.license import NOBODY
from seatkeeper.licensing.verdict import Reason, Verdict
from seatkeeper.servers.relay.lease import Lease
from seatkeeper.servers.relay.wire import (
    LeaseAnswer,
    Vendor,
    Wire,
    error_of,
    read_lease,
    unexpected,
)
from seatkeeper.servers.transport import HttpAnswer, HttpTransport
from seatkeeper.service.grants import GrantError
from seatkeeper.service.ports import (
    ActionRefused,
    Clock,
    LicenseView,
    LoginRefused,
    Seat,
    SeatOffer,
    SeatProof,
    SeatRefusal,
    ServerInfo,
    Tokens,
    UnreachableError,
    UsageEntry,
)

__all__ = ["CONFIRMATION", "RelayServer", "Vendor"]

CONFIRMATION: Final = timedelta(seconds=15)
"""Between the first word that a held lease is over and the one that is believed."""

_REFUSALS: Final = {410: Reason.ALL_SEATS_IN_USE, 400: Reason.SERVER_REFUSED}
"""No license is free; there is no such pool."""

_RETRY_SECONDS: Final = 15
"""Relay culls dead leases this often, so asking earlier cannot help."""

_NO_TOKENS: Final = Tokens(access="", refresh="", account=NOBODY)


class RelayServer:
    """Speaks to a Relay server.

    Args:
        transport: To the server.
        vendor: What the profile says.
        device: Thumbprint of this computer's key, fetched when it is first needed.
        clock: For the time between a first and a second word.
    """

    def __init__(
        self,
        *,
        transport: HttpTransport,
        vendor: Vendor,
        device: Callable[[], str],
        clock: Clock,
    ) -> None:
        self._wire = Wire(transport, vendor, clock)
        self._vendor = vendor
        self._device = device
        self._clock = clock
        self._lease: Lease | None = None
        self._doubted_at: timedelta | None = None

    # --- the server ------------------------------------------------------------------------------

    @property
    def has_login(self) -> bool:
        """Whoever reaches the server may ask."""
        return False

    def discover(self) -> ServerInfo:
        """Ask whether the server is well; what it can do is known."""
        answer = self._wire.send("GET", "/v1/health", "health")
        if answer.status != 200:
            raise unexpected(answer)
        return ServerInfo(name=self._vendor.name, portal="")

    def login(self, email: str, password: str) -> Tokens | LoginRefused:
        """There is no login; whoever reaches the server may ask."""
        return _NO_TOKENS

    def resend_confirmation(self, email: str) -> None:
        """There are no accounts to confirm."""

    def refresh(self, tokens: Tokens) -> Tokens:
        """There is nothing to refresh."""
        return tokens

    def logout(self, tokens: Tokens) -> None:
        """There is no server session."""

    def list_licenses(self, tokens: Tokens) -> tuple[LicenseView, ...]:
        """Relay does not tell which licenses it holds."""
        return ()

    def usage(self, tokens: Tokens) -> tuple[UsageEntry, ...]:
        """Relay keeps no record of use."""
        return ()

    def read_grant(self, document: str) -> Grant:
        """Verify and read a kept lease, and go on with it.

        Raises:
            GrantError: It cannot be believed or understood.
        """
        lease = Lease.from_document(document)
        grant = lease.to_grant(self._vendor.key)
        if lease.server != self._vendor.server:
            raise GrantError("other-server", "the kept lease is another server's")
        self._lease = lease
        return grant

    # --- the seat --------------------------------------------------------------------------------

    def acquire(self, tokens: Tokens, seat: Seat) -> SeatProof | SeatRefusal:
        """Lease a license, or go on with the lease."""
        answer = self._lease_call(seat)
        if answer.status in {202, 409} and self._held(seat) is None:
            # Leased to us, and the file is lost: it comes with a new lease only.
            self.release(tokens, seat)
            answer = self._lease_call(seat)
        if answer.status in _REFUSALS:
            self._lease, self._doubted_at = None, None
            return self._refusal(_REFUSALS[answer.status], answer)
        return self._proof(seat, answer, taken=True)

    def heartbeat(self, tokens: Tokens, seat: Seat) -> SeatProof | SeatRefusal:
        """Say that the lease is in use; if it had run out, this takes another one."""
        if self._held(seat) is None:
            return self.acquire(tokens, seat)
        answer = self._lease_call(seat)
        if answer.status in _REFUSALS:
            return self._ended(answer)
        return self._proof(seat, answer, taken=answer.status == 201)

    def join_queue(self, tokens: Tokens, seat: Seat) -> SeatOffer | SeatProof | SeatRefusal:
        """There is no queue; this only asks again."""
        return self.acquire(tokens, seat)

    def leave_queue(self, tokens: Tokens, seat: Seat) -> None:
        """There is no queue."""

    def close(self, tokens: Tokens, seat: Seat, *, idle: bool = False) -> None:
        """Give the lease back: no seat of a Relay server outlives the app."""
        self.release(tokens, seat)

    def release(self, tokens: Tokens, seat: Seat) -> None:
        """Give the lease back; one that is not leased counts as given back."""
        answer = self._wire.send("DELETE", self._wire.path(seat), "release")
        if answer.status == 404:
            error_of(answer)  # the router's own 404 is not a word about a lease
        elif answer.status != 204:
            raise unexpected(answer)
        self._lease, self._doubted_at = None, None

    def extend_offline(
        self, tokens: Tokens, seat: Seat, days: int
    ) -> SeatProof | SeatRefusal | ActionRefused:
        """Relay knows no offline availability."""
        return ActionRefused("not-supported")

    def shorten_offline(
        self, tokens: Tokens, seat: Seat
    ) -> SeatProof | SeatRefusal | ActionRefused:
        """Relay knows no offline availability."""
        return ActionRefused("not-supported")

    # --- answers ---------------------------------------------------------------------------------

    def _held(self, seat: Seat) -> Lease | None:
        lease = self._lease
        return lease if lease is not None and lease.seat_id == seat.seat_id else None

    def _lease_call(self, seat: Seat) -> HttpAnswer:
        answer = self._wire.send("PUT", self._wire.path(seat), "lease")
        if answer.status in _REFUSALS or answer.status == 409:
            error_of(answer)  # or it is not Relay that speaks
        elif answer.status not in {201, 202}:
            raise unexpected(answer)
        return answer

    def _proof(self, seat: Seat, answer: HttpAnswer, *, taken: bool) -> SeatProof:
        self._doubted_at = None
        at, held = self._wire.time_of(answer), self._held(seat)
        told = read_lease(answer) if answer.status != 409 else LeaseAnswer()
        if answer.status == 201:
            lease = self._new_lease(seat, told, at)
        elif held is None:
            raise UnreachableError("bad-answer", "the server gives no license file")
        elif answer.status == 409:
            # It runs without heartbeats: a lease lasts until it is given back.
            lease = held.renewed(at, held.lifetime_seconds)
        else:
            lease = held.renewed(at, told.expires_in)
        if taken:
            lease = replace(lease, epoch=seat.epoch + 1)
        try:
            grant = lease.to_grant(self._vendor.key)
        except GrantError as error:
            raise UnreachableError("bad-answer", f"{error.code}: {error}") from error
        self._lease = lease
        return SeatProof(grant, lease.to_document(), at)

    def _new_lease(self, seat: Seat, told: LeaseAnswer, at: datetime) -> Lease:
        try:
            text = b64decode(told.license_file, validate=True).decode("ascii")
        except ValueError as error:
            raise UnreachableError("bad-answer", "the license file is not base64") from error
        return Lease(
            license_file=text,
            license_key=told.license_key,
            seat_id=seat.seat_id,
            epoch=seat.epoch,
            device=self._device(),
            server=self._vendor.server,
            leased_at=at,
            lifetime_seconds=told.expires_in,
        )

    def _ended(self, answer: HttpAnswer) -> SeatRefusal:
        """A held lease is over, if this is the second word about it."""
        now = self._clock.elapsed()
        if self._doubted_at is None:
            self._doubted_at = now
        if now - self._doubted_at < CONFIRMATION:
            raise UnreachableError("unconfirmed", "the server says that the lease is over")
        self._lease, self._doubted_at = None, None
        reason = _REFUSALS[answer.status]
        return self._refusal(
            Reason.SEAT_LOST if reason is Reason.ALL_SEATS_IN_USE else reason, answer
        )

    def _refusal(self, reason: Reason, answer: HttpAnswer) -> SeatRefusal:
        evidence = {"problem": f"HTTP {answer.status}", "detail": error_of(answer)}
        return SeatRefusal(Verdict(reason, evidence), _RETRY_SECONDS, self._wire.time_of(answer))
