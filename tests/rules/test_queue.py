"""R20: waiting for a seat, in the server's queue and without one, and the minute to claim it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest

from seatkeeper.sandbox.server import SandboxServer
from seatkeeper.servers.profile import ServerProfile
from seatkeeper.session import events as ev
from seatkeeper.session.states import Licensed, ReadOnly, WaitingForSeat
from tests.helpers.workstation import Workstation
from tests.helpers.world import START, World
from tests.rules.licenses import invite
from tests.rules.policies import set_queue
from tests.rules.tap import Tap, documents, plain
from tests.sandbox.browsers import Browser
from tests.sandbox.computers import pool

Computers = Callable[..., Workstation]
Open = Callable[..., Browser]
Office = Callable[[], tuple[Workstation, Workstation, Workstation]]

SECOND = timedelta(seconds=1)
MINUTE = timedelta(minutes=1)
PATIENCE = timedelta(seconds=15)
"""Longer than the time between two questions of somebody who waits in the queue."""


@pytest.fixture
def office(computer: Computers, browser: Open) -> Office:
    """One seat and three people: the first uses it, the others want to be told."""

    def open_office() -> tuple[Workstation, Workstation, Workstation]:
        invite(browser("solo"), browser("full"), browser("expired"), browser("support"))
        for name in ("full", "expired", "support"):
            computer(name).log_in(name)
        computer("full").expect(Licensed)
        for name in ("expired", "support"):
            computer(name).do(ev.NotifyMe(wanted=True))
        return computer("full"), computer("expired"), computer("support")

    return open_office


def position(guest: Workstation) -> int | None:
    return guest.expect(WaitingForSeat).position


def claim(guest: Workstation) -> bool:
    return guest.client.allows(ev.TakeSeat)


@pytest.mark.rule("R20")
def test_who_waited_longest_is_told_first_and_nobody_overtakes(office: Office) -> None:
    first, second, third = office()
    assert (position(second), position(third)) == (1, 2)
    first.do(ev.Close())
    assert isinstance(first.start(), WaitingForSeat), "a newcomer has overtaken"
    third.wait(PATIENCE)
    second.do(ev.Tick())
    assert (claim(second), claim(third)) == (True, False)
    assert "seat-free" in second.seen.codes
    second.do(ev.TakeSeat())
    second.expect(Licensed)
    third.wait(PATIENCE)
    assert position(third) == 1


@pytest.mark.rule("R20")
def test_nobody_waits_behind_a_computer_that_is_switched_off(office: Office) -> None:
    first, _gone, third = office()
    third.wait(2 * MINUTE)
    assert position(third) == 1
    first.do(ev.Close())
    third.wait(PATIENCE)
    assert claim(third)


@pytest.mark.rule("R20")
def test_a_seat_nobody_comes_for_within_a_minute_is_the_next_ones(office: Office) -> None:
    first, second, third = office()
    first.do(ev.Close())
    second.wait(PATIENCE)
    until = second.expect(WaitingForSeat).claim_until
    assert until is not None
    assert second.client.now() < until <= second.client.now() + MINUTE
    second.wait(MINUTE)
    assert (claim(second), second.told) == (False, "claim-missed")
    assert not second.expect(WaitingForSeat).notify
    third.do(ev.Tick())
    assert claim(third)
    third.do(ev.TakeSeat())
    third.expect(Licensed)


@pytest.mark.rule("R20")
def test_no_seat_is_lost_to_a_queue_whose_people_have_gone(office: Office, world: World) -> None:
    first, second, _third = office()
    first.do(ev.Close())
    second.wait(PATIENCE)
    assert claim(second)
    world.advance(2 * MINUTE)  # all computers but the first are switched off
    assert isinstance(first.start(), Licensed)


@pytest.mark.rule("R20")
@pytest.mark.parametrize("leave", [ev.NotifyMe(wanted=False), ev.OpenReadOnly(), ev.Close()])
def test_whoever_waits_no_longer_makes_room_at_once(office: Office, leave: ev.Event) -> None:
    first, second, third = office()
    second.do(leave)
    third.wait(PATIENCE)
    assert position(third) == 1
    first.do(ev.Close())
    third.wait(PATIENCE)
    assert claim(third)


@pytest.mark.rule("R20")
def test_a_claim_is_given_up_when_its_holder_reads_only(office: Office) -> None:
    first, second, third = office()
    first.do(ev.Close())
    second.wait(PATIENCE)
    second.do(ev.OpenReadOnly())
    second.expect(ReadOnly)
    third.do(ev.Tick())
    assert claim(third)


@pytest.mark.rule("R20")
def test_a_seat_held_for_somebody_who_was_blocked_goes_to_the_next(
    office: Office, browser: Open
) -> None:
    first, second, third = office()
    first.do(ev.Close())
    second.wait(PATIENCE)
    account = second.expect(WaitingForSeat).account
    assert account is not None
    browser("solo").get("/people").post(f"/people/{account.id}/block")
    third.wait(PATIENCE)
    assert claim(third)
    second.do(ev.TakeSeat())
    assert not isinstance(second.client.state, Licensed)


@pytest.mark.rule("R20")
@pytest.mark.rule("R21")
def test_the_queue_tells_nothing_but_the_place(
    office: Office, computer: Computers, profile: ServerProfile, tap: Tap, tmp_path: Path
) -> None:
    _first, second, third = office()
    third.do(ev.NotifyMe(wanted=False))
    guest = Workstation(tmp_path / "tapped", third.world, profile._replace(url=tap.url))
    guest.log_in("support")
    guest.do(ev.NotifyMe(wanted=True))
    assert position(guest) == 2
    assert guest.expect(WaitingForSeat).verdict.evidence["owner_email"] == "solo@demo.example"
    computer("full").do(ev.Close())
    second.wait(PATIENCE)
    second.do(ev.LogOut())
    guest.wait(PATIENCE)
    guest.do(ev.TakeSeat())
    guest.expect(Licensed)
    guest.close()
    answers = [found for found in documents(tap.answered) if "operation" in found]
    assert {"queue", "acquire"} <= {found["operation"] for found in answers}
    said = plain(tap.answered)
    for name in ("Flora Fern", "A-0DE-00D", "Eva Elm", "A-0DE-00A"):
        assert name not in said, name
    assert '"seats": {' not in said


# --- without a queue ----------------------------------------------------------------------------


@pytest.mark.rule("R20")
def test_without_a_queue_who_waits_asks_no_earlier_than_allowed_and_not_in_step_with_others(
    computer: Computers, sandbox: SandboxServer
) -> None:
    set_queue(sandbox, wanted=False)
    tries = set()
    for name in ("one", "two", "three", "four"):
        computer(name).log_in("full")
        computer(name).do(ev.NotifyMe(wanted=True))
        tries.add(computer(name).expect(WaitingForSeat).retry_at)
    assert len(tries) == 4, "all ask at once"
    assert min(tries) >= START + timedelta(seconds=30), "before Retry-After"
    one = computer("one")
    one.wire.questions.clear()
    one.wait(timedelta(minutes=10))
    asked = [question for question in one.wire.questions if question.startswith(b"PUT /v1/seats")]
    assert 16 <= len(asked) <= 20, "every 30 to 37.5 seconds"


@pytest.mark.rule("R20")
def test_without_a_queue_the_client_itself_holds_the_seat_for_a_minute(
    office: Office, sandbox: SandboxServer
) -> None:
    set_queue(sandbox, wanted=False)
    first, second, _third = office()
    assert position(second) is None
    first.do(ev.Close())
    second.wait(MINUTE)
    assert claim(second)
    assert isinstance(first.start(), WaitingForSeat), "it is taken"
    second.do(ev.TakeSeat())
    second.expect(Licensed)
    assert pool(sandbox, "solo@demo.example")["in_use"] == 1


@pytest.mark.rule("R20")
def test_without_a_queue_a_seat_nobody_comes_for_is_given_back(
    office: Office, sandbox: SandboxServer
) -> None:
    set_queue(sandbox, wanted=False)
    first, second, _third = office()
    first.do(ev.Close())
    while not claim(second):
        second.wait(SECOND)
    assert pool(sandbox, "solo@demo.example")["in_use"] == 1
    second.wait(MINUTE)
    assert second.told == "claim-missed"
    assert pool(sandbox, "solo@demo.example")["in_use"] == 0
    assert isinstance(first.start(), Licensed)


@pytest.mark.rule("R20")
@pytest.mark.parametrize("queue", [True, False])
def test_an_owner_waits_for_a_computer_as_anybody_does(
    computer: Computers, sandbox: SandboxServer, queue: bool
) -> None:
    set_queue(sandbox, wanted=queue)
    for name in ("one", "two", "three"):
        computer(name).log_in("solo")
    third = computer("three")
    third.do(ev.NotifyMe(wanted=True))
    computer("one").do(ev.LogOut())
    while not claim(third):
        third.wait(SECOND)
    third.wait(MINUTE)
    assert third.told == "claim-missed"
    computer("one").log_in("solo")
    computer("one").expect(Licensed)
