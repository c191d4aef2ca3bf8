"""What holds for every window holds for the lab's: names, keyboard, longer words, small screens."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QSize, QTranslator
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from pytestqt.qtbot import QtBot

from seatkeeper.composition.lab_window import lab_window_parts
from seatkeeper.qt import theme
from seatkeeper.qt.i18n.language import speak
from seatkeeper.qt.lab.window import LabWindow
from tests.qt import test_every_window as every
from tests.qt.lab.driver import PATIENCE
from tests.qt.lab.samples import empty_lab, events, report, scripts, working_lab

Scene = Callable[[LabWindow], QWidget]


def _empty(window: LabWindow) -> QWidget:
    window.worker.changed.emit(empty_lab())
    return window


def _work(window: LabWindow) -> QWidget:
    window.worker.changed.emit(working_lab())
    window.steering.lived.emit(events(), Counter(one.kind for one in events()))
    window.computers.list.choose("computer-1")
    return window


def _busy(window: LabWindow) -> QWidget:
    _work(window)
    window.steering.doing = "Going forward…"
    window.worker.progress.emit(0.4)
    return window


def _removed(window: LabWindow) -> QWidget:
    _work(window)
    window.steering.removed.emit(("computer-1", "computer-2"))
    return window


def _events(window: LabWindow) -> QWidget:
    _work(window)
    window.tabs.setCurrentWidget(window.events)
    return window


def _scenarios(window: LabWindow) -> QWidget:
    _work(window)
    window.run.loaded.emit(scripts())
    window.tabs.setCurrentWidget(window.scenarios)
    return window


def _report(window: LabWindow) -> QWidget:
    _scenarios(window)
    window.scenarios.reported.emit(report())
    window.tabs.setCurrentWidget(window.report)
    return window


def _secrets(window: LabWindow) -> QWidget:
    _work(window)
    window.wire.hide_secrets.click()
    return window


def _adding(window: LabWindow) -> QWidget:
    _work(window)
    window.computers.describing.emit()
    found = window.findChild(QDialog, "lab.addComputer")
    assert found is not None
    return found


SCENES: dict[str, Scene] = {
    "empty": _empty, "work": _work, "busy": _busy, "removed": _removed, "events": _events,
    "scenarios": _scenarios, "report": _report, "secrets": _secrets, "adding": _adding,
}  # fmt: skip
scenes = pytest.mark.parametrize("scene", SCENES.values(), ids=SCENES.keys())


@pytest.fixture
def made(qtbot: QtBot) -> Iterator[Callable[[], LabWindow]]:
    """Makes the window, whose lab is never opened: what it shows is written by the test."""
    opened: list[LabWindow] = []

    def make() -> LabWindow:
        window = LabWindow(lab_window_parts())
        window.setEnabled(True)
        window.show()
        opened.append(window)
        return window

    yield make
    for window in opened:
        window.finish()
        window.hide()
        window.deleteLater()


@pytest.fixture
def longer(qapp: QApplication) -> Iterator[QTranslator]:
    """The pseudo-locale."""
    translator = every.Longer()
    qapp.installTranslator(translator)
    yield translator
    qapp.removeTranslator(translator)


@pytest.fixture
def german(qapp: QApplication) -> Iterator[None]:
    """German words."""
    speak(qapp, "de")
    yield
    speak(qapp, "en")


@scenes
def test_the_lab_can_be_read_reached_and_drawn(
    made: Callable[[], LabWindow], scene: Scene, qtbot: QtBot, qapp: QApplication
) -> None:
    window = scene(made())
    qtbot.wait(every.SETTLED)
    every.controls_are_named(window)
    every.names_are_unique(window)
    every.controls_are_reached_by_keyboard(window)
    every.nothing_is_clipped(window)
    for tokens in (theme.DARK, theme.LIGHT):
        theme.apply(qapp, tokens)
        assert not window.grab().toImage().isNull()


@scenes
@pytest.mark.usefixtures("longer")
def test_longer_words_are_not_clipped(
    made: Callable[[], LabWindow], scene: Scene, qtbot: QtBot
) -> None:
    window = scene(made())
    qtbot.wait(every.SETTLED)
    every.nothing_is_clipped(window)


@pytest.mark.usefixtures("german")
def test_german_words_are_not_clipped(made: Callable[[], LabWindow], qtbot: QtBot) -> None:
    window = made()
    for scene in SCENES.values():
        seen = scene(window)
        qtbot.wait(every.SETTLED)
        every.nothing_is_clipped(seen)


def _fits(least: QSize) -> bool:
    return least.width() <= every.SMALL[0] and least.height() <= every.SMALL[1]


def test_the_lab_fits_a_small_screen_at_200_percent(
    made: Callable[[], LabWindow], qtbot: QtBot
) -> None:
    window = made()
    for scene in SCENES.values():
        scene(window)
        # What has just been shown takes its place in the next turns of the loop.
        qtbot.waitUntil(lambda: _fits(window.minimumSizeHint()), timeout=PATIENCE)
        window.resize(QSize(*every.SMALL))
        qtbot.wait(every.SETTLED)
        every.nothing_is_clipped(window)
