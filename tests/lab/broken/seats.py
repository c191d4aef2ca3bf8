"""Servers that are careless with seats."""

from __future__ import annotations

from datetime import timedelta
from typing import Any, Final

import pytest

from seatkeeper.protocol.models import ProblemType
from seatkeeper.sandbox import choosing, grants, queue, seats
from seatkeeper.sandbox.capacity import Standing
from seatkeeper.sandbox.model import SeatRow
from seatkeeper.sandbox.refusal import RefusedError
from seatkeeper.sandbox.seats import Seats
from tests.lab.broken.variant import Variant, variant


@variant(
    "an old epoch will do",
    "seat.heartbeat.old-epoch", "seat.close.old-epoch", "seat.extend.old-epoch",
    "seat.heartbeat.future-epoch",
)  # fmt: skip
def any_epoch(patch: pytest.MonkeyPatch) -> None:
    given = Seats._find

    def find(self: Seats, seat_id: str, epoch: int) -> SeatRow:
        seat = self.session.get(SeatRow, seat_id)
        return given(self, seat_id, epoch if seat is None else seat.epoch)

    patch.setattr(Seats, "_find", find)


@variant("a release with an old epoch will do", "seat.release.old-epoch")
def any_epoch_releases(patch: pytest.MonkeyPatch) -> None:
    given = Seats.release

    def release(self: Seats, seat_id: str, epoch: int) -> None:
        seat = self.session.get(SeatRow, seat_id)
        given(self, seat_id, epoch if seat is None else seat.epoch)

    patch.setattr(Seats, "release", release)


@variant("the epoch never rises", "seat.epoch.rises-with-each-acquire")
def epoch_stays(patch: pytest.MonkeyPatch) -> None:
    given = Seats._seat

    def seat(self: Seats, *arguments: Any) -> SeatRow:
        found = given(self, *arguments)
        found.epoch = 1
        return found

    patch.setattr(Seats, "_seat", seat)


@variant("there is always room", "pool.never-over-allocated", "pool.never-over-allocated-at-once")
def always_room(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(choosing, "has_room", lambda *arguments, **more: True)


@variant("each acquire takes one more seat", "pool.same-seat-again-takes-no-more")
def not_idempotent(patch: pytest.MonkeyPatch) -> None:
    given = Seats.acquire

    def acquire(self: Seats, seat_id: str, epoch: int, platform: Any) -> SeatRow:
        seat = self.session.get(SeatRow, seat_id)
        if seat is not None and seat.ended_at is None:
            given(self, f"{seat.epoch:032x}", 1, platform)
        return given(self, seat_id, epoch, platform)

    patch.setattr(Seats, "acquire", acquire)


@variant("a seat is anybody's", "seat.heartbeat.of-another-account",
         "seat.heartbeat.from-another-computer", "seat.release.from-another-computer")  # fmt: skip
def anybodys(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(Seats, "_mine", lambda self, seat: True)


@variant("a seat is the account's, on whatever computer", "seat.acquire.from-another-computer")
def any_computer(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(Seats, "_mine", lambda self, seat: seat.account_id == self.account.id)


@variant("releasing an unknown seat is an error", "seat.release.unknown-is-done")
def release_unknown(patch: pytest.MonkeyPatch) -> None:
    given = Seats.release

    def release(self: Seats, seat_id: str, epoch: int) -> None:
        if self.session.get(SeatRow, seat_id) is None:
            raise RefusedError(ProblemType.NOT_FOUND)
        given(self, seat_id, epoch)

    patch.setattr(Seats, "release", release)


@variant("releasing twice is an error", "seat.release.twice-is-done")
def release_twice(patch: pytest.MonkeyPatch) -> None:
    given = Seats.release

    def release(self: Seats, seat_id: str, epoch: int) -> None:
        seat = self.session.get(SeatRow, seat_id)
        if seat is not None and seat.ended_at is not None:
            raise RefusedError(ProblemType.SEAT_FREED)
        given(self, seat_id, epoch)

    patch.setattr(Seats, "release", release)


@variant("a release is said to be done, and is not", "heartbeat.after-release")
def release_pretended(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(Seats, "release", lambda self, seat_id, epoch: None)


@variant("a heartbeat brings back what was given back", "heartbeat.after-release")
def beats_revive(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(seats, "_TAKEN_AGAIN", {"logged-out", "closed", *seats._TAKEN_AGAIN})


@variant("a close keeps a shared seat", "seat.close.gives-a-shared-seat-back")
def close_keeps(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(seats, "is_own", lambda license_, account: True)


@variant("an extension goes past the license's end", "offline.extend.past-expiry")
def past_expiry(patch: pytest.MonkeyPatch) -> None:
    def extend(self: Seats, seat_id: str, epoch: int, days: int) -> SeatRow:
        seat = self._held(seat_id, epoch)
        seat.reserved_until = self.now + timedelta(days=days)
        return self._touch(seat)

    def until(self: Any, seat: SeatRow, basis: Any, now: Any) -> Any:
        return seat.reserved_until

    patch.setattr(Seats, "extend", extend)
    patch.setattr(grants.Signer, "_offline_until", until)


@variant("any period can be chosen", "offline.extend.longer-than-offered")
def any_period(patch: pytest.MonkeyPatch) -> None:
    given = Seats.extend

    def extend(self: Seats, seat_id: str, epoch: int, days: int) -> SeatRow:
        return given(self, seat_id, epoch, min(days, max(self.timing.offline_days)))

    patch.setattr(Seats, "extend", extend)


@variant("a shorter period takes a longer one back", "offline.extend.shorter-keeps-longer")
def shorter_counts(patch: pytest.MonkeyPatch) -> None:
    given = Seats.extend

    def extend(self: Seats, seat_id: str, epoch: int, days: int) -> SeatRow:
        self._held(seat_id, epoch).reserved_until = None
        return given(self, seat_id, epoch, days)

    patch.setattr(Seats, "extend", extend)


@variant("a license that has ended still gives seats", "seat.acquire.license-expired")
def expired_is_good(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(choosing, "standing", lambda *arguments: Standing.GOOD)


@variant(
    "a second seat of an owner's computer takes one more", "pool.own-seat-replaces-the-old-one"
)
def owners_old_seat_stays(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(Seats, "_replace_own", lambda self, seat_id: None)


@variant("what is held in the queue is given to anybody", "queue.held-seat-is-nobody-elses")
def holds_ignored(patch: pytest.MonkeyPatch) -> None:
    given = queue.join

    def join(session: Any, account: Any, device: str, now: Any, timing: Any) -> Any:
        held = given(session, account, device, now, timing)
        queue.leave(session, account.id, device)
        return held

    patch.setattr(queue, "join", join)


@variant("the queue lets the last in go first", "queue.keeps-the-place", "queue.tells-the-place")
def last_first(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(queue, "_position", lambda session, waiter: 1_000_000 - waiter.id)


VARIANTS: Final[tuple[Variant, ...]] = tuple(
    found for found in vars().values() if isinstance(found, Variant)
)
