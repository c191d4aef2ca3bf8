"""Sandboxes that break a rule, and the scenarios that must notice."""

from __future__ import annotations

from datetime import timedelta
from typing import Any, Final

import pytest
from msgspec.structs import replace

from seatkeeper.licensing.license import License
from seatkeeper.sandbox import (
    accounts,
    capacity,
    choosing,
    freeing,
    grants,
    organizations,
    policies,
    queue,
    seats,
    support,
    sweeping,
    validation,
)
from seatkeeper.sandbox.capacity import Standing
from seatkeeper.sandbox.model import LicenseRow, SeatRow
from seatkeeper.sandbox.seats import Seats
from seatkeeper.sandbox.timing import Timing
from tests.lab.broken.flaw import Flaw, flaw

DAY: Final = timedelta(days=1)


def nothing(*_arguments: Any, **_more: Any) -> None:
    """Instead of what should be done."""


@flaw("sixteenth-user", "{expect: last, is: waiting, because")
def always_room(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(choosing, "has_room", lambda *arguments, **more: True)


@flaw("one-seat-for-two", "{expect: guest, is: waiting}")
def one_seat_is_many(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(choosing, "has_room", lambda *arguments, **more: True)


@flaw("crash-then-eight-hours", "{expect seats of: owner, free: 14}")
def a_crash_frees_at_once(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(Timing, "timeout", timedelta(minutes=10))


@flaw("asleep-overnight", "{expect: other, is: licensed}")
def silence_never_ends(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(sweeping, "_time_out", nothing)


@flaw("log-out-without-a-connection", "{expect seats of: owner, in use: 0}")
def silence_takes_a_day(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(Timing, "timeout", DAY)


@flaw("crash-then-restart", "{expect seats of: owner, free: 14}")
def a_restart_takes_one_more(patch: pytest.MonkeyPatch) -> None:
    given = Seats.acquire

    def acquire(self: Seats, seat_id: str, epoch: int, platform: Any) -> SeatRow:
        seat = self.session.get(SeatRow, seat_id)
        if seat is not None and seat.ended_at is None:
            given(self, f"{seat.epoch:032x}", 1, platform)
        return given(self, seat_id, epoch, platform)

    patch.setattr(Seats, "acquire", acquire)


@flaw("terminal-server", "in use: 2, held by: {ada: 2}")
def a_person_has_one_seat(patch: pytest.MonkeyPatch) -> None:
    given = Seats.acquire

    def acquire(self: Seats, seat_id: str, epoch: int, platform: Any) -> SeatRow:
        freeing.free_shared(self.session, self.account, self.now)
        return given(self, seat_id, epoch, platform)

    patch.setattr(Seats, "acquire", acquire)


@flaw("cache-deleted", "in use: 3, held by: {ada: 2, owner: 1}")
def an_owners_old_seat_is_not_replaced(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(Seats, "_replace_own", nothing)


@flaw("owner-against-invited-close", "in use: 1, held by: {owner: 1}")
def closing_keeps_a_shared_seat(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(seats, "is_own", lambda license_, account: True)
    patch.setattr(sweeping, "_time_out", nothing)


@flaw("licenses-add-up", "sees seats: 1 of 30")
def only_the_longest_license_counts(patch: pytest.MonkeyPatch) -> None:
    given = capacity.pool
    patch.setattr(capacity, "pool", lambda *arguments: given(*arguments)[:1])


@flaw("license-ends-at-work", "is: read-only, because: expired")
def an_end_is_put_off(patch: pytest.MonkeyPatch) -> None:
    given = capacity.as_license

    def later(row: LicenseRow) -> License:
        made = given(row)
        return made if made.expires is None else replace(made, expires=made.expires + DAY)

    patch.setattr(grants, "as_license", later)
    patch.setattr(sweeping, "_step_down", nothing)
    patch.setattr(seats, "standing", lambda *arguments: Standing.GOOD)


@flaw("renewed-in-mid-session", 'expires on: "2030-05-04"')
def nothing_renews_itself(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(sweeping, "_renew", nothing)


@flaw("waiting-in-the-queue", "place in queue: 1")
def the_last_goes_first(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(queue, "_position", lambda session, waiter: 3 - waiter.id)


@flaw("idle-user", "is: idle")
def idle_seats_are_kept(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(grants, "_idle", nothing)


@flaw("own-license-first", "is: licensed, basis: owner-seat, license: L-0DE-002")
def shared_comes_first(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(choosing, "is_own", lambda license_, account: False)


@flaw("blocked-user", "because: blocked, can: check-license")
def blocking_does_nothing(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(organizations, "block", nothing)


@flaw("whose-license-it-is", "sees seats: none")
def guests_see_totals(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(grants, "is_own", lambda license_, account: True)


@flaw("moved-by-logging-out", "{expect: new, is: licensed")
def a_release_is_pretended(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(Seats, "release", nothing)


@flaw("extend-then-advance", "{expect: other, is: waiting, because: all-seats-in-use}")
def a_reservation_is_not_kept(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(Seats, "_reserved", lambda self, seat: False)


@flaw("returned-early", "basis: shared-seat, offline for: no-time")
def a_return_is_ignored(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(Seats, "shorten", lambda self, seat_id, epoch: self._held(seat_id, epoch))


@flaw("never-past-the-end", "offline for: 9d14h30m")
def availability_outlives_the_license(patch: pytest.MonkeyPatch) -> None:
    def extend(self: Seats, seat_id: str, epoch: int, days: int) -> SeatRow:
        seat = self._held(seat_id, epoch)
        seat.reserved_until = self.now + timedelta(days=days)
        return self._touch(seat)

    patch.setattr(Seats, "extend", extend)


@flaw("only-permanent-licenses", "as: owner, file: none, refused:")
def every_license_is_validated(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(validation, "_never", lambda *arguments: validation.Obstacle.NONE)


@flaw("trial-days", "trial days left: 3}")
def a_trial_counts_no_days(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(seats, "_TRIAL_DAY", 90 * DAY)


@flaw("revoked-license", "because: revoked")
def revoking_does_nothing(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(support, "revoke", nothing)


@flaw("copied-cache", "because: superseded")
def an_old_epoch_will_do(patch: pytest.MonkeyPatch) -> None:
    given = Seats._find

    def find(self: Seats, seat_id: str, epoch: int) -> SeatRow:
        seat = self.session.get(SeatRow, seat_id)
        return given(self, seat_id, epoch if seat is None else seat.epoch)

    patch.setattr(Seats, "_find", find)


@flaw("wrong-password", "{expect: laptop, told: login-blocked}")
def nobody_is_blocked(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(accounts, "_FAILURES_MAX", 1000)


@flaw("freed-in-the-portal", "{expect seats of: owner, free: 15}")
def freeing_does_nothing(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(freeing, "free_shared", nothing)


@flaw("lost-computer", "{expect: new, is: licensed, license: L-0DE-002}")
def the_lost_stay_registered(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(support, "deregister", nothing)


@flaw("without-a-queue", "in use: 1, held by: {support: 1}")
def the_queue_cannot_be_closed(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(policies, "set_queue", nothing)


FLAWS: Final[tuple[Flaw, ...]] = tuple(
    found for found in vars().values() if isinstance(found, Flaw)
)
