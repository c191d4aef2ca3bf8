"""The tab of the log: by level, by words, and following it while it grows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QTimer, QUrl, Signal
from PySide6.QtGui import QFontDatabase, QGuiApplication, QHideEvent, QShowEvent, QTextCursor
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QPlainTextEdit

from seatkeeper.qt.diagnostics.tab import LANE, DiagnosisTab
from seatkeeper.qt.i18n import translate
from seatkeeper.qt.widgets.buttons import button
from seatkeeper.qt.widgets.layout import column, row
from seatkeeper.qt.widgets.words import label
from seatkeeper.service.diagnosis import Diagnosis

if TYPE_CHECKING:
    from seatkeeper.service.ports import Lanes

__all__ = ["LogTab"]

EVERY: Final = 1000
"""Milliseconds between two looks at the file, while the tab is on the screen."""
MOST_SHOWN: Final = 1000
"""Lines; more would take the window longer to lay out than a blink."""
_LEVELS: Final = ("INFO", "WARNING", "ERROR")
_RANK: Final = {"DEBUG": 0, "INFO": 0, "WARNING": 1, "ERROR": 2, "CRITICAL": 2}

_Shown = tuple[tuple[str, ...], int] | OSError
"""The newest matching lines and how many match, or why the log cannot be read."""


class LogTab(DiagnosisTab):
    """Shows the log; ``addressed`` carries the address of its folder."""

    addressed = Signal(object)

    def __init__(self, lanes: Lanes) -> None:
        super().__init__(lanes)
        self._lines: tuple[str, ...] | None = None
        self._reading = False
        self._level = QComboBox()
        self._level.setObjectName("diagnostics.level")
        self._level.setAccessibleName(translate("Diagnostics", "Least level"))
        self._level.addItems(
            [
                translate("Diagnostics", "Everything"),
                translate("Diagnostics", "Warnings and errors"),
                translate("Diagnostics", "Errors only"),
            ]
        )
        self._search = QLineEdit()
        self._search.setObjectName("diagnostics.search")
        self._search.setAccessibleName(translate("Diagnostics", "Search the log"))
        self._search.setPlaceholderText(translate("Diagnostics", "Search"))
        self._search.setClearButtonEnabled(True)
        self._follow = QCheckBox(translate("Diagnostics", "Follow"))
        self._follow.setObjectName("diagnostics.follow")
        self._follow.setAccessibleName(self._follow.text())
        self._follow.setChecked(True)
        self._text = QPlainTextEdit()
        self._text.setObjectName("diagnostics.log")
        self._text.setAccessibleName(translate("Diagnostics", "Log"))
        self._text.setReadOnly(True)
        self._text.setUndoRedoEnabled(False)
        self._text.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self._text.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self._text.setPlaceholderText(translate("Diagnostics", "Nothing to show."))
        self._count = label("", "muted", name="diagnostics.logCount")
        folder = button(
            "diagnostics.logFolder", translate("Diagnostics", "Open Folder"), self._open_folder
        )
        copy = button(
            "diagnostics.copyLog",
            translate("Diagnostics", "Copy"),
            lambda: QGuiApplication.clipboard().setText(self._text.toPlainText()),
        )
        top = row(self._level, self._search, self._follow)
        top.setStretch(1, 1)
        self.bottom = row(copy, folder, None)
        inside = column(top, self._text, self._count, margins=16, spacing=12)
        inside.setStretch(1, 1)
        self.setLayout(inside)
        self._look = QTimer(self, interval=EVERY)
        self._look.timeout.connect(self._following)
        self._level.currentIndexChanged.connect(self.refresh)
        self._search.textChanged.connect(self.refresh)

    def showEvent(self, event: QShowEvent) -> None:
        """Follow while it can be seen."""
        super().showEvent(event)
        self._look.start()

    def hideEvent(self, event: QHideEvent) -> None:
        """Rest while it cannot be seen."""
        super().hideEvent(event)
        self._look.stop()

    def _following(self) -> None:
        if self._follow.isChecked():
            self.refresh()

    def refresh(self) -> None:
        """Read the log again."""
        if self._diagnosis is None or self._reading:
            return
        diagnosis, rank, words = self._diagnosis, self._level.currentIndex(), self._search.text()
        self._reading = True

        def told(shown: _Shown) -> None:
            self._reading = False
            self._show(shown)
            if (rank, words) != (self._level.currentIndex(), self._search.text()):
                self.refresh()  # something else was chosen meanwhile

        self._lanes.submit(LANE, lambda: _select(diagnosis, rank, words), told)

    def _show(self, shown: _Shown) -> None:
        if isinstance(shown, OSError):
            said = translate("Diagnostics", "The log cannot be read: {reason} [log-unreadable]")
            self._count.setText(said.format(reason=shown.strerror))
            return
        lines, matching = shown
        if matching > len(lines):
            said = translate("Diagnostics", "The newest {shown} of {count} lines")
        elif matching == 1:
            said = translate("Diagnostics", "One line")
        else:
            said = translate("Diagnostics", "{count} lines")
        self._count.setText(said.format(shown=len(lines), count=matching))
        if lines == self._lines:
            return
        self._lines = lines
        at = self._text.verticalScrollBar().value()
        self._text.setPlainText("\n".join(lines))
        if self._follow.isChecked():
            self._text.moveCursor(QTextCursor.MoveOperation.End)
            self._text.horizontalScrollBar().setValue(0)
        else:
            self._text.verticalScrollBar().setValue(at)

    def _open_folder(self) -> None:
        if self._diagnosis is not None:
            self.addressed.emit(QUrl.fromLocalFile(str(self._diagnosis.logs)))


def _select(diagnosis: Diagnosis, rank: int, words: str) -> _Shown:
    """Read and filter; on a lane."""
    try:
        lines = diagnosis.log()
    except OSError as error:
        return error
    wanted = words.casefold()
    found = [
        line.text
        for line in lines
        if _RANK.get(line.level, 0) >= rank and wanted in line.text.casefold()
    ]
    return tuple(found[-MOST_SHOWN:]), len(found)
