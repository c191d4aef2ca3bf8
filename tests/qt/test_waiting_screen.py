"""All seats in use: every way on, the place in the queue, and the seat that is held."""

from __future__ import annotations

from datetime import timedelta

import pytest
from msgspec.structs import replace
from PySide6.QtWidgets import QAbstractButton, QCheckBox, QProgressBar

from seatkeeper.licensing.verdict import Reason, Verdict
from seatkeeper.session.events import NotifyMe, OpenReadOnly, Retry, TakeSeat
from seatkeeper.session.states import Licensed, Notice, WaitingForSeat
from tests.qt.conftest import Scripted
from tests.qt.scripted import ADA, NOW, PORTAL, SHARED, licensed

FULL = WaitingForSeat(
    account=ADA, verdict=Verdict(Reason.ALL_SEATS_IN_USE), retry_at=NOW + timedelta(seconds=25)
)
OWNERS = {"owner": "Institute of Numbers", "owner_email": "owner@demo.example"}
HELD = replace(
    FULL, notify=True, claim_until=NOW + timedelta(seconds=60), held=licensed(SHARED)
)  # fmt: skip


def _seconds_pass(scripted: Scripted, number: int) -> None:
    scripted.client.time += timedelta(seconds=number)
    scripted.app.bridge.pulsed.emit()


@pytest.mark.rule("R19")
def test_all_seats_in_use_offers_every_way_on(scripted: Scripted) -> None:
    scripted.client.show(FULL)
    assert scripted.driver.read("allSeats.title") == "All license seats are in use."
    assert not scripted.driver.sees("allSeats.take")
    scripted.driver.find(QCheckBox, "allSeats.notify").click()
    assert scripted.client.events == [NotifyMe(wanted=True)]
    assert "in 25 s" in scripted.driver.read("allSeats.waiting")
    scripted.driver.press("allSeats.retry")
    scripted.driver.press("allSeats.contactOwner")
    assert scripted.driver.urls == [f"{PORTAL}/licenses"]
    scripted.driver.press("allSeats.logOut")
    scripted.driver.press("question.cancel")
    scripted.driver.press("allSeats.readOnly")
    assert scripted.client.events[1:] == [Retry(), OpenReadOnly()]


@pytest.mark.rule("R19")
def test_the_owners_address_starts_a_message_with_a_subject(scripted: Scripted) -> None:
    verdict = Verdict(Reason.ALL_SEATS_IN_USE, OWNERS)
    scripted.client.show(replace(FULL, verdict=verdict))
    scripted.driver.press("allSeats.contactOwner")
    assert scripted.driver.urls == ["mailto:owner@demo.example?subject=A seat of your license"]


def test_too_many_computers_are_told_from_too_many_people(scripted: Scripted) -> None:
    verdict = Verdict(Reason.ALL_SEATS_IN_USE, {"problem": "computers-exhausted"})
    scripted.client.show(replace(FULL, verdict=verdict))
    assert "computers" in scripted.driver.read("allSeats.text")
    assert not scripted.driver.sees("allSeats.contactOwner"), "the license is the user's own"


@pytest.mark.rule("R20")
@pytest.mark.parametrize(
    ("position", "words"), [(None, "Waiting."), (1, "You are next."), (3, "number 3 in the queue")]
)
def test_the_waiting_line_says_the_place_and_the_next_try(
    scripted: Scripted, position: int | None, words: str
) -> None:
    scripted.client.show(replace(FULL, notify=True, queue=True, position=position))
    assert words in scripted.driver.read("allSeats.waiting")
    assert "in 25 s" in scripted.driver.read("allSeats.waiting")


@pytest.mark.rule("R20")
def test_a_seat_that_is_held_counts_down_and_is_taken_with_one_press(scripted: Scripted) -> None:
    scripted.client.show(HELD)
    assert scripted.driver.read("allSeats.title") == "A seat is free."
    assert "60 seconds" in scripted.driver.read("allSeats.text")
    take = scripted.driver.find(QAbstractButton, "allSeats.take")
    assert scripted.app.window.focusWidget() is take
    _seconds_pass(scripted, 13)
    assert "47 seconds" in scripted.driver.read("allSeats.text")
    assert scripted.driver.find(QProgressBar, "allSeats.progress").value() == 47
    assert scripted.app.window.focusWidget() is take, "it can be pressed while it counts"
    scripted.driver.press("allSeats.take")
    assert scripted.client.events == [TakeSeat()]
    assert isinstance(scripted.client.state, Licensed)


@pytest.mark.rule("R20")
def test_the_countdown_runs_by_itself_once_a_second(scripted: Scripted) -> None:
    scripted.client.show(HELD)
    scripted.client.time += timedelta(seconds=5)
    scripted.driver.until(lambda: "55 seconds" in scripted.driver.read("allSeats.text"))


@pytest.mark.rule("R20")
def test_a_seat_that_nobody_took_is_told(scripted: Scripted) -> None:
    scripted.client.show(replace(FULL, notice=Notice("claim-missed")))
    assert "went back to the others" in scripted.driver.read("allSeats.notice.what")
    assert not scripted.driver.find(QCheckBox, "allSeats.notify").isChecked()


@pytest.mark.rule("R20")
def test_a_free_seat_is_announced_to_somebody_who_looks_elsewhere(scripted: Scripted) -> None:
    scripted.client.show(HELD)
    scripted.app.window.hide()
    scripted.client.tell(Notice("seat-free", until=NOW + timedelta(seconds=60)))
    assert "A seat is free, and held for you" in scripted.tray.messages[-1][0]
