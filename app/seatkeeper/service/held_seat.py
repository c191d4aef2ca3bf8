"""What the server's answers about the seat do to the record.

Each change is saved before anybody hears of it: the seat's name before it is asked for, a grant
before it counts, the end of a grant before it is told.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Final, Protocol

from msgspec.structs import replace

from seatkeeper.service.ports import (
    ActionRefused,
    Entropy,
    Seat,
    SeatOffer,
    SeatProof,
    SeatRefusal,
)
from seatkeeper.service.record import Record
from seatkeeper.service.store import RecordStore
from seatkeeper.service.trusted_time import TrustedTime
from seatkeeper.session import events as ev

__all__ = ["HeldSeat", "Save"]

_SEAT_ID_BYTES: Final = 16


class Save(Protocol):
    """Writes a record, tells the user when that fails, and says why it did."""

    def __call__(self, record: Record, *, rotate: bool = False) -> str:
        """Write; ``rotate`` makes older copies unreadable. Empty when it was written."""
        ...


class HeldSeat:
    """The seat of this computer.

    Args:
        store: The record.
        save: Writes it.
        time: Trusted time; learns what the server signs.
        entropy: For the names of seats.
        jitter: Draws a number in [0, 1).
    """

    def __init__(
        self,
        *,
        store: RecordStore,
        save: Save,
        time: TrustedTime,
        entropy: Entropy,
        jitter: Callable[[], float],
    ) -> None:
        self._store = store
        self._save = save
        self._time = time
        self._entropy = entropy
        self._jitter = jitter

    def named(self) -> Seat:
        """The seat to ask for; a new one is saved before anybody hears of it."""
        record = self._store.record
        if not record.seat_id:
            record = replace(record, seat_id=self._entropy(_SEAT_ID_BYTES).hex(), epoch=0)
            self._save(record)
        return Seat(record.seat_id, record.epoch)

    def acquired(
        self, attempt: int, answer: SeatProof | SeatRefusal, sent_at: datetime
    ) -> ev.Event:
        """Take up the answer to an acquire."""
        if isinstance(answer, SeatRefusal):
            self._lost(answer)
            return ev.SeatRefused(
                attempt,
                answer.verdict,
                answer.retry_after,
                self._jitter(),
                answer.queue,
                answer.position,
            )
        return self._granted(attempt, answer, sent_at, rotate=True)

    def offered(self, attempt: int, offer: SeatOffer) -> ev.Event:
        """Take up the end of the queue."""
        self._time.confirm(offer.server_time)
        return ev.SeatOffered(attempt, offer.until)

    def answered(
        self,
        attempt: int,
        answer: SeatProof | SeatRefusal | ActionRefused,
        sent_at: datetime,
        *,
        rotate: bool = False,
    ) -> ev.Event:
        """Take up the answer to anything else.

        Args:
            attempt: Which question it answers.
            answer: The answer.
            sent_at: When the question was sent (trusted time, UTC).
            rotate: Whether older copies of the record are to become unreadable.
        """
        if isinstance(answer, ActionRefused):
            return ev.Refused(attempt, answer.code, answer.detail)
        if isinstance(answer, SeatRefusal):
            self._lost(answer)
            return ev.SeatEnded(attempt, answer.verdict)
        return self._granted(attempt, answer, sent_at, rotate=rotate)

    def _granted(
        self, attempt: int, proof: SeatProof, sent_at: datetime, *, rotate: bool
    ) -> ev.Event:
        self._time.confirm(proof.server_time)
        # The server's clock may have jumped over the client's meanwhile; the timeout counts from
        # the sending, but never from before the server's own signed time, nor from a future in
        # which a wrong clock believed to be.
        sent_at = min(max(sent_at, proof.server_time), self._time.now())
        record = replace(
            self._store.record,
            account=proof.grant.account,
            epoch=proof.grant.epoch,
            seat_id=proof.grant.seat_id,
            grant=proof.document,
            key_sets=proof.key_sets or self._store.record.key_sets,
            last_contact=sent_at,
            releasing=False,
            returning=False,
            running=True,
            closed=False,
        )
        self._save(record, rotate=rotate)
        return ev.SeatGranted(attempt, proof.grant, sent_at, self._jitter())

    def _lost(self, refusal: SeatRefusal) -> None:
        if refusal.server_time is not None:
            self._time.confirm(refusal.server_time)
        if self._store.record.grant or self._store.record.running:
            self._save(self._store.record.without_grant())
