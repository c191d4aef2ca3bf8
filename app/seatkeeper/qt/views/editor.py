"""The editor of one project: a page of text."""

from __future__ import annotations

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from seatkeeper.qt.i18n import translate
from seatkeeper.qt.widgets.buttons import button
from seatkeeper.qt.widgets.layout import row
from seatkeeper.qt.widgets.words import badge, label

__all__ = ["EditorView"]


class EditorView(QWidget):
    """Text, and the two things that need a license: Save and Export."""

    def __init__(self, *, home: QAction, save: QAction, export: QAction) -> None:
        super().__init__()
        self.setObjectName("page")
        self._title = label("", "heading", name="editor.title", selectable=True)
        self._note = badge("", name="editor.note")
        self.text = QPlainTextEdit()
        self.text.setObjectName("editor.text")
        self.text.setAccessibleName(translate("Editor", "Text of the project"))
        self.text.setPlaceholderText(translate("Editor", "Write something…"))
        self.text.setTabChangesFocus(True)
        bar = row(
            follow("editor.home", home, "link"),
            self._title,
            self._note,
            None,
            follow("editor.export", export),
            follow("editor.save", save, "primary"),
            spacing=12,
        )
        inside = QVBoxLayout(self)
        inside.setContentsMargins(24, 16, 24, 24)
        inside.setSpacing(16)
        inside.addLayout(bar)
        inside.addWidget(self.text, 1)

    def show_title(self, title: str, *, modified: bool, writable: bool) -> None:
        """Show whose text this is and in what condition."""
        self._title.setText(title)
        self._title.setWordWrap(False)
        words = ""
        if not writable:
            words = translate("Editor", "Read-only")
        elif modified:
            words = translate("Editor", "Not saved yet")
        self._note.setText(words)
        self._note.setVisible(bool(words))


def follow(name: str, action: QAction, kind: str = "") -> QPushButton:
    """Make a button that does what an action does, and is enabled when it is."""
    made = button(name, action.text(), action.trigger, kind)

    def sync() -> None:
        made.setEnabled(action.isEnabled())
        made.setToolTip(action.toolTip() if not action.isEnabled() else "")

    action.changed.connect(sync)
    sync()
    return made
