"""License Info and offline availability."""

from __future__ import annotations

import pytest
from msgspec.structs import replace
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QAbstractButton, QComboBox

from seatkeeper.licensing.verdict import Reason, Verdict
from seatkeeper.session.events import Check, Extend, ReturnEarly
from seatkeeper.session.states import Notice, Pending, ReadOnly, State
from tests.qt.conftest import Scripted
from tests.qt.scripted import ADA, EXTENDED, FOR_GOOD, NOW, OWNED, SHARED, TRIAL, licensed


def _open(scripted: Scripted, state: State) -> None:
    scripted.client.show(state)
    scripted.driver.trigger("licenseInfo")


def test_everything_about_the_license_is_shown(scripted: Scripted) -> None:
    _open(scripted, licensed(SHARED))
    said = {
        name: scripted.driver.read(f"licenseInfo.{name}")
        for name in ("name", "accountId", "licenseId", "type", "expires", "status", "lastChecked")
    }
    assert said == {
        "name": "Ada Byron",
        "accountId": "A-CC5-FB7",
        "licenseId": "L-AD6-FB6",
        "type": "Commercial, multi-user, subscription",
        "expires": "2027-03-31, in 130 days",
        "status": "Licensed: Shared seat, Institute of Numbers",
        "lastChecked": said["lastChecked"],
    }
    assert said["lastChecked"].endswith("2 min ago")


def test_the_owner_is_shown_exactly_when_it_is_somebody_else(scripted: Scripted) -> None:
    _open(scripted, licensed(SHARED))
    assert scripted.driver.read("licenseInfo.ownerId") == "A-7A2-19C"
    scripted.driver.press("licenseInfo.contactOwner")
    assert scripted.driver.urls == ["mailto:owner@demo.example?subject=A seat of your license"]
    scripted.client.show(licensed(OWNED))
    assert not scripted.driver.sees("licenseInfo.owner")


def test_seats_are_shown_to_the_owner_only(scripted: Scripted) -> None:
    _open(scripted, licensed(SHARED))
    assert scripted.driver.read("licenseInfo.seats") == ""
    scripted.client.show(licensed(OWNED))
    assert scripted.driver.read("licenseInfo.seats") == "14 of 15 in use"


def test_a_period_is_chosen_and_extended(scripted: Scripted) -> None:
    _open(scripted, licensed(SHARED))
    assert "needs a connection" in scripted.driver.read("licenseInfo.offlineUntil")
    periods = scripted.driver.find(QComboBox, "licenseInfo.period")
    assert [periods.itemText(index) for index in range(2)] == ["one day", "3 days"]
    periods.setCurrentIndex(1)
    scripted.driver.press("licenseInfo.extend")
    assert scripted.client.events == [Extend(3)]
    assert scripted.driver.find(QAbstractButton, "licenseInfo.extend").text() == "Extending…"
    assert periods.currentData() == 3


def test_the_actual_availability_is_shown_and_can_be_returned(scripted: Scripted) -> None:
    _open(scripted, licensed(EXTENDED, notice=Notice("extended", until=EXTENDED.offline_until)))
    until = scripted.driver.read("licenseInfo.offlineUntil")
    assert until.startswith("Available offline until 2026-11-24")
    assert until.endswith("in 3 days, on this computer only.")
    assert "Available offline" in scripted.driver.read("licenseInfo.answer.what")
    scripted.driver.press("licenseInfo.returnEarly")
    assert "reserved" in scripted.driver.read("question.consequence")
    scripted.driver.press("question.returnEarly")
    assert scripted.client.events == [ReturnEarly()]


@pytest.mark.parametrize(
    ("grant", "reason"),
    [
        (TRIAL, "A trial needs a connection."),
        (FOR_GOOD, "never needs a connection"),
        (replace(SHARED, offline_days=(), offline_refusal="expires-soon"), "expires before"),
    ],
)
def test_where_nothing_can_be_chosen_the_reason_is_shown(
    scripted: Scripted, grant: object, reason: str
) -> None:
    _open(scripted, licensed(grant))  # type: ignore[arg-type] # a parametrized grant
    assert reason in scripted.driver.read("licenseInfo.offlineRefusal")
    assert not scripted.driver.sees("licenseInfo.extend")


def test_a_trial_shows_its_days(scripted: Scripted) -> None:
    _open(scripted, licensed(TRIAL))
    assert scripted.driver.read("licenseInfo.trial").startswith("4 of 5 days left")


def test_a_check_answers_in_place(scripted: Scripted) -> None:
    _open(scripted, licensed(SHARED))
    scripted.driver.press("licenseInfo.check")
    assert scripted.client.events == [Check()]
    assert scripted.driver.find(QAbstractButton, "licenseInfo.check").text() == "Checking…"
    scripted.client.show(licensed(SHARED, notice=Notice("checked")))
    assert scripted.driver.read("licenseInfo.answer.what") == "Your license is up to date."
    scripted.client.show(licensed(SHARED, pending=Pending.CHECK, action=9))
    assert not scripted.driver.find(QAbstractButton, "licenseInfo.check").isEnabled()


def test_an_id_is_copied_with_one_press(scripted: Scripted) -> None:
    _open(scripted, licensed(SHARED))
    scripted.driver.press("licenseInfo.licenseId.copy")
    assert QGuiApplication.clipboard().text() == "L-AD6-FB6"


def test_why_this_license_names_those_that_were_considered(scripted: Scripted) -> None:
    _open(scripted, licensed(SHARED))
    considered = scripted.driver.read("licenseInfo.considered")
    assert "L-2B1-0D4  (Ada Byron): expired" in considered
    assert "L-AD6-FB6  (Institute of Numbers): in use" in considered
    assert "gives the seat back" in scripted.driver.read("licenseInfo.closing")


def test_without_a_license_only_what_is_known_is_shown(scripted: Scripted) -> None:
    _open(scripted, ReadOnly(verdict=Verdict(Reason.NO_LICENSE), account=ADA))
    assert scripted.driver.read("licenseInfo.licenseId") == ""
    assert "no license yet" in scripted.driver.read("licenseInfo.status")
    assert not scripted.driver.sees("licenseInfo.availability")


def test_it_is_opened_once_and_put_together_anew(scripted: Scripted) -> None:
    _open(scripted, licensed(SHARED))
    first = scripted.driver.dialog("licenseInfo")
    scripted.driver.trigger("licenseInfo")
    assert scripted.driver.dialog("licenseInfo") is first
    scripted.driver.press("licenseInfo.close")
    assert not scripted.driver.sees("licenseInfo")
    assert scripted.client.now() == NOW


def test_a_server_without_offline_availability_shows_nothing_of_it(scripted: Scripted) -> None:
    grant = replace(SHARED, offline_days=(), offline_refusal="not-supported")
    _open(scripted, licensed(grant))
    assert not scripted.driver.sees("licenseInfo.availability")
