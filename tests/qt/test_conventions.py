"""Each platform finds what it is used to; preferences, About, and reading from right to left."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMainWindow, QMenu, QRadioButton, QWidget
from pytestqt.qtbot import QtBot

from seatkeeper.qt import theme
from seatkeeper.qt.actions import Actions, log_out_words
from seatkeeper.qt.settings import UiSettings
from seatkeeper.qt.theme import DARK, Appearance
from seatkeeper.session.states import SignedOut
from seatkeeper.system.taskbar import APP_ID, introduce
from tests.qt.conftest import Scripted
from tests.qt.driver import PATIENCE
from tests.qt.scripted import SHARED, licensed

PLATFORMS = ("windows", "macos", "linux")
Role = QAction.MenuRole


@pytest.fixture
def window(qtbot: QtBot) -> QMainWindow:
    made = QMainWindow()
    qtbot.addWidget(made)
    return made


def _menus(window: QMainWindow, platform: str) -> tuple[Actions, list[str]]:
    actions = Actions(window, platform)
    actions.fill_bar(window.menuBar())
    return actions, [menu.title().replace("&", "") for menu in window.menuBar().findChildren(QMenu)
                     if menu.objectName().startswith("menu.")
                     and menu.parent() is window.menuBar()]  # fmt: skip


@pytest.mark.rule("R50")
@pytest.mark.parametrize(
    ("platform", "words"),
    [
        ("windows", "Log out and Restart"),
        ("linux", "Log out and Restart"),
        ("macos", "Log out"),
    ],
)
def test_logging_out_is_called_what_the_platform_calls_it(platform: str, words: str) -> None:
    assert log_out_words(platform, has_login=True) == words
    assert log_out_words(platform, has_login=False) == "Release Seat and Restart"


@pytest.mark.parametrize(
    ("platform", "leave", "settings"),
    [
        ("windows", "Exit", "Settings…"),
        ("macos", "Quit", "Settings…"),
        ("linux", "Quit", "Preferences…"),
    ],
)
def test_words_are_those_of_the_platform(
    window: QMainWindow, platform: str, leave: str, settings: str
) -> None:
    actions, _ = _menus(window, platform)
    assert actions.quit.text() == leave
    assert actions.preferences.text() == settings


@pytest.mark.parametrize("platform", PLATFORMS)
def test_only_three_actions_move_into_the_menu_of_a_mac(window: QMainWindow, platform: str) -> None:
    actions, _ = _menus(window, platform)
    moving = {
        action: action.menuRole()
        for action in window.findChildren(QAction)
        if action.objectName().startswith("action.") and action.menuRole() is not Role.NoRole
    }
    assert moving == {
        actions.quit: Role.QuitRole,
        actions.preferences: Role.PreferencesRole,
        actions.about: Role.AboutRole,
    }


@pytest.mark.parametrize("platform", PLATFORMS)
def test_menus_come_in_the_usual_order(window: QMainWindow, platform: str) -> None:
    _, titles = _menus(window, platform)
    order = ["File", "License", "View", "Window", "Help"]
    if platform != "macos":
        order.remove("Window")
    assert titles == order


def test_keys_are_the_standard_ones_where_there_is_one(window: QMainWindow) -> None:
    actions, _ = _menus(window, "macos")
    keys = QKeySequence.StandardKey
    for action, key in (
        (actions.new, keys.New),
        (actions.open, keys.Open),
        (actions.save, keys.Save),
        (actions.quit, keys.Quit),
    ):
        assert action.shortcut() == QKeySequence(key)


def test_on_windows_no_key_but_the_systems_own_ends_the_program(window: QMainWindow) -> None:
    actions, _ = _menus(window, "windows")
    assert actions.quit.shortcut().isEmpty()


def test_only_windows_is_told_who_this_program_is() -> None:
    told: list[str] = []
    for platform in ("linux", "darwin", "win32"):
        introduce(platform, told.append)
    assert told == [APP_ID]


# --- Preferences and About ------------------------------------------------------------------------


def test_the_preferences_choose_what_the_menus_choose(scripted: Scripted, qtbot: QtBot) -> None:
    scripted.client.show(licensed(SHARED))
    scripted.driver.trigger("preferences")
    scripted.driver.press("preferences.appearance.dark")
    assert theme.current() is DARK
    assert scripted.driver.find(QAction, "action.appearance.dark").isChecked()
    scripted.driver.trigger("appearance.light")
    assert scripted.driver.find(QRadioButton, "preferences.appearance.light").isChecked()
    scripted.driver.press("preferences.language.de")
    assert scripted.driver.find(QAction, "action.language.de").isChecked()
    settings = UiSettings(scripted.driver.files.folder / "ui")
    qtbot.waitUntil(lambda: settings.load().language == "de", timeout=PATIENCE)
    assert settings.load().appearance is Appearance.LIGHT


def test_about_tells_the_version(scripted: Scripted) -> None:
    scripted.client.show(licensed(SHARED))
    scripted.driver.trigger("about")
    assert scripted.driver.read("about.version") == "Version 0.1.0"
    scripted.driver.press("about.close")
    assert not scripted.driver.sees("about")


# --- From right to left ---------------------------------------------------------------------------


def test_windows_are_mirrored_where_one_reads_from_right_to_left(
    scripted: Scripted, qtbot: QtBot
) -> None:
    scripted.client.show(SignedOut())
    window = scripted.app.window

    def left(name: str) -> int:
        found = scripted.driver.find(QWidget, name)
        return found.mapTo(window, found.rect().topLeft()).x()

    assert left("login.password") < left("login.showPassword")
    assert left("login.forgotPassword") < left("login.createAccount")
    window.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    qtbot.waitUntil(lambda: left("login.password") > left("login.showPassword"), timeout=PATIENCE)
    assert left("login.forgotPassword") > left("login.createAccount")
    scripted.client.show(licensed(SHARED))
    qtbot.waitUntil(lambda: left("header.avatar") < left("header.name"), timeout=PATIENCE)
