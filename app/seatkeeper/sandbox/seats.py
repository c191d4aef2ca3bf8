"""The operations on a seat.

A seat is named by its client and belongs to one account on one computer (device key). Taking it
again is idempotent but for its epoch, which rises each time: whoever beats with another epoch was
superseded. All operations run inside one transaction that starts with a sweep, so that what is
judged is the present. They answer with the seat, or refuse.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session, joinedload

from seatkeeper.licensing.license import Category
from seatkeeper.protocol.models import Platform, ProblemType
from seatkeeper.sandbox import queue, usage
from seatkeeper.sandbox.capacity import Standing, is_own, standing
from seatkeeper.sandbox.choosing import survey
from seatkeeper.sandbox.model import AccountRow, LicenseRow, SeatRow
from seatkeeper.sandbox.policies import has_queue
from seatkeeper.sandbox.refusal import RefusedError
from seatkeeper.sandbox.sweeping import end_seat, sweep
from seatkeeper.sandbox.timing import Timing

__all__ = ["Seats"]

_TAKEN_AGAIN: Final = {"timed-out", "expired", "availability-ended", *Standing}
"""Seats that ended without anybody's wish: a heartbeat takes them again if it can."""

_TRIAL_DAY: Final = timedelta(hours=24)

_SEAT: Final = select(SeatRow).where(SeatRow.id == bindparam("seat"))
_WITH_LICENSE: Final = _SEAT.options(joinedload(SeatRow.license).joinedload(LicenseRow.owner))
"""Everything a heartbeat looks at, in one question."""


@dataclass(frozen=True, slots=True)
class Seats:
    """Operations of one account on one computer, in one transaction.

    Attributes:
        session: The transaction.
        account: Who asks.
        device: Thumbprint of the computer's device key.
        now: Server time, aware UTC.
        timing: The server's periods.
    """

    session: Session
    account: AccountRow
    device: str
    now: datetime
    timing: Timing

    def __post_init__(self) -> None:
        sweep(self.session, self.now, self.timing)

    def acquire(self, seat_id: str, epoch: int, platform: Platform) -> SeatRow:
        """Take a seat, or the same one again (R10, R13).

        Args:
            seat_id: The client's name for it.
            epoch: What the client proposes; the server's own count wins when it is higher.
            platform: All that is learned of the computer (R100).

        Raises:
            RefusedError: No license or no free seat, with the reason.
        """
        seat = self.session.get(SeatRow, seat_id)
        if seat is not None and not self._mine(seat):
            raise RefusedError(
                ProblemType.NOT_FOUND, "the seat id belongs to another account or computer"
            )
        if seat is not None and seat.validated:
            raise RefusedError(ProblemType.VALIDATED_OFFLINE)
        reserved = False
        if seat is not None and seat.ended_at is None:
            reserved = self._reserved(seat)
            self._end_if_unusable(seat)
        found = survey(
            self.session, self.account, self.device, self.now, seat=seat, pinned=reserved
        )
        if found.chosen is None:
            raise self._with_queue(found.refusal())
        queue.leave(self.session, self.account.id, self.device)
        self._charge_trial(found.chosen)
        return self._seat(seat, seat_id, epoch, platform, found.chosen)

    def heartbeat(self, seat_id: str, epoch: int) -> SeatRow:
        """Say that the seat is in use; a seat that was lost to time is taken again if possible.

        Raises:
            RefusedError: The seat is unknown, superseded or lost, with the reason.
        """
        seat = self._find(seat_id, epoch)
        if seat.ended_at is None:
            state = self._end_if_unusable(seat)
            if state is Standing.GOOD:
                self._charge_trial(seat.license)
                return self._touch(seat)
            if seat.ended_at is None:
                raise RefusedError(_PROBLEM_OF[state])
        if seat.end_reason not in _TAKEN_AGAIN:
            raise RefusedError(ProblemType.SEAT_FREED, seat.end_reason)
        try:
            return self.acquire(seat.id, seat.epoch, Platform(seat.platform))
        except RefusedError as refusal:
            if seat.end_reason == "timed-out" and refusal.code is ProblemType.ALL_SEATS_IN_USE:
                raise RefusedError(
                    ProblemType.SEAT_TIMED_OUT,
                    "the seat timed out and none is free now",
                    retry_after=refusal.retry_after,
                    owner=refusal.owner,
                ) from refusal
            raise

    def close(self, seat_id: str, epoch: int, reason: str = "closed") -> SeatRow | None:
        """The app was closed: give a shared seat back, keep an owner's or a reserved one (R11).

        Args:
            seat_id: The seat.
            epoch: Its epoch.
            reason: ``closed``, or ``idle`` where the app runs without anybody in front of it (R23).

        Returns:
            The seat if it is kept, None if it was given back.

        Raises:
            RefusedError: The seat is unknown or superseded.
        """
        seat = self._find(seat_id, epoch)
        if seat.ended_at is not None:
            return None
        if is_own(seat.license, self.account) or self._reserved(seat):
            self._touch(seat)
            seat.closed = True
            usage.end(self.session, seat, self.now, reason)
            return seat
        end_seat(self.session, seat, self.now, reason)
        return None

    def release(self, seat_id: str, epoch: int) -> None:
        """Give the seat back, an owner's and a reserved one too (R50); an unknown one is back.

        Raises:
            RefusedError: The seat is validated offline (R51), or superseded.
        """
        seat = self.session.get(SeatRow, seat_id)
        if seat is None or not self._mine(seat) or seat.ended_at is not None:
            return
        if seat.validated:
            raise RefusedError(ProblemType.VALIDATED_OFFLINE)
        if epoch != seat.epoch:
            raise RefusedError(ProblemType.SUPERSEDED)
        end_seat(self.session, seat, self.now, "logged-out")

    def extend(self, seat_id: str, epoch: int, days: int) -> SeatRow:
        """Reserve the seat for this computer (R61), never past the license's end (R63).

        Args:
            seat_id: The seat.
            epoch: Its epoch.
            days: For how long, from now.

        Raises:
            RefusedError: The seat is not held, it is a trial's, or the period is not offered.
        """
        seat = self._held(seat_id, epoch)
        if seat.license.category == Category.TRIAL:
            raise RefusedError(ProblemType.OFFLINE_NOT_ALLOWED, "a trial needs a connection")
        if days > max(self.timing.offline_days, default=0):
            raise RefusedError(ProblemType.OFFLINE_NOT_ALLOWED, "the period is not offered")
        until = self.now + timedelta(days=days)
        if seat.license.expires is not None:
            until = min(until, seat.license.expires)
        # A grant that allows more is out already: a shorter period does not take it back.
        seat.reserved_until = max(until, seat.reserved_until or until)
        return self._touch(seat)

    def shorten(self, seat_id: str, epoch: int) -> SeatRow:
        """End the reservation before its date; the seat stays in use (R65).

        Raises:
            RefusedError: The seat is not held.
        """
        seat = self._held(seat_id, epoch)
        seat.reserved_until = None
        return self._touch(seat)

    def _with_queue(self, refusal: RefusedError) -> RefusedError:
        """Say that there is a queue, and to somebody who waits in it, at which place."""
        if refusal.code in queue.WORTH_WAITING and has_queue(self.session):
            refusal.queue = True
            refusal.position = queue.place(self.session, self.account.id, self.device, self.now)
        return refusal

    def _mine(self, seat: SeatRow) -> bool:
        return seat.account_id == self.account.id and seat.device == self.device

    def _reserved(self, seat: SeatRow) -> bool:
        return seat.reserved_until is not None and seat.reserved_until > self.now

    def _find(self, seat_id: str, epoch: int) -> SeatRow:
        seat = self.session.scalar(_WITH_LICENSE, {"seat": seat_id})
        if seat is None or not self._mine(seat):
            raise RefusedError(ProblemType.NOT_FOUND, "no such seat of this account and computer")
        if seat.validated:
            raise RefusedError(ProblemType.VALIDATED_OFFLINE)
        if epoch != seat.epoch:
            raise RefusedError(ProblemType.SUPERSEDED)
        return seat

    def _held(self, seat_id: str, epoch: int) -> SeatRow:
        seat = self._find(seat_id, epoch)
        if seat.ended_at is None:
            state = self._end_if_unusable(seat)
            if state is Standing.GOOD:
                return seat
            raise RefusedError(_PROBLEM_OF[state])
        timed_out = seat.end_reason == "timed-out"
        raise RefusedError(
            ProblemType.SEAT_TIMED_OUT if timed_out else ProblemType.SEAT_FREED, seat.end_reason
        )

    def _end_if_unusable(self, seat: SeatRow) -> Standing:
        """End a held seat whose license this account may not use any more.

        A reserved one is kept until its end: its computer may be offline and cannot be told.
        """
        state = standing(self.session, seat.license, self.account, self.now)
        if state is not Standing.GOOD and not self._reserved(seat):
            end_seat(self.session, seat, self.now, state.value)
        return state

    def _touch(self, seat: SeatRow) -> SeatRow:
        seat.last_heartbeat, seat.closed = self.now, False
        usage.begin(self.session, seat, self.now)
        self.session.flush()
        return seat

    def _charge_trial(self, license_: LicenseRow) -> None:
        """Take an active day of a trial when none is running (R81)."""
        ends = license_.trial_day_ends
        if license_.trial_days and (ends is None or self.now >= ends):
            license_.trial_begun += 1
            license_.trial_day_ends = self.now + _TRIAL_DAY

    def _seat(
        self,
        seat: SeatRow | None,
        seat_id: str,
        epoch: int,
        platform: Platform,
        license_: LicenseRow,
    ) -> SeatRow:
        if is_own(license_, self.account):
            self._replace_own(seat_id)
        if seat is None:
            seat = SeatRow(id=seat_id, account_id=self.account.id, device=self.device, epoch=0)
            seat.started_at = self.now
            self.session.add(seat)
        elif seat.ended_at is not None:
            seat.started_at, seat.ended_at, seat.end_reason = self.now, None, ""
        elif seat.license_id != license_.id:
            seat.reserved_until = None
        seat.license, seat.platform = license_, platform.value
        seat.epoch = max(epoch, seat.epoch + 1)
        return self._touch(seat)

    def _replace_own(self, seat_id: str) -> None:
        """An owner's new seat replaces the old one of the same computer (R16)."""
        old = self.session.scalars(
            select(SeatRow)
            .join(SeatRow.license)
            .where(
                SeatRow.ended_at.is_(None),
                SeatRow.validated.is_(False),
                SeatRow.account_id == self.account.id,
                SeatRow.device == self.device,
                SeatRow.id != seat_id,
                LicenseRow.owner_id == self.account.id,
            )
        ).all()
        for seat in old:
            end_seat(self.session, seat, self.now, "replaced")


_PROBLEM_OF: Final = {
    Standing.BLOCKED: ProblemType.BLOCKED,
    Standing.REVOKED: ProblemType.REVOKED,
    Standing.EXPIRED: ProblemType.LICENSE_EXPIRED,
    Standing.TRIAL_OVER: ProblemType.TRIAL_OVER,
}
