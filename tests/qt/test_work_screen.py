"""The screen of daily work: banner, menu, log out, appearance."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtWidgets import QAbstractButton, QPlainTextEdit

from seatkeeper.licensing.verdict import Reason, Verdict
from seatkeeper.qt import theme
from seatkeeper.qt.actions import log_out_words
from seatkeeper.qt.settings import UiSettings
from seatkeeper.qt.widgets.avatar import initials
from seatkeeper.session.events import Check, LogIn, LogOut
from seatkeeper.session.states import (
    NeedsLogin,
    Notice,
    ReadOnly,
    Releasing,
    SignedOut,
)
from tests.qt.conftest import Scripted
from tests.qt.scripted import ADA, FOR_GOOD, NOW, OWNED, PORTAL, SHARED, expiring, licensed

SILENT = Notice("unreachable", detail="timeout: no answer")


def _text(scripted: Scripted) -> QPlainTextEdit:
    return scripted.driver.find(QPlainTextEdit, "editor.text")


def _written(scripted: Scripted, words: str) -> None:
    scripted.client.show(licensed(SHARED))
    scripted.driver.trigger("new")
    _text(scripted).insertPlainText(words)


@pytest.mark.parametrize(
    ("state", "choice", "event"),
    [
        (licensed(SHARED, trouble=SILENT, failures=1), "check", Check()),
        (licensed(expiring(timedelta(days=3))), "check", Check()),
        (ReadOnly(verdict=Verdict(Reason.EXPIRED), account=ADA), "check", Check()),
    ],
)
def test_a_banner_offers_the_next_step(
    scripted: Scripted, state: ReadOnly, choice: str, event: object
) -> None:
    scripted.client.show(state)
    scripted.driver.press(f"banner.{choice}")
    assert scripted.client.events == [event]


def test_a_banner_that_was_put_away_stays_away_and_the_next_one_shows(scripted: Scripted) -> None:
    scripted.client.show(licensed(OWNED, notice=Notice("checked")))
    assert scripted.driver.read("banner.what") == "Your license is up to date."
    scripted.driver.press("banner.dismiss")
    assert scripted.driver.read("banner.what") == "14 of 15 seats are in use."
    scripted.driver.press("banner.portal")
    assert scripted.driver.urls == [f"{PORTAL}/licenses"]
    scripted.driver.press("banner.dismiss")
    assert not scripted.driver.sees("banner")
    scripted.client.show(licensed(OWNED, notice=Notice("checked")))
    assert not scripted.driver.sees("banner")


def test_a_message_with_a_code_can_be_copied(scripted: Scripted) -> None:
    scripted.client.show(licensed(SHARED, trouble=SILENT, failures=1))
    scripted.driver.press("banner.copy")
    assert "[unreachable timeout: no answer]" in QGuiApplication.clipboard().text()


def test_a_session_that_ended_is_renewed_without_leaving_the_work(scripted: Scripted) -> None:
    _written(scripted, "text")
    scripted.client.show(NeedsLogin(grant=SHARED, last_contact=NOW))
    assert scripted.driver.stage.projects.can_write
    scripted.driver.press("banner.log-in")
    scripted.driver.write("loginAgain.password", "demo")
    scripted.driver.press("loginAgain.submit")
    assert scripted.client.events == [LogIn(ADA.email, "demo", keep=True)]
    scripted.client.show(licensed(SHARED))
    assert not scripted.driver.sees("loginAgain")


def test_logging_out_states_the_consequence_and_is_not_the_default(scripted: Scripted) -> None:
    scripted.client.show(licensed(SHARED))
    scripted.driver.trigger("logOut")
    assert "frees the seat" in scripted.driver.read("question.consequence")
    stay = scripted.driver.find(QAbstractButton, "question.cancel")
    assert stay.text() == "Stay Logged In"
    assert scripted.driver.dialog("question").focusWidget() is stay
    scripted.driver.press("question.logOut")
    assert scripted.client.events == [LogOut()]
    assert isinstance(scripted.client.state, Releasing)
    assert "giving the seat back" in scripted.driver.read("busy.words")


def test_logging_out_without_a_connection_says_until_when_the_seat_stays_occupied(
    scripted: Scripted,
) -> None:
    scripted.client.show(licensed(SHARED, trouble=SILENT, failures=1))
    scripted.driver.trigger("logOut")
    assert "2026-11-21" in scripted.driver.read("question.consequence")
    scripted.driver.press("question.cancel")
    assert scripted.client.events == []
    scripted.client.tell(Notice("release-failed", until=NOW + timedelta(hours=8)))
    assert "in 8 h" in scripted.driver.read("question.consequence")
    scripted.driver.press("question.logOutAnyway")
    assert scripted.client.events == [LogOut(anyway=True)]


def test_a_license_for_good_cannot_be_logged_out_and_the_menu_says_why(
    scripted: Scripted,
) -> None:
    scripted.client.show(licensed(FOR_GOOD))
    action = scripted.driver.find(QAction, "action.logOut")
    assert not action.isEnabled()
    assert "bound to this computer" in action.toolTip()


def test_after_logging_out_the_login_window_starts_anew(scripted: Scripted) -> None:
    _written(scripted, "private words")
    scripted.driver.trigger("licenseInfo")
    scripted.client.show(SignedOut(notice=Notice("logged-out"), email=ADA.email))
    scripted.app.bridge.restarted()
    assert not scripted.driver.sees("licenseInfo")
    assert _text(scripted).toPlainText() == ""
    assert scripted.app.window.windowTitle() == "Seatkeeper"
    assert scripted.driver.read("login.notice.what").startswith("You are logged out")


def test_the_menu_names_logging_out_as_the_platform_does() -> None:
    assert log_out_words("windows", has_login=True) == "Log out and Restart"
    assert log_out_words("macos", has_login=True) == "Log out"
    assert log_out_words("linux", has_login=False) == "Release Seat and Restart"


@pytest.mark.parametrize(
    ("name", "letters"),
    [
        ("Ada Byron", "AB"),
        ("ada@demo.example", "AD"),
        ("Åsa", "Å"),
        ("", "?"),
        ("J. R. R. T", "JT"),
    ],
)
def test_an_avatar_shows_initials(name: str, letters: str) -> None:
    assert initials(name) == letters


def test_support_information_is_copied(scripted: Scripted) -> None:
    scripted.client.show(licensed(SHARED))
    scripted.driver.trigger("copySupport")
    assert QGuiApplication.clipboard().text() == "Account id: A-CC5-FB7\n"
    assert "clipboard" in scripted.driver.read("news.what")


def test_the_appearance_can_be_chosen_and_is_remembered(scripted: Scripted, tmp_path: Path) -> None:
    scripted.client.show(licensed(SHARED))
    scripted.driver.trigger("appearance.dark")
    assert theme.current() == theme.DARK
    scripted.driver.until(lambda: UiSettings(tmp_path / "ui").load().appearance == "dark")
    scripted.driver.trigger("appearance.light")
    assert theme.current() == theme.LIGHT


def test_the_status_bar_says_state_last_and_next_check(scripted: Scripted) -> None:
    scripted.client.show(licensed(SHARED))
    assert scripted.driver.read("status.state") == "Licensed: Shared seat, Institute of Numbers"
    assert "2 min ago" in scripted.driver.read("status.contacts")
    scripted.client.time = NOW + timedelta(minutes=3)
    scripted.app.bridge.pulsed.emit()
    assert "5 min ago" in scripted.driver.read("status.contacts")
