"""The tab of the privacy ledger: every request that was sent, field by field."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSplitter, QWidget

from seatkeeper.qt.diagnostics.rows import Rows
from seatkeeper.qt.diagnostics.tab import LANE, DiagnosisTab
from seatkeeper.qt.i18n import translate
from seatkeeper.qt.phrasing import sent as phrasing
from seatkeeper.qt.phrasing import times
from seatkeeper.qt.widgets.buttons import button
from seatkeeper.qt.widgets.layout import column, row
from seatkeeper.qt.widgets.words import label
from seatkeeper.service.ledger import SentRequest

if TYPE_CHECKING:
    from seatkeeper.service.ports import Lanes

__all__ = ["SentTab"]


class SentTab(DiagnosisTab):
    """Requests above, the newest first; the fields of the chosen one below."""

    def __init__(self, lanes: Lanes) -> None:
        super().__init__(lanes)
        self._requests: tuple[SentRequest, ...] = ()
        lead = translate(
            "Sent",
            "Everything this app has sent, each field by its name. Nothing else leaves this "
            "computer. Secrets are not kept here, only how long they were.",
        )
        self._count = label("", "muted", name="diagnostics.sentCount")
        self.requests = Rows(
            "diagnostics.sent",
            translate("Sent", "Requests"),
            (
                translate("Sent", "When"),
                translate("Sent", "Why"),
                translate("Sent", "To"),
                translate("Sent", "What came back"),
            ),
            stretched=1,
        )
        self.fields = Rows(
            "diagnostics.fields",
            translate("Sent", "Fields of the request"),
            (translate("Sent", "Where"), translate("Sent", "Field"), translate("Sent", "Value")),
            stretched=2,
        )
        answered = translate("Sent", "answered ({status})").format(status="HTTP 200")
        self.requests.set_widths("00/00/0000 00:00 AM", "", "127.0.0.1:00000", answered)
        places = (phrasing.place_words(one) for one in ("header", "query", "body"))
        self.fields.set_widths(max(places, key=len), "Accept-Encoding-Header")
        self._line = label("", "field", name="diagnostics.request", selectable=True)
        below = QWidget()
        below.setLayout(column(self._line, self.fields))
        self.requests.chosen.connect(self._show_fields)
        parts = QSplitter(Qt.Orientation.Vertical)
        parts.setChildrenCollapsible(False)
        parts.addWidget(self.requests)
        parts.addWidget(below)
        self.bottom = row(
            button("diagnostics.refreshSent", translate("Sent", "Refresh"), self.refresh), None
        )
        inside = column(label(lead, "muted"), parts, self._count, margins=16, spacing=12)
        inside.setStretch(1, 1)
        self.setLayout(inside)

    def refresh(self) -> None:
        """Read the ledger again."""
        if self._diagnosis is not None:
            self._lanes.submit(LANE, self._diagnosis.sent, self._show)

    def _show(self, requests: tuple[SentRequest, ...]) -> None:
        newest_first = tuple(reversed(requests))
        self._count.setText(phrasing.requests_counted(len(requests)))
        if newest_first == self._requests:
            return
        row = self.requests.currentIndex().row()
        chosen = self._requests[row] if row >= 0 else None
        self._requests = newest_first
        self.requests.show_rows(
            [
                (
                    times.moment_in_table(one.time),
                    phrasing.purpose_words(one.purpose),
                    one.host,
                    phrasing.answered(one.outcome),
                )
                for one in newest_first
            ]
        )
        if newest_first:
            self.requests.choose(newest_first.index(chosen) if chosen in newest_first else 0)

    def _show_fields(self, number: int) -> None:
        if not 0 <= number < len(self._requests):
            self._line.setText("")
            self.fields.show_rows([])
            return
        request = self._requests[number]
        size = translate("Sent", "{method} {path}, {count} bytes")
        self._line.setText(
            size.format(method=request.method, path=request.path, count=request.bytes_sent)
        )
        self.fields.show_rows(
            [
                (phrasing.place_words(one.place), one.name, phrasing.field_value(one))
                for one in request.fields
            ]
        )
