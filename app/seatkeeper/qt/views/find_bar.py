"""Find in the text: one field, next and previous, and how often it is there."""

from __future__ import annotations

from PySide6 import QtCore, QtGui
from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QCheckBox, QFrame, QLineEdit, QPlainTextEdit

from seatkeeper.qt.i18n import translate
from seatkeeper.qt.widgets.buttons import IconButton
from seatkeeper.qt.widgets.layout import row
from seatkeeper.qt.widgets.words import label

__all__ = ["FindBar"]


class FindBar(QFrame):
    """Finds in one text; ``closed`` gives the keyboard back to it."""

    closed = Signal()

    def __init__(self, text: QPlainTextEdit) -> None:
        super().__init__()
        self.setObjectName("find")
        self.setProperty("card", "true")
        self._text = text
        self.field = QLineEdit()
        self.field.setObjectName("find.text")
        self.field.setAccessibleName(translate("Find", "Find in this project"))
        self.field.setPlaceholderText(self.field.accessibleName())
        self.field.setMinimumWidth(160)
        self._case = QCheckBox(translate("Find", "Match case"))
        self._case.setObjectName("find.case")
        self._case.setAccessibleName(self._case.text())
        self._count = label("", "small", name="find.count")
        self._count.setWordWrap(False)
        down = IconButton("find.next", "down", translate("Find", "Find next"), self.find_next)
        up = IconButton("find.previous", "up", translate("Find", "Find previous"), self.find_back)
        close = IconButton("find.close", "close", translate("Find", "Stop finding"), self.stop)
        inside = row(self.field, self._count, up, down, self._case, close, spacing=8)
        inside.setContentsMargins(12, 8, 8, 8)
        inside.setStretch(0, 1)
        self.setLayout(inside)
        self.field.textChanged.connect(self._typed)
        self.field.returnPressed.connect(self._entered)
        self._case.toggled.connect(self._typed)
        self.hide()

    def start(self) -> None:
        """Show the bar; what is selected in the text is what to find."""
        selected = self._text.textCursor().selectedText()
        if selected and "\u2029" not in selected:
            self.field.setText(selected)
        self.show()
        self.field.setFocus(QtCore.Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()
        self._say()

    def stop(self) -> None:
        """Hide the bar."""
        self.hide()
        self.closed.emit()

    def find_next(self) -> None:
        """Go to the next place, from the end on to the beginning."""
        self._find()

    def find_back(self) -> None:
        """Go to the place before, from the beginning on to the end."""
        self._find(back=True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Stop with Escape, which the field leaves to the bar."""
        if event.matches(QKeySequence.StandardKey.Cancel):
            self.stop()
        else:
            super().keyPressEvent(event)

    def _entered(self) -> None:
        """Go on; back with Shift."""
        shift = bool(QGuiApplication.keyboardModifiers() & QtCore.Qt.KeyboardModifier.ShiftModifier)
        self._find(back=shift)

    def _typed(self) -> None:
        """Find while typing: stay where it is found, else go to the next place."""
        cursor = self._text.textCursor()
        cursor.setPosition(cursor.selectionStart())
        self._text.setTextCursor(cursor)
        self._find()

    def _find(self, *, back: bool = False) -> None:
        flag, end = QtGui.QTextDocument.FindFlag, QtGui.QTextCursor.MoveOperation
        words = self.field.text()
        flags = flag.FindBackward if back else flag(0)
        if self._case.isChecked():
            flags |= flag.FindCaseSensitively
        if words and not self._text.find(words, flags):
            before = self._text.textCursor()
            self._text.moveCursor(end.End if back else end.Start)
            if not self._text.find(words, flags):
                self._text.setTextCursor(before)
        self._say()

    def _say(self) -> None:
        words, text = self.field.text(), self._text.toPlainText()
        if not self._case.isChecked():
            words, text = words.casefold(), text.casefold()
        number = text.count(words) if words else 0
        if not words:
            said = ""
        elif number == 0:
            said = translate("Find", "Not found")
        elif number == 1:
            said = translate("Find", "One place")
        else:
            said = translate("Find", "{number} places").format(number=number)
        self._count.setText(said)
        self._count.setVisible(bool(said))
