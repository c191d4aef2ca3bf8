"""Everything that can be done from a menu, once, with its shortcut.

Menus, buttons and the keyboard share these actions, so that they are enabled and explained alike.
Object names are ``action.<attribute>``.

Rules. Each platform finds what it is used to: on a Mac settings, About and Quit move into the
application's menu (by their roles; no other action has one, so that nothing moves by the sound of
its words), and there is a Window menu; on Windows the program is left with **Exit**, which has no
key of its own beside Alt+F4; elsewhere settings are called preferences. Keys are Qt's standard
ones where Qt has one, which turns Ctrl into Cmd where that is right.
"""

from __future__ import annotations

from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar, QWidget

from seatkeeper.qt.i18n import translate
from seatkeeper.qt.i18n.language import LANGUAGES
from seatkeeper.qt.theme import Appearance

__all__ = ["Actions", "log_out_words"]

Keys = QKeySequence.StandardKey
Role = QAction.MenuRole


def log_out_words(platform: str, *, has_login: bool) -> str:
    """Say what logging out is called on this platform and with this server (R50)."""
    if not has_login:
        return translate("Actions", "Release Seat and Restart")
    if platform == "macos":
        return translate("Actions", "Log out")
    return translate("Actions", "Log out and Restart")


def _quit_words(platform: str) -> str:
    return translate("Actions", "Exit") if platform == "windows" else translate("Actions", "Quit")


def _preferences_words(platform: str) -> str:
    if platform in {"macos", "windows"}:
        return translate("Actions", "Settings…")
    return translate("Actions", "Preferences…")


class Actions:
    """The actions of one window.

    Args:
        window: Whose they are.
        platform: ``windows``, ``macos`` or ``linux``: whose conventions hold.
    """

    def __init__(self, window: QWidget, platform: str = "linux") -> None:
        self._window, self._platform = window, platform
        self.new = self._action("new", translate("Actions", "New Project"), Keys.New)
        self.open = self._action("open", translate("Actions", "Open…"), Keys.Open)
        self.home = self._action("home", translate("Actions", "All Projects"), "Ctrl+Home")
        self.back = self._action("back", translate("Actions", "Back to the Project"))
        self.save = self._action("save", translate("Actions", "Save"), Keys.Save)
        self.save_as = self._action("saveAs", translate("Actions", "Save As…"), Keys.SaveAs)
        self.export = self._action("export", translate("Actions", "Export to HTML…"), "Ctrl+E")
        keys = None if platform == "windows" else Keys.Quit
        self.quit = self._action("quit", _quit_words(platform), keys, Role.QuitRole)
        self.info = self._action("licenseInfo", translate("Actions", "Show License Info"), "Ctrl+I")
        self.check = self._action(
            "check", translate("Actions", "Check for Updated License"), "Ctrl+U"
        )
        self.offline = self._action(
            "validateOffline", translate("Actions", "Validate License Offline…")
        )
        self.seats = self._action("freeSeats", translate("Actions", "Free up my seats…"))
        self.usage = self._action("usage", translate("Actions", "Usage Record…"))
        self.copy = self._action("copySupport", translate("Actions", "Copy Support Information"))
        self.diagnostics = self._action("diagnostics", translate("Actions", "Diagnostics…"))
        self.servers = self._action("servers", translate("Actions", "Servers…"))
        self.preferences = self._action(
            "preferences", _preferences_words(platform), Keys.Preferences, Role.PreferencesRole
        )
        self.about = self._action(
            "about", translate("Actions", "About Seatkeeper"), None, Role.AboutRole
        )
        self.minimize = self._action("minimize", translate("Actions", "Minimize"), "Ctrl+M")
        self.minimize.setEnabled(platform == "macos")
        self.minimize.setVisible(platform == "macos")
        self.minimize.triggered.connect(window.showMinimized)
        self.log_out = self._action("logOut", "")
        self.appearance = self._appearances()
        self.language = self._languages()

    def fill_bar(self, bar: QMenuBar) -> None:
        """Put the actions into the menu bar, in the order of the platform."""
        file = self._menu(bar, "file", translate("Actions", "&File"))
        self._fill(file, self.new, self.open, self.home, None, self.save, self.save_as)
        self._fill(file, self.export, None, self.preferences, None, self.quit)
        license_ = self._menu(bar, "license", translate("Actions", "&License"))
        self._fill(license_, self.info, self.check, self.offline, self.seats, self.usage)
        self._fill(license_, None, self.servers, None, self.log_out)
        view = self._menu(bar, "view", translate("Actions", "&View"))
        self._choices(view, "menu")
        if self._platform == "macos":
            window = self._menu(bar, "window", translate("Actions", "&Window"))
            self._fill(window, self.minimize)
        help_ = self._menu(bar, "help", translate("Actions", "&Help"))
        self._fill(help_, self.diagnostics, self.copy, None, self.about)

    def avatar_menu(self, who: QAction) -> QMenu:
        """Make the avatar's menu; ``who`` shows name and email, and does nothing."""
        menu = QMenu(self._window)
        menu.setObjectName("avatarMenu")
        menu.setToolTipsVisible(True)
        self._fill(menu, who, None, self.info, self.check, self.seats, self.usage, None)
        self._fill(menu, self.copy, self.diagnostics, None)
        self._choices(menu, "avatarMenu")
        self._fill(menu, self.servers, None, self.log_out)
        return menu

    def _choices(self, menu: QMenu, prefix: str) -> None:
        """Add what is chosen rather than done: language and appearance."""
        for name, words, group in (
            ("language", translate("Actions", "Language"), self.language),
            ("appearance", translate("Actions", "Appearance"), self.appearance),
        ):
            below = menu.addMenu(words)
            below.setObjectName(f"{prefix}.{name}")
            below.addActions(group.actions())

    def _menu(self, bar: QMenuBar, name: str, words: str) -> QMenu:
        menu = bar.addMenu(words)
        menu.setObjectName(f"menu.{name}")
        menu.setToolTipsVisible(True)
        return menu

    def _fill(self, menu: QMenu, *actions: QAction | None) -> None:
        for action in actions:
            if action is None:
                menu.addSeparator()
            else:
                menu.addAction(action)

    def _action(
        self, name: str, words: str, keys: Keys | str | None = None, role: Role = Role.NoRole
    ) -> QAction:
        action = QAction(words, self._window)
        action.setObjectName(f"action.{name}")
        action.setMenuRole(role)
        if keys is not None:
            # As a property: the method has PySide make all enums of the namespace ``Qt``.
            action.setProperty("shortcut", QKeySequence(keys))
        self._window.addAction(action)
        return action

    def _appearances(self) -> QActionGroup:
        group = QActionGroup(self._window)
        for appearance, words in (
            (Appearance.SYSTEM, translate("Actions", "Follow the System")),
            (Appearance.LIGHT, translate("Actions", "Light")),
            (Appearance.DARK, translate("Actions", "Dark")),
        ):
            group.addAction(self._choice(f"appearance.{appearance}", words, str(appearance)))
        return group

    def _languages(self) -> QActionGroup:
        """Language names are not translated: whoever looks for one looks for its own name."""
        group = QActionGroup(self._window)
        system = translate("Actions", "Follow the System")
        for code, words in {"": system, **LANGUAGES}.items():
            group.addAction(self._choice(f"language.{code or 'system'}", words, code))
        return group

    def _choice(self, name: str, words: str, value: str) -> QAction:
        action = self._action(name, words)
        action.setCheckable(True)
        action.setData(value)
        return action
