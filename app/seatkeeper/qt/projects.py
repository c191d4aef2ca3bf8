"""The project that is open: its file, whether it was changed, and the draft that keeps it.

Rules. Work is never lost: whatever is not saved is kept as a draft two seconds after the last key
press and at the latest when the window closes, and is there again at the next start. Files are
read and written on a lane. Saving is refused while the session is read-only, whoever asks.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from seatkeeper.qt import documents
from seatkeeper.qt.documents import Document, FileFailure
from seatkeeper.qt.i18n import translate
from seatkeeper.qt.phrasing.explanation import Explanation
from seatkeeper.qt.phrasing.files import explain_file
from seatkeeper.qt.settings import Draft, UiSettings
from seatkeeper.qt.theme import Tone
from seatkeeper.qt.widgets.banner import Choice
from seatkeeper.qt.widgets.question import ask

if TYPE_CHECKING:
    from seatkeeper.qt.choosing import FileChooser
    from seatkeeper.qt.views.editor import EditorView
    from seatkeeper.service.ports import Lanes

__all__ = ["Projects"]

LANE: Final = "files"
DRAFT_AFTER: Final = 2000
"""Milliseconds between the last key press and the draft."""


class Projects(QObject):
    """The open project and what can be done with it.

    ``changed`` follows every change of file, text or right; ``opened`` names a file that belongs
    among the recent ones; ``said`` carries words for the banner; ``shown`` asks for the editor.
    """

    changed = Signal()
    opened = Signal(object)
    said = Signal(object)
    shown = Signal()

    def __init__(
        self,
        editor: EditorView,
        lanes: Lanes,
        files: FileChooser,
        settings: UiSettings,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._editor = editor
        self._lanes = lanes
        self._files = files
        self._settings = settings
        self._window = window
        self.path: Path | None = None
        self.is_open = False
        self.writable = False
        self._drafting = QTimer(self, singleShot=True, interval=DRAFT_AFTER)
        self._drafting.timeout.connect(self._keep_draft)
        editor.text.textChanged.connect(self._edited)
        editor.text.modificationChanged.connect(lambda _changed: self.changed.emit())

    @property
    def title(self) -> str:
        """Name of the project."""
        return self.path.stem if self.path else translate("Projects", "Untitled project")

    @property
    def modified(self) -> bool:
        """Whether there is something that is not saved."""
        return self.is_open and self._editor.text.document().isModified()

    @property
    def can_write(self) -> bool:
        """Whether Save and Export are possible."""
        return self.is_open and self.writable

    def set_writable(self, writable: bool) -> None:
        """Follow the session: the text stays as it is, whatever happens to the license."""
        self.writable = writable
        self._editor.text.setReadOnly(not writable)
        self.changed.emit()

    def new(self) -> None:
        """Begin an empty project."""
        self._instead(lambda: self._show(None, "", modified=False))

    def choose(self) -> None:
        """Ask for a project and open it."""
        self._files.to_open(
            self._window,
            translate("Projects", "Open Project"),
            translate("Projects", "Text documents (*.txt *.md);;All files (*)"),
            self.open,
        )

    def open(self, path: Path) -> None:
        """Open a project."""
        self._instead(
            lambda: self._lanes.submit(LANE, lambda: documents.read_document(path), self._read)
        )

    def save(self) -> None:
        """Save where it came from; a new project asks where."""
        if self.path is None:
            self.save_as()
        elif self.can_write:
            self._write(self.path)

    def save_as(self) -> None:
        """Ask where, and save there."""
        if self.can_write:
            self._files.to_save(
                self._window,
                translate("Projects", "Save Project"),
                f"{self.title}.txt",
                translate("Projects", "Text documents (*.txt *.md)"),
                self._write,
            )

    def export(self) -> None:
        """Ask where, and write one HTML file."""
        if self.can_write:
            self._files.to_save(
                self._window,
                translate("Projects", "Export to HTML"),
                f"{self.title}.html",
                translate("Projects", "Web pages (*.html)"),
                self._export,
            )

    def restore(self, draft: Draft | None) -> None:
        """Show the unsaved work of last time."""
        if draft is not None and not self.is_open:
            self._show(Path(draft.path) if draft.path else None, draft.text, modified=True)
            what = translate("Projects", "Your unsaved work of last time is here again.")
            self.said.emit(Explanation(what=what, tone=Tone.INFO))

    def keep_now(self) -> None:
        """Keep what is not saved; the window closes."""
        if self._drafting.isActive() or self.modified:
            self._keep_draft()

    def close(self) -> None:
        """Put the project away; what is not saved stays as a draft."""
        self.keep_now()
        self.path = None
        self.is_open = False
        self._editor.text.setPlainText("")
        self._drafting.stop()
        self.changed.emit()

    # --- Answers of the lane ----------------------------------------------------------------------

    def _read(self, answer: Document | FileFailure) -> None:
        if isinstance(answer, FileFailure):
            self.said.emit(explain_file(answer.path, answer.code, answer.detail))
            return
        self._show(answer.path, answer.text, modified=False)
        self.opened.emit(answer.path)

    def _write(self, path: Path) -> None:
        text = self._editor.text.toPlainText()

        def written(answer: Path | FileFailure) -> None:
            if isinstance(answer, FileFailure):
                self.said.emit(explain_file(answer.path, answer.code, answer.detail))
                return
            self.path = path
            if self._editor.text.toPlainText() == text:
                self._editor.text.document().setModified(False)
                self._keep_draft()
            self.opened.emit(path)
            self.changed.emit()
            what = translate("Projects", "“{name}” was saved.").format(name=path.name)
            self.said.emit(Explanation(what=what, tone=Tone.SUCCESS))

        self._lanes.submit(LANE, lambda: documents.save(path, text.encode()), written)

    def _export(self, path: Path) -> None:
        title, text = self.title, self._editor.text.toPlainText()

        def written(answer: Path | FileFailure) -> None:
            if isinstance(answer, FileFailure):
                self.said.emit(explain_file(answer.path, answer.code, answer.detail))
                return
            what = translate("Projects", "Exported to “{name}”.").format(name=answer.name)
            self.said.emit(Explanation(what=what, tone=Tone.SUCCESS))

        self._lanes.submit(LANE, lambda: documents.export_html(path, title, text), written)

    def _instead(self, show: Callable[[], object]) -> None:
        """Show something else; what is not saved is asked about first."""
        if not self.modified:
            show()
            return
        discard = Choice("discard", translate("Projects", "Don't Save"), show)
        save = Choice("save", translate("Projects", "Save First"), self.save)
        ask(
            self._window,
            translate("Projects", "Save “{name}” first?").format(name=self.title),
            translate("Projects", "It holds changes that are not saved."),
            *((discard, save) if self.can_write else (discard,)),
            cancel=translate("Projects", "Go on Writing"),
        )

    # --- The text ---------------------------------------------------------------------------------

    def _show(self, path: Path | None, text: str, *, modified: bool) -> None:
        self.path = path
        self.is_open = True
        self._editor.text.setPlainText(text)
        self._editor.text.document().setModified(modified)
        self._drafting.stop()
        self._keep_draft()
        self.changed.emit()
        self.shown.emit()

    def _edited(self) -> None:
        if self.modified:
            self._drafting.start()

    def _keep_draft(self) -> None:
        self._drafting.stop()
        draft = None
        if self.modified:
            path = str(self.path) if self.path else ""
            draft = Draft(path, self._editor.text.toPlainText())
        self._lanes.submit(LANE, lambda: self._settings.save_draft(draft), lambda _kept: None)
