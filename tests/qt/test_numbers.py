"""The numbers that stand for members of the namespace ``Qt`` are those of Qt."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPointF, Qt, QTimer
from PySide6.QtGui import QEnterEvent
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from seatkeeper.qt.widgets import numbers
from seatkeeper.qt.widgets.buttons import IconButton, RowButton, button
from seatkeeper.qt.widgets.layout import scrolled
from seatkeeper.qt.widgets.words import label


def test_a_property_given_as_a_number_is_the_member_that_it_stands_for(qtbot: QtBot) -> None:
    words, timer = QLabel(), QTimer()
    qtbot.addWidget(words)
    words.setProperty("alignment", numbers.ALIGN_CENTER)
    timer.setProperty("timerType", numbers.VERY_COARSE_TIMER)
    assert words.alignment() == Qt.AlignmentFlag.AlignCenter
    assert timer.timerType() is Qt.TimerType.VeryCoarseTimer


@pytest.mark.parametrize("selectable", [False, True])
def test_a_label_is_plain_text_and_selectable_when_asked(qtbot: QtBot, selectable: bool) -> None:
    made = label("<b>x</b>", selectable=selectable)
    qtbot.addWidget(made)
    flags = Qt.TextInteractionFlag
    assert made.textFormat() is Qt.TextFormat.PlainText
    assert (flags.TextSelectableByMouse in made.textInteractionFlags()) is selectable
    assert (flags.TextSelectableByKeyboard in made.textInteractionFlags()) is selectable


def test_a_scrolled_page_takes_no_focus_of_its_own(qtbot: QtBot) -> None:
    inside = QLabel("x")
    page = scrolled(inside)
    qtbot.addWidget(page)
    assert page.focusPolicy() == Qt.FocusPolicy.NoFocus


def test_the_pointer_becomes_a_hand_when_it_comes(qtbot: QtBot) -> None:
    def nothing() -> None:
        """Nothing is done."""

    for made in (
        IconButton("icon", "copy", "Copy", nothing),
        RowButton("row", "First", "Second", nothing),
        button("link", "Link", nothing, "link"),
    ):
        qtbot.addWidget(made)
        QApplication.sendEvent(made, QEnterEvent(QPointF(1, 1), QPointF(1, 1), QPointF(1, 1)))
        assert made.cursor().shape() is Qt.CursorShape.PointingHandCursor
