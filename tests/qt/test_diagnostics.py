"""The Diagnostics window: checks one by one, the log, what was sent, and the bundle."""

from __future__ import annotations

import threading
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QCheckBox,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QTabWidget,
)
from pytestqt.qtbot import QtBot

from seatkeeper.qt.diagnostics.window import DiagnosticsWindow
from seatkeeper.service.diagnosis import Diagnosis, Finding, LogLine, Outcome
from tests.helpers.workstation import Workstation
from tests.qt.conftest import DesktopMaker, Scripted
from tests.qt.diagnosing import INTERCEPTED, LOG, SENT, scripted_diagnosis
from tests.qt.driver import Driver
from tests.qt.scripted import SHARED, licensed
from tests.qt.sessions import licensed as licensed_desktop

CHECKS, LOG_TAB, SENT_TAB, EXPORT = range(4)


def opened(
    scripted: Scripted, make: Callable[[], Diagnosis] | None = None, tab: int = CHECKS
) -> DiagnosticsWindow:
    if make is not None:
        scripted.client.diagnosis = make
    scripted.client.show(licensed(SHARED))
    scripted.driver.trigger("diagnostics")
    window = scripted.driver.dialog("diagnostics")
    assert isinstance(window, DiagnosticsWindow)
    window.tabs.setCurrentIndex(tab)
    return window


def checked(driver: Driver) -> None:
    driver.until(lambda: driver.find(QAbstractButton, "diagnostics.run").isEnabled())


# --- checks --------------------------------------------------------------------------------------


def test_every_check_shows_what_it_found_and_what_to_do(scripted: Scripted) -> None:
    opened(scripted, scripted_diagnosis(INTERCEPTED))
    driver = scripted.driver
    checked(driver)
    assert driver.read("diagnostics.summary") == "One check failed."
    assert driver.read("check.port.result") == "fine"
    assert driver.read("check.tls.result") == "failed"
    assert "Web Protection Root" in driver.read("check.tls.found")
    assert "reading along" in driver.read("check.tls.advice")
    assert "[tls-unknown-issuer: unable to get local issuer certificate]" in driver.read(
        "check.tls.advice"
    )
    assert driver.read("check.server.result") == "not looked at"
    assert driver.read("check.cache.result") == "note"
    assert driver.read("check.port.advice") == ""


def test_the_checks_are_copied_as_text(scripted: Scripted) -> None:
    opened(scripted, scripted_diagnosis(INTERCEPTED))
    checked(scripted.driver)
    scripted.driver.press("diagnostics.copyChecks")
    lines = QGuiApplication.clipboard().text().splitlines()
    assert len(lines) == len(INTERCEPTED)
    assert lines[0] == "Proxy: fine. No proxy is used."
    assert "[tls-unknown-issuer" in lines[3]


def test_a_slow_check_shows_the_others_results_meanwhile_and_the_window_can_be_closed(
    scripted: Scripted,
) -> None:
    release = threading.Event()
    ran: list[str] = []

    def make() -> Diagnosis:
        made = scripted_diagnosis()()

        def slow() -> Finding:
            ran.append("slow")
            release.wait(20)
            return Finding(Outcome.OK)

        second = replace(made.checks[1], run=slow)
        return replace(made, checks=(made.checks[0], second, *made.checks[2:]))

    window = opened(scripted, make)
    driver = scripted.driver
    driver.until(lambda: driver.read("check.name-lookup.result") == "looking…")
    assert driver.read("check.proxy.result") == "fine"
    assert not driver.find(QAbstractButton, "diagnostics.run").isEnabled()
    window.close()
    release.set()
    # Opened again, it begins anew; what the closed one still got was heard by nobody.
    opened(scripted, scripted_diagnosis())
    checked(driver)
    assert ran == ["slow"]
    assert driver.read("diagnostics.summary") == "Everything is as it should be."


def test_the_checks_can_be_run_again(scripted: Scripted) -> None:
    runs: list[int] = []

    def make() -> Diagnosis:
        made = scripted_diagnosis()()

        def count() -> Finding:
            runs.append(1)
            return Finding(Outcome.OK if len(runs) > 1 else Outcome.FAILED, "refused")

        return replace(made, checks=(replace(made.checks[2], run=count, needs=()),))

    opened(scripted, make)
    driver = scripted.driver
    checked(driver)
    assert driver.read("check.port.result") == "failed"
    driver.press("diagnostics.run")
    driver.until(lambda: driver.read("check.port.result") == "fine")
    assert len(runs) == 2


# --- log -----------------------------------------------------------------------------------------


def shown_log(driver: Driver) -> list[str]:
    return driver.find(QPlainTextEdit, "diagnostics.log").toPlainText().splitlines()


def test_the_log_is_shown_by_level_and_by_words(scripted: Scripted) -> None:
    opened(scripted, tab=LOG_TAB)
    driver = scripted.driver
    driver.until(lambda: len(shown_log(driver)) == 4)
    level = driver.find(QComboBox, "diagnostics.level")
    level.setCurrentIndex(1)
    driver.until(lambda: len(shown_log(driver)) == 2)
    level.setCurrentIndex(2)
    driver.until(lambda: shown_log(driver) == [LOG[2].text])
    level.setCurrentIndex(0)
    QTest.keyClicks(driver.find(QLineEdit, "diagnostics.search"), "HEARTBEAT")
    driver.until(lambda: shown_log(driver) == [LOG[3].text])
    driver.until(lambda: driver.read("diagnostics.logCount") == "One line")


def test_the_log_is_followed_while_it_grows_and_stays_when_it_is_not(
    scripted: Scripted, qtbot: QtBot
) -> None:
    lines = list(LOG)
    opened(scripted, scripted_diagnosis(log=lambda: tuple(lines)), tab=LOG_TAB)
    driver = scripted.driver
    driver.until(lambda: len(shown_log(driver)) == 4)
    lines.append(LogLine("INFO", "2026-11-21 09:31:00,000 INFO seatkeeper: new"))
    driver.until(lambda: len(shown_log(driver)) == 5)
    driver.find(QCheckBox, "diagnostics.follow").click()
    lines.append(LogLine("INFO", "2026-11-21 09:32:00,000 INFO seatkeeper: newer"))
    qtbot.wait(1300)  # longer than it takes to look again
    assert len(shown_log(driver)) == 5


def test_a_long_log_shows_its_newest_lines_and_says_so(scripted: Scripted) -> None:
    many = tuple(LogLine("INFO", f"line {number}") for number in range(30_000))
    opened(scripted, scripted_diagnosis(log=lambda: many), tab=LOG_TAB)
    driver = scripted.driver
    driver.until(lambda: shown_log(driver)[-1:] == ["line 29999"])
    assert len(shown_log(driver)) == 1000
    assert driver.read("diagnostics.logCount") == "The newest 1000 of 30000 lines"


def test_a_log_that_cannot_be_read_says_so(scripted: Scripted) -> None:
    def denied() -> tuple[LogLine, ...]:
        raise PermissionError(13, "Permission denied")

    opened(scripted, scripted_diagnosis(log=denied), tab=LOG_TAB)
    said = "The log cannot be read: Permission denied [log-unreadable]"
    scripted.driver.until(lambda: scripted.driver.read("diagnostics.logCount") == said)


def test_the_folder_of_the_log_is_opened(scripted: Scripted) -> None:
    opened(scripted, tab=LOG_TAB)
    checked(scripted.driver)
    scripted.driver.press("diagnostics.logFolder")
    assert scripted.driver.urls[-1].startswith("file://")


# --- what was sent -------------------------------------------------------------------------------


def test_every_request_is_listed_newest_first_with_its_fields(scripted: Scripted) -> None:
    window = opened(scripted, tab=SENT_TAB)
    driver = scripted.driver
    driver.until(lambda: driver.read("diagnostics.sentCount") == "5 requests")
    model = window.sent.requests.model()
    why = [model.index(row, 1).data() for row in range(model.rowCount())]
    assert why[0] == why[1] == "Say that the seat is in use"
    assert why[-2:] == ["Log in", "Ask the server what it is"]
    assert model.index(0, 3).data() == "no answer (timeout)"
    window.sent.requests.choose(3)
    fields = window.sent.fields.model()
    values = {fields.index(row, 1).data(): fields.index(row, 2).data() for row in range(6)}
    assert values["DPoP"] == "secret, 552 characters"
    assert values["Host"] == "license.example"
    assert driver.read("diagnostics.request") == "POST /v1/sessions, 968 bytes"


def test_an_empty_ledger_counts_nothing_and_shows_no_fields(scripted: Scripted) -> None:
    window = opened(scripted, scripted_diagnosis(sent=lambda: ()), tab=SENT_TAB)
    driver = scripted.driver
    driver.until(lambda: driver.read("diagnostics.sentCount") == "0 requests")
    assert window.sent.fields.model().rowCount() == 0


def test_a_new_request_appears_on_refresh_and_the_chosen_one_stays_chosen(
    scripted: Scripted,
) -> None:
    sent = list(SENT[:2])
    window = opened(scripted, scripted_diagnosis(sent=lambda: tuple(sent)), tab=SENT_TAB)
    driver = scripted.driver
    driver.until(lambda: driver.read("diagnostics.sentCount") == "2 requests")
    window.sent.requests.choose(1)
    assert "seatkeeper" in driver.read("diagnostics.request")
    sent.append(SENT[2])
    driver.press("diagnostics.refreshSent")
    driver.until(lambda: driver.read("diagnostics.sentCount") == "3 requests")
    assert "/.well-known/seatkeeper" in driver.read("diagnostics.request")


# --- export --------------------------------------------------------------------------------------


def test_a_bundle_is_shown_before_it_is_written_and_holds_what_was_shown(
    scripted: Scripted, tmp_path: Path
) -> None:
    opened(scripted)
    driver = scripted.driver
    checked(driver)
    driver.find(QTabWidget, "diagnostics.tabs").setCurrentIndex(EXPORT)
    preview = driver.find(QPlainTextEdit, "diagnostics.preview")
    driver.until(lambda: '"server": "ok"' in preview.toPlainText())
    shown = preview.toPlainText()
    part = driver.find(QComboBox, "diagnostics.part")
    assert [part.itemText(index) for index in range(part.count())] == [
        "report.json", "versions.json", "seatkeeper.log",
    ]  # fmt: skip
    driver.files.path = tmp_path / "support.zip"
    driver.press("diagnostics.save")
    driver.until(lambda: driver.read("diagnostics.exported.what") == "Saved as “support.zip”.")
    with zipfile.ZipFile(tmp_path / "support.zip") as bundle:
        assert bundle.read("report.json").decode() == shown


def test_a_bundle_that_cannot_be_written_is_explained(scripted: Scripted, tmp_path: Path) -> None:
    opened(scripted, tab=EXPORT)
    driver = scripted.driver
    driver.files.path = tmp_path / "missing" / "support.zip"
    driver.until(lambda: driver.find(QAbstractButton, "diagnostics.save").isEnabled())
    driver.press("diagnostics.save")
    driver.until(
        lambda: driver.read("diagnostics.exported.what") == "“support.zip” was not written."
    )
    assert "[not-written: " in driver.read("diagnostics.exported.more")


# --- the real thing ------------------------------------------------------------------------------


def test_a_real_computer_is_diagnosed_while_it_works_and_when_the_cable_is_cut(
    desktop: DesktopMaker, computer: Callable[..., Workstation]
) -> None:
    driver = licensed_desktop(desktop)
    driver.trigger("diagnostics")
    checked(driver)
    assert driver.read("diagnostics.summary") == "Everything is as it should be."
    assert driver.read("check.clock.found") == "Right to within 1 s."
    computer("laptop").wire.cut()
    driver.press("diagnostics.run")
    checked(driver)
    assert driver.read("diagnostics.summary") == "One check failed."
    assert "[refused]" in driver.read("check.port.advice")
