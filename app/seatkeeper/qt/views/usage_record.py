"""Usage Record: when the user held a seat, and why each stretch ended (R105).

Only the user's own: the server sends nothing else. The record is fetched when the window opens
and on request; without a connection the window says so and keeps what it showed.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QProgressBar, QStackedWidget, QVBoxLayout, QWidget

from seatkeeper.qt import documents
from seatkeeper.qt.documents import FileFailure
from seatkeeper.qt.i18n import translate
from seatkeeper.qt.phrasing import usage as phrasing
from seatkeeper.qt.phrasing.explanation import Explanation
from seatkeeper.qt.phrasing.files import explain_file
from seatkeeper.qt.phrasing.notices import explain_notice
from seatkeeper.qt.theme import Tone
from seatkeeper.qt.views.usage_table import UsageTable
from seatkeeper.qt.widgets.banner import Banner, Choice
from seatkeeper.qt.widgets.buttons import BusyButton, button
from seatkeeper.qt.widgets.glyph import Glyph
from seatkeeper.qt.widgets.layout import column, row
from seatkeeper.qt.widgets.words import label
from seatkeeper.service.exchange import Failure
from seatkeeper.service.usage_csv import usage_csv
from seatkeeper.session.states import Notice

if TYPE_CHECKING:
    from seatkeeper.qt.choosing import FileChooser
    from seatkeeper.service.client import Client
    from seatkeeper.service.ports import Lanes, UsageEntry

__all__ = ["UsageRecord"]

LANE: Final = "files"


class UsageRecord(QDialog):
    """Fetches, shows, copies and exports the record."""

    def __init__(self, parent: QWidget, client: Client, lanes: Lanes, files: FileChooser) -> None:
        super().__init__(parent)
        self.setObjectName("usage")
        self.setWindowTitle(translate("Usage", "Usage Record"))
        self.setAccessibleName(self.windowTitle())
        self._client, self._lanes, self._files = client, lanes, files
        self._entries: tuple[UsageEntry, ...] | None = None
        self._gone = False
        self._banner = Banner("usage.answer", lambda: self._banner.show_explanation(None))
        self._count = label("", "muted", name="usage.count")
        self.table = UsageTable()
        self._pages = QStackedWidget()
        self._loading, self._empty, self._blank = _loading(), _empty(), QWidget()
        for page in (self._loading, self._empty, self._blank, self.table):
            self._pages.addWidget(page)
        self._refresh = BusyButton(
            "usage.refresh",
            translate("Usage", "Refresh"),
            translate("Usage", "Asking…"),
            self.fetch,
            kind="",
        )
        self._copy = button("usage.copyAll", translate("Usage", "Copy"), self._copy_rows)
        self._export = button("usage.export", translate("Usage", "Export as CSV…"), self._ask_where)
        close = button("usage.close", translate("Usage", "Close"), self.accept, "primary")
        lead = translate("Usage", "When you held a seat, and why each stretch ended.")
        inside = QVBoxLayout(self)
        inside.setContentsMargins(24, 24, 24, 16)
        inside.setSpacing(12)
        inside.addWidget(label(self.windowTitle(), "title"))
        inside.addWidget(label(lead, "muted"))
        inside.addWidget(self._banner)
        inside.addWidget(self._pages, 1)
        inside.addWidget(self._count)
        inside.addLayout(row(self._refresh, self._copy, self._export, None, close))
        self.resize(880, 560)
        close.setFocus()

    def fetch(self) -> None:
        """Ask the server for the record."""
        self._refresh.set_busy(True)
        self._banner.show_explanation(None)
        if self._entries is None:
            self._pages.setCurrentWidget(self._loading)
        self._offer()
        self._client.usage(self._told)

    def done(self, result: int) -> None:
        """Close; an answer that comes later finds nobody."""
        self._gone = True
        super().done(result)

    def _told(self, answer: tuple[UsageEntry, ...] | Failure) -> None:
        if self._gone:
            return
        self._refresh.set_busy(False)
        if isinstance(answer, Failure):
            notice = Notice(answer.code, detail=answer.detail)
            info = self._client.info
            said = explain_notice(notice, server=info.name, now=self._client.now())
            again = Choice("again", translate("Usage", "Try Again"), self.fetch)
            self._banner.show_explanation(said, again)
            if self._entries is None:
                self._pages.setCurrentWidget(self._blank)
            return
        self._entries = answer
        self.table.show_entries(answer)
        self._count.setText(phrasing.records(len(answer)) if answer else "")
        self._pages.setCurrentWidget(self.table if answer else self._empty)
        self._offer()

    def _offer(self) -> None:
        for one in (self._copy, self._export):
            one.setEnabled(bool(self._entries))

    def _copy_rows(self) -> None:
        self.table.copy()
        what = translate("Usage", "The record is in the clipboard.")
        self._banner.show_explanation(Explanation(what, tone=Tone.SUCCESS), dismissable=True)

    def _ask_where(self) -> None:
        self._files.to_save(
            self,
            translate("Usage", "Export Usage Record"),
            "usage-record.csv",
            translate("Usage", "Tables (*.csv)"),
            self._write,
        )

    def _write(self, path: Path) -> None:
        content = usage_csv(self.table.shown()).encode()
        self._lanes.submit(LANE, lambda: documents.save(path, content), self._written)

    def _written(self, answer: Path | FileFailure) -> None:
        if self._gone:
            return
        if isinstance(answer, FileFailure):
            said = explain_file(answer.path, answer.code, answer.detail)
        else:
            what = translate("Usage", "Exported to “{name}”.").format(name=answer.name)
            said = Explanation(what, tone=Tone.SUCCESS)
        self._banner.show_explanation(said, dismissable=True)


def _loading() -> QWidget:
    words = translate("Usage", "Asking the server for your record…")
    bar = QProgressBar()
    bar.setObjectName("usage.progress")
    bar.setAccessibleName(words)
    bar.setRange(0, 0)
    bar.setTextVisible(False)
    bar.setFixedWidth(240)
    said = label(words, "muted", name="usage.loading")
    said.setAlignment(Qt.AlignmentFlag.AlignCenter)
    page = QWidget()
    page.setLayout(column(None, said, row(None, bar, None), None, spacing=16))
    return page


def _empty() -> QWidget:
    first = label(translate("Usage", "Nothing recorded yet"), "heading", name="usage.empty")
    more = label(translate("Usage", "Each time you use a seat, a line is added."), "muted")
    for words in (first, more):
        words.setAlignment(Qt.AlignmentFlag.AlignCenter)
    page = QWidget()
    page.setLayout(
        column(None, row(None, Glyph("document", 56, "accent"), None), first, more, None)
    )
    return page
