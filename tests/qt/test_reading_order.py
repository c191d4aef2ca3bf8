"""Tab walks through every window in reading order, Enter takes the default, Esc puts away."""

from __future__ import annotations

from itertools import pairwise

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QDialog,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QTabBar,
    QWidget,
)
from pytestqt.qtbot import QtBot

from tests.qt.conftest import Scripted
from tests.qt.scenes import SCENES, Scene
from tests.qt.test_every_window import SETTLED

CONTROLS = (
    QAbstractButton, QLineEdit, QComboBox, QPlainTextEdit, QAbstractItemView, QTabBar,
)  # fmt: skip
WINDOWS = {name: scene for name, scene in SCENES.items() if name not in {"menu", "opening"}}
SAME_LINE = 24
"""Pixels by which centres may differ in height and still be read as one line."""
scenes = pytest.mark.parametrize("scene", WINDOWS.values(), ids=WINDOWS.keys())


def _can_be_reached(widget: QWidget) -> bool:
    return (
        isinstance(widget, CONTROLS)
        and widget.isVisible()
        and widget.isEnabled()
        and bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
        and bool(widget.objectName())
    )


def _chain(window: QWidget) -> list[QWidget]:
    """What Tab comes to, from the first control of the window on, once round."""
    found: list[QWidget] = []
    one = window.nextInFocusChain()
    while one is not None and one is not window:
        if _can_be_reached(one) and one.window() is window:
            found.append(one)
        one = one.nextInFocusChain()
    return found


def _centre(window: QWidget, one: QWidget) -> QPoint:
    return one.mapTo(window, one.rect().center())


@scenes
def test_the_keyboard_finds_its_way(
    scripted: Scripted, scene: Scene, qtbot: QtBot, qapp: QApplication
) -> None:
    window = scene(scripted)
    qtbot.wait(SETTLED)
    _tab_comes_to_every_control_once(window.window())
    _tab_walks_in_reading_order(window.window())
    _enter_has_one_meaning(window)
    for label in window.findChildren(QLabel):
        if label.buddy() is not None:
            assert label.buddy().accessibleName()
    assert qapp.activeModalWidget() in {None, window.window()}


def _tab_comes_to_every_control_once(window: QWidget) -> None:
    reached = [one.objectName() for one in _chain(window)]
    wanted = [
        one.objectName()
        for one in window.findChildren(QWidget)
        if _can_be_reached(one) and one.window() is window
    ]
    assert sorted(reached) == sorted(wanted)


def _tab_walks_in_reading_order(window: QWidget) -> None:
    chain = _chain(window)
    back = []
    for one, following in pairwise((*chain, *chain[:1])):
        here, there = _centre(window, one), _centre(window, following)
        if there.x() <= here.x() and there.y() <= here.y() + SAME_LINE:
            back.append(f"{one.objectName()} is followed by {following.objectName()}")
    assert len(back) <= 1, f"once round, it goes back once: {back}"


def _enter_has_one_meaning(window: QWidget) -> None:
    buttons = [one for one in window.findChildren(QPushButton) if one.isVisible()]
    defaults = [one for one in buttons if one.isDefault()]
    assert len(defaults) <= 1
    assert all(one.isEnabled() for one in defaults)
    primary = [one.objectName() for one in buttons if one.property("kind") == "primary"]
    assert len(primary) <= 1, f"one primary action, not {primary}"


@pytest.mark.parametrize(
    "name", [name for name in WINDOWS if name.startswith(("log-out", "editor-leaving"))]
)
def test_escape_puts_a_question_away_and_changes_nothing(scripted: Scripted, name: str) -> None:
    window = WINDOWS[name](scripted)
    assert isinstance(window, QDialog)
    QTest.keyClick(window, Qt.Key.Key_Escape)
    assert not window.isVisible()
    assert scripted.client.events == []
