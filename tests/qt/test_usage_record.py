"""Usage Record: fetched, shown, sorted, copied and exported; every failure told (R105)."""

from __future__ import annotations

import csv
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton

from seatkeeper.qt.phrasing.usage import why_it_ended
from seatkeeper.qt.views.usage_table import UsageTable
from seatkeeper.service.exchange import Failure
from seatkeeper.service.ports import UsageEntry
from seatkeeper.service.usage_csv import usage_csv
from tests.helpers.workstation import Workstation
from tests.helpers.world import World
from tests.qt.conftest import DesktopMaker, Scripted
from tests.qt.driver import Driver
from tests.qt.scripted import FOR_GOOD, NOW, SHARED, licensed
from tests.qt.sessions import close
from tests.qt.sessions import licensed as log_in

ENTRIES = (
    UsageEntry(NOW - timedelta(hours=1), None, "L-AD6-FB6", "5ea7" * 8, "running"),
    UsageEntry(NOW - timedelta(days=1), NOW - timedelta(hours=20), "L-AD6-FB6", "f00d" * 8, "idle"),
    UsageEntry(NOW - timedelta(days=3), NOW - timedelta(days=2), "L-2B1-0D4", "beef" * 8, "closed"),
)
SILENT = Failure("unreachable", "timeout: no answer in 15 s")


def _open(scripted: Scripted) -> UsageTable:
    scripted.client.show(licensed(SHARED))
    scripted.driver.trigger("usage")
    return scripted.driver.find(UsageTable, "usage.table")


def _answer(scripted: Scripted, answer: tuple[UsageEntry, ...] | Failure) -> None:
    scripted.client.asked_for_usage.pop()(answer)


def _column(table: UsageTable, column: int) -> list[str]:
    model = table.model()
    return [str(model.index(row, column).data()) for row in range(model.rowCount())]


def test_the_window_says_that_it_is_asking(scripted: Scripted) -> None:
    _open(scripted)
    assert scripted.driver.sees("usage.progress")
    assert not scripted.driver.find(QAbstractButton, "usage.refresh").isEnabled()
    assert not scripted.driver.find(QAbstractButton, "usage.export").isEnabled()


@pytest.mark.rule("R105")
def test_the_record_shows_start_end_seat_and_reason_the_newest_first(scripted: Scripted) -> None:
    table = _open(scripted)
    _answer(scripted, ENTRIES)
    assert table.isVisible()
    assert _column(table, 4) == ["Still in use", "Freed while away", "The app was closed"]
    assert _column(table, 1)[0] == "—"
    assert _column(table, 3)[1] == "f00df00d"
    assert "2026-11-20" in _column(table, 0)[1]
    assert scripted.driver.read("usage.count").startswith("3 records")


def test_a_column_sorts_by_what_it_means(scripted: Scripted) -> None:
    table = _open(scripted)
    _answer(scripted, ENTRIES)
    table.sortByColumn(1, Qt.SortOrder.DescendingOrder)
    assert [one.reason for one in table.shown()] == ["running", "idle", "closed"]
    table.sortByColumn(0, Qt.SortOrder.AscendingOrder)
    assert [one.reason for one in table.shown()] == ["closed", "idle", "running"]


def test_nothing_recorded_is_said_and_nothing_can_be_exported(scripted: Scripted) -> None:
    _open(scripted)
    _answer(scripted, ())
    assert scripted.driver.sees("usage.empty")
    assert not scripted.driver.find(QAbstractButton, "usage.export").isEnabled()


def test_a_silent_server_is_told_and_asked_again(scripted: Scripted) -> None:
    table = _open(scripted)
    _answer(scripted, SILENT)
    assert "did not answer in time" in scripted.driver.read("usage.answer.what")
    assert not scripted.driver.sees("usage.progress")
    assert not scripted.driver.sees("usage.empty"), "nothing is known yet"
    scripted.driver.press("usage.answer.again")
    _answer(scripted, ENTRIES)
    assert not scripted.driver.sees("usage.answer")
    assert len(table.shown()) == 3


def test_what_was_shown_stays_when_a_refresh_fails(scripted: Scripted) -> None:
    table = _open(scripted)
    _answer(scripted, ENTRIES)
    scripted.driver.press("usage.refresh")
    _answer(scripted, SILENT)
    assert scripted.driver.sees("usage.answer")
    assert table.isVisible()
    assert len(table.shown()) == 3


@pytest.mark.rule("R105")
def test_the_export_is_what_is_shown(scripted: Scripted, tmp_path: Path) -> None:
    table = _open(scripted)
    _answer(scripted, ENTRIES)
    table.sortByColumn(0, Qt.SortOrder.AscendingOrder)
    scripted.driver.press("usage.export")
    scripted.driver.until(lambda: "Exported" in scripted.driver.read("usage.answer.what"))
    with (tmp_path / "usage-record.csv").open(newline="", encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    assert [row["reason"] for row in rows] == ["closed", "idle", "running"]
    assert rows[0]["start"] == "2026-11-18T14:05:00Z"
    assert rows[1]["seat"] == "f00d" * 8, "whole ids, not those of the screen"
    assert rows[2]["end"] == ""


def test_an_export_that_fails_is_told(scripted: Scripted, tmp_path: Path) -> None:
    _open(scripted)
    _answer(scripted, ENTRIES)
    scripted.driver.files.path = tmp_path
    scripted.driver.press("usage.export")
    scripted.driver.until(lambda: "is a folder" in scripted.driver.read("usage.answer.what"))


def test_the_record_is_copied_whole_or_by_row(scripted: Scripted) -> None:
    table = _open(scripted)
    _answer(scripted, ENTRIES)
    scripted.driver.press("usage.copyAll")
    copied = QGuiApplication.clipboard().text().splitlines()
    assert copied[0].split("\t") == ["start", "end", "license_id", "seat", "reason"]
    assert len(copied) == 4
    table.selectRow(1)
    QTest.keyClick(table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    scripted.driver.until(lambda: len(QGuiApplication.clipboard().text().splitlines()) == 2)
    assert "idle" in QGuiApplication.clipboard().text()


def test_an_answer_that_comes_after_the_window_was_closed_finds_nobody(scripted: Scripted) -> None:
    _open(scripted)
    scripted.driver.press("usage.close")
    _answer(scripted, ENTRIES)
    assert not scripted.driver.sees("usage")


def test_a_license_for_good_has_no_record_to_ask_for(scripted: Scripted) -> None:
    scripted.client.show(licensed(FOR_GOOD))
    assert not scripted.driver.stage.screens.actions.usage.isEnabled()


def test_every_known_reason_has_words_and_an_unknown_one_is_shown_as_it_is() -> None:
    known = ("running", "closed", "logged-out", "freed", "idle", "timed-out", "expired", "revoked")
    assert len({why_it_ended(reason) for reason in known}) == len(known)
    assert why_it_ended("something-new") == "something-new"


def test_a_spreadsheet_finds_no_formula() -> None:
    entry = UsageEntry(NOW, None, "=1+1", "@cmd", "-2")
    assert ",'=1+1,'@cmd,'-2" in usage_csv([entry])


@pytest.mark.rule("R105")
def test_a_user_reads_and_exports_the_own_record_from_the_real_server(
    desktop: DesktopMaker, computer: Callable[..., Workstation], world: World
) -> None:
    other = computer("desk")
    other.log_in("ben")
    driver: Driver = log_in(desktop)
    world.advance(timedelta(hours=2))
    close(driver)
    driver = desktop()
    driver.until(driver.stage.screens.actions.usage.isEnabled)
    driver.trigger("usage")
    table = driver.find(UsageTable, "usage.table")
    driver.until(lambda: len(table.shown()) == 2)
    assert _column(table, 4) == ["Still in use", "The app was closed"], "and nothing of Ben's"
    driver.press("usage.export")
    path = driver.files.folder / "usage-record.csv"
    driver.until(path.exists)
    assert "2030-03-05T09:30:00Z,2030-03-05T11:30:00Z" in path.read_text()
