"""Taking seats and giving them back: idempotent, and nobody else's business."""

from __future__ import annotations

from typing import Final

from seatkeeper.lab.conformance import seat_calls
from seatkeeper.lab.conformance.bench import Bench
from seatkeeper.lab.conformance.device import Device
from seatkeeper.lab.conformance.expecting import equal, holds, one_of
from seatkeeper.lab.conformance.outcome import CheckFailedError, CheckSkippedError
from seatkeeper.lab.conformance.people import Held
from seatkeeper.lab.conformance.register import Register
from seatkeeper.protocol import operations
from seatkeeper.protocol.models import ProblemType
from seatkeeper.protocol.operations import Operation

REGISTER: Final = Register()
_NOT_FOUND: Final = ProblemType.NOT_FOUND
_REFUSALS: Final = tuple(
    code.uri
    for code in (
        ProblemType.ALL_SEATS_IN_USE, ProblemType.COMPUTERS_EXHAUSTED, ProblemType.NO_LICENSE,
        ProblemType.LICENSE_EXPIRED, ProblemType.TRIAL_OVER, ProblemType.BLOCKED,
        ProblemType.REVOKED, ProblemType.VALIDATED_OFFLINE,
    )
)  # fmt: skip


def still_held(bench: Bench, held: Held) -> None:
    """The seat must be as it was.

    Raises:
        CheckFailedError: It is not held any more, or under another epoch.
    """
    seat_calls.granted(
        bench, held.device, operations.HEARTBEAT, held.seat_id, epoch=held.grant.epoch
    )


@REGISTER.must("seat.acquire.gives-a-grant", "7.3", "Somebody with a free license gets a seat.")
def gives_a_grant(bench: Bench) -> None:
    bench.anyone_seated()


@REGISTER.must("seat.acquire.is-idempotent", "7.1", "The same seat again is the same seat.")
def is_idempotent(bench: Bench) -> None:
    held = bench.anyone_seated()
    for _ in range(3):
        again = seat_calls.granted(bench, held.device, operations.ACQUIRE, held.seat_id, epoch=1)
        equal(again.seat_id, held.seat_id, "the seat")
        equal(again.license.id, held.grant.license.id, "its license")


@REGISTER.must("seat.acquire.again-after-release", "7.1", "A seat given back can be taken again.")
def again_after_release(bench: Bench) -> None:
    held = bench.anyone_seated()
    bench.give_back(held.device, held.seat_id)
    again = seat_calls.granted(bench, held.device, operations.ACQUIRE, held.seat_id, epoch=1)
    holds(again.epoch > held.grant.epoch, "a higher epoch", again.epoch)


@REGISTER.must(
    "seat.acquire.explains-its-choice", "7.3", "The grant lists what was looked at, one chosen."
)
def explains_its_choice(bench: Bench) -> None:
    grant = bench.anyone_seated().grant
    chosen = [line.license_id for line in grant.considered if line.outcome == "chosen"]
    equal(chosen, [grant.license.id], "the licenses that were chosen")


@REGISTER.must_refuse(
    "seat.acquire.refusals-are-known", "7.3", "Whoever gets no seat is told a documented reason."
)
def refusals_are_known(bench: Bench) -> None:
    refused = 0
    for visitor, _, _, problem in seat_calls.those_refused(
        bench, lambda one: not one.has(own=True, trial=True)
    ):
        refused += 1
        one_of(problem.type, _REFUSALS, f"the refusal of {visitor.person.email}")
    if not refused:
        raise CheckSkippedError("every test account gets a seat")


@REGISTER.must_refuse(
    "seat.acquire.license-expired", "7.3", "A license that has ended gives no seat."
)
def license_expired(bench: Bench) -> None:
    now = seat_calls.acquire(
        bench, device := bench.log_in(bench.anyone()), device.fresh_seat()
    ).time
    visitor = bench.somebody(
        "whose licenses have all ended",
        lambda one: (
            bool(one.licenses) and all(entry.license.expired(now) for entry in one.licenses)
        ),
    )
    device = bench.log_in(visitor)
    codes = (ProblemType.LICENSE_EXPIRED, ProblemType.TRIAL_OVER)
    seat_calls.refused(bench, device, operations.ACQUIRE, device.fresh_seat(), *codes, epoch=1)


@REGISTER.must_refuse("seat.acquire.no-seat-free", "7.3", "A pool without a free seat gives none.")
def no_seat_free(bench: Bench) -> None:
    for visitor in bench.visitors():
        if visitor.problem or visitor.has(own=True, trial=True) or not visitor.licenses:
            continue
        device = bench.log_in(visitor)
        seat_id = device.fresh_seat()
        answer = seat_calls.acquire(bench, device, seat_id)
        told = answer.problem
        if told is not None and told.type == ProblemType.ALL_SEATS_IN_USE.uri:
            holds((told.retry_after or 0) >= 1, "when to ask again", told.retry_after)
            seat_calls.refused(
                bench, device, operations.HEARTBEAT, seat_id, _NOT_FOUND, epoch=answer.epoch
            )
            return
        if told is None:
            bench.give_back(device, seat_id)
    raise CheckSkippedError("no test account meets a pool without a free seat")


def _register_strangers() -> None:
    for operation in (
        operations.ACQUIRE, operations.HEARTBEAT, operations.CLOSE, operations.EXTEND,
        operations.SHORTEN,
    ):  # fmt: skip

        @REGISTER.must_refuse(
            f"seat.{operation.name}.from-another-computer",
            "7.1",
            f"Another computer of the same account cannot {operation.name} the seat.",
        )
        def from_another_computer(bench: Bench, operation: Operation = operation) -> None:
            bench.needs_operation(operation)
            held = bench.anyone_seated()
            _is_not_theirs(bench, held, bench.fresh_login(held.visitor), operation)

        @REGISTER.must_refuse(
            f"seat.{operation.name}.of-another-account",
            "7.1",
            f"Another account cannot {operation.name} the seat.",
        )
        def of_another_account(bench: Bench, operation: Operation = operation) -> None:
            bench.needs_operation(operation)
            held = bench.anyone_seated()
            other = bench.somebody("besides the first", lambda one: one != held.visitor)
            # On the same computer: only the account is another one.
            device = Device(bench.http, held.device.key, bench.clock, bench.entropy)
            bench.log_in_on(device, other.person)
            _is_not_theirs(bench, held, device, operation)


def _is_not_theirs(bench: Bench, held: Held, device: Device, operation: Operation) -> None:
    epoch = held.grant.epoch
    answer = seat_calls.ask(bench, device, operation, held.seat_id, epoch=epoch)
    told = "a grant" if answer.problem is None else answer.problem.type
    if told != _NOT_FOUND.uri:
        raise CheckFailedError(f"{operation.name} to be refused with not-found", told)
    still_held(bench, held)


_register_strangers()


@REGISTER.must("seat.release.is-done", "7.6", "A seat that is given back is given back.")
def release_is_done(bench: Bench) -> None:
    held = bench.anyone_seated()
    answer = seat_calls.ask(
        bench, held.device, operations.RELEASE, held.seat_id, epoch=held.grant.epoch
    )
    equal((answer.grant, answer.problem), (None, None), "grant and problem")


@REGISTER.must("seat.release.twice-is-done", "7.6", "Releasing again is done as well.")
def release_twice_is_done(bench: Bench) -> None:
    held = bench.anyone_seated()
    for _ in range(2):
        answer = seat_calls.ask(
            bench, held.device, operations.RELEASE, held.seat_id, epoch=held.grant.epoch
        )
        equal((answer.grant, answer.problem), (None, None), "grant and problem")


@REGISTER.must("seat.release.unknown-is-done", "7.6", "Releasing a seat nobody has is done.")
def release_unknown_is_done(bench: Bench) -> None:
    device = bench.log_in(bench.anyone())
    answer = seat_calls.ask(bench, device, operations.RELEASE, device.fresh_seat(), epoch=1)
    equal((answer.grant, answer.problem), (None, None), "grant and problem")


@REGISTER.must_refuse(
    "seat.release.from-another-computer", "7.6", "Nobody gives another computer's seat back."
)
def release_from_another_computer(bench: Bench) -> None:
    held = bench.anyone_seated()
    thief = bench.fresh_login(held.visitor)
    seat_calls.ask(bench, thief, operations.RELEASE, held.seat_id, epoch=held.grant.epoch)
    still_held(bench, held)


@REGISTER.must("seat.close.gives-a-shared-seat-back", "7.5", "Closing gives a shared seat back.")
def close_gives_back(bench: Bench) -> None:
    held = bench.shared_seat()
    answer = seat_calls.ask(
        bench, held.device, operations.CLOSE, held.seat_id, epoch=held.grant.epoch
    )
    equal((answer.grant, answer.problem), (None, None), "grant and problem")


@REGISTER.must("seat.close.keeps-an-own-seat", "7.5", "Closing keeps an owner's seat.")
def close_keeps(bench: Bench) -> None:
    held = bench.own_seat()
    seat_calls.granted(bench, held.device, operations.CLOSE, held.seat_id, epoch=held.grant.epoch)
    still_held(bench, held)


@REGISTER.must("seat.close.twice-is-done", "7.5", "Closing again is done as well.")
def close_twice_is_done(bench: Bench) -> None:
    held = bench.shared_seat()
    for _ in range(2):
        answer = seat_calls.ask(
            bench, held.device, operations.CLOSE, held.seat_id, epoch=held.grant.epoch
        )
        equal((answer.grant, answer.problem), (None, None), "grant and problem")


@REGISTER.must_refuse("seat.close.unknown", "7.1", "A seat that nobody has cannot be closed.")
def close_unknown(bench: Bench) -> None:
    device = bench.log_in(bench.anyone())
    seat_calls.refused(bench, device, operations.CLOSE, device.fresh_seat(), _NOT_FOUND, epoch=1)
