"""The queue: a place is not a seat, and what is held for one is nobody else's."""

from __future__ import annotations

from typing import Final

from seatkeeper.lab.conformance import seat_calls
from seatkeeper.lab.conformance.bench import Bench
from seatkeeper.lab.conformance.checks.sharing import pool_of
from seatkeeper.lab.conformance.device import Device
from seatkeeper.lab.conformance.expecting import equal, holds, one_of, zoned
from seatkeeper.lab.conformance.outcome import CheckFailedError, CheckSkippedError
from seatkeeper.lab.conformance.people import Visitor
from seatkeeper.lab.conformance.register import Register
from seatkeeper.protocol import operations
from seatkeeper.protocol.models import ProblemType, SeatAnswer

REGISTER: Final = Register()
_BUSY: Final = (ProblemType.ALL_SEATS_IN_USE, ProblemType.COMPUTERS_EXHAUSTED)


def _queue(bench: Bench, device: Device, seat_id: str) -> SeatAnswer:
    return seat_calls.ask(bench, device, operations.QUEUE, seat_id, epoch=1)


def _in_vain(bench: Bench) -> tuple[Visitor, Device, str]:
    """Somebody for whom no seat is free: who, on which computer, and the seat they asked for."""
    bench.needs("queue")
    for visitor, device, seat_id, problem in seat_calls.those_refused(
        bench, lambda one: bool(one.licenses) and not one.has(own=True)
    ):
        if problem.type == ProblemType.ALL_SEATS_IN_USE.uri:
            holds(problem.queue is True, "queue: true in the refusal", problem.queue)
            return visitor, device, seat_id
    raise CheckSkippedError("no test account meets a pool without a free seat")


@REGISTER.must(
    "queue.tells-the-place", "7.9", "Who waits is told the place, and when to ask again."
)
def tells_the_place(bench: Bench) -> None:
    visitor, first, seat_id = _in_vain(bench)
    second = bench.fresh_login(visitor)
    places: list[int] = []
    for device, wanted in ((first, seat_id), (second, second.fresh_seat())):
        told = _queue(bench, device, wanted).problem
        if told is None:
            raise CheckFailedError("a refusal with the place", "none")
        one_of(told.type, [code.uri for code in _BUSY], "the refusal")
        equal(told.queue, True, "queue in the refusal")
        holds((told.retry_after or 0) >= 1, "when to ask again", told.retry_after)
        places.append(told.position or 0)
    holds(1 <= places[0] < places[1], "a place, and a later one for who comes later", places)


@REGISTER.must("queue.keeps-the-place", "7.9", "Asking again does not lose the place.")
def keeps_the_place(bench: Bench) -> None:
    visitor, first, seat_id = _in_vain(bench)
    second = bench.fresh_login(visitor)
    _queue(bench, first, seat_id)
    _queue(bench, second, second.fresh_seat())
    told = _queue(bench, first, seat_id).problem
    equal(None if told is None else told.position, 1, "the place of who came first")


@REGISTER.must_refuse("queue.gives-no-seat", "7.9", "A place in the queue is no seat.")
def gives_no_seat(bench: Bench) -> None:
    bench.needs("queue")
    device = bench.log_in(pool_of(bench, least=1).guest)
    seat_id = device.fresh_seat()
    answer = _queue(bench, device, seat_id)
    equal(answer.grant, None, "the grant")
    seat_calls.refused(bench, device, operations.HEARTBEAT, seat_id, ProblemType.NOT_FOUND, epoch=1)


@REGISTER.must("queue.holds-a-free-seat", "7.9", "A seat that is free is held, and can be taken.")
def holds_a_free_seat(bench: Bench) -> None:
    bench.needs("queue")
    device = bench.log_in(pool_of(bench, least=1).guest)
    seat_id = device.fresh_seat()
    answer = _queue(bench, device, seat_id)
    if answer.held_until is None:
        raise CheckFailedError("held_until", "none")
    zoned(answer.held_until, "held_until")
    holds(answer.held_until > answer.time, "a time ahead", answer.held_until)
    seat_calls.granted(bench, device, operations.ACQUIRE, seat_id, epoch=1)


@REGISTER.must_refuse(
    "queue.held-seat-is-nobody-elses", "7.9", "A seat that is held is not given to a newcomer."
)
def held_seat_is_nobody_elses(bench: Bench) -> None:
    bench.needs("queue")
    pool = pool_of(bench, least=1)
    waiter = bench.fresh_login(pool.guest)
    wanted = waiter.fresh_seat()
    holds(_queue(bench, waiter, wanted).held_until is not None, "held_until", "none")
    for _ in range(pool.free - 1):
        device = bench.fresh_login(pool.guest)
        seat_calls.granted(bench, device, operations.ACQUIRE, device.fresh_seat(), epoch=1)
    newcomer = bench.fresh_login(pool.guest)
    seat_calls.refused(bench, newcomer, operations.ACQUIRE, newcomer.fresh_seat(), *_BUSY, epoch=1)
    seat_calls.granted(bench, waiter, operations.ACQUIRE, wanted, epoch=1)


@REGISTER.must("queue.leave-is-done", "7.9", "A place is given up, and without one that is done.")
def leave_is_done(bench: Bench) -> None:
    _, device, seat_id = _in_vain(bench)
    _queue(bench, device, seat_id)
    for _ in range(2):
        answer = seat_calls.ask(bench, device, operations.LEAVE, seat_id, epoch=1)
        equal(
            (answer.grant, answer.problem, answer.held_until), (None, None, None),
            "grant, problem and held_until",
        )  # fmt: skip


@REGISTER.must_refuse("queue.leave-loses-the-place", "7.9", "Who left waits behind the others.")
def leave_loses_the_place(bench: Bench) -> None:
    visitor, first, seat_id = _in_vain(bench)
    second = bench.fresh_login(visitor)
    _queue(bench, first, seat_id)
    _queue(bench, second, second.fresh_seat())
    seat_calls.leave_queue(bench, first)
    told = _queue(bench, first, seat_id).problem
    holds((0 if told is None else told.position or 0) >= 2, "a place behind", told)


@REGISTER.must_refuse("queue.nothing-to-wait-for", "7.9", "Nobody waits without a good license.")
def nothing_to_wait_for(bench: Bench) -> None:
    bench.needs("queue")
    for _, device, seat_id, problem in seat_calls.those_refused(
        bench, lambda one: not one.has(own=True, trial=True)
    ):
        if problem.type not in {code.uri for code in _BUSY}:
            told = _queue(bench, device, seat_id).problem
            equal(None if told is None else told.type, problem.type, "the refusal")
            return
    raise CheckSkippedError("every test account has a good license")


@REGISTER.must_refuse("idle.own-seats-are-not-wanted-back", "7.10", "Own seats have no idle time.")
def own_seats_are_not_wanted_back(bench: Bench) -> None:
    equal(bench.own_seat().grant.idle_seconds, None, "idle_seconds")


@REGISTER.must("idle.close-tells-why", "7.10", "A seat may be closed because its user is away.")
def close_tells_why(bench: Bench) -> None:
    held = bench.shared_seat()
    device = held.device
    body = {"nonce": device.fresh(), "epoch": held.grant.epoch, "reason": "idle"}
    device.ask(operations.CLOSE, seat=held.seat_id, body=body)
    seat_calls.refused(
        bench, device, operations.HEARTBEAT, held.seat_id, ProblemType.SEAT_FREED,
        epoch=held.grant.epoch,
    )  # fmt: skip
