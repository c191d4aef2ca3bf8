"""The screen of daily work: projects, banner, menu, log out, appearance."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtWidgets import QAbstractButton, QPlainTextEdit

from seatkeeper.licensing.verdict import Reason, Verdict
from seatkeeper.qt import theme
from seatkeeper.qt.actions import log_out_words
from seatkeeper.qt.settings import Draft, UiSettings
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


def test_a_project_is_written_saved_and_listed(scripted: Scripted, tmp_path: Path) -> None:
    _written(scripted, "Grüße")
    assert scripted.app.window.windowTitle() == "Untitled project* — Seatkeeper"
    scripted.driver.files.path = tmp_path / "diary.txt"
    scripted.driver.press("editor.save")
    scripted.driver.until(lambda: "was saved" in scripted.driver.read("news.what"))
    assert (tmp_path / "diary.txt").read_text(encoding="utf-8") == "Grüße"
    assert scripted.app.window.windowTitle() == "diary — Seatkeeper"
    scripted.driver.press("editor.home")
    assert scripted.driver.sees("home.recent.0")
    scripted.driver.until(
        lambda: UiSettings(tmp_path / "ui").load().recent == (str(tmp_path / "diary.txt"),)
    )


def test_a_recent_project_is_opened_with_one_press(scripted: Scripted, tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("first line\n")
    scripted.client.show(licensed(SHARED))
    scripted.driver.stage.screens.workspace.home.show_recent((str(tmp_path / "notes.txt"),))
    scripted.driver.press("home.recent.0")
    scripted.driver.until(lambda: _text(scripted).toPlainText() == "first line\n")
    assert scripted.driver.read("editor.title") == "notes"


def test_a_project_that_is_gone_is_told_in_a_banner(scripted: Scripted, tmp_path: Path) -> None:
    scripted.client.show(licensed(SHARED))
    scripted.driver.files.path = tmp_path / "gone.txt"
    scripted.driver.press("home.open")
    scripted.driver.until(lambda: "gone.txt" in scripted.driver.read("news.what"))
    assert "missing" in scripted.driver.read("news.more")


def test_a_project_is_exported(scripted: Scripted, tmp_path: Path) -> None:
    _written(scripted, "<b>bold</b>")
    scripted.driver.press("editor.export")
    path = tmp_path / "Untitled project.html"
    scripted.driver.until(lambda: "Exported" in scripted.driver.read("news.what"))
    assert "&lt;b&gt;" in path.read_text(encoding="utf-8")


def test_read_only_disables_save_and_export_and_says_why_and_keeps_the_text(
    scripted: Scripted, tmp_path: Path
) -> None:
    _written(scripted, "not saved yet")
    scripted.client.show(ReadOnly(verdict=Verdict(Reason.EXPIRED), account=ADA, grant=SHARED))
    for name in ("editor.save", "editor.export"):
        button = scripted.driver.find(QAbstractButton, name)
        assert not button.isEnabled()
        assert "expired" in button.toolTip()
    for name in ("save", "saveAs", "export"):
        assert not scripted.driver.find(QAction, f"action.{name}").isEnabled()
    assert scripted.app.window.windowTitle() == "Untitled project* [Read-Only] — Seatkeeper"
    assert "expired" in scripted.driver.read("banner.what")
    assert _text(scripted).isReadOnly()
    scripted.client.show(licensed(SHARED))
    assert _text(scripted).toPlainText() == "not saved yet"
    scripted.driver.files.path = tmp_path / "kept.txt"
    scripted.driver.press("editor.save")
    scripted.driver.until((tmp_path / "kept.txt").exists)


def test_saving_is_refused_while_read_only_whoever_asks(scripted: Scripted, tmp_path: Path) -> None:
    _written(scripted, "text")
    scripted.client.show(ReadOnly(verdict=Verdict(Reason.BLOCKED), account=ADA))
    scripted.driver.files.path = tmp_path / "no.txt"
    scripted.driver.stage.projects.save()
    scripted.driver.stage.projects.export()
    assert scripted.driver.files.asked == []


def test_unsaved_work_of_last_time_is_there_again(scripted: Scripted, tmp_path: Path) -> None:
    UiSettings(tmp_path / "ui").save_draft(Draft("", "half a sentence"))
    scripted.client.show(licensed(SHARED))
    scripted.driver.until(lambda: _text(scripted).toPlainText() == "half a sentence")
    assert scripted.driver.stage.projects.modified


def test_unsaved_work_becomes_a_draft_and_saving_forgets_it(
    scripted: Scripted, tmp_path: Path
) -> None:
    settings = UiSettings(tmp_path / "ui")
    _written(scripted, "half a sentence")
    scripted.driver.stage.projects.keep_now()
    scripted.driver.until(lambda: settings.load_draft() == Draft("", "half a sentence"))
    scripted.driver.files.path = tmp_path / "whole.txt"
    scripted.driver.press("editor.save")
    scripted.driver.until(lambda: settings.load_draft() is None)


def test_opening_another_project_never_loses_unsaved_work(
    scripted: Scripted, tmp_path: Path
) -> None:
    (tmp_path / "other.txt").write_text("other")
    _written(scripted, "precious")
    scripted.driver.files.path = tmp_path / "other.txt"
    scripted.driver.trigger("open")
    scripted.driver.dialog("question")
    scripted.driver.press("question.cancel")
    assert _text(scripted).toPlainText() == "precious"
    scripted.driver.trigger("open")
    scripted.driver.press("question.discard")
    scripted.driver.until(lambda: _text(scripted).toPlainText() == "other")


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
