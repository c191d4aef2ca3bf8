"""Seats that are shared: one for each computer, never more than there are, whatever comes at once.

These checks see the pool from both sides, so they need its owner among the test accounts, too.
"""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Final

from seatkeeper.lab.conformance import seat_calls
from seatkeeper.lab.conformance.bench import Bench
from seatkeeper.lab.conformance.device import Device
from seatkeeper.lab.conformance.expecting import equal, holds, model, status
from seatkeeper.lab.conformance.outcome import CheckFailedError, CheckSkippedError
from seatkeeper.lab.conformance.people import Visitor
from seatkeeper.lab.conformance.register import Register
from seatkeeper.protocol import models, operations
from seatkeeper.protocol.models import ProblemType

REGISTER: Final = Register()
_MOST: Final = 40
"""Seats of the largest pool that a check fills up."""


@dataclass(frozen=True, slots=True)
class Pool:
    """A pool seen by its owner, and somebody who is invited to it."""

    owner: Device
    guest: Visitor
    license_id: str
    total: int
    in_use: int

    @property
    def free(self) -> int:
        """Seats that were free when it was looked at."""
        return self.total - self.in_use

    def used_now(self) -> int:
        """Seats in use, as the owner is told."""
        entry = _entry(self.owner, self.license_id)
        return entry.seats_in_use if entry.seats_in_use is not None else -1


def _entry(owner: Device, license_id: str) -> models.LicenseSummary:
    answer = owner.ask(operations.LICENSES)
    status(answer, 200)
    for entry in model(answer.body, models.LicenseList, "the licenses").licenses:
        if entry.license.id == license_id:
            return entry
    raise CheckFailedError(f"the license {license_id} in its owner's list", "no such license")


def _pools(bench: Bench) -> list[Pool]:
    """The pools that can be seen from both sides, those with the fewest free seats first."""
    found: list[Pool] = []
    visitors = [visitor for visitor in bench.visitors() if not visitor.problem]
    for guest in visitors:
        # Somebody with two licenses gets a seat of the other one when the first has none left.
        for shared in guest.licenses if len(guest.licenses) == 1 else ():
            owner = next((one for one in visitors if _owns(one, shared.license.id)), None)
            if owner is None or shared.owner is None:
                continue
            device = bench.log_in(owner)
            entry = _entry(device, shared.license.id)
            if entry.seats_total is None or entry.seats_in_use is None:
                continue
            found.append(
                Pool(device, guest, shared.license.id, entry.seats_total, entry.seats_in_use)
            )
    return sorted(found, key=lambda pool: pool.free)


def _owns(visitor: Visitor, license_id: str) -> bool:
    return any(entry.owner is None and entry.license.id == license_id for entry in visitor.licenses)


def pool_of(bench: Bench, *, least: int) -> Pool:
    """A pool with so many free seats whose guest really gets one.

    Raises:
        CheckSkippedError: There is none.
    """
    for pool in _pools(bench):
        if not least <= pool.free <= _MOST:
            continue
        device = bench.log_in(pool.guest)
        seat_id = device.fresh_seat()
        answer = seat_calls.acquire(bench, device, seat_id)
        if answer.problem is None:
            bench.give_back(device, seat_id)
        if answer.problem is None or pool.free == 0:
            return pool
    raise CheckSkippedError(
        f"no test accounts of an owner and an invited user with {least} to {_MOST} free seats"
    )


@REGISTER.must("pool.a-computer-takes-one-seat", "7.7", "Each computer of a guest takes one seat.")
def a_computer_takes_one_seat(bench: Bench) -> None:
    pool = pool_of(bench, least=2)
    for number in (1, 2):
        device = bench.fresh_login(pool.guest)
        seat_calls.granted(bench, device, operations.ACQUIRE, device.fresh_seat(), epoch=1)
        equal(pool.used_now(), pool.in_use + number, "the seats in use")


@REGISTER.must("pool.same-seat-again-takes-no-more", "7.1", "The same seat again takes no seat.")
def same_seat_again_takes_no_more(bench: Bench) -> None:
    pool = pool_of(bench, least=2)
    device = bench.log_in(pool.guest)
    seat_id = device.fresh_seat()
    for _ in range(3):
        seat_calls.granted(bench, device, operations.ACQUIRE, seat_id, epoch=1)
        equal(pool.used_now(), pool.in_use + 1, "the seats in use")


@REGISTER.must("pool.a-closed-seat-is-free", "7.5", "A seat that is closed is free at once.")
def a_closed_seat_is_free(bench: Bench) -> None:
    pool = pool_of(bench, least=1)
    device = bench.log_in(pool.guest)
    seat_id = device.fresh_seat()
    grant = seat_calls.granted(bench, device, operations.ACQUIRE, seat_id, epoch=1)
    seat_calls.ask(bench, device, operations.CLOSE, seat_id, epoch=grant.epoch)
    equal(pool.used_now(), pool.in_use, "the seats in use")


@REGISTER.must("pool.a-released-seat-is-free", "7.6", "A seat that is given back is free at once.")
def a_released_seat_is_free(bench: Bench) -> None:
    pool = pool_of(bench, least=1)
    device = bench.log_in(pool.guest)
    seat_id = device.fresh_seat()
    grant = seat_calls.granted(bench, device, operations.ACQUIRE, seat_id, epoch=1)
    seat_calls.ask(bench, device, operations.RELEASE, seat_id, epoch=grant.epoch)
    equal(pool.used_now(), pool.in_use, "the seats in use")


@REGISTER.must_refuse("pool.never-over-allocated", "7.3", "A full pool gives no further seat.")
def never_over_allocated(bench: Bench) -> None:
    pool = pool_of(bench, least=0)
    for _ in range(pool.free):
        device = bench.fresh_login(pool.guest)
        seat_calls.granted(bench, device, operations.ACQUIRE, device.fresh_seat(), epoch=1)
    device = bench.fresh_login(pool.guest)
    seat_calls.refused(
        bench, device, operations.ACQUIRE, device.fresh_seat(), ProblemType.ALL_SEATS_IN_USE,
        epoch=1,
    )  # fmt: skip
    holds(pool.used_now() <= pool.total, f"at most {pool.total} seats in use", pool.used_now())


@REGISTER.must_refuse(
    "pool.never-over-allocated-at-once", "7.3", "Many at once do not get more than there are."
)
def never_over_allocated_at_once(bench: Bench) -> None:
    pool = pool_of(bench, least=1)
    devices = [bench.fresh_login(pool.guest) for _ in range(pool.free + 4)]
    bench.trusted()  # found out before, so that the threads share it

    def take(device: Device) -> bool:
        return seat_calls.acquire(bench, device, device.fresh_seat()).grant is not None

    with ThreadPoolExecutor(max_workers=8) as threads:
        granted = sum(threads.map(take, devices))
    equal(granted, pool.free, "the seats given out")
    equal(pool.used_now(), pool.total, "the seats in use")


@REGISTER.must(
    "pool.own-seat-replaces-the-old-one", "7.7", "An owner's new seat replaces the old one."
)
def own_seat_replaces_the_old_one(bench: Bench) -> None:
    held = bench.own_seat()
    second = held.device.fresh_seat()
    grant = seat_calls.granted(bench, held.device, operations.ACQUIRE, second, epoch=1)
    equal(grant.seats, held.grant.seats, "the seats of the pool")
    seat_calls.refused(
        bench, held.device, operations.HEARTBEAT, held.seat_id, ProblemType.SEAT_FREED,
        epoch=held.grant.epoch,
    )  # fmt: skip
