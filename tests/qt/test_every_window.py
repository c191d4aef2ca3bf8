"""What holds for every window: names, keyboard, room for longer words, both palettes."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject, QSize, Qt, QTranslator
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QProgressBar,
    QRadioButton,
    QScrollArea,
    QWidget,
)
from pytestqt.qtbot import QtBot

from seatkeeper.qt import theme
from tests.qt.conftest import Scripted, ScriptedMaker
from tests.qt.scenes import SCENES, Scene

CONTROLS = (QAbstractButton, QLineEdit, QComboBox, QPlainTextEdit, QProgressBar)
QTS_OWN = re.compile(r"^qt_")
SETTLED = 20
"""Milliseconds in which layouts come to rest."""
SMALL = (960, 540)
"""A screen of 1920 by 1080 pixels at 200 %."""
scenes = pytest.mark.parametrize("scene", SCENES.values(), ids=SCENES.keys())


def _visible(window: QWidget, kind: type[QWidget]) -> list[QWidget]:
    found = window.findChildren(kind)
    return [one for one in found if one.isVisible() and not QTS_OWN.match(one.objectName())]


class Longer(QTranslator):
    """A pseudo-locale: every text is two fifths longer, with letters that need room above."""

    def isEmpty(self) -> bool:  # noqa: N802 - Qt's name
        return False

    def translate(
        self, context: str, source: str, _comment: str | None = None, _number: int = -1
    ) -> str:
        if context.startswith("Q"):
            return source
        words = source.split(" ")
        more = max(round(len(source) * 0.4), 1)
        padding = "ÄÜß " * (more // 4) if len(words) > 2 else "Ä" * more
        return f"{source}{' ' if len(words) > 2 else ''}{padding}".rstrip()


@pytest.fixture
def longer(qapp: QApplication) -> Iterator[QTranslator]:
    translator = Longer()
    assert qapp.installTranslator(translator)
    yield translator
    qapp.removeTranslator(translator)


@scenes
def test_every_window_can_be_read_reached_and_drawn(
    scripted: Scripted, scene: Scene, qtbot: QtBot, qapp: QApplication
) -> None:
    window = scene(scripted)
    qtbot.wait(SETTLED)
    controls_are_named(window)
    names_are_unique(scripted.app.window)
    controls_are_reached_by_keyboard(window)
    nothing_is_clipped(window)
    assert window.minimumSizeHint().width() <= SMALL[0]
    assert window.minimumSizeHint().height() <= SMALL[1]
    for tokens in (theme.DARK, theme.LIGHT):
        theme.apply(qapp, tokens)
        picture = window.grab().toImage()
        corner = picture.pixelColor(picture.width() // 2, 3).name()
        assert corner in {tokens.window, tokens.surface, tokens.border}


@scenes
@pytest.mark.usefixtures("longer")
def test_longer_words_are_not_clipped(scripted: Scripted, scene: Scene, qtbot: QtBot) -> None:
    window = scene(scripted)
    qtbot.wait(SETTLED)
    nothing_is_clipped(window)
    scripted.app.window.resize(*SMALL)
    window.window().resize(window.window().size().boundedTo(QSize(*SMALL)))
    qtbot.wait(SETTLED)
    nothing_is_clipped(window)


@scenes
def test_german_words_are_not_clipped(
    scripted_in: ScriptedMaker, scene: Scene, qtbot: QtBot
) -> None:
    window = scene(scripted_in("de"))
    qtbot.wait(SETTLED)
    nothing_is_clipped(window)


def controls_are_named(window: QWidget) -> None:
    for kind in CONTROLS:
        for control in _visible(window, kind):
            assert control.objectName(), f"{control} has no object name"
            assert control.accessibleName(), f"{control.objectName()} has no accessible name"


def names_are_unique(window: QWidget) -> None:
    names = [
        one.objectName()
        for kind in (*CONTROLS, QLabel)
        for one in window.findChildren(kind)
        if "." in one.objectName()
    ]
    assert sorted(set(names)) == sorted(names)


def controls_are_reached_by_keyboard(window: QWidget) -> None:
    for kind in (QAbstractButton, QLineEdit, QComboBox, QPlainTextEdit):
        for control in _visible(window, kind):
            if isinstance(control, QRadioButton) and not control.isChecked():
                continue  # Qt leads to it from the checked one, with the arrow keys
            if control.isEnabled():
                policy = control.focusPolicy()
                assert policy & Qt.FocusPolicy.TabFocus, f"{control.objectName()} takes no focus"


def nothing_is_clipped(window: QWidget) -> None:
    for label in window.findChildren(QLabel):
        if not label.isVisible() or not label.text() or QTS_OWN.match(label.objectName()):
            continue
        about = f"{label.objectName()} “{label.text()}”"
        if label.wordWrap():
            needed = label.heightForWidth(label.width())
            assert label.height() >= needed, f"{about}: {label.height()} of {needed} high"
            longest = max(
                label.fontMetrics().horizontalAdvance(word) for word in label.text().split()
            )
            assert label.width() >= longest, f"{about}: {label.width()} of {longest} wide"
        else:
            needed = label.sizeHint().width()
            assert label.width() >= needed, f"{about}: {label.width()} of {needed} wide"
    for button in window.findChildren(QAbstractButton):
        if button.isVisible() and button.text():
            needed = button.sizeHint().width()
            assert button.width() >= needed, f"{button.objectName()}: {button.width()} of {needed}"
    for box in window.findChildren(QComboBox):
        if box.isVisible():
            needed = box.sizeHint().width()
            assert box.width() >= needed, f"{box.objectName()}: {box.width()} of {needed}"
    for area in window.findChildren(QScrollArea):
        if area.isVisible():
            wide = area.horizontalScrollBar().maximum()
            assert wide == 0, f"{wide} pixels do not fit into the width"


def test_every_action_has_a_name_and_shortcuts_do_not_collide(scripted: Scripted) -> None:
    scripted.client.show(scripted.client.state)
    actions = [
        one for one in scripted.app.window.findChildren(QAction)
        if one.objectName().startswith("action.")
    ]  # fmt: skip
    assert all(one.text() for one in actions)
    keys = [one.shortcut().toString() for one in actions if not one.shortcut().isEmpty()]
    assert len(keys) == len(set(keys))
    wanted = {"action.licenseInfo": "Ctrl+I", "action.check": "Ctrl+U"}
    for name, key in wanted.items():
        found = scripted.app.window.findChild(QObject, name)
        assert isinstance(found, QAction)
        assert found.shortcut().toString() == key
