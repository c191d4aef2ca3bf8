"""The first start: nothing is known yet but two ways to begin."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QStackedWidget, QVBoxLayout, QWidget

from seatkeeper.qt.i18n import translate
from seatkeeper.qt.phrasing.servers import explain_server
from seatkeeper.qt.server_list.add_server import AddServer
from seatkeeper.qt.server_list.port import Place, ServerEntry, ServerFailure
from seatkeeper.qt.widgets.banner import Banner
from seatkeeper.qt.widgets.buttons import BusyButton, RowButton, button
from seatkeeper.qt.widgets.glyph import Glyph
from seatkeeper.qt.widgets.layout import card, centred, column, row
from seatkeeper.qt.widgets.words import label

if TYPE_CHECKING:
    from seatkeeper.qt.choosing import FileChooser
    from seatkeeper.qt.server_list.port import ServerList, StartDemo
    from seatkeeper.service.ports import Lanes

__all__ = ["FirstStart"]

WIDTH = 640
"""Logical pixels."""


class FirstStart(QWidget):
    """``settled`` is sent when a server can be used; ``demo`` carries the demo's ``Place``."""

    settled = Signal()
    demo = Signal(object)

    def __init__(
        self, servers: ServerList, start_demo: StartDemo | None, lanes: Lanes, files: FileChooser
    ) -> None:
        super().__init__()
        self.setObjectName("page")
        self._servers, self._start_demo = servers, start_demo
        self._lanes, self._files = lanes, files
        self._adding: AddServer | None = None
        self._trouble = Banner("firstStart.trouble")
        self._try = BusyButton(
            "firstStart.demo",
            translate("FirstStart", "Try the Demo"),
            translate("FirstStart", "Starting the demo…"),
            self._begin_demo,
        )
        self._add = button(
            "firstStart.add", translate("FirstStart", "Add a Server"), self._begin_adding
        )
        self._known = column(spacing=4)
        self._known_part = QWidget()
        self._known_part.setLayout(
            column(label(translate("FirstStart", "Your servers"), "heading"), self._known, 16)
        )
        self._known_part.hide()
        self._pages = QStackedWidget()
        self._pages.addWidget(centred(self._ways()))
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(self._pages)

    def begin(self) -> None:
        """Offer the servers this computer knows already, when there are several."""
        first = self._add if self._start_demo is None else self._try
        first.setFocus(Qt.FocusReason.OtherFocusReason)
        self._lanes.submit("files", self._servers.all, self._list)

    def _ways(self) -> QWidget:
        wide = max(way.sizeHint().width() for way in (self._try, self._add))
        for way in (self._try, self._add):
            way.setMinimumWidth(wide)
        demo = self._way(
            "seat",
            translate("FirstStart", "Try it out"),
            translate(
                "FirstStart", "Starts a small license server on this computer, with accounts for "
                "every situation. Nothing is kept when you close it.",
            ),
            self._try,
        )  # fmt: skip
        demo.setVisible(self._start_demo is not None)
        add = self._way(
            "shield",
            translate("FirstStart", "Use your license"),
            translate(
                "FirstStart", "Connects to the license server of your vendor or organization, by "
                "its address or a profile file.",
            ),
            self._add,
        )  # fmt: skip
        return card(
            row(Glyph("seat", 56, "accent"), None),
            8,
            label(translate("FirstStart", "Welcome to Seatkeeper"), "title"),
            label(translate("FirstStart", "How would you like to begin?"), "muted"),
            8,
            self._trouble,
            self._known_part,
            demo,
            8,
            add,
            width=WIDTH,
            margins=40,
        )

    def _way(self, icon: str, first: str, second: str, way: QPushButton) -> QWidget:
        words = column(label(first, "field"), label(second, "muted"), spacing=4)
        inside = row(Glyph(icon, 32, "accent"), words, way, spacing=16)
        inside.setStretch(1, 1)
        inside.setAlignment(way, Qt.AlignmentFlag.AlignVCenter)
        inside.setContentsMargins(0, 8, 0, 8)
        made = QWidget()
        made.setLayout(inside)
        return made

    def _list(self, entries: tuple[ServerEntry, ...]) -> None:
        while (old := self._known.takeAt(0)) is not None:
            widget = old.widget()
            if widget is not None:
                widget.deleteLater()
        for entry in entries:
            one = RowButton(
                f"firstStart.server.{entry.key}", entry.name, entry.url, partial(self._use, entry),
                icon="shield",
            )  # fmt: skip
            self._known.addWidget(one)
        self._known_part.setVisible(bool(entries))

    def _begin_demo(self) -> None:
        if self._start_demo is not None:
            self._say(None)
            self._set_busy(True)
            self._lanes.submit("demo", self._start_demo, self._demo_started)

    def _demo_started(self, answer: Place | ServerFailure) -> None:
        self._set_busy(False)
        if isinstance(answer, ServerFailure):
            self._say(answer)
        else:
            self.demo.emit(answer)

    def _set_busy(self, busy: bool) -> None:
        self._try.set_busy(busy)
        self._add.setEnabled(not busy)

    def _begin_adding(self) -> None:
        self._say(None)
        if self._adding is None:
            self._adding = AddServer(self._servers, self._lanes, self._files)
            self._adding.added.connect(self._use)
            self._adding.left.connect(self._show_ways)
            self._pages.addWidget(centred(card(self._adding, width=WIDTH, margins=32)))
        self._pages.setCurrentIndex(1)
        self._adding.restart()

    def _show_ways(self) -> None:
        self._pages.setCurrentIndex(0)
        self._add.setFocus(Qt.FocusReason.OtherFocusReason)

    def _use(self, entry: ServerEntry) -> None:
        def told(failure: ServerFailure | None) -> None:
            if failure is None:
                self.settled.emit()
            else:
                self._pages.setCurrentIndex(0)
                self._say(failure, entry.name)

        self._lanes.submit("files", partial(self._servers.use, entry), told)

    def _say(self, failure: ServerFailure | None, server: str = "") -> None:
        said = explain_server(failure.code, failure.detail, server) if failure else None
        self._trouble.show_explanation(said)
