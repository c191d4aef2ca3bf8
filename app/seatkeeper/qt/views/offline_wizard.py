"""Validating a computer without a connection, in four steps (R70 to R79).

Rules. The wizard can be closed at every step and goes on where it was: a request counts as
pending before its file is written, so any of its responses can be opened later. Files are read
and written on a lane, and never shown as HTML.
"""

from __future__ import annotations

from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from seatkeeper.qt import documents
from seatkeeper.qt.documents import FileFailure
from seatkeeper.qt.i18n import translate
from seatkeeper.qt.phrasing.files import explain_file
from seatkeeper.qt.phrasing.notices import explain_notice
from seatkeeper.qt.views.wizard_response import ResponseStep
from seatkeeper.qt.views.wizard_steps import BeforeStep, ConnectedStep, RequestStep, Step, StepList
from seatkeeper.qt.widgets.buttons import button
from seatkeeper.qt.widgets.layout import row, scrolled
from seatkeeper.qt.widgets.qr import modules
from seatkeeper.qt.widgets.words import line, restyle
from seatkeeper.session.states import Notice

if TYPE_CHECKING:
    from collections.abc import Callable

    from seatkeeper.qt.choosing import FileChooser
    from seatkeeper.service.client import Client
    from seatkeeper.service.exchange import Failure, RequestMade, ResponseOutcome
    from seatkeeper.service.ports import Lanes

__all__ = ["OfflineWizard"]

LANE: Final = "files"
LARGEST_RESPONSE: Final = 256 * 1024
"""Bytes; the exchange format's own limit. One byte more is read, so that it can be refused."""
STEPS: Final = (BeforeStep, RequestStep, ConnectedStep, ResponseStep)
LAST: Final = len(STEPS) - 1


class OfflineWizard(QDialog):
    """``asked_url`` carries an address to open outside."""

    asked_url = Signal(object)

    def __init__(
        self, parent: QWidget, client: Client, lanes: Lanes, files: FileChooser, language: str
    ) -> None:
        super().__init__(parent)
        self.setObjectName("wizard")
        self.setWindowTitle(translate("Wizard", "Validate This Computer Offline"))
        self.setAccessibleName(self.windowTitle())
        self._client, self._lanes, self._files = client, lanes, files
        self._language = language
        self._made: RequestMade | None = None
        self._over = False
        self._index = 0
        self._areas: dict[int, QScrollArea] = {}
        self._list = StepList(tuple(step.heading() for step in STEPS))
        self._pages = QStackedWidget()
        self._pages.setObjectName("wizard.content")
        self._back = button("wizard.back", translate("Wizard", "Back"), self._go_back)
        self._next = button("wizard.next", translate("Wizard", "Continue"), self._go_on, "primary")
        self._later = button(
            "wizard.later", translate("Wizard", "I'll Finish Later"), self.reject, "link"
        )
        self._done = button(
            "wizard.done", translate("Wizard", "Start Working"), self.accept, "primary"
        )
        self._done.hide()
        self._build()
        self._show_step(LAST if client.pending_requests() else 0)

    def done(self, result: int) -> None:
        """Close; whatever was begun can be finished later, and late answers find nobody."""
        self._over = True
        if LAST in self._areas:
            self._response.stop()
        super().done(result)

    def _show_code(self, rows: list[bytes]) -> None:
        if not self._over:
            self._request.code.show_modules(rows)

    # --- The steps, each built when it is first shown ---------------------------------------------

    @cached_property
    def _before(self) -> BeforeStep:
        step = BeforeStep()
        step.show_pending(self._client.pending_requests(), self._client.now())
        return step

    @cached_property
    def _request(self) -> RequestStep:
        portal = self._client.info.portal
        step = RequestStep(portal)
        step.save.clicked.connect(self._save_request)
        step.copied.connect(self._copy_request)
        step.folder.connect(self._show_folder)
        self._lanes.submit(LANE, partial(modules, portal), self._show_code)
        return step

    @cached_property
    def _connected(self) -> ConnectedStep:
        step = ConnectedStep(self._client.info.portal)
        step.opened.connect(self._open_portal)
        return step

    @cached_property
    def _response(self) -> ResponseStep:
        step = ResponseStep()
        step.choose.clicked.connect(self._choose_response)
        step.dropped.connect(self._read)
        step.pasted.connect(self._check)
        step.finished.connect(self._told_all)
        return step

    def _step(self, index: int) -> Step:
        """The page of a step; it is put into the window when it is new."""
        step: Step
        if index == 0:
            step = self._before
        elif index == 1:
            step = self._request
        else:
            step = self._connected if index < LAST else self._response
        if index not in self._areas:
            self._areas[index] = scrolled(step)
            self._pages.addWidget(self._areas[index])
        return step

    def _build(self) -> None:
        bottom = row(self._later, None, self._back, self._next, self._done)
        bottom.setContentsMargins(24, 12, 24, 16)
        middle = row(self._list, self._pages, spacing=0)
        middle.setStretch(1, 1)
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.setSpacing(0)
        page.addLayout(middle, 1)
        page.addWidget(line())
        page.addLayout(bottom)
        self.resize(880, 640)

    # --- Going from step to step ------------------------------------------------------------------

    def _show_step(self, index: int) -> None:
        self._step(index)
        self._index = index
        self._pages.setCurrentWidget(self._areas[index])
        self._list.show_current(index)
        self._back.setVisible(index > 0)
        self._next.setVisible(index < LAST)
        self._stress_next(index != 1 or self._request.saved)
        self._later.setVisible(index > 0)
        self._first_choice(index).setFocus()

    def _first_choice(self, index: int) -> QWidget:
        """What Enter does on a step."""
        if index == LAST:
            return self._response.choose
        return self._request.save if index == 1 and not self._request.saved else self._next

    def _stress_next(self, stressed: bool) -> None:
        """Make one button the primary one: save first, then go on."""
        restyle(self._next, kind="primary" if stressed else "")
        if 1 in self._areas:
            restyle(self._request.save, kind="" if self._request.saved else "primary")

    def _go_on(self) -> None:
        self._show_step(self._index + 1)

    def _go_back(self) -> None:
        self._show_step(self._index - 1)

    # --- The request ------------------------------------------------------------------------------

    def _save_request(self) -> None:
        self._with_request(self._ask_where)

    def _copy_request(self) -> None:
        self._with_request(lambda made: QGuiApplication.clipboard().setText(made.text))

    def _with_request(self, use: Callable[[RequestMade], None]) -> None:
        """Use the request of this sitting; make it first if there is none yet."""
        if self._made is not None:
            use(self._made)
            return
        from seatkeeper.service.exchange import Failure  # noqa: PLC0415 - after the first paint

        def told(answer: RequestMade | Failure) -> None:
            if self._over:
                return
            self._request.save.set_busy(False)
            if isinstance(answer, Failure):
                notice = Notice(answer.code, detail=answer.detail)
                said = explain_notice(notice, server=self._client.info.name, now=self._client.now())
                self._request.say(said)
                return
            self._made = answer
            use(answer)

        self._request.save.set_busy(True)
        self._client.make_request(language=self._language, done=told)

    def _ask_where(self, made: RequestMade) -> None:
        self._files.to_save(
            self,
            translate("Wizard", "Save Request File"),
            made.file_name,
            translate("Wizard", "Request files (*.html)"),
            lambda path: self._lanes.submit(
                LANE, lambda: documents.save(path, made.html), self._request_saved
            ),
        )

    def _request_saved(self, answer: Path | FileFailure) -> None:
        if self._over:
            return
        if isinstance(answer, FileFailure):
            self._request.say(explain_file(answer.path, answer.code, answer.detail))
        else:
            self._request.show_saved(answer)
            self._stress_next(True)
            self._next.setFocus()

    def _show_folder(self, path: Path) -> None:
        self.asked_url.emit(QUrl.fromLocalFile(str(path.parent)))

    def _open_portal(self) -> None:
        self.asked_url.emit(QUrl(self._client.info.portal))

    # --- The response -----------------------------------------------------------------------------

    def _choose_response(self) -> None:
        self._files.to_open(
            self,
            translate("Wizard", "Open Response File"),
            translate("Wizard", "Response files (*.html *.htm *.txt);;All files (*)"),
            self._read,
        )

    def _read(self, path: Path) -> None:
        def told(content: bytes | FileFailure) -> None:
            if self._over:
                return
            if isinstance(content, FileFailure):
                self._response.say(explain_file(content.path, content.code, content.detail))
            else:
                self._check(content)

        self._response.begin()
        self._lanes.submit(LANE, lambda: documents.read_capped(path, LARGEST_RESPONSE), told)

    def _check(self, content: bytes) -> None:
        self._response.begin()
        self._client.open_response(content, self._answered)

    def _answered(self, outcome: ResponseOutcome) -> None:
        if self._over:
            return
        self._response.show_outcome(outcome)
        if outcome.accepted:
            self._back.hide()
            self._later.hide()

    def _told_all(self, accepted: bool) -> None:
        self._done.setVisible(accepted)
        if accepted:
            self._done.setFocus()
