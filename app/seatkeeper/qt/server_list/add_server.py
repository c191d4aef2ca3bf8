"""Adding a server: find its profile, compare its fingerprint, keep it.

Rules. Nothing is kept before the user has seen the fingerprint. A question to the network runs on
a lane and can be cancelled: its answer is then thrown away, and because the lane may still wait
for it, the next question takes another lane. Errors stand where they happened.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QMimeData, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QLineEdit, QProgressBar, QStackedWidget, QVBoxLayout, QWidget

from seatkeeper.qt.i18n import translate
from seatkeeper.qt.phrasing.servers import explain_server
from seatkeeper.qt.server_list.offer import Offer
from seatkeeper.qt.server_list.port import ServerEntry, ServerFailure
from seatkeeper.qt.widgets.banner import Banner
from seatkeeper.qt.widgets.buttons import BusyButton, button
from seatkeeper.qt.widgets.layout import column, row
from seatkeeper.qt.widgets.words import label, line

if TYPE_CHECKING:
    from seatkeeper.qt.choosing import FileChooser
    from seatkeeper.qt.server_list.port import ServerList
    from seatkeeper.service.ports import Lanes

__all__ = ["AddServer"]

LANES: Final = 4
"""Questions that may hang at the same time after they were cancelled."""


class AddServer(QWidget):
    """``added`` carries the new ``ServerEntry``; ``left`` is sent for Back."""

    added = Signal(object)
    left = Signal()

    def __init__(self, servers: ServerList, lanes: Lanes, files: FileChooser) -> None:
        super().__init__()
        self._servers, self._lanes, self._files = servers, lanes, files
        self._attempt = 0
        self.setObjectName("addServer")
        self.setAcceptDrops(True)
        self._trouble = Banner("addServer.trouble")
        self._address = QLineEdit()
        self._address.setObjectName("addServer.address")
        self._address.setPlaceholderText("https://license.example.org")
        self._address.returnPressed.connect(self._fetch)
        self._find = BusyButton(
            "addServer.find",
            translate("Servers", "Find Server"),
            translate("Servers", "Looking for it…"),
            self._fetch,
        )
        self._cancel = button("addServer.cancel", translate("Servers", "Cancel"), self._stop)
        self._cancel.hide()
        self._progress = QProgressBar()
        self._progress.setObjectName("addServer.progress")
        self._progress.setAccessibleName(translate("Servers", "Looking for the server"))
        self._progress.setRange(0, 0)
        self._progress.setTextVisible(False)
        self._progress.hide()
        self._file = button(
            "addServer.file", translate("Servers", "Choose a Profile File…"), self._choose
        )
        self._back = button("addServer.back", translate("Servers", "Back"), self.leave)
        self._offer = Offer()
        self._offer.accepted.connect(self._keep)
        self._offer.declined.connect(self.restart)
        self._steps = QStackedWidget()
        self._steps.addWidget(self._source())
        self._steps.addWidget(self._offer)
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(16)
        inside.addWidget(self._trouble)
        inside.addWidget(self._steps, 1)

    def restart(self) -> None:
        """Begin with the question where the server is."""
        self._stop()
        self._say(None)
        self._show(0)
        self._address.setFocus(Qt.FocusReason.OtherFocusReason)

    def leave(self) -> None:
        """Go back, without a server."""
        self.restart()
        self._address.clear()
        self.left.emit()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take a file."""
        if _dropped(event.mimeData()) is not None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Read the file that was dropped."""
        path = _dropped(event.mimeData())
        if path is not None:
            event.acceptProposedAction()
            self._read(path)

    def _source(self) -> QWidget:
        words = translate("Servers", "Address of the license server")
        self._address.setAccessibleName(words)
        caption = label(words, "field")
        caption.setBuddy(self._address)
        buttons = row(self._find, self._cancel)
        buttons.setStretch(0, 1)
        page = QWidget()
        page.setLayout(
            column(
                label(translate("Servers", "Add a Server"), "title"),
                label(
                    translate(
                        "Servers", "Your vendor or your organization has sent you its address or "
                        "a profile file.",
                    ),
                    "muted",
                ),
                8,
                caption,
                self._address,
                4,
                buttons,
                self._progress,
                12,
                line(),
                12,
                self._file,
                label(translate("Servers", "Or drop the file here."), "small"),
                None,
                16,
                row(self._back, None),
            )
        )  # fmt: skip
        return page

    def _fetch(self) -> None:
        address = self._address.text().strip()
        if not address:
            self._address.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self._ask(address, partial(self._servers.fetch, address))

    def _choose(self) -> None:
        kinds = translate("Servers", "Server profiles (*.json);;All files (*)")
        title = translate("Servers", "Choose a Profile File")
        self._files.to_open(self, title, kinds, self._read)

    def _read(self, path: Path) -> None:
        self._ask(path.name, partial(self._servers.read, path))

    def _ask(self, source: str, work: Callable[[], ServerEntry | ServerFailure]) -> None:
        if self._busy:
            return
        self._attempt += 1
        attempt = self._attempt
        self._say(None)
        self._set_busy(True)

        def told(answer: ServerEntry | ServerFailure) -> None:
            if attempt == self._attempt:
                self._set_busy(False)
                self._found(answer, source)

        self._lanes.submit(f"servers-{attempt % LANES}", work, told)

    def _found(self, answer: ServerEntry | ServerFailure, source: str) -> None:
        if isinstance(answer, ServerFailure):
            self._say(answer, source)
            return
        self._offer.show_entry(answer)
        self._show(1)

    def _keep(self, entry: ServerEntry) -> None:
        self._say(None)

        def told(failure: ServerFailure | None) -> None:
            self._offer.set_busy(False)
            if failure is None:
                self._address.clear()
                self._show(0)
                self.added.emit(entry)
            else:
                self._say(failure, entry.name)

        self._lanes.submit("files", partial(self._servers.add, entry), told)

    def _stop(self) -> None:
        self._attempt += 1
        self._set_busy(False)

    @property
    def _busy(self) -> bool:
        return not self._find.isEnabled()

    def _set_busy(self, busy: bool) -> None:
        self._find.set_busy(busy)
        self._cancel.setVisible(busy)
        self._progress.setVisible(busy)
        for control in (self._address, self._file):
            control.setEnabled(not busy)

    def _show(self, step: int) -> None:
        self._steps.setCurrentIndex(step)
        if step:
            self._offer.focus()

    def _say(self, failure: ServerFailure | None, source: str = "") -> None:
        said = explain_server(failure.code, failure.detail, source) if failure else None
        self._trouble.show_explanation(said)


def _dropped(data: QMimeData) -> Path | None:
    """The one local file that is being dropped."""
    urls = data.urls()
    return Path(urls[0].toLocalFile()) if len(urls) == 1 and urls[0].isLocalFile() else None
