"""The tray and the notifications: shape, colour and words of each state, and the fallback."""

from __future__ import annotations

from datetime import timedelta

import pytest
from msgspec.structs import replace
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from seatkeeper.licensing.verdict import Reason, Verdict
from seatkeeper.qt.tray.system import SystemTray, system_tray
from seatkeeper.session.events import Check, Close
from seatkeeper.session.states import (
    Closed,
    NeedsLogin,
    NoConnection,
    Notice,
    ReadOnly,
    SignedOut,
    State,
)
from tests.qt.conftest import Scripted
from tests.qt.driver import PATIENCE
from tests.qt.scenes import FULL, SILENCE
from tests.qt.scripted import (
    ADA,
    EXTENDED,
    FOR_GOOD,
    NOW,
    OWNED,
    SHARED,
    TRIAL,
    expiring,
    licensed,
)

STATES: dict[str, State] = {
    "licensed": licensed(SHARED),
    "offline": licensed(EXTENDED),
    "trouble": licensed(SHARED, trouble=SILENCE, failures=1),
    "waiting": FULL,
    "read-only": ReadOnly(verdict=Verdict(Reason.EXPIRED), account=ADA),
    "signed-out": SignedOut(),
}


def test_each_state_has_a_shape_and_words_of_its_own(scripted: Scripted) -> None:
    for state in STATES.values():
        scripted.client.show(state)
    looks = scripted.tray.looks[-len(STATES) :]
    assert [look.icon for look in looks] == [f"tray-{name}" for name in STATES]
    assert all(look.words for look in looks)
    assert len({look.color for look in looks}) == 5, "only offline and waiting share a colour"


@pytest.mark.parametrize(
    ("state", "words"),
    [
        (licensed(SHARED), "Quit and Release Seat"),
        (licensed(OWNED), "Quit, Seat Stays Reserved"),
        (licensed(EXTENDED), "Quit, Seat Stays Reserved"),
        (licensed(FOR_GOOD), "Quit"),
        (licensed(TRIAL), "Quit"),
        (NeedsLogin(grant=SHARED, last_contact=NOW), "Quit and Release Seat"),
        (SignedOut(), "Quit"),
        (NoConnection(notice=SILENCE), "Quit"),
    ],
)
def test_leaving_is_called_what_it_does(scripted: Scripted, state: State, words: str) -> None:
    scripted.client.show(state)
    assert scripted.tray.entry("leave").text() == words


def test_the_end_of_the_offline_availability_is_told(scripted: Scripted) -> None:
    scripted.client.show(licensed(EXTENDED))
    offline = scripted.tray.entry("offline")
    assert offline.isVisible()
    assert offline.text().startswith("Offline until 2026-11-24")
    scripted.client.show(licensed(SHARED))
    assert not offline.isVisible()


def test_what_the_tray_offers_happens_in_the_window(scripted: Scripted) -> None:
    scripted.client.show(licensed(SHARED))
    scripted.app.window.showMinimized()
    scripted.tray.entry("info").trigger()
    assert not scripted.app.window.isMinimized()
    assert scripted.driver.sees("licenseInfo")
    scripted.tray.entry("check").trigger()
    assert scripted.client.events == [Check()]


def test_what_cannot_be_done_now_cannot_be_chosen(scripted: Scripted) -> None:
    scripted.client.show(SignedOut())
    assert not scripted.tray.entry("info").isEnabled()
    assert not scripted.tray.entry("check").isEnabled()
    assert not scripted.tray.entry("state").isEnabled()
    assert scripted.tray.entry("open").isEnabled()


def test_a_press_on_the_tray_brings_the_window_back(scripted: Scripted) -> None:
    scripted.app.window.showMinimized()
    scripted.tray.opened()
    assert scripted.app.window.isVisible()
    assert not scripted.app.window.isMinimized()


def test_closing_ends_the_program_and_leaves_the_tray(scripted: Scripted, qtbot: QtBot) -> None:
    scripted.client.show(licensed(SHARED))
    with qtbot.waitSignal(scripted.app.ended, timeout=PATIENCE):
        scripted.tray.entry("leave").trigger()
        scripted.driver.until(lambda: scripted.client.events == [Close()])
        scripted.client.show(Closed())
    assert scripted.tray.removed
    assert not scripted.app.window.isVisible()


# --- Notifications --------------------------------------------------------------------------------


@pytest.fixture
def away(scripted: Scripted) -> Scripted:
    """The user looks elsewhere: another window is the active one."""
    scripted.client.show(licensed(SHARED))
    scripted.app.window.showMinimized()
    scripted.driver.until(lambda: not scripted.app.window.isActiveWindow())
    return scripted


def test_a_free_seat_reaches_somebody_who_looks_elsewhere(away: Scripted) -> None:
    away.client.tell(Notice("seat-free"))
    assert [title.startswith("A seat") for title, _ in away.tray.messages] == [True]
    away.tray.opened()
    assert not away.app.window.isMinimized(), "pressing the notification leads to the window"


def test_a_lost_seat_is_announced_once(away: Scripted) -> None:
    lost = ReadOnly(verdict=Verdict(Reason.SEAT_LOST), account=ADA, grant=SHARED)
    away.client.show(lost)
    away.client.show(replace(lost, asking=True))
    assert len(away.tray.messages) == 1


def test_an_end_that_comes_near_is_announced_at_each_step_once(away: Scripted) -> None:
    for left in (timedelta(days=20), timedelta(days=10), timedelta(days=10, hours=-1)):
        away.client.show(licensed(expiring(left)))
    assert len(away.tray.messages) == 1
    assert "expires" in away.tray.messages[0][0]
    away.client.show(licensed(expiring(timedelta(minutes=30))))
    assert len(away.tray.messages) == 2


def test_reading_a_project_after_a_start_without_a_license_is_no_loss(away: Scripted) -> None:
    away.client.show(SignedOut())
    away.client.show(ReadOnly(verdict=Verdict(Reason.NO_LICENSE)))
    assert away.tray.messages == []


def test_somebody_who_looks_at_the_window_needs_no_notification(scripted: Scripted) -> None:
    scripted.client.show(licensed(SHARED))
    scripted.app.window.activateWindow()
    scripted.driver.until(scripted.app.window.isActiveWindow)
    scripted.client.tell(Notice("seat-free"))
    assert scripted.tray.messages == []
    assert scripted.driver.read("news.what").startswith("A seat")


def test_without_system_notifications_the_window_asks_for_attention(away: Scripted) -> None:
    asked: list[bool] = []
    away.tray.supports = False
    away.driver.stage.shell.announcer.attention = lambda: asked.append(True)
    away.client.tell(Notice("seat-free"))
    assert asked == [True]
    away.app.window.showNormal()
    assert away.driver.read("news.what").startswith("A seat")


# --- Qt's own tray --------------------------------------------------------------------------------


def test_there_is_no_tray_where_the_system_has_none(qapp: QApplication) -> None:
    assert qapp.platformName() == "offscreen"
    assert system_tray() is None


@pytest.mark.usefixtures("qapp")
def test_a_tray_that_is_not_shown_shows_no_notification() -> None:
    tray = SystemTray()
    assert not tray.message("title", "words", lambda: None)
