"""A disk that is full takes nothing away and is said."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest

from seatkeeper.licensing.grant import Basis
from seatkeeper.sandbox.server import SandboxServer
from seatkeeper.session import events as ev
from seatkeeper.session.states import Licensed, NoConnection, SignedOut
from tests.helpers.counter import in_use
from tests.helpers.portal import validate
from tests.helpers.workstation import Workstation
from tests.service.conftest import Disk

Computers = Callable[..., Workstation]


def test_a_seat_is_not_lost_to_a_full_disk_and_is_saved_as_soon_as_there_is_room(
    computer: Computers, disk: type[Disk]
) -> None:
    one = computer()
    one.start()
    disk.full = True
    one.log_in("ada")
    seat = one.grant.seat_id
    assert set(one.seen.codes) == {"save-failed"}
    assert all("storage-full" in notice.detail for notice in one.seen.notices)
    disk.full = False
    one.wait(timedelta(minutes=10))
    one.start()
    assert one.grant.seat_id == seat


@pytest.mark.parametrize("hours", [0.5, 3])
def test_a_crash_with_a_full_disk_costs_a_login_at_most(
    computer: Computers, disk: type[Disk], hours: float
) -> None:
    one = computer()
    one.log_in("ada")
    seat = one.grant.seat_id
    disk.full = True
    one.wait(timedelta(hours=hours))
    assert "save-failed" in one.seen.codes
    one.start()
    if hours > 1:  # the refresh token was exchanged, and the new one could not be kept
        one.expect(SignedOut)
        one.log_in("ada")
    assert one.grant.seat_id == seat


def test_nothing_is_given_back_before_the_disk_says_so(
    computer: Computers, disk: type[Disk], sandbox: SandboxServer
) -> None:
    one = computer()
    one.log_in("ada")
    one.do(ev.Extend(3))
    one.wire.questions.clear()
    disk.full = True
    one.do(ev.ReturnEarly())
    assert one.grant.basis is Basis.OFFLINE_AVAILABILITY
    one.do(ev.LogOut())
    one.expect(Licensed)
    assert one.wire.questions == []
    assert "release-failed" in one.seen.codes
    disk.full = False
    one.do(ev.LogOut())
    assert in_use(sandbox) == 0


def test_a_response_that_cannot_be_kept_can_be_opened_again(
    computer: Computers, disk: type[Disk], sandbox: SandboxServer
) -> None:
    one = computer()
    one.wire.cut()
    one.start()
    one.expect(NoConnection)
    made = one.make_request()
    response = validate(sandbox, made.html)
    disk.full = True
    outcome = one.open_response(response)
    assert (outcome.accepted, outcome.code) == (False, "storage-full")
    one.expect(NoConnection)
    disk.full = False
    assert one.open_response(response).accepted
    one.expect(Licensed)


def test_a_request_that_cannot_be_remembered_is_not_made(
    computer: Computers, disk: type[Disk]
) -> None:
    one = computer()
    one.wire.cut()
    one.start()
    disk.full = True
    assert one.failed_request() == "storage-full"
    disk.full = False
    assert one.client.pending_requests() == ()


def test_a_cache_that_cannot_be_erased_is_said(
    computer: Computers, disk: type[Disk], sandbox: SandboxServer
) -> None:
    one = computer()
    one.log_in("ada")
    disk.protected = True
    one.do(ev.LogOut())
    one.expect(SignedOut)
    assert in_use(sandbox) == 0
    assert one.seen.codes == ["erase-failed"]
