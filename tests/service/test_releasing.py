"""Giving a seat back: what is certain, what is not, and what a crash leaves behind."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest

from seatkeeper.licensing.grant import Basis
from seatkeeper.licensing.verdict import Reason
from seatkeeper.sandbox.server import SandboxServer
from seatkeeper.session import events as ev
from seatkeeper.session.states import (
    Closed,
    Licensed,
    NeedsLogin,
    NoConnection,
    ReadOnly,
    SignedOut,
    WaitingForSeat,
)
from tests.helpers.counter import in_use, pool
from tests.helpers.held_lanes import HeldLanes
from tests.helpers.wire import Trouble
from tests.helpers.workstation import Workstation

Computers = Callable[..., Workstation]
HOUR = timedelta(hours=1)
SOLO = "solo@demo.example"


@pytest.mark.rule("R50")
def test_a_logout_frees_the_seat_and_erases_the_cache(
    computer: Computers, sandbox: SandboxServer
) -> None:
    one = computer()
    one.log_in("owner")
    one.do(ev.LogOut())
    one.expect(SignedOut)
    assert (in_use(sandbox), one.seen.restarts) == (0, 1)
    assert list(one.computer.folders.local_cache.glob("*.slc")) == []
    one.start()
    assert one.expect(SignedOut).email == ""


@pytest.mark.rule("R53")
def test_a_license_moves_by_logging_out_here_and_in_there(computer: Computers) -> None:
    for name in ("one", "two"):
        computer(name).log_in("solo")
    third = computer("three")
    third.log_in("solo")
    third.expect(WaitingForSeat)
    computer("one").do(ev.LogOut())
    third.do(ev.Retry())
    third.expect(Licensed)


@pytest.mark.rule("R52")
def test_without_a_connection_a_logout_leaves_everything_as_it_was(
    computer: Computers, sandbox: SandboxServer
) -> None:
    one = computer()
    one.log_in("owner")
    before = one.grant
    one.wire.cut()
    one.do(ev.LogOut())
    assert one.grant == before
    assert one.seen.codes == ["release-failed"]
    one.start()
    one.expect(Licensed)
    one.wire.mend()
    one.do(ev.Heartbeat())
    assert in_use(sandbox) == 1


@pytest.mark.rule("R52")
def test_logging_out_anyway_says_until_when_the_seat_stays_taken(
    computer: Computers, sandbox: SandboxServer
) -> None:
    one = computer()
    one.log_in("ada")
    one.wire.cut()
    one.do(ev.LogOut(anyway=True))
    notice = one.expect(SignedOut).notice
    assert notice is not None
    assert notice.until == one.world.now() + 8 * HOUR
    assert in_use(sandbox) == 1
    one.world.advance(8 * HOUR)
    assert in_use(sandbox) == 0


@pytest.mark.parametrize("trouble", [Trouble.RESET, Trouble.LOST_ANSWER])
def test_after_an_ambiguous_release_only_the_servers_word_makes_work_possible(
    computer: Computers, sandbox: SandboxServer, trouble: Trouble
) -> None:
    one = computer()
    one.log_in("owner")
    one.wire.cut(trouble)
    one.do(ev.LogOut())
    assert one.expect(ReadOnly).verdict.reason is Reason.UNFINISHED_RELEASE
    one.wire.mend()
    one.do(ev.Check())
    one.expect(Licensed)
    assert in_use(sandbox) == 1
    assert not one.record.releasing


@pytest.mark.parametrize("trouble", [Trouble.RESET, Trouble.LOST_ANSWER])
def test_a_crash_after_an_ambiguous_release_finishes_the_release(
    computer: Computers, sandbox: SandboxServer, trouble: Trouble
) -> None:
    one = computer()
    one.log_in("owner")
    one.wire.cut(trouble)
    one.do(ev.LogOut())
    one.start()
    assert one.expect(NoConnection).releasing
    one.wire.mend()
    one.do(ev.Retry())
    one.expect(SignedOut)
    assert in_use(sandbox) == 0


def test_a_second_failure_does_not_make_an_unfinished_release_undone(computer: Computers) -> None:
    one = computer()
    one.log_in("owner")
    one.wire.cut(Trouble.RESET)
    one.do(ev.LogOut())
    one.wire.cut(Trouble.REFUSED)
    one.do(ev.LogOut())
    assert one.expect(ReadOnly).verdict.reason is Reason.UNFINISHED_RELEASE
    one.start()
    assert one.expect(NoConnection).releasing


@pytest.mark.rule("R65")
def test_an_early_return_ends_the_reservation(computer: Computers, sandbox: SandboxServer) -> None:
    one = computer()
    one.log_in("ada")
    one.do(ev.Extend(3))
    one.do(ev.ReturnEarly())
    assert one.grant.basis is Basis.SHARED_SEAT
    one.do(ev.Close())
    assert in_use(sandbox) == 0


@pytest.mark.parametrize("trouble", [Trouble.RESET, Trouble.LOST_ANSWER])
def test_a_crash_after_an_ambiguous_early_return_asks_the_server_and_logs_nobody_out(
    computer: Computers, sandbox: SandboxServer, trouble: Trouble
) -> None:
    one = computer()
    one.log_in("ada")
    one.do(ev.Extend(3))
    one.wire.cut(trouble)
    one.do(ev.ReturnEarly())
    assert one.expect(ReadOnly).verdict.reason is Reason.UNFINISHED_RELEASE
    one.start()
    assert one.expect(NoConnection).account is not None
    one.wire.mend()
    one.do(ev.Retry())
    reserved = trouble is Trouble.RESET
    expected = Basis.OFFLINE_AVAILABILITY if reserved else Basis.SHARED_SEAT
    assert one.grant.basis is expected
    assert pool(sandbox)["in_use"] == 1


def test_an_early_return_that_certainly_failed_keeps_the_reservation(computer: Computers) -> None:
    one = computer()
    one.log_in("ada")
    one.do(ev.Extend(3))
    one.wire.cut()
    one.do(ev.ReturnEarly())
    one.expect(Licensed)
    one.start()
    one.expect(Licensed)


def test_without_tokens_nobody_is_told_that_the_seat_was_given_back(
    computer: Computers, sandbox: SandboxServer
) -> None:
    one = computer()
    one.log_in("owner", keep=False)
    one.start()
    one.expect(NeedsLogin)
    one.do(ev.LogOut())
    one.expect(NeedsLogin)
    assert one.seen.codes == ["release-failed"]
    assert in_use(sandbox) == 1
    one.log_in("owner")
    one.do(ev.LogOut())
    assert in_use(sandbox) == 0


def test_a_grant_that_comes_too_late_is_given_back(
    computer: Computers, sandbox: SandboxServer
) -> None:
    for name in ("one", "two"):
        computer(name).log_in("solo")
    lanes, third = HeldLanes(), computer("three")
    third.start(lanes=lanes)
    lanes.run()
    third.log_in("solo")
    lanes.run()
    third.expect(WaitingForSeat)
    computer("one").do(ev.LogOut())
    third.do(ev.Retry())
    lanes.work()  # the server has given a seat, but the user has decided otherwise meanwhile
    third.do(ev.OpenReadOnly())
    lanes.run()
    third.expect(ReadOnly)
    assert third.record.grant == ""
    assert third.seen.codes == []


def test_the_seat_of_a_cancelled_wait_is_free_for_others(
    computer: Computers, sandbox: SandboxServer
) -> None:
    lanes, one = HeldLanes(), computer()
    one.start(lanes=lanes)
    lanes.run()
    one.log_in("ada")
    lanes.work()
    lanes.tell()
    lanes.work()  # the server has given a seat
    one.do(ev.Close())
    lanes.run()
    one.expect(Closed)
    assert in_use(sandbox) == 0


def test_a_late_grant_that_cannot_be_given_back_is_said(computer: Computers) -> None:
    lanes, one = HeldLanes(), computer()
    for name in ("one", "two"):
        computer(name).log_in("solo")
    one.start(lanes=lanes)
    lanes.run()
    one.log_in("solo")
    lanes.run()
    computer("one").do(ev.LogOut())
    one.do(ev.Retry())
    lanes.work()
    one.do(ev.OpenReadOnly())
    one.wire.cut()
    lanes.run()
    assert one.seen.codes == ["release-failed"]


def test_a_cancelled_login_leaves_no_session(computer: Computers) -> None:
    lanes, one = HeldLanes(), computer()
    one.start(lanes=lanes)
    lanes.run()
    one.log_in("ada")
    lanes.work()
    one.do(ev.CancelLogin())
    one.wire.questions.clear()
    lanes.run()
    one.expect(SignedOut)
    assert one.wire.questions == [b"DELETE /v1/sessions/current"]
    assert one.record.refresh == ""


def test_a_cancelled_login_forgets_its_tokens_even_if_the_server_cannot_be_told(
    computer: Computers,
) -> None:
    lanes, one = HeldLanes(), computer()
    one.start(lanes=lanes)
    lanes.run()
    one.log_in("ada")
    lanes.work()
    one.do(ev.CancelLogin())
    one.wire.cut()
    lanes.run()
    assert one.record.refresh == ""
