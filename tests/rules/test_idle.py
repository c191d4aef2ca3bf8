"""R23: an idle invited user is asked, the seat is freed, and the next activity takes one again."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest

from seatkeeper.sandbox.server import SandboxServer
from seatkeeper.session import events as ev
from seatkeeper.session.states import Closed, Idle, Licensed, SignedOut, WaitingForSeat
from tests.helpers.workstation import Workstation
from tests.rules.licenses import invite
from tests.rules.policies import set_idle
from tests.sandbox.browsers import Browser
from tests.sandbox.computers import pool

Computers = Callable[..., Workstation]
Open = Callable[..., Browser]

MINUTE = timedelta(minutes=1)
OWNER = "owner@demo.example"


@pytest.fixture
def guest(computer: Computers, sandbox: SandboxServer) -> Workstation:
    """Ada at work; her organization asks after half an hour."""
    set_idle(sandbox, "owner", 1800)
    ada = computer("ada")
    ada.log_in("ada")
    return ada


def in_use(sandbox: SandboxServer) -> int:
    found: int = pool(sandbox, OWNER)["in_use"]
    return found


@pytest.mark.rule("R23")
def test_who_is_away_is_asked_for_a_minute_and_then_the_seat_is_free(
    guest: Workstation, sandbox: SandboxServer
) -> None:
    guest.wait(29 * MINUTE)
    assert guest.expect(Licensed).idle_until is None
    guest.wait(MINUTE)
    assert guest.expect(Licensed).idle_until is not None
    assert in_use(sandbox) == 1, "while the question is asked the seat is kept"
    guest.wait(MINUTE)
    guest.expect(Idle)
    assert in_use(sandbox) == 0


@pytest.mark.rule("R23")
def test_the_next_activity_takes_a_seat_again(guest: Workstation, sandbox: SandboxServer) -> None:
    guest.wait(31 * MINUTE)
    guest.wait(8 * 60 * MINUTE)
    guest.expect(Idle)
    guest.do(ev.Activity())
    guest.expect(Licensed)
    assert in_use(sandbox) == 1
    guest.wait(29 * MINUTE)
    guest.expect(Licensed)


@pytest.mark.rule("R23")
def test_who_is_there_keeps_the_seat(guest: Workstation) -> None:
    for _ in range(5):
        guest.wait(30 * MINUTE)
        assert guest.expect(Licensed).idle_until is not None
        guest.do(ev.Activity())
        assert guest.expect(Licensed).idle_until is None


@pytest.mark.rule("R23")
def test_who_comes_back_when_all_seats_are_taken_waits_like_anybody(
    computer: Computers, browser: Open, sandbox: SandboxServer
) -> None:
    set_idle(sandbox, "solo", 1800)
    invite(browser("solo"), browser("full"), browser("support"))
    one, other = computer("one"), computer("other")
    one.log_in("full")
    one.wait(31 * MINUTE)
    other.log_in("support")
    other.expect(Licensed)
    one.do(ev.Activity())
    one.expect(WaitingForSeat)


@pytest.mark.rule("R23")
def test_the_seat_is_freed_even_if_the_network_is_gone_at_that_moment(
    guest: Workstation, sandbox: SandboxServer
) -> None:
    guest.wait(30 * MINUTE)
    guest.wire.cut()
    guest.wait(2 * MINUTE)
    guest.expect(Idle)
    assert in_use(sandbox) == 1
    guest.wire.mend()
    guest.wait(15 * MINUTE)
    assert in_use(sandbox) == 0


@pytest.mark.rule("R23")
@pytest.mark.parametrize("resumes", [True, False])
def test_a_crash_while_away_starts_as_any_start(
    guest: Workstation, sandbox: SandboxServer, resumes: bool
) -> None:
    guest.wait(31 * MINUTE)
    assert not guest.record.grant
    guest.start(resumes=resumes)
    guest.expect(Licensed)
    assert in_use(sandbox) == 1


@pytest.mark.rule("R23")
def test_closing_and_logging_out_while_away_leave_no_seat_behind(
    guest: Workstation, sandbox: SandboxServer
) -> None:
    guest.wait(31 * MINUTE)
    guest.do(ev.Close())
    guest.expect(Closed)
    guest.start()
    guest.wait(31 * MINUTE)
    guest.do(ev.LogOut())
    guest.expect(SignedOut)
    assert in_use(sandbox) == 0


@pytest.mark.rule("R23")
def test_nobody_is_asked_without_a_policy(computer: Computers) -> None:
    ada = computer("ada")
    ada.log_in("ada")
    ada.wait(6 * 60 * MINUTE)
    assert ada.expect(Licensed).idle_until is None


@pytest.mark.rule("R23")
@pytest.mark.parametrize("person", ["owner", "solo", "trial"])
def test_owners_and_trials_are_not_asked(
    computer: Computers, sandbox: SandboxServer, person: str
) -> None:
    set_idle(sandbox, person, 600)
    one = computer("one")
    one.log_in(person)
    one.wait(2 * 60 * MINUTE)
    assert one.grant.idle_seconds is None
    one.expect(Licensed)


@pytest.mark.rule("R23")
def test_a_seat_kept_for_offline_work_is_not_idle(guest: Workstation) -> None:
    guest.do(ev.Extend(1))
    guest.wait(2 * 60 * MINUTE)
    guest.expect(Licensed)


@pytest.mark.rule("R23")
@pytest.mark.rule("R105")
def test_the_record_of_use_says_that_the_user_was_away(guest: Workstation) -> None:
    guest.wait(31 * MINUTE)
    (entry,) = guest.ask(guest.client.usage)  # type: ignore[misc] # a tuple: the network is there
    assert entry.reason == "idle"


@pytest.mark.rule("R23")
def test_a_new_policy_reaches_the_client_with_the_next_heartbeat(
    computer: Computers, sandbox: SandboxServer
) -> None:
    ada = computer("ada")
    ada.log_in("ada")
    set_idle(sandbox, "owner", 900)
    ada.wait(20 * MINUTE)
    ada.expect(Idle)
    set_idle(sandbox, "owner", 0)
    ada.do(ev.Activity())
    ada.wait(60 * MINUTE)
    ada.expect(Licensed)
