"""The lab as a whole: time that passes for everybody, and a new beginning."""

from __future__ import annotations

import threading
from datetime import timedelta

import pytest

from seatkeeper.composition.lab import open_lab
from seatkeeper.lab import lab as lab_module
from seatkeeper.lab.clock import START
from seatkeeper.lab.errors import LabError
from seatkeeper.lab.events import LabEvent
from seatkeeper.lab.lab import Lab
from seatkeeper.session import events as ev
from seatkeeper.session.states import Licensed, WaitingForSeat
from tests.lab.labs import ORCHARD, shared

HOUR = timedelta(hours=1)


def kinds(events: list[LabEvent]) -> set[str]:
    return {event.kind for event in events}


def test_a_running_computer_beats_while_time_passes(lab: Lab) -> None:
    lab.computer("laptop").log_in("ada")
    events = lab.advance(HOUR)
    assert kinds(events) == {"heartbeat"}
    assert {event.who for event in events} == {"laptop"}
    assert [event.at for event in events] == sorted(event.at for event in events)
    assert 6 <= len(events) <= 7
    assert lab.clock.now() == START + HOUR
    (seat,) = shared(lab).seats
    assert lab.clock.now() - seat.last_heartbeat < timedelta(minutes=10)


def test_computers_take_their_turns_in_time(lab: Lab) -> None:
    for person in ("ada", "ben", "cleo"):
        lab.computer(person).log_in(person)
    events = lab.advance(timedelta(minutes=25))
    assert [event.at for event in events] == sorted(event.at for event in events)
    assert sorted(event.who for event in events) == sorted(["ada", "ben", "cleo"] * 2)


def test_time_does_not_run_back(lab: Lab) -> None:
    with pytest.raises(ValueError, match="does not run back"):
        lab.advance(-HOUR)


def test_the_next_event_comes_next(lab: Lab) -> None:
    laptop = lab.computer("laptop")
    laptop.log_in("ada")
    laptop.crash()
    event = lab.next_event()
    assert event is not None
    assert (event.kind, event.at) == ("seat-timeout", START + 8 * HOUR)
    assert event.words.startswith("The seat of ada@demo.example on laptop times out")
    assert lab.advance_to_next_event() == [event]
    assert lab.clock.now() == START + 8 * HOUR
    assert shared(lab).in_use == 0
    assert lab.next_event() != event


def test_the_servers_calendar_is_passed_through_in_order(lab: Lab) -> None:
    lab.office.expire("L-0DE-008")
    soon = lab.office.buy(days=2)
    laptop, trial = lab.computer("laptop"), lab.computer("trial")
    laptop.log_in("ada")
    laptop.extend(3)
    laptop.crash()
    trial.log_in("trial")
    trial.close()
    events = lab.advance(timedelta(days=4))
    assert [(event.kind, event.who) for event in events if event.kind != "heartbeat"] == [
        ("trial-day", "L-0DE-004"),
        ("license-expiry", soon),
        ("reservation-end", shared_seat(lab)),
    ]


def shared_seat(lab: Lab) -> str:
    """Id of the one seat that ada has held."""
    return next(span.seat for span in lab.timeline.spans() if span.account == "ada@demo.example")


def test_a_subscription_renews_itself(lab: Lab) -> None:
    bought = lab.office.buy(days=10, renews=True)
    events = lab.advance(timedelta(days=30))
    assert [event.kind for event in events if event.who == bought] == ["renewal"] * 3
    assert shared(lab).total == 16


def test_who_waits_is_told_as_soon_as_a_seat_is_free(lab: Lab) -> None:
    bought = lab.office.buy("ada", seats=1)
    lab.office.revoke(ORCHARD)
    lab.office.policy(queue=True)
    first, second = lab.computer("first"), lab.computer("second")
    lab.office.invite("zoe", owner="ada")
    lab.office.invite("yan", owner="ada")
    first.log_in("zoe")
    assert isinstance(second.log_in("yan"), WaitingForSeat), bought
    second.do(ev.NotifyMe(wanted=True))
    lab.advance(timedelta(minutes=2))
    assert isinstance(second.state, WaitingForSeat)
    first.close()
    events = lab.advance(timedelta(seconds=30))
    assert kinds(events) == {"queue-turn"}
    assert second.state.claim_until is not None


def test_what_nobody_hears_of_ends_a_license(lab: Lab) -> None:
    laptop = lab.computer("laptop")
    laptop.log_in("ada")
    laptop.unplug()
    events = lab.advance(9 * HOUR)
    assert "grant-end" in kinds(events)
    assert laptop.state_name == "ReadOnly"


def test_every_event_is_told_and_an_error_ends_the_advance(lab: Lab) -> None:
    class StopError(Exception):
        pass

    told: list[LabEvent] = []

    def tell(event: LabEvent) -> None:
        told.append(event)
        if len(told) == 2:
            raise StopError

    lab.computer("laptop").log_in("ada")
    with pytest.raises(StopError):
        lab.advance(HOUR, on_event=tell)
    assert lab.clock.now() == told[-1].at
    assert len(lab.advance(START + HOUR - lab.clock.now(), on_event=told.append)) >= 4
    assert len({event.at for event in told}) == len(told)


def test_an_advance_returns_the_newest_events(lab: Lab, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lab_module, "EVENTS_KEPT", 2)
    lab.computer("laptop").log_in("ada")
    told: list[LabEvent] = []
    assert lab.advance(HOUR, on_event=told.append) == told[-2:]


def test_a_trial_day_that_begins_during_an_advance_is_not_missed() -> None:
    with open_lab(heartbeat_seconds=6 * 3600) as lab:
        lab.computer("laptop").log_in("trial")
        events = lab.advance(timedelta(days=4))
    assert [event.kind for event in events].count("trial-day") == 3


def test_names_and_platforms_are_checked(lab: Lab) -> None:
    for name in ("", " x", "a\nb", "x" * 61):
        with pytest.raises(LabError) as bad:
            lab.computer(name)
        assert bad.value.code == "bad-name"
    with pytest.raises(LabError) as unknown:
        lab.computer("x", platform="beos")
    assert unknown.value.code == "bad-platform"
    assert not lab.computers


def test_a_name_cannot_lead_out_of_the_folder(lab: Lab) -> None:
    for name in ("../../up", "/etc", "C:\\x", "a/b"):
        folder = lab.computer(name).folder
        assert folder.parent == lab.folder / "Computers"


def test_a_removed_computer_is_gone_with_its_files(lab: Lab) -> None:
    laptop = lab.computer("laptop")
    laptop.log_in("ada")
    lab.remove("laptop")
    assert not laptop.folder.exists()
    assert "laptop" not in lab.computers
    assert lab.computer("laptop").identity != laptop.identity
    with pytest.raises(LabError) as missing:
        lab.remove("desk")
    assert missing.value.code == "no-computer"


def test_a_reset_lab_is_a_new_one(lab: Lab) -> None:
    lab.computer("laptop").log_in("ada")
    lab.office.buy(seats=3)
    lab.advance(timedelta(days=2))
    lab.reset()
    assert lab.clock.now() == START
    assert (len(lab.computers), len(lab.wire), lab.timeline.spans()) == (0, 0, ())
    assert (shared(lab).total, shared(lab).in_use) == (15, 0)
    assert isinstance(lab.computer("laptop").log_in("ada"), Licensed)


def test_a_lab_with_a_seed_can_be_repeated() -> None:
    def one() -> list[bytes]:
        with open_lab(seed="again") as lab:
            lab.computer("laptop").log_in("ada")
            lab.advance(HOUR)
            return [entry.request_body for entry in lab.wire.entries()]

    assert one() == one()


def test_nothing_is_left_when_a_lab_is_closed() -> None:
    with open_lab() as lab:
        lab.computer("laptop").log_in("ada")
        folder = lab.folder
        assert any(thread.name == "lab-lines" for thread in threading.enumerate())
    assert not folder.exists()
    left = {thread.name for thread in threading.enumerate()}
    assert sum(name == "lab-lines" for name in left) <= 1
