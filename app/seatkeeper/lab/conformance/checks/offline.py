"""Offline availability: as long as was asked for, and never longer than the license."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Final

from seatkeeper.lab.conformance import seat_calls
from seatkeeper.lab.conformance.bench import Bench
from seatkeeper.lab.conformance.expecting import equal, holds, problem
from seatkeeper.lab.conformance.outcome import CheckFailedError, CheckSkippedError
from seatkeeper.lab.conformance.people import Held
from seatkeeper.lab.conformance.register import Register
from seatkeeper.licensing.grant import Grant
from seatkeeper.protocol import operations
from seatkeeper.protocol.models import ProblemType

REGISTER: Final = Register()
_SLACK: Final = timedelta(seconds=60)
"""Between the server's clock in two answers of one check."""


def _extended(bench: Bench, held: Held, days: int) -> Grant:
    return seat_calls.granted(
        bench, held.device, operations.EXTEND, held.seat_id, epoch=held.grant.epoch, days=days
    )


def _periods(bench: Bench, held: Held, count: int) -> tuple[int, ...]:
    """The shortest periods that are offered for a seat."""
    bench.needs("extend-offline")
    if len(held.grant.offline_days) < count:
        raise CheckSkippedError(f"the seat is not offered {count} periods")
    return tuple(sorted(held.grant.offline_days))[:count]


def _until(grant: Grant) -> datetime:
    if grant.offline_until is None:
        raise CheckFailedError("offline_until in the grant", "none")
    return grant.offline_until


@REGISTER.must("offline.extend.reserves", "7.8", "A shared seat is reserved for the days asked.")
def reserves(bench: Bench) -> None:
    held = bench.shared_seat()
    (days,) = _periods(bench, held, 1)
    grant = _extended(bench, held, days)
    equal(grant.basis.value, "offline-availability", "the basis")
    wanted = grant.issued_at + timedelta(days=days)
    holds(abs(_until(grant) - wanted) < _SLACK, f"offline_until {wanted}", grant.offline_until)
    equal(grant.reserved_until, grant.offline_until, "reserved_until")


@REGISTER.must(
    "offline.extend.shorter-keeps-longer",
    "7.8",
    "A shorter period does not take a longer one back.",
)
def shorter_keeps_longer(bench: Bench) -> None:
    held = bench.shared_seat()
    short, long = _periods(bench, held, 2)
    until = _until(_extended(bench, held, long))
    again = _until(_extended(bench, held, short))
    holds(again >= until, f"offline_until of at least {until}", again)


@REGISTER.must("offline.shorten.ends-it", "7.8", "The reservation ends, and the seat stays.")
def shorten_ends_it(bench: Bench) -> None:
    held = bench.shared_seat()
    _extended(bench, held, _periods(bench, held, 1)[0])
    grant = seat_calls.granted(
        bench, held.device, operations.SHORTEN, held.seat_id, epoch=held.grant.epoch
    )
    equal(
        (grant.basis.value, grant.offline_until), ("shared-seat", None), "basis and offline_until"
    )


@REGISTER.must("offline.close.keeps-a-reserved-seat", "7.8", "A reserved seat survives a close.")
def close_keeps_a_reserved_seat(bench: Bench) -> None:
    held = bench.shared_seat()
    _extended(bench, held, _periods(bench, held, 1)[0])
    grant = seat_calls.granted(
        bench, held.device, operations.CLOSE, held.seat_id, epoch=held.grant.epoch
    )
    equal(grant.basis.value, "offline-availability", "the basis")


@REGISTER.must("offline.release.ends-a-reserved-seat", "7.6", "A reserved seat can be given back.")
def release_ends_a_reserved_seat(bench: Bench) -> None:
    held = bench.shared_seat()
    _extended(bench, held, _periods(bench, held, 1)[0])
    epoch = held.grant.epoch
    answer = seat_calls.ask(bench, held.device, operations.RELEASE, held.seat_id, epoch=epoch)
    equal((answer.grant, answer.problem), (None, None), "grant and problem")
    seat_calls.refused(
        bench, held.device, operations.HEARTBEAT, held.seat_id, ProblemType.SEAT_FREED, epoch=epoch
    )


@REGISTER.must(
    "offline.own-seat.allows-days", "7.7", "An owner's grant allows work without contact."
)
def own_seat_allows_days(bench: Bench) -> None:
    grant = bench.own_seat().grant
    holds(_until(grant) > grant.issued_at, "offline_until later than now", grant.offline_until)


@REGISTER.must_refuse(
    "offline.shared-seat.needs-contact", "7.7", "A shared seat alone allows no start offline."
)
def shared_seat_needs_contact(bench: Bench) -> None:
    equal(bench.shared_seat().grant.offline_until, None, "offline_until")


@REGISTER.must_refuse(
    "offline.extend.past-expiry", "7.8", "No extension goes past the end of the license."
)
def past_expiry(bench: Bench) -> None:
    bench.needs("extend-offline")
    longest = max(bench.discovery().offline_days, default=0)
    if not longest:
        raise CheckSkippedError("the server offers no periods")
    horizon = timedelta(days=longest)
    now = seat_calls.acquire(
        bench, device := bench.log_in(bench.anyone()), device.fresh_seat()
    ).time

    def ends_soon(expires: datetime | None) -> bool:
        return expires is not None and now < expires < now + horizon

    held = bench.seated(
        "whose license ends within the longest period",
        lambda one: any(
            ends_soon(entry.license.expires) and entry.license.category != "trial"
            for entry in one.licenses
        ),
    )
    expires = held.grant.license.expires
    if expires is None or not ends_soon(expires):
        raise CheckSkippedError("the seat is of a license that lasts longer")
    answer = seat_calls.ask(
        bench, held.device, operations.EXTEND, held.seat_id, epoch=held.grant.epoch, days=longest
    )
    if answer.problem is not None:
        equal(answer.problem.type, ProblemType.OFFLINE_NOT_ALLOWED.uri, "the refusal")
        return
    grant = seat_calls.granted(
        bench, held.device, operations.HEARTBEAT, held.seat_id, epoch=held.grant.epoch
    )
    holds(_until(grant) <= expires, f"offline_until by {expires}", grant.offline_until)


@REGISTER.must_refuse(
    "offline.extend.longer-than-offered", "7.8", "A period longer than any offered is refused."
)
def longer_than_offered(bench: Bench) -> None:
    held = bench.shared_seat()
    _periods(bench, held, 1)
    longest = max(bench.discovery().offline_days)
    if longest >= 366:
        raise CheckSkippedError("the longest period is the longest there is")
    seat_calls.refused(
        bench, held.device, operations.EXTEND, held.seat_id, ProblemType.OFFLINE_NOT_ALLOWED,
        epoch=held.grant.epoch, days=longest + 1,
    )  # fmt: skip


@REGISTER.must_refuse("offline.extend.no-days", "1.4", "Days below 1 or over 366 are refused.")
def no_days(bench: Bench) -> None:
    bench.needs("extend-offline")
    held = bench.anyone_seated()
    for days in (0, -1, 367):
        answer = seat_calls.raw(
            held.device, operations.EXTEND, held.seat_id, nonce=held.device.fresh(),
            epoch=held.grant.epoch, days=days,
        )  # fmt: skip
        problem(answer, ProblemType.INVALID_REQUEST, status=422)


@REGISTER.must_refuse("offline.extend.unknown-seat", "7.8", "Nobody extends a seat never taken.")
def unknown_seat(bench: Bench) -> None:
    bench.needs("extend-offline")
    device = bench.log_in(bench.anyone())
    seat_calls.refused(
        bench, device, operations.EXTEND, device.fresh_seat(), ProblemType.NOT_FOUND, epoch=1
    )


@REGISTER.must_refuse("offline.extend.after-release", "7.8", "Nobody extends a seat given back.")
def after_release(bench: Bench) -> None:
    bench.needs("extend-offline")
    held = bench.anyone_seated()
    epoch = held.grant.epoch
    seat_calls.ask(bench, held.device, operations.RELEASE, held.seat_id, epoch=epoch)
    seat_calls.refused(
        bench, held.device, operations.EXTEND, held.seat_id, ProblemType.SEAT_FREED, epoch=epoch
    )


def _trial(bench: Bench) -> Held:
    return bench.seated("with a trial", lambda one: one.has(own=True, trial=True), "trial")


@REGISTER.must_refuse("offline.extend.trial", "7.8", "A trial cannot be extended.")
def trial(bench: Bench) -> None:
    held = _trial(bench)
    seat_calls.refused(
        bench, held.device, operations.EXTEND, held.seat_id, ProblemType.OFFLINE_NOT_ALLOWED,
        epoch=held.grant.epoch, days=1,
    )  # fmt: skip


@REGISTER.must_refuse("trial.works-online-only", "7.7", "A trial's grant allows nothing offline.")
def trial_works_online_only(bench: Bench) -> None:
    grant = _trial(bench).grant
    equal((grant.offline_until, grant.offline_days), (None, ()), "offline_until and offline_days")
    equal(grant.offline_refusal, "trial", "offline_refusal")


@REGISTER.must("trial.tells-what-is-left", "7.7", "A trial's grant tells the days that are left.")
def trial_tells_what_is_left(bench: Bench) -> None:
    held = _trial(bench)
    days = held.grant.trial
    if days is None:
        raise CheckFailedError("the trial's days in the grant", "none")
    holds(0 <= days.days_left < days.active_days, "one day begun", days)
    again = seat_calls.granted(
        bench, held.device, operations.HEARTBEAT, held.seat_id, epoch=held.grant.epoch
    )
    equal(again.trial, days, "the trial's days within one day")
