"""What an account may see: its own, and no more."""

from __future__ import annotations

from typing import Final

from seatkeeper.lab.conformance import seat_calls
from seatkeeper.lab.conformance.bench import Bench
from seatkeeper.lab.conformance.device import Device
from seatkeeper.lab.conformance.expecting import equal, holds, model, status, zoned
from seatkeeper.lab.conformance.outcome import CheckFailedError
from seatkeeper.lab.conformance.register import Register
from seatkeeper.protocol import models, operations

REGISTER: Final = Register()


@REGISTER.must("licenses.are-as-described", "6.1", "The licenses of an account are listed.")
def licenses_are_as_described(bench: Bench) -> None:
    answer = bench.log_in(bench.anyone()).ask(operations.LICENSES)
    status(answer, 200)
    equal(answer.media_type, "application/json", "the media type")
    model(answer.body, models.LicenseList, "the licenses")


@REGISTER.must("licenses.owner-sees-totals", "6.1", "An owner sees how many seats are in use.")
def owner_sees_totals(bench: Bench) -> None:
    visitor = bench.somebody("of an owner", lambda one: one.has(own=True))
    for entry in visitor.licenses:
        if entry.owner is None:
            holds(entry.seats_total is not None, "seats_total for the owner", "none")
            holds(entry.seats_in_use is not None, "seats_in_use for the owner", "none")


@REGISTER.must_refuse("licenses.guest-sees-no-totals", "6.1", "An invited user sees no totals.")
def guest_sees_no_totals(bench: Bench) -> None:
    visitor = bench.somebody("of an invited user", lambda one: one.has(own=False))
    for entry in visitor.licenses:
        if entry.owner is not None:
            equal((entry.seats_total, entry.seats_in_use), (None, None), "the totals")


@REGISTER.must_refuse("grant.tells-guests-no-totals", "6.3", "A guest's grant holds no totals.")
def grant_tells_guests_no_totals(bench: Bench) -> None:
    equal(bench.shared_seat().grant.seats, None, "the seats in the grant")


@REGISTER.must("grant.tells-owners-totals", "3.3", "An owner's grant holds the totals.")
def grant_tells_owners_totals(bench: Bench) -> None:
    seats = bench.own_seat().grant.seats
    if seats is None:
        raise CheckFailedError("the seats in the grant", "none")
    holds(0 < seats.in_use <= seats.total, "at least this seat in use, at most all", seats)


@REGISTER.must_refuse(
    "grant.names-no-other-user", "6.3", "What a guest is told names the owner and nobody else."
)
def names_no_other_user(bench: Bench) -> None:
    others = {visitor.person.email for visitor in bench.visitors()}
    held = bench.shared_seat()
    mine = {held.visitor.person.email, held.grant.owner.email if held.grant.owner else ""}
    seen = repr(held.grant) + repr(held.visitor.licenses)
    named = sorted(email for email in others - mine if email in seen)
    equal(named, [], "the other users who are named")


@REGISTER.must("usage.records-a-seat", "6.2", "Using a seat leaves a record of one's own.")
def usage_records_a_seat(bench: Bench) -> None:
    bench.needs("usage")
    held = bench.anyone_seated()
    newest = _records(held.device)[0]
    equal(newest.license_id, held.grant.license.id, "the newest record's license")
    equal(newest.end, None, "the end of a stretch that runs")
    seat_calls.give_back(bench, held.device, held.seat_id)
    holds(_records(held.device)[0].end is not None, "an end after the release", "none")


@REGISTER.must("usage.newest-first", "6.2", "Records of use come newest first.")
def usage_newest_first(bench: Bench) -> None:
    bench.needs("usage")
    visitor = bench.anyone_seated().visitor
    starts = [record.start for record in _records(bench.log_in(visitor))]
    equal(starts, sorted(starts, reverse=True), "the order of the records")


def _records(device: Device) -> tuple[models.UsageRecord, ...]:
    answer = device.ask(operations.USAGE)
    status(answer, 200)
    found = model(answer.body, models.UsageRecords, "the records of use").records
    holds(bool(found), "at least one record", "none")
    for record in found:
        zoned(record.start, "the start of a record")
        zoned(record.end, "the end of a record")
    return found
