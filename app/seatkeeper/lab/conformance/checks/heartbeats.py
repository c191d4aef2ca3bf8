"""Heartbeats: for who holds a seat, and for nobody else."""

from __future__ import annotations

from typing import Final

from seatkeeper.lab.conformance import seat_calls
from seatkeeper.lab.conformance.bench import Bench
from seatkeeper.lab.conformance.expecting import equal, holds
from seatkeeper.lab.conformance.register import Register
from seatkeeper.protocol import operations
from seatkeeper.protocol.models import ProblemType

REGISTER: Final = Register()
_BEAT: Final = operations.HEARTBEAT


@REGISTER.must("heartbeat.gives-a-fresh-grant", "7.4", "A heartbeat is answered with a grant.")
def gives_a_fresh_grant(bench: Bench) -> None:
    held = bench.anyone_seated()
    again = seat_calls.granted(bench, held.device, _BEAT, held.seat_id, epoch=held.grant.epoch)
    holds(again.issued_at >= held.grant.issued_at, "a grant not older than the last", again)
    equal(again.license.id, held.grant.license.id, "its license")


@REGISTER.must_refuse("heartbeat.unknown-seat", "7.4", "A seat that was never taken has no beat.")
def unknown_seat(bench: Bench) -> None:
    device = bench.log_in(bench.anyone())
    seat_calls.refused(bench, device, _BEAT, device.fresh_seat(), ProblemType.NOT_FOUND, epoch=1)


@REGISTER.must_refuse(
    "heartbeat.after-release", "7.4", "A seat that was given back is not taken again by a beat."
)
def after_release(bench: Bench) -> None:
    held = bench.anyone_seated()
    epoch = held.grant.epoch
    seat_calls.ask(bench, held.device, operations.RELEASE, held.seat_id, epoch=epoch)
    seat_calls.refused(bench, held.device, _BEAT, held.seat_id, ProblemType.SEAT_FREED, epoch=epoch)


@REGISTER.must_refuse(
    "heartbeat.after-close", "7.4", "A shared seat that was closed is not taken again by a beat."
)
def after_close(bench: Bench) -> None:
    held = bench.shared_seat()
    epoch = held.grant.epoch
    seat_calls.ask(bench, held.device, operations.CLOSE, held.seat_id, epoch=epoch)
    seat_calls.refused(bench, held.device, _BEAT, held.seat_id, ProblemType.SEAT_FREED, epoch=epoch)


@REGISTER.must("heartbeat.own-seat-after-close", "7.5", "An owner's seat beats on after a close.")
def own_seat_after_close(bench: Bench) -> None:
    held = bench.own_seat()
    epoch = held.grant.epoch
    seat_calls.granted(bench, held.device, operations.CLOSE, held.seat_id, epoch=epoch)
    again = seat_calls.granted(bench, held.device, _BEAT, held.seat_id, epoch=epoch)
    equal(again.epoch, epoch, "the epoch")


@REGISTER.must("heartbeat.many-in-a-row", "7.4", "Beats that come too often are answered as well.")
def many_in_a_row(bench: Bench) -> None:
    held = bench.anyone_seated()
    for _ in range(10):
        seat_calls.granted(bench, held.device, _BEAT, held.seat_id, epoch=held.grant.epoch)
