"""The adapter for servers that speak the Seatkeeper protocol.

What this adapter believes: about a seat, only a ``seat-answer+jws`` by a key that the server's
root vouches for, which repeats the nonce, the device, the seat and the operation of the question.
About a login, a documented body of a documented status. Everything else, however friendly, is
``UnreachableError``.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any, Final

import msgspec

from offline.errors import OfflineError, UnknownKeyError
from offline.keyset import Role, TrustedKeys
from offline.signing import DocumentType, SigningKey, VerifyKey, verify
from seatkeeper.licensing.grant import Grant
from seatkeeper.protocol import models, operations
from seatkeeper.protocol.models import ProblemType, SeatAnswer
from seatkeeper.protocol.operations import Operation
from seatkeeper.servers.asking import Asking, failed, problem_of, read_body, unexpected
from seatkeeper.servers.transport import HttpAnswer, HttpTransport
from seatkeeper.servers.verdicts import ACTION_PROBLEMS, LOGIN_PROBLEMS, refusal_of
from seatkeeper.service.grants import GrantError, open_grant
from seatkeeper.service.ports import (
    ActionRefused,
    Clock,
    Entropy,
    LicenseView,
    LoginRefused,
    Seat,
    SeatOffer,
    SeatProof,
    SeatRefusal,
    ServerInfo,
    TestAccount,
    Tokens,
    UnreachableError,
    UsageEntry,
)

__all__ = ["LONGEST_CLAIM", "SeatkeeperServer"]

LONGEST_CLAIM: Final = timedelta(hours=1)
"""A server may hold a seat for its user for as long as it likes; the user is told this much."""


class SeatkeeperServer:
    """Speaks the Seatkeeper protocol, version 1.

    Args:
        transport: To the server's API origin.
        root: The server's root key.
        device: This computer's key, fetched when it is first needed.
        known_key_sets: The chain of key sets this computer has kept.
        clock: For ``iat`` and for the expiry of key sets.
        entropy: For nonces and proof ids.
        platform: ``windows``, ``macos`` or ``linux``.
    """

    def __init__(
        self,
        *,
        transport: HttpTransport,
        root: VerifyKey,
        device: Callable[[], SigningKey],
        known_key_sets: Callable[[], tuple[str, ...]],
        clock: Clock,
        entropy: Entropy,
        platform: str,
    ) -> None:
        self._root = root
        self._trusted = TrustedKeys.from_root(root)
        self._device = device
        self._known_key_sets = known_key_sets
        self._clock = clock
        self._platform = models.Platform(platform)
        self._asking = Asking(transport=transport, device=device, clock=clock, entropy=entropy)

    # --- about the server and the account --------------------------------------------------------

    @property
    def has_login(self) -> bool:
        """Seats are given to accounts."""
        return True

    def read_grant(self, document: str) -> Grant:
        """Verify and read a kept ``seat-grant+jws``.

        Raises:
            GrantError: Not authentic, for another server, or not understood.
        """
        try:
            keys = TrustedKeys.from_root(self._root).follow(self._known_key_sets())
        except OfflineError as error:
            raise GrantError(error.code, str(error)) from error
        return open_grant(document, keys)

    def discover(self) -> ServerInfo:
        """Ask the server what it is."""
        answer = self._asking.ask(operations.DISCOVER)
        found = read_body(answer, operations.DISCOVER, models.Discovery)
        return ServerInfo(
            name=found.name,
            portal=found.portal,
            capabilities=frozenset(found.capabilities),
            test_accounts=tuple(
                TestAccount(entry.email, entry.password, entry.situation)
                for entry in found.test_accounts
            ),
        )

    def login(self, email: str, password: str) -> Tokens | LoginRefused:
        """Log in."""
        body = models.LoginRequest(email=email, password=password)
        answer = self._asking.ask(operations.LOGIN, body=body)
        if answer.status != operations.LOGIN.success:
            problem = problem_of(answer)
            if problem.type in LOGIN_PROBLEMS:
                return LoginRefused(problem.type.rpartition(":")[2], problem.until)
            raise unexpected(answer, problem)
        return _tokens(read_body(answer, operations.LOGIN, models.TokenAnswer))

    def resend_confirmation(self, email: str) -> None:
        """Have the confirmation email sent again."""
        answer = self._asking.ask(operations.RESEND, body=models.EmailRequest(email=email))
        if answer.status != operations.RESEND.success:
            raise unexpected(answer, problem_of(answer))

    def refresh(self, tokens: Tokens) -> Tokens:
        """Exchange the refresh token for a new pair."""
        body = models.RefreshRequest(refresh_token=tokens.refresh)
        answer = self._asking.ask(operations.REFRESH, body=body)
        return _tokens(read_body(answer, operations.REFRESH, models.TokenAnswer))

    def logout(self, tokens: Tokens) -> None:
        """End the server session; seats are not touched."""
        answer = self._asking.ask(operations.LOGOUT, tokens)
        if answer.status != operations.LOGOUT.success:
            raise failed(answer)

    def list_licenses(self, tokens: Tokens) -> tuple[LicenseView, ...]:
        """List the licenses the account may use."""
        answer = self._asking.ask(operations.LICENSES, tokens)
        found = read_body(answer, operations.LICENSES, models.LicenseList)
        return tuple(
            LicenseView(entry.license, entry.owner, entry.seats_total, entry.seats_in_use)
            for entry in found.licenses
        )

    def usage(self, tokens: Tokens) -> tuple[UsageEntry, ...]:
        """List the user's own usage records, newest first."""
        answer = self._asking.ask(operations.USAGE, tokens)
        found = read_body(answer, operations.USAGE, models.UsageRecords)
        return tuple(
            UsageEntry(entry.start, entry.end, entry.license_id, entry.seat, entry.reason)
            for entry in found.records
        )

    # --- about a seat ----------------------------------------------------------------------------

    def acquire(self, tokens: Tokens, seat: Seat) -> SeatProof | SeatRefusal:
        """Take a seat, or take the same seat again."""
        nonce = self._asking.fresh_nonce()
        body = models.AcquireRequest(nonce=nonce, epoch=seat.epoch + 1, platform=self._platform)
        answer = self._seat_call(operations.ACQUIRE, tokens, seat, nonce, body=body)
        return self._proof_or_refusal(answer, seat)

    def heartbeat(self, tokens: Tokens, seat: Seat) -> SeatProof | SeatRefusal:
        """Say that the seat is in use."""
        nonce = self._asking.fresh_nonce()
        body = models.HeartbeatRequest(nonce=nonce, epoch=max(seat.epoch, 1))
        answer = self._seat_call(operations.HEARTBEAT, tokens, seat, nonce, body=body)
        return self._proof_or_refusal(answer, seat)

    def join_queue(self, tokens: Tokens, seat: Seat) -> SeatOffer | SeatProof | SeatRefusal:
        """Wait for a seat in the server's queue, or go on waiting."""
        nonce = self._asking.fresh_nonce()
        body = models.HeartbeatRequest(nonce=nonce, epoch=max(seat.epoch, 1))
        answer = self._seat_call(operations.QUEUE, tokens, seat, nonce, body=body)
        if answer.held_until is not None:
            return SeatOffer(min(answer.held_until, answer.time + LONGEST_CLAIM), answer.time)
        return self._proof_or_refusal(answer, seat)

    def leave_queue(self, tokens: Tokens, seat: Seat) -> None:
        """Wait no longer."""
        self._seat_call(operations.LEAVE, tokens, seat, self._asking.fresh_nonce())

    def close(self, tokens: Tokens, seat: Seat, *, idle: bool = False) -> None:
        """Say that the app closes, or that its user is away."""
        nonce = self._asking.fresh_nonce()
        body = models.CloseRequest(
            nonce=nonce, epoch=max(seat.epoch, 1), reason="idle" if idle else "closed"
        )
        self._seat_call(operations.CLOSE, tokens, seat, nonce, body=body)

    def release(self, tokens: Tokens, seat: Seat) -> None:
        """Give the seat back, whatever its kind.

        The answer to an earlier acquire may have been lost, and with it the seat's epoch. Then the
        seat is taken once more, so that it can be given back.
        """
        answer = self._seat_call(operations.RELEASE, tokens, seat, self._asking.fresh_nonce())
        if answer.problem is None or answer.problem.type != ProblemType.SUPERSEDED.uri:
            return
        again = self.acquire(tokens, seat)
        if isinstance(again, SeatProof):
            seat = Seat(seat.seat_id, again.grant.epoch)
            self._seat_call(operations.RELEASE, tokens, seat, self._asking.fresh_nonce())

    def extend_offline(
        self, tokens: Tokens, seat: Seat, days: int
    ) -> SeatProof | SeatRefusal | ActionRefused:
        """Reserve the seat for this computer for some days."""
        nonce = self._asking.fresh_nonce()
        body = models.ExtendRequest(nonce=nonce, epoch=max(seat.epoch, 1), days=days)
        answer = self._seat_call(operations.EXTEND, tokens, seat, nonce, body=body)
        return self._action_answer(answer, seat)

    def shorten_offline(
        self, tokens: Tokens, seat: Seat
    ) -> SeatProof | SeatRefusal | ActionRefused:
        """End the reservation; the seat stays in use."""
        answer = self._seat_call(operations.SHORTEN, tokens, seat, self._asking.fresh_nonce())
        return self._action_answer(answer, seat)

    def _action_answer(
        self, answer: SeatAnswer, seat: Seat
    ) -> SeatProof | SeatRefusal | ActionRefused:
        if answer.problem is not None and answer.problem.type in ACTION_PROBLEMS:
            code = answer.problem.type.rpartition(":")[2]
            return ActionRefused(code, answer.problem.detail)
        return self._proof_or_refusal(answer, seat)

    def _proof_or_refusal(self, answer: SeatAnswer, seat: Seat) -> SeatProof | SeatRefusal:
        if answer.problem is not None:
            return refusal_of(answer.problem, answer.time)
        if answer.grant is None:
            raise UnreachableError("bad-answer", "the answer holds neither grant nor refusal")
        try:
            grant = open_grant(answer.grant, self._trusted)
        except GrantError as error:
            raise UnreachableError("bad-answer", f"the grant: {error}") from error
        expected = (seat.seat_id, self._device().public.thumbprint, answer.epoch)
        if (grant.seat_id, grant.device, grant.epoch) != expected:
            raise UnreachableError("bad-answer", "the grant is for another seat or computer")
        return SeatProof(grant, answer.grant, answer.time, self._trusted.chain)

    def _seat_call(
        self,
        operation: Operation,
        tokens: Tokens,
        seat: Seat,
        nonce: str,
        body: models.Request | None = None,
    ) -> SeatAnswer:
        query = {"epoch": str(max(seat.epoch, 1)), "nonce": nonce} if operation.query else None
        path = operation.path.format(seat_id=seat.seat_id)
        answer = self._asking.ask(operation, tokens, path=path, query=query, body=body)
        if answer.media_type != "application/jose":
            raise failed(answer)
        signed = self._verified(answer)
        echo = (signed.operation, signed.nonce, signed.device, signed.seat_id)
        device = self._device().public.thumbprint
        if echo != (operation.name, nonce, device, seat.seat_id):
            raise UnreachableError("bad-answer", "the signed answer is to another question")
        return signed

    def _verified(self, answer: HttpAnswer) -> SeatAnswer:
        try:
            text = answer.body.decode("ascii")
            signed = msgspec.convert(self._payload(text), SeatAnswer)
        except (UnicodeDecodeError, OfflineError, msgspec.ValidationError) as error:
            raise UnreachableError("bad-answer", f"the signed answer: {error}") from error
        if signed.time.tzinfo is None:
            raise UnreachableError("bad-answer", "the signed answer's time has no time zone")
        return signed

    def _payload(self, text: str) -> dict[str, Any]:
        if self._trusted.current is None:
            self._trusted = self._trusted.follow(self._known_key_sets())
        try:
            return dict(verify(text, DocumentType.ANSWER, self._trusted.keys(Role.ANSWERS)))
        except UnknownKeyError:
            self._learn_keys()
        return dict(verify(text, DocumentType.ANSWER, self._trusted.keys(Role.ANSWERS)))

    def _learn_keys(self) -> None:
        """Follow the server's chain of key sets; it is believed link by link, from the root."""
        answer = self._asking.ask(operations.KEYS)
        found = read_body(answer, operations.KEYS, models.KeySets)
        self._trusted = self._trusted.advance(found.key_sets, self._clock.now())


def _tokens(found: models.TokenAnswer) -> Tokens:
    return Tokens(found.access_token, found.refresh_token, found.account)
