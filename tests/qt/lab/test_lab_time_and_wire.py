"""Time, seats and the wire in the lab's window, on a real lab."""

from __future__ import annotations

import json
from datetime import timedelta

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QCheckBox,
    QComboBox,
    QDialog,
    QPlainTextEdit,
    QTableView,
)

from seatkeeper.sandbox.demo import PASSWORD
from tests.helpers.stopwatch import Stopwatch
from tests.qt.lab.driver import LabDriver

ONE = "computer-1"
TWO = "computer-2"


def _at_work(lab: LabDriver, *people: str) -> None:
    lab.add(len(people))
    for number, person in enumerate(people, 1):
        lab.log_in(f"computer-{number}", person)


def _rows(lab: LabDriver) -> list[str]:
    return lab.cells("lab.wire", 2)


def _open(lab: LabDriver, question: str) -> str:
    """Choose the first exchange that begins so, and read it."""
    lab.until(lambda: any(one.startswith(question) for one in _rows(lab)))
    row = next(at for at, one in enumerate(_rows(lab)) if one.startswith(question))
    text = lab.find(QPlainTextEdit, "lab.exchangeText")
    lab.find(QTableView, "lab.wire").selectRow(row)
    lab.until(lambda: question in text.toPlainText())
    return text.toPlainText()


# --- Time -----------------------------------------------------------------------------------------


def test_steps_of_the_clock_pass_for_everybody(lab: LabDriver) -> None:
    begin = lab.shown.now
    for step, hours in (("hour", 1), ("eight", 9), ("day", 33)):
        lab.forward(step)
        assert lab.shown.now - begin == timedelta(hours=hours)
    lab.trigger("lab.further.minutes")
    lab.idle()
    assert lab.shown.passed == timedelta(hours=33, minutes=10)
    assert "1 d 9 h since the beginning" in lab.read("lab.coming")


def test_the_clock_goes_to_the_next_event_and_says_what_it_was(lab: LabDriver) -> None:
    _at_work(lab, "ada")
    assert "next: Heartbeat of computer-1" in lab.read("lab.coming")
    coming = lab.shown.coming
    assert coming is not None
    lab.press("lab.next")
    lab.until(lambda: lab.shown.passed)
    assert lab.shown.now == coming.at
    assert lab.find(QAbstractButton, "lab.passed").text() == "Passed through: one heartbeat"
    lab.press("lab.passed")
    assert lab.cells("lab.events", 1) == ["Heartbeat of computer-1"]


def test_a_long_way_can_be_stopped_and_nothing_else_is_done_meanwhile(lab: LabDriver) -> None:
    _at_work(lab, "ada")
    lab.trigger("lab.further.year")
    lab.until(lambda: lab.visible("lab.stop") and lab.shown.passed > timedelta(hours=1))
    assert lab.visible("lab.progress")
    assert not lab.visible("lab.forward.hour")
    assert not lab.find(QAbstractButton, "lab.act.crash").isEnabled()
    lab.press("lab.stop")
    lab.idle()
    assert timedelta(hours=1) < lab.shown.passed < timedelta(days=365)
    assert lab.visible("lab.forward.hour")
    assert lab.find(QAbstractButton, "lab.act.crash").isEnabled()


def test_closing_on_a_long_way_does_not_wait_for_its_end(lab: LabDriver) -> None:
    _at_work(lab, "ada")
    lab.trigger("lab.further.year")
    lab.until(lambda: lab.shown.passed)
    watch = Stopwatch()
    lab.window.finish()
    assert watch.seconds() < 8
    assert lab.shown.passed < timedelta(days=365)


def test_starting_over_asks_first(lab: LabDriver) -> None:
    _at_work(lab, "ada")
    lab.forward("hour")
    lab.press("lab.reset")
    assert lab.find(QDialog, "question").isVisible()
    lab.press("question.cancel")
    assert lab.shown.computers
    lab.press("lab.reset")
    lab.press("question.reset")
    lab.until(lambda: not lab.shown.computers)
    assert not lab.shown.passed
    assert lab.shown.exchanges == 0
    assert lab.visible("lab.noEvents") or not lab.cells("lab.events", 1)
    assert lab.visible("lab.noSeats")


# --- Seats ----------------------------------------------------------------------------------------


def test_the_timeline_tells_the_keyboard_what_it_tells_the_pointer(lab: LabDriver) -> None:
    _at_work(lab, "ada", "ben")
    lab.forward("hour")
    timeline = lab.window.seats.timeline
    timeline.setFocus()
    QTest.keyClick(timeline, Qt.Key.Key_Right)
    assert lab.read("lab.seatWords").startswith("ada · computer-1: in use, ")
    assert "(1 h)" in lab.read("lab.seatWords")
    QTest.keyClick(timeline, Qt.Key.Key_Down)
    assert lab.read("lab.seatWords").startswith("ben · computer-2: in use, ")
    assert timeline.accessibleDescription() == lab.read("lab.seatWords")


def test_the_timeline_is_zoomed_and_shows_everything_again(lab: LabDriver) -> None:
    _at_work(lab, "ada")
    lab.forward("eight")
    fit = lab.find(QAbstractButton, "lab.fit")
    assert not fit.isEnabled()
    lab.press("lab.nearer")
    assert fit.isEnabled()
    lab.press("lab.fit")
    assert not fit.isEnabled()


# --- The wire -------------------------------------------------------------------------------------


def test_an_exchange_is_shown_decoded_and_without_secrets(lab: LabDriver) -> None:
    _at_work(lab, "ada")
    said = _open(lab, "PUT /v1/seats")
    assert "Signed document: seat-answer+jws" in said
    assert "Signed document: dpop+jwt" in said
    assert '"grant"' in said
    assert "SeekingSeat → Licensed" in said
    login = _open(lab, "POST /v1/sessions")
    assert f'"password": "{PASSWORD}"' not in login
    assert "[redacted]" in login


def test_secrets_are_shown_only_when_asked_for_and_the_window_says_so(lab: LabDriver) -> None:
    _at_work(lab, "ada")
    _open(lab, "POST /v1/sessions")
    text = lab.find(QPlainTextEdit, "lab.exchangeText")
    assert not lab.visible("lab.secretsSeen")
    lab.find(QCheckBox, "lab.hideSecrets").click()
    lab.until(lambda: f'"password": "{PASSWORD}"' in text.toPlainText())
    assert lab.visible("lab.secretsSeen")
    lab.find(QCheckBox, "lab.hideSecrets").click()
    lab.until(lambda: f'"password": "{PASSWORD}"' not in text.toPlainText())


def test_an_exchange_is_copied_as_a_command(lab: LabDriver) -> None:
    _at_work(lab, "ada")
    _open(lab, "POST /v1/sessions")
    lab.press("lab.copyCurl")
    copied = QGuiApplication.clipboard().text()
    assert copied.startswith("curl ")
    assert "/v1/sessions" in copied
    assert PASSWORD not in copied.replace("demo.example", "")


def test_the_wire_is_filtered_by_words_by_computer_and_by_fault(lab: LabDriver) -> None:
    _at_work(lab, "ada", "ben")
    lab.pick(TWO, "lab.fault.server-error")
    lab.forward("hour")
    lab.until(lambda: len(_rows(lab)) == lab.shown.exchanges)
    lab.write("lab.wireSearch", "sessions")
    lab.until(lambda: _rows(lab) and all("sessions" in one for one in _rows(lab)))
    lab.write("lab.wireSearch", "")
    box = lab.find(QComboBox, "lab.wireComputer")
    box.setCurrentIndex(box.findData(TWO))
    lab.until(lambda: set(lab.cells("lab.wire", 1)) == {TWO})
    lab.find(QCheckBox, "lab.wireFaults").click()
    answers = "500, Server error (500)"
    lab.until(lambda: set(lab.cells("lab.wire", 3)) == {answers})


def test_what_is_shown_is_exported_without_secrets(lab: LabDriver) -> None:
    _at_work(lab, "ada")
    lab.until(lambda: len(_rows(lab)) == lab.shown.exchanges)
    lab.press("lab.exportHar")
    lab.until(lambda: lab.read("lab.banner.what"))
    saved = (lab.files.folder / "seatkeeper-lab.har").read_text("utf-8")
    entries = json.loads(saved)["log"]["entries"]
    assert len(entries) == lab.shown.exchanges
    assert f'"{PASSWORD}"' not in saved
    assert lab.read("lab.banner.what") == f"Exported: {lab.shown.exchanges} exchanges"


def test_an_export_that_cannot_be_written_is_explained(lab: LabDriver) -> None:
    _at_work(lab, "ada")
    lab.files.path = lab.files.folder
    lab.press("lab.exportHar")
    lab.until(lambda: "could not be exported" in lab.read("lab.banner.what"))
    assert "[not-written]" in lab.read("lab.banner.more")
