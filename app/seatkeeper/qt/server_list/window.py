"""The servers this computer knows: use another one, test it, add one, forget one."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QStackedWidget, QVBoxLayout, QWidget

from seatkeeper.qt.i18n import translate
from seatkeeper.qt.phrasing.explanation import Explanation
from seatkeeper.qt.phrasing.servers import explain_server
from seatkeeper.qt.server_list.add_server import AddServer
from seatkeeper.qt.server_list.entry_row import EntryRow
from seatkeeper.qt.server_list.port import ServerEntry, ServerFailure
from seatkeeper.qt.theme import Tone
from seatkeeper.qt.widgets.banner import Banner, Choice
from seatkeeper.qt.widgets.buttons import button
from seatkeeper.qt.widgets.layout import column, row, scrolled
from seatkeeper.qt.widgets.question import ask
from seatkeeper.qt.widgets.words import label

if TYPE_CHECKING:
    from seatkeeper.qt.choosing import FileChooser
    from seatkeeper.qt.server_list.port import ServerList
    from seatkeeper.service.ports import Lanes

__all__ = ["ServersWindow"]

SIZE = (680, 560)
"""Logical pixels."""


class ServersWindow(QDialog):
    """``chosen`` carries the server that is to be used from now on."""

    chosen = Signal(object)

    def __init__(
        self, parent: QWidget, servers: ServerList, lanes: Lanes, files: FileChooser
    ) -> None:
        super().__init__(parent)
        self.setObjectName("servers")
        title = translate("Servers", "Servers")
        self.setWindowTitle(title)
        self.setAccessibleName(title)
        self._servers, self._lanes, self._files = servers, lanes, files
        self._adding: AddServer | None = None
        self._rows: list[EntryRow] = []
        self._news = Banner("servers.news", self._hide_news)
        self._list = column(spacing=8)
        self._pages = QStackedWidget()
        self._pages.addWidget(self._listing(title))
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(self._pages)
        self.resize(*SIZE)
        self._refresh()

    def _listing(self, title: str) -> QWidget:
        inside = QWidget()
        inside.setLayout(column(self._list, None))
        self._add = button("servers.add", translate("Servers", "Add a Server…"), self._begin_adding)
        close = button("servers.close", translate("Servers", "Close"), self.close, "primary")
        page = QWidget()
        area = scrolled(inside)
        page.setLayout(
            column(
                label(title, "title"),
                label(translate("Servers", "License servers that this computer knows."), "muted"),
                self._news,
                8,
                area,
                8,
                row(self._add, None, close),
                margins=32,
            )
        )
        return page

    def _refresh(self) -> None:
        self._lanes.submit("files", self._servers.all, self._show_entries)

    def _show_entries(self, entries: tuple[ServerEntry, ...]) -> None:
        for old in self._rows:
            self._list.removeWidget(old)
            old.setParent(None)
            old.deleteLater()
        self._rows = [EntryRow(entry) for entry in entries]
        for one in self._rows:
            one.used.connect(self.chosen)
            one.tested.connect(partial(self._test, one))
            one.removed.connect(self._ask_to_remove)
            self._list.addWidget(one)

    def _test(self, one: EntryRow, entry: ServerEntry) -> None:
        one.show_testing()

        def told(failure: ServerFailure | None) -> None:
            if one in self._rows:  # the list may be another one by now
                one.show_answer(failure)

        self._lanes.submit(f"test-{entry.key}", partial(self._servers.test, entry), told)

    def _ask_to_remove(self, entry: ServerEntry) -> None:
        remove = translate("Servers", "Remove Server")
        ask(
            self,
            translate("Servers", "Remove {server}?").format(server=entry.name),
            translate(
                "Servers", "Its address and its key are forgotten. A license of this server that "
                "is stored here stays, and counts again once the server is added again.",
            ),
            Choice("remove", remove, partial(self._remove, entry)),
            cancel=translate("Servers", "Keep It"),
        )  # fmt: skip

    def _remove(self, entry: ServerEntry) -> None:
        def told(failure: ServerFailure | None) -> None:
            if failure is not None:
                self._complain(failure, entry)
                return
            words = translate("Servers", "{server} was removed.").format(server=entry.name)
            undo = Choice("undo", translate("Servers", "Undo"), partial(self._add_again, entry))
            said = Explanation(words, tone=Tone.SUCCESS)
            self._news.show_explanation(said, undo, dismissable=True)
            self._refresh()

        self._lanes.submit("files", partial(self._servers.remove, entry), told)

    def _add_again(self, entry: ServerEntry) -> None:
        def told(failure: ServerFailure | None) -> None:
            if failure is None:
                self._hide_news()
                self._refresh()
            else:
                self._complain(failure, entry)

        self._lanes.submit("files", partial(self._servers.add, entry), told)

    def _complain(self, failure: ServerFailure, entry: ServerEntry) -> None:
        said = explain_server(failure.code, failure.detail, entry.name)
        self._news.show_explanation(said, dismissable=True)

    def _begin_adding(self) -> None:
        self._hide_news()
        if self._adding is None:
            self._adding = AddServer(self._servers, self._lanes, self._files)
            self._adding.added.connect(self._added)
            self._adding.left.connect(self._show_list)
            around = QWidget()
            around.setLayout(column(self._adding, margins=32))
            self._pages.addWidget(around)
        self._pages.setCurrentIndex(1)
        self._adding.restart()

    def _added(self, entry: ServerEntry) -> None:
        words = translate("Servers", "{server} was added.").format(server=entry.name)
        use = Choice("use", translate("Servers", "Use It Now"), lambda: self.chosen.emit(entry))
        said = Explanation(words, tone=Tone.SUCCESS)
        self._news.show_explanation(said, use, dismissable=True)
        self._show_list()
        self._refresh()

    def _show_list(self) -> None:
        self._pages.setCurrentIndex(0)
        self._add.setFocus(Qt.FocusReason.OtherFocusReason)

    def _hide_news(self) -> None:
        self._news.show_explanation(None)
