"""The operations on a seat: each ends in a signed answer, whether it was granted or refused.

A refusal must be committed like a success (see `database`), and its answer is signed as well; so
these functions catch it and answer, inside the transaction.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Final

from seatkeeper.protocol import models, operations
from seatkeeper.protocol.models import Request, SeatOperation, SeatRequest
from seatkeeper.sandbox import queue
from seatkeeper.sandbox.calls import Call, SeatQuery, expect
from seatkeeper.sandbox.grants import Asked
from seatkeeper.sandbox.model import SeatRow
from seatkeeper.sandbox.refusal import RefusedError
from seatkeeper.sandbox.seats import Seats

__all__ = ["SEAT"]

_Act = Callable[[Seats, str, Request | None], SeatRow | datetime | None]
"""What an operation comes to: a seat that is held, or until when one is, or nothing."""


def _acquire(seats: Seats, seat_id: str, body: Request | None) -> SeatRow:
    asked = expect(body, models.AcquireRequest)
    return seats.acquire(seat_id, asked.epoch, asked.platform)


def _heartbeat(seats: Seats, seat_id: str, body: Request | None) -> SeatRow:
    return seats.heartbeat(seat_id, expect(body, models.HeartbeatRequest).epoch)


def _close(seats: Seats, seat_id: str, body: Request | None) -> SeatRow | None:
    asked = expect(body, models.CloseRequest)
    return seats.close(seat_id, asked.epoch, asked.reason)


def _release(seats: Seats, seat_id: str, body: Request | None) -> None:
    seats.release(seat_id, expect(body, SeatQuery).epoch)


def _extend(seats: Seats, seat_id: str, body: Request | None) -> SeatRow:
    asked = expect(body, models.ExtendRequest)
    return seats.extend(seat_id, asked.epoch, asked.days)


def _shorten(seats: Seats, seat_id: str, body: Request | None) -> SeatRow:
    return seats.shorten(seat_id, expect(body, SeatQuery).epoch)


def _queue(seats: Seats, _seat_id: str, _body: Request | None) -> datetime:
    return queue.join(seats.session, seats.account, seats.device, seats.now, seats.timing)


def _leave(seats: Seats, _seat_id: str, _body: Request | None) -> None:
    queue.leave(seats.session, seats.account.id, seats.device)


def _signed(operation: SeatOperation, act: _Act) -> Callable[[Call, str], tuple[str, int]]:
    """Wrap an operation: run it, and sign what comes of it.

    Returns:
        A function that gives the signed answer and its HTTP status.
    """

    def call_and_sign(call: Call, seat_id: str) -> tuple[str, int]:
        echoed = expect(call.body, SeatRequest)
        asked = Asked(operation, echoed.nonce, call.device, seat_id, echoed.epoch)
        signer, session, now = call.sandbox.signer, call.session, call.now
        timing = call.sandbox.timing
        try:
            seats = Seats(session, call.logged_in().account, call.device, now, timing)
            seat = act(seats, seat_id, call.body)
        except RefusedError as refusal:
            problem = refusal.problem()
            return signer.answer(asked, now, problem=problem), problem.status
        if seat is None:
            return signer.answer(asked, now), 200
        if isinstance(seat, datetime):
            return signer.answer(asked, now, held_until=seat), 200
        grant = signer.grant(session, seat, now)
        return signer.answer(asked, now, epoch=seat.epoch, grant=grant), 200

    return call_and_sign


SEAT: Final[Mapping[str, Callable[[Call, str], tuple[str, int]]]] = {
    operations.ACQUIRE.name: _signed(SeatOperation.ACQUIRE, _acquire),
    operations.HEARTBEAT.name: _signed(SeatOperation.HEARTBEAT, _heartbeat),
    operations.CLOSE.name: _signed(SeatOperation.CLOSE, _close),
    operations.RELEASE.name: _signed(SeatOperation.RELEASE, _release),
    operations.EXTEND.name: _signed(SeatOperation.EXTEND, _extend),
    operations.SHORTEN.name: _signed(SeatOperation.SHORTEN, _shorten),
    operations.QUEUE.name: _signed(SeatOperation.QUEUE, _queue),
    operations.LEAVE.name: _signed(SeatOperation.LEAVE, _leave),
}
"""Operation name to what serves it."""
