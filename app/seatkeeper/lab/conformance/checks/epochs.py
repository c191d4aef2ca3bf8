"""Epochs: a copy of a cache is found out."""

from __future__ import annotations

from typing import Final

from seatkeeper.lab.conformance import seat_calls
from seatkeeper.lab.conformance.bench import Bench
from seatkeeper.lab.conformance.checks.seats import still_held
from seatkeeper.lab.conformance.expecting import equal, holds
from seatkeeper.lab.conformance.register import Register
from seatkeeper.protocol import operations
from seatkeeper.protocol.models import ProblemType
from seatkeeper.protocol.operations import Operation

REGISTER: Final = Register()


@REGISTER.must("seat.epoch.starts-as-proposed", "7.2", "A new seat has the epoch proposed for it.")
def starts_as_proposed(bench: Bench) -> None:
    equal(bench.anyone_seated().grant.epoch, 1, "the epoch")


@REGISTER.must("seat.epoch.rises-with-each-acquire", "7.2", "Each acquire raises the epoch.")
def rises_with_each_acquire(bench: Bench) -> None:
    held = bench.anyone_seated()
    last = held.grant.epoch
    for _ in range(3):
        again = seat_calls.granted(bench, held.device, operations.ACQUIRE, held.seat_id, epoch=1)
        holds(again.epoch > last, f"an epoch over {last}", again.epoch)
        last = again.epoch


@REGISTER.must("seat.epoch.the-larger-counts", "7.2", "A larger epoch of the client's is taken.")
def the_larger_counts(bench: Bench) -> None:
    held = bench.anyone_seated()
    again = seat_calls.granted(bench, held.device, operations.ACQUIRE, held.seat_id, epoch=41)
    equal(again.epoch, 41, "the epoch")


@REGISTER.must("seat.epoch.never-ends", "1.4", "After the largest proposal there is another epoch.")
def never_ends(bench: Bench) -> None:
    held = bench.anyone_seated()
    largest = 2**52
    for wanted in (largest, largest + 1):
        again = seat_calls.granted(
            bench, held.device, operations.ACQUIRE, held.seat_id, epoch=min(wanted, largest)
        )
        equal(again.epoch, wanted, "the epoch")


@REGISTER.must("seat.epoch.stays-in-between", "7.2", "Nothing but an acquire raises the epoch.")
def stays_in_between(bench: Bench) -> None:
    held = bench.anyone_seated()
    for _ in range(2):
        again = seat_calls.granted(
            bench, held.device, operations.HEARTBEAT, held.seat_id, epoch=held.grant.epoch
        )
        equal(again.epoch, held.grant.epoch, "the epoch")


def _register_superseded() -> None:
    for operation in (
        operations.HEARTBEAT, operations.CLOSE, operations.RELEASE, operations.EXTEND,
        operations.SHORTEN,
    ):  # fmt: skip

        @REGISTER.must_refuse(
            f"seat.{operation.name}.old-epoch",
            "7.2",
            f"A superseded start cannot {operation.name} the seat.",
        )
        def old_epoch(bench: Bench, operation: Operation = operation) -> None:
            _superseded(bench, operation, by=-1)

        @REGISTER.must_refuse(
            f"seat.{operation.name}.future-epoch",
            "7.2",
            f"An epoch that was never given out cannot {operation.name} the seat.",
        )
        def future_epoch(bench: Bench, operation: Operation = operation) -> None:
            _superseded(bench, operation, by=+1)


def _superseded(bench: Bench, operation: Operation, *, by: int) -> None:
    bench.needs_operation(operation)
    held = bench.anyone_seated()
    newer = seat_calls.granted(bench, held.device, operations.ACQUIRE, held.seat_id, epoch=5)
    seat_calls.refused(
        bench, held.device, operation, held.seat_id, ProblemType.SUPERSEDED, epoch=newer.epoch + by
    )
    still_held(bench, type(held)(held.device, held.visitor, held.seat_id, newer))


_register_superseded()
