"""Idle: a quiet question, any input counts, and the way back to a seat (R23)."""

from __future__ import annotations

from datetime import timedelta

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication

from seatkeeper.licensing.grant import Grant
from seatkeeper.licensing.verdict import Reason, Verdict
from seatkeeper.session.effects import FreeIdleSeat
from seatkeeper.session.events import Activity
from seatkeeper.session.states import Idle, Licensed, Notice, ReadOnly, WaitingForSeat
from tests.qt.conftest import Scripted
from tests.qt.scripted import ADA, NOW, OWNED, SHARED, licensed
from tests.qt.writing import text, write

WATCHED = replace(SHARED, idle_seconds=1800)
AWAY = Idle(account=ADA, grant=WATCHED, freed=True)

pytestmark = pytest.mark.rule("R23")


def _asked() -> Licensed:
    return licensed(WATCHED, active_at=NOW, idle_until=NOW + timedelta(seconds=60))


def _told(scripted: Scripted) -> int:
    return scripted.client.events.count(Activity())


def test_after_half_an_hour_without_input_a_question_counts_down(scripted: Scripted) -> None:
    scripted.client.show(licensed(WATCHED, active_at=NOW, next_beat=NOW + timedelta(hours=2)))
    assert not scripted.driver.sees("banner")
    scripted.client.time = NOW + timedelta(minutes=30)
    scripted.app.bridge.changed(scripted.client.state)
    scripted.driver.until(lambda: scripted.driver.read("banner.what") == "Are you still there?")
    assert "60 seconds" in scripted.driver.read("banner.more")
    scripted.client.time += timedelta(seconds=12)
    scripted.app.bridge.pulsed.emit()
    assert "48 seconds" in scripted.driver.read("banner.more")
    assert not scripted.driver.sees("banner.dismiss"), "it is answered, not put away"


def test_the_question_is_answered_with_its_button(scripted: Scripted) -> None:
    scripted.client.show(_asked())
    scripted.driver.press("banner.still-here")
    assert _told(scripted) == 1
    assert not scripted.driver.sees("banner")


def test_the_button_stays_the_same_while_the_seconds_pass(scripted: Scripted) -> None:
    scripted.client.show(_asked())
    before = scripted.driver.find(QAbstractButton, "banner.still-here")
    before.setFocus()
    scripted.client.time += timedelta(seconds=1)
    scripted.app.bridge.pulsed.emit()
    assert scripted.driver.find(QAbstractButton, "banner.still-here") is before
    assert before.hasFocus() or scripted.app.window.focusWidget() is before


@pytest.mark.parametrize("kind", ["key", "click", "move"])
def test_any_input_answers_the_question_at_once(scripted: Scripted, kind: str) -> None:
    write(scripted, "words")
    scripted.client.show(_asked())
    page = text(scripted)
    if kind == "key":
        QTest.keyClick(page, Qt.Key.Key_A)
    elif kind == "click":
        QTest.mouseClick(page.viewport(), Qt.MouseButton.LeftButton)
    else:
        QTest.mouseMove(page.viewport(), QPoint(20, 20))
    scripted.driver.until(lambda: _told(scripted) == 1)
    assert not scripted.driver.sees("banner")


def test_while_nobody_is_asked_input_is_told_only_now_and_then(scripted: Scripted) -> None:
    write(scripted, "")
    scripted.client.show(licensed(WATCHED, active_at=NOW))
    QTest.keyClicks(text(scripted), "a whole sentence")
    scripted.driver.until(lambda: _told(scripted) == 1)
    QTest.keyClicks(text(scripted), "and another one")
    QTest.qWait(1)
    assert _told(scripted) == 1


@pytest.mark.parametrize(
    "grant", [SHARED, replace(OWNED, idle_seconds=1800)], ids=["no policy", "the owner"]
)
def test_without_a_policy_nothing_is_watched(scripted: Scripted, grant: Grant) -> None:
    write(scripted, "")
    scripted.client.show(licensed(grant))
    QTest.keyClicks(text(scripted), "a whole sentence")
    QTest.qWait(1)
    assert _told(scripted) == 0


def test_without_an_answer_the_seat_is_freed_and_the_work_stays(scripted: Scripted) -> None:
    write(scripted, "in the middle of")
    scripted.client.show(_asked())
    scripted.client.time = NOW + timedelta(seconds=61)
    scripted.app.bridge.changed(scripted.client.state)
    scripted.driver.until(lambda: isinstance(scripted.client.state, Idle))
    assert any(isinstance(one, FreeIdleSeat) for one in scripted.client.effects)
    assert scripted.driver.read("banner.what") == "Your seat was freed because you were away."
    assert text(scripted).toPlainText() == "in the middle of"
    assert text(scripted).document().isModified()
    assert not scripted.driver.find(QAbstractButton, "editor.save").isEnabled()
    assert "away" in scripted.driver.find(QAbstractButton, "editor.save").toolTip()
    assert "[Read-Only]" in scripted.app.window.windowTitle()


def test_the_next_key_takes_a_seat_again_and_the_work_can_be_saved(scripted: Scripted) -> None:
    write(scripted, "in the middle of")
    scripted.client.show(AWAY)
    QTest.keyClick(text(scripted), Qt.Key.Key_A)
    scripted.driver.until(lambda: _told(scripted) == 1)
    assert "Taking a seat again" in scripted.driver.read("banner.more")
    scripted.client.show(licensed(WATCHED))
    assert text(scripted).toPlainText() == "in the middle of"
    assert scripted.driver.find(QAbstractButton, "editor.save").isEnabled()


def test_what_the_program_does_by_itself_is_no_input(scripted: Scripted) -> None:
    write(scripted, "words")
    scripted.client.show(AWAY)
    own = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_A, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(text(scripted), own)
    QTest.qWait(5)
    assert _told(scripted) == 0


def test_a_bump_of_the_mouse_takes_no_seat(scripted: Scripted) -> None:
    write(scripted, "words")
    scripted.client.show(AWAY)
    for step in range(5):
        QTest.mouseMove(text(scripted).viewport(), QPoint(20 + 10 * step, 20))
        QTest.qWait(5)
    assert _told(scripted) == 0


def test_a_seat_is_taken_again_with_the_button_too(scripted: Scripted) -> None:
    scripted.client.show(AWAY)
    scripted.driver.press("banner.take-again")
    assert _told(scripted) == 1


def test_when_nobody_answers_the_banner_says_so_and_the_work_stays(scripted: Scripted) -> None:
    write(scripted, "words")
    scripted.client.show(
        replace(AWAY, notice=Notice("unreachable", detail="timeout: no answer"), failures=1)
    )
    assert "did not answer in time" in scripted.driver.read("banner.more")
    assert scripted.driver.sees("banner.take-again")
    assert text(scripted).toPlainText() == "words"


def test_when_all_seats_are_taken_meanwhile_the_work_can_still_be_read(
    scripted: Scripted,
) -> None:
    write(scripted, "words")
    scripted.client.show(
        WaitingForSeat(
            account=ADA,
            verdict=Verdict(Reason.ALL_SEATS_IN_USE),
            retry_at=NOW + timedelta(seconds=30),
        )
    )
    scripted.driver.press("allSeats.readOnly")
    assert isinstance(scripted.client.state, ReadOnly)
    assert text(scripted).toPlainText() == "words"
    assert text(scripted).isVisible()


def test_the_question_is_announced_to_somebody_who_looks_elsewhere(scripted: Scripted) -> None:
    scripted.client.show(licensed(WATCHED))
    scripted.app.window.hide()
    scripted.client.show(_asked())
    assert [title for title, _ in scripted.tray.messages] == ["Are you still there?"]
    scripted.client.time += timedelta(seconds=1)
    scripted.app.bridge.pulsed.emit()
    assert len(scripted.tray.messages) == 1, "once, not every second"
