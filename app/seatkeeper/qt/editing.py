"""The Edit menu: undo, redo, cut, copy, paste, select all, find.

The standard shortcuts; a field or text that has the keyboard takes them itself, so the actions
speak to whatever has it, and to the open project otherwise.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QAction, QGuiApplication, QKeySequence
from PySide6.QtWidgets import QLineEdit, QMenu, QMenuBar, QPlainTextEdit, QWidget

from seatkeeper.qt.i18n import translate

if TYPE_CHECKING:
    from seatkeeper.qt.views.editor import EditorView

__all__ = ["EditMenu"]

Keys = QKeySequence.StandardKey
Field = QLineEdit | QPlainTextEdit


class EditMenu(QObject):
    """The actions and their menu; object names are ``action.<attribute>``."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._editor: EditorView | None = None
        self._actions: list[QAction] = []
        self.undo = self._action("undo", translate("Edit", "Undo"), Keys.Undo, _undo)
        self.redo = self._action("redo", translate("Edit", "Redo"), Keys.Redo, _redo)
        self.cut = self._action("cut", translate("Edit", "Cut"), Keys.Cut, _cut)
        self.copy = self._action("copy", translate("Edit", "Copy"), Keys.Copy, _copy)
        self.paste = self._action("paste", translate("Edit", "Paste"), Keys.Paste, _paste)
        self.all = self._action(
            "selectAll", translate("Edit", "Select All"), Keys.SelectAll, _select_all
        )
        self.find = self._plain("find", translate("Edit", "Find…"), Keys.Find)
        self.find_next = self._plain("findNext", translate("Edit", "Find Next"), Keys.FindNext)
        self.find_back = self._plain(
            "findPrevious", translate("Edit", "Find Previous"), Keys.FindPrevious
        )
        self._is_open = self._writable = False
        self._enable()

    def follow(self, editor: EditorView) -> None:
        """Follow the page of a project; there is one for all of them."""
        if self._editor is not None:
            return
        self._editor, text, bar = editor, editor.text, editor.find_bar
        for changed in (text.undoAvailable, text.redoAvailable, text.copyAvailable):
            changed.connect(self._enable)
        QGuiApplication.clipboard().dataChanged.connect(self._enable)
        self.find.triggered.connect(bar.start)
        self.find_next.triggered.connect(bar.find_next)
        self.find_back.triggered.connect(bar.find_back)
        self._enable()

    def put_into(self, bar: QMenuBar) -> None:
        """Put the menu behind the first one."""
        menu = QMenu(translate("Edit", "&Edit"), bar)
        menu.setObjectName("menu.edit")
        menu.addActions((self.undo, self.redo))
        menu.addSeparator()
        menu.addActions((self.cut, self.copy, self.paste, self.all))
        menu.addSeparator()
        menu.addActions((self.find, self.find_next, self.find_back))
        _first, *others = bar.actions()
        bar.insertMenu(others[0], menu) if others else bar.addMenu(menu)

    def enable(self, *, is_open: bool, writable: bool) -> None:
        """Follow the project: without one nothing is edited, read-only nothing is changed."""
        self._is_open, self._writable = is_open, writable
        if self._editor is not None and not is_open:
            self._editor.find_bar.hide()
        self._enable()

    @Slot()
    def _enable(self) -> None:
        if self._editor is None or not self._is_open:
            for action in self._actions:
                action.setEnabled(False)
            return
        text, write = self._editor.text, self._writable
        selected = text.textCursor().hasSelection()
        self.undo.setEnabled(write and text.document().isUndoAvailable())
        self.redo.setEnabled(write and text.document().isRedoAvailable())
        self.cut.setEnabled(write and selected)
        self.copy.setEnabled(selected)
        self.paste.setEnabled(write and text.canPaste())
        for action in (self.all, self.find, self.find_next, self.find_back):
            action.setEnabled(True)

    def _do(self, do: Callable[[Field], object]) -> None:
        focused = self._window.focusWidget()
        if isinstance(focused, Field):
            do(focused)
        elif self._editor is not None:
            do(self._editor.text)

    def _action(self, name: str, words: str, keys: Keys, do: Callable[[Field], object]) -> QAction:
        action = self._plain(name, words, keys)
        action.triggered.connect(lambda _on=False: self._do(do))
        return action

    def _plain(self, name: str, words: str, keys: Keys) -> QAction:
        action = QAction(words, self._window)
        action.setObjectName(f"action.{name}")
        action.setShortcuts(keys)
        self._window.addAction(action)
        self._actions.append(action)
        return action


def _undo(field: Field) -> None:
    field.undo()


def _redo(field: Field) -> None:
    field.redo()


def _cut(field: Field) -> None:
    field.cut()


def _copy(field: Field) -> None:
    field.copy()


def _paste(field: Field) -> None:
    field.paste()


def _select_all(field: Field) -> None:
    field.selectAll()
