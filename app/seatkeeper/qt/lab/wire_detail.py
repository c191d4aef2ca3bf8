"""One exchange: question, answer, and what each signed document in them says."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontDatabase,
    QGuiApplication,
    QSyntaxHighlighter,
    QTextCharFormat,
    QTextDocument,
)
from PySide6.QtWidgets import QFrame, QPlainTextEdit

from seatkeeper.qt import theme
from seatkeeper.qt.i18n import translate
from seatkeeper.qt.lab.wire_reading import Exchange
from seatkeeper.qt.phrasing.lab import fault_words
from seatkeeper.qt.widgets.buttons import button
from seatkeeper.qt.widgets.layout import column, row

__all__ = ["WireDetail"]

MARK: Final = "■ "
"""Begins a heading; a plain text has no other way to tell one."""


class _Headings(QSyntaxHighlighter):
    """Makes headings stand out, and names stand back."""

    def __init__(self, document: QTextDocument) -> None:
        super().__init__(document)
        self._heading, self._name = QTextCharFormat(), QTextCharFormat()
        self._heading.setFontWeight(QFont.Weight.Bold)
        self.dress()

    def dress(self) -> None:
        """Take the colours of the palette."""
        tokens = theme.current()
        self._heading.setForeground(QColor(tokens.accent))
        self._name.setForeground(QColor(tokens.muted))
        self.rehighlight()

    def highlightBlock(self, text: str) -> None:
        """Colour a line."""
        if text.startswith(MARK):
            self.setFormat(0, len(text), self._heading)
            return
        name, colon, _rest = text.partition(": ")
        if colon and " " not in name.strip():
            self.setFormat(0, len(name) + 1, self._name)


class WireDetail(QFrame):
    """Shows an exchange as text, to be read, selected and copied."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("lab.exchange")
        self._curl = ""
        self._text = QPlainTextEdit()
        self._text.setObjectName("lab.exchangeText")
        self._text.setAccessibleName(translate("Lab", "The chosen exchange"))
        self._text.setReadOnly(True)
        self._text.setUndoRedoEnabled(False)
        self._text.setLineWrapMode(QPlainTextEdit.LineWrapMode.WidgetWidth)
        self._text.setProperty("dense", "true")
        font = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
        font.setPointSizeF(self.font().pointSizeF() * 0.92)
        self._text.setFont(font)
        self._text.setPlaceholderText(
            translate("Lab", "Choose an exchange to see what was said, and what it means.")
        )
        self._colours = _Headings(self._text.document())
        self._copy = button(
            "lab.copyExchange", translate("Lab", "Copy"),
            lambda: self._put(self._text.toPlainText()),
        )  # fmt: skip
        self._as_curl = button(
            "lab.copyCurl", translate("Lab", "Copy as curl"), lambda: self._put(self._curl)
        )
        inside = column(self._text, row(self._as_curl, self._copy, None, spacing=8), spacing=8)
        inside.setStretch(0, 1)
        self.setLayout(inside)
        self.show_exchange(None)

    def show_exchange(self, exchange: Exchange | None) -> None:
        """Show another exchange; None for none."""
        self._curl = exchange.curl if exchange is not None else ""
        self._text.setPlainText(_written(exchange) if exchange is not None else "")
        for one in (self._copy, self._as_curl):
            one.setEnabled(exchange is not None)

    def changeEvent(self, event: QEvent) -> None:
        """Colour the lines anew in another palette."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "_colours"):
            self._colours.dress()

    def _put(self, text: str) -> None:
        QGuiApplication.clipboard().setText(text)


def _written(exchange: Exchange) -> str:
    answer = str(exchange.status) if exchange.status else translate("Lab", "no answer")
    if exchange.fault:
        answer = f"{answer} ({fault_words(exchange.fault)})"
    state = f"{exchange.before or '—'} → {exchange.after or '—'}"
    parts = [
        (translate("Lab", "Question"), exchange.question),
        *((_title(name), words) for name, words in exchange.asked),
        (translate("Lab", "Answer"), answer),
        *((_title(name), words) for name, words in exchange.told),
        (translate("Lab", "State of the session"), state),
        (translate("Lab", "Headers of the question"), exchange.request_headers),
        (translate("Lab", "Headers of the answer"), exchange.answer_headers),
    ]
    return "\n\n".join(f"{MARK}{title}\n{words}" for title, words in parts if words)


def _title(kind: str) -> str:
    if kind == "JSON":
        return "JSON"
    return translate("Lab", "Signed document: {kind}").format(kind=kind)
