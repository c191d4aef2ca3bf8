"""Grants and signed answers: what the sandbox says about a seat, and the one place it signs it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

import msgspec
from sqlalchemy.orm import Session

from offline.signing import DocumentType, sign
from seatkeeper.licensing.grant import Basis, Grant, SeatCount, TrialDays
from seatkeeper.licensing.license import Category
from seatkeeper.protocol.models import Problem, SeatAnswer, SeatOperation
from seatkeeper.sandbox.capacity import as_account, as_license, count, is_own
from seatkeeper.sandbox.choosing import survey
from seatkeeper.sandbox.identifiers import Entropy, opaque
from seatkeeper.sandbox.keys import ServerKeys
from seatkeeper.sandbox.model import LicenseRow, SeatRow
from seatkeeper.sandbox.policies import idle_seconds
from seatkeeper.sandbox.timing import Timing

__all__ = ["Asked", "Signer", "basis_of"]


@dataclass(frozen=True, slots=True)
class Asked:
    """What a signed answer echoes.

    Attributes:
        operation: What was asked.
        nonce: The request's own nonce.
        device: Thumbprint of the device key that proved itself.
        seat_id: The seat.
        epoch: The epoch that was sent.
    """

    operation: SeatOperation
    nonce: str
    device: str
    seat_id: str
    epoch: int


@dataclass(frozen=True, slots=True)
class Signer:
    """Makes grants and answers.

    Attributes:
        keys: The server's keys.
        timing: The server's periods.
        entropy: Gives random bytes, for the grants' names.
    """

    keys: ServerKeys
    timing: Timing
    entropy: Entropy

    def grant(self, session: Session, seat: SeatRow, now: datetime) -> str:
        """Make the signed grant for a seat that is held (a ``seat-grant+jws``)."""
        license_, account = seat.license, seat.account
        own = is_own(license_, account)
        basis = basis_of(seat, now)
        days, refusal = self._offline_choice(seat, basis, now)
        looked_at = survey(session, account, seat.device, now, seat=seat, pinned=True)
        grant = Grant(
            grant_id=opaque(self.entropy),
            server=self.keys.root.public.thumbprint,
            device=seat.device,
            seat_id=seat.id,
            epoch=seat.epoch,
            account=as_account(account),
            owner=None if own or license_.owner is None else as_account(license_.owner),
            license=as_license(license_),
            basis=basis,
            issued_at=now,
            offline_until=self._offline_until(seat, basis, now),
            reserved_until=seat.reserved_until if basis is Basis.OFFLINE_AVAILABILITY else None,
            heartbeat_seconds=self.timing.heartbeat_seconds,
            timeout_seconds=self.timing.timeout_seconds,
            offline_days=days,
            offline_refusal=refusal,
            idle_seconds=_idle(session, seat, basis),
            seats=_seats(session, license_, now) if own else None,
            trial=_trial(license_) if basis is Basis.TRIAL else None,
            considered=looked_at.considered,
        )
        return sign(msgspec.to_builtins(grant), DocumentType.GRANT, self.keys.answers)

    def answer(
        self,
        asked: Asked,
        now: datetime,
        *,
        epoch: int | None = None,
        grant: str | None = None,
        problem: Problem | None = None,
        held_until: datetime | None = None,
    ) -> str:
        """Make the signed answer to an operation on a seat (a ``seat-answer+jws``).

        Args:
            asked: What to echo.
            now: Server time, aware UTC.
            epoch: The seat's epoch where it differs from the one that was sent.
            grant: The grant, where there is one.
            problem: The refusal, where there is one.
            held_until: Until when a seat is held for somebody who waited (UTC).
        """
        answer = SeatAnswer(
            operation=asked.operation,
            nonce=asked.nonce,
            device=asked.device,
            seat_id=asked.seat_id,
            epoch=asked.epoch if epoch is None else epoch,
            time=now,
            grant=grant,
            problem=problem,
            held_until=held_until,
        )
        return sign(msgspec.to_builtins(answer), DocumentType.ANSWER, self.keys.answers)

    def _offline_until(self, seat: SeatRow, basis: Basis, now: datetime) -> datetime | None:
        if basis is Basis.OFFLINE_AVAILABILITY:
            return seat.reserved_until
        if basis is not Basis.OWNER_SEAT:
            return None
        until = now + self.timing.owner_offline
        if seat.reserved_until is not None:
            until = max(until, seat.reserved_until)
        return until if seat.license.expires is None else min(until, seat.license.expires)

    def _offline_choice(
        self, seat: SeatRow, basis: Basis, now: datetime
    ) -> tuple[tuple[int, ...], str]:
        """The periods that can be chosen, or why there is none (R63)."""
        if basis is Basis.TRIAL:
            return (), "trial"
        if basis is Basis.VALIDATED_OFFLINE:
            return (), "validated-offline"
        ends = seat.license.expires
        days = tuple(
            days
            for days in self.timing.offline_days
            if ends is None or now + timedelta(days=days) <= ends
        )
        return days, "" if days else "expires-soon"


def basis_of(seat: SeatRow, now: datetime) -> Basis:
    """On what ground a seat is held."""
    if seat.validated:
        return Basis.VALIDATED_OFFLINE
    if seat.license.category == Category.TRIAL:
        return Basis.TRIAL
    if is_own(seat.license, seat.account):
        return Basis.OWNER_SEAT
    reserved = seat.reserved_until is not None and seat.reserved_until > now
    return Basis.OFFLINE_AVAILABILITY if reserved else Basis.SHARED_SEAT


def _idle(session: Session, seat: SeatRow, basis: Basis) -> int | None:
    """Only an invited user's seat that nothing else reserves is wanted back (R23)."""
    if basis is not Basis.SHARED_SEAT:
        return None
    return idle_seconds(session, seat.license.owner_id or "")


def _seats(session: Session, license_: LicenseRow, now: datetime) -> SeatCount:
    return count(session, license_.owner_id or "", license_.category, now)


def _trial(license_: LicenseRow) -> TrialDays | None:
    if license_.expires is None or license_.trial_day_ends is None:
        return None
    return TrialDays(
        active_days=license_.trial_days,
        days_left=license_.trial_days - license_.trial_begun,
        ends=license_.expires,
        day_ends=license_.trial_day_ends,
    )
