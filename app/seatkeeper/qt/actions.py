"""Everything that can be done from a menu, once, with its shortcut.

Menus, buttons and the keyboard share these actions, so that they are enabled and explained alike.
Object names are ``action.<attribute>``.
"""

from __future__ import annotations

from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar, QWidget

from seatkeeper.qt.i18n import translate
from seatkeeper.qt.theme import Appearance

__all__ = ["Actions", "log_out_words"]

Keys = QKeySequence.StandardKey


def log_out_words(platform: str, *, has_login: bool) -> str:
    """Say what logging out is called on this platform and with this server (R50)."""
    if not has_login:
        return translate("Actions", "Release Seat and Restart")
    if platform == "macos":
        return translate("Actions", "Log out")
    return translate("Actions", "Log out and Restart")


class Actions:
    """The actions of one window."""

    def __init__(self, window: QWidget) -> None:
        self._window = window
        self.new = self._action("new", translate("Actions", "New Project"), Keys.New)
        self.open = self._action("open", translate("Actions", "Open…"), Keys.Open)
        self.home = self._action("home", translate("Actions", "All Projects"), "Ctrl+Home")
        self.back = self._action("back", translate("Actions", "Back to the Project"))
        self.save = self._action("save", translate("Actions", "Save"), Keys.Save)
        self.save_as = self._action("saveAs", translate("Actions", "Save As…"), Keys.SaveAs)
        self.export = self._action("export", translate("Actions", "Export to HTML…"), "Ctrl+E")
        self.quit = self._action("quit", translate("Actions", "Quit"), "Ctrl+Q")
        self.info = self._action("licenseInfo", translate("Actions", "Show License Info"), "Ctrl+I")
        self.check = self._action(
            "check", translate("Actions", "Check for Updated License"), "Ctrl+U"
        )
        self.offline = self._action(
            "validateOffline", translate("Actions", "Validate License Offline…")
        )
        self.seats = self._action("freeSeats", translate("Actions", "Free up my seats…"))
        self.copy = self._action("copySupport", translate("Actions", "Copy Support Information"))
        self.log_out = self._action("logOut", "")
        self.appearance = self._appearances()
        self.quit.setMenuRole(QAction.MenuRole.QuitRole)

    def say_log_out(self, words: str) -> None:
        """Name the action that gives the seat back."""
        self.log_out.setText(words)

    def fill_bar(self, bar: QMenuBar) -> None:
        """Put the actions into the menu bar."""
        file = self._menu(bar, "file", translate("Actions", "File"))
        self._fill(file, self.new, self.open, self.home, None, self.save, self.save_as)
        self._fill(file, self.export, None, self.quit)
        license_ = self._menu(bar, "license", translate("Actions", "License"))
        self._fill(license_, self.info, self.check, self.offline, self.seats, None, self.log_out)
        view = self._menu(bar, "view", translate("Actions", "View"))
        view.addActions(self.appearance.actions())
        help_ = self._menu(bar, "help", translate("Actions", "Help"))
        self._fill(help_, self.copy)

    def avatar_menu(self, who: QAction) -> QMenu:
        """Make the avatar's menu; ``who`` shows name and email, and does nothing."""
        menu = QMenu(self._window)
        menu.setObjectName("avatarMenu")
        menu.setToolTipsVisible(True)
        self._fill(menu, who, None, self.info, self.check, self.seats, None, self.copy)
        appearance = menu.addMenu(translate("Actions", "Appearance"))
        appearance.setObjectName("avatarMenu.appearance")
        appearance.addActions(self.appearance.actions())
        self._fill(menu, None, self.log_out)
        return menu

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

    def _action(self, name: str, words: str, keys: Keys | str | None = None) -> QAction:
        action = QAction(words, self._window)
        action.setObjectName(f"action.{name}")
        if keys is not None:
            action.setShortcut(QKeySequence(keys))
        self._window.addAction(action)
        return action

    def _appearances(self) -> QActionGroup:
        group = QActionGroup(self._window)
        for appearance, words in (
            (Appearance.SYSTEM, translate("Actions", "Follow the System")),
            (Appearance.LIGHT, translate("Actions", "Light")),
            (Appearance.DARK, translate("Actions", "Dark")),
        ):
            action = self._action(f"appearance.{appearance}", words)
            action.setCheckable(True)
            action.setData(str(appearance))
            group.addAction(action)
        return group
