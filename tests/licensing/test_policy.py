from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from seatkeeper.licensing.grant import Basis, Grant, SeatCount
from seatkeeper.licensing.policy import (
    idle_after,
    judge_running,
    judge_start,
    nearly_exhausted,
    works_until,
)
from seatkeeper.licensing.verdict import Reason, Verdict
from tests.helpers.samples import for_good, grant, license_, owned, reserved
from tests.helpers.world import START

HOUR = timedelta(hours=1)
DAY = timedelta(days=1)
EXPIRES = START + 30 * DAY


def start(found: Grant, now: datetime, device: str = "device") -> Reason:
    return judge_start(found, now=now, device=device).reason


def running(found: Grant, now: datetime, last_contact: datetime = START) -> Reason:
    return judge_running(found, now=now, last_contact=last_contact).reason


# --- may this computer start with it and no connection? ---------------------------------------


@pytest.mark.parametrize("found", [grant(), owned(), reserved(), for_good()])
def test_a_grant_of_another_computer_starts_nothing(found: Grant) -> None:
    verdict = judge_start(found, now=START, device="another")
    assert verdict.reason is Reason.OTHER_COMPUTER
    assert verdict.evidence == {"granted_to": "device", "this": "another"}


def test_a_shared_seat_needs_a_connection_to_start() -> None:
    assert start(grant(), START) is Reason.NEEDS_CONNECTION


def test_an_available_license_starts_until_its_time_is_over() -> None:
    assert start(reserved(), START + 3 * DAY - HOUR) is Reason.USABLE
    assert start(reserved(), START + 3 * DAY) is Reason.AVAILABILITY_ENDED


def test_an_owner_starts_within_the_allowance() -> None:
    assert start(owned(days=20), START + 19 * DAY) is Reason.USABLE
    assert start(owned(days=20), START + 20 * DAY) is Reason.AVAILABILITY_ENDED


def test_nothing_starts_past_the_expiry_of_the_license() -> None:
    assert start(reserved(days=40), EXPIRES - HOUR) is Reason.USABLE
    assert start(reserved(days=40), EXPIRES) is Reason.EXPIRED
    assert start(grant(), EXPIRES) is Reason.EXPIRED


def test_a_license_validated_offline_starts_whatever_the_time() -> None:
    for now in (START - 3650 * DAY, START, START + 36500 * DAY):
        assert start(for_good(), now) is Reason.USABLE


# --- may work go on while nobody answers? -------------------------------------------------------


def test_work_on_a_shared_seat_goes_on_until_the_server_frees_it() -> None:
    assert running(grant(), START + 8 * HOUR - timedelta(seconds=1)) is Reason.USABLE
    assert running(grant(), START + 8 * HOUR) is Reason.SEAT_LOST


def test_work_goes_on_within_the_availability_even_after_the_timeout() -> None:
    assert running(reserved(), START + 2 * DAY) is Reason.USABLE
    assert running(reserved(), START + 3 * DAY) is Reason.AVAILABILITY_ENDED


def test_work_begun_shortly_before_the_availability_ends_has_the_timeout() -> None:
    contact = START + 3 * DAY - HOUR
    assert running(reserved(), START + 3 * DAY + 6 * HOUR, contact) is Reason.USABLE
    assert running(reserved(), contact + 8 * HOUR, contact) is Reason.AVAILABILITY_ENDED


def test_work_ends_with_the_license() -> None:
    contact = EXPIRES - HOUR
    assert running(grant(), EXPIRES - timedelta(seconds=1), contact) is Reason.USABLE
    assert running(grant(), EXPIRES, contact) is Reason.EXPIRED


def test_work_on_a_license_validated_offline_never_ends() -> None:
    assert works_until(for_good(), last_contact=START) is None
    assert running(for_good(), START + 36500 * DAY) is Reason.USABLE


def test_a_license_without_an_end_is_bounded_by_the_silence_only() -> None:
    found = grant(license=license_(expires=None))
    assert works_until(found, last_contact=START) == START + 8 * HOUR


@given(
    found=st.sampled_from([grant(), owned(), reserved(), reserved(days=90), for_good()]),
    contact=st.timedeltas(timedelta(0), 60 * DAY),
    later=st.timedeltas(timedelta(0), 90 * DAY),
)
def test_work_is_possible_exactly_until_works_until(
    found: Grant, contact: timedelta, later: timedelta
) -> None:
    last_contact, now = START + contact, START + contact + later
    until = works_until(found, last_contact=last_contact)
    usable = judge_running(found, now=now, last_contact=last_contact).usable
    assert usable is (until is None or now < until)


@given(
    found=st.sampled_from([grant(), owned(), reserved()]),
    contact=st.timedeltas(timedelta(0), 29 * DAY),
)
def test_a_later_contact_never_shortens_the_work(found: Grant, contact: timedelta) -> None:
    before = works_until(found, last_contact=START)
    after = works_until(found, last_contact=START + contact)
    assert before is not None
    assert after is not None
    assert after >= before


# --- grants and verdicts ------------------------------------------------------------------------


@pytest.mark.parametrize("basis", list(Basis))
def test_every_computer_beats_but_those_validated_offline(basis: Basis) -> None:
    assert grant(basis=basis).beats is (basis is not Basis.VALIDATED_OFFLINE)


def test_periods_of_a_grant_are_seconds_of_the_server() -> None:
    found = grant(heartbeat_seconds=10, timeout_seconds=90)
    assert (found.heartbeat, found.timeout) == (timedelta(seconds=10), timedelta(seconds=90))


@pytest.mark.parametrize("reason", list(Reason))
def test_only_the_usable_verdict_is_usable(reason: Reason) -> None:
    verdict = Verdict(reason)
    assert verdict.usable is (reason is Reason.USABLE)
    assert verdict.evidence == {}


@pytest.mark.rule("R82")
def test_a_trial_that_has_ended_is_over_and_not_expired() -> None:
    trial = grant(basis=Basis.TRIAL, license=license_(expires=EXPIRES))
    assert start(trial, EXPIRES) is Reason.TRIAL_OVER
    assert running(trial, EXPIRES, last_contact=EXPIRES - HOUR) is Reason.TRIAL_OVER


@pytest.mark.parametrize(
    ("found", "asked"),
    [
        (grant(idle_seconds=1800), True),
        (grant(), False),
        (replace(reserved(), idle_seconds=1800), False),
        (replace(owned(), idle_seconds=1800), False),
        (replace(for_good(), idle_seconds=1800), False),
        (grant(basis=Basis.TRIAL, idle_seconds=1800), False),
        (grant(owner=None, idle_seconds=1800), False),
    ],
)
def test_only_an_invited_users_shared_seat_is_ever_idle(found: Grant, asked: bool) -> None:
    assert idle_after(found) == (timedelta(minutes=30) if asked else None)


@pytest.mark.parametrize(
    ("seats", "warned"),
    [
        (None, False),
        (SeatCount(10, 8), False),
        (SeatCount(10, 9), True),
        (SeatCount(10, 10), True),
        (SeatCount(15, 13), False),
        (SeatCount(15, 14), True),
        (SeatCount(2, 2), True),
        (SeatCount(1, 1), False),
        (SeatCount(0, 0), False),
    ],
)
def test_a_pool_is_nearly_exhausted_at_nine_tenths(seats: SeatCount | None, warned: bool) -> None:
    assert nearly_exhausted(replace(owned(), seats=seats)) is warned


def test_a_seat_bound_for_good_does_not_hear_of_the_others() -> None:
    assert not nearly_exhausted(replace(for_good(), seats=SeatCount(10, 10)))
