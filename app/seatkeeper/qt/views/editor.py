"""The editor of one project: a page of text, and a bar to find in it."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QPlainTextEdit, QVBoxLayout, QWidget

from seatkeeper.qt.i18n import translate
from seatkeeper.qt.views.find_bar import FindBar
from seatkeeper.qt.widgets.buttons import follow
from seatkeeper.qt.widgets.layout import row
from seatkeeper.qt.widgets.words import badge, label

__all__ = ["EditorView"]

LONGEST_TITLE: Final = 32
"""Characters of a title that are shown; the tooltip shows all of them."""


class EditorView(QWidget):
    """Text, and the two things that need a license: Save and Export."""

    def __init__(self, *, home: QAction, save: QAction, export: QAction) -> None:
        super().__init__()
        self.setObjectName("page")
        self._title = label("", "heading", name="editor.title", selectable=True)
        self._title.setWordWrap(False)
        self._note = badge("", name="editor.note")
        self.text = _Text()
        self.find_bar = FindBar(self.text)
        self.find_bar.closed.connect(self.text.setFocus)
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
        inside.addWidget(self.find_bar)
        inside.addWidget(self.text, 1)

    def words(self) -> str:
        """The text as it is, no-break spaces included; every line ends with a line feed."""
        return self.text.document().toRawText().replace("\u2029", "\n")

    def show_title(self, title: str, *, modified: bool, writable: bool) -> None:
        """Show whose text this is and in what condition."""
        short = title if len(title) <= LONGEST_TITLE else f"{title[: LONGEST_TITLE - 1]}…"
        self._title.setText(short)
        self._title.setToolTip(title if short != title else "")
        words = ""
        if not writable:
            words = translate("Editor", "Read-only")
        elif modified:
            words = translate("Editor", "Not saved yet")
        self._note.setText(words)
        self._note.setVisible(bool(words))


class _Text(QPlainTextEdit):
    """A page of text; files dropped on it are not text but projects to open."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("editor.text")
        self.setAccessibleName(translate("Editor", "Text of the project"))
        self.setPlaceholderText(translate("Editor", "Write something…"))
        self.setTabChangesFocus(True)

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        """Leave files to the window around."""
        return not source.hasUrls() and super().canInsertFromMimeData(source)
