"""The project that is open: its file, whether it was changed, and what may be done with it.

Rules. Work is never lost: what is not saved is kept as a recovery copy (``autosave``), and whoever
leaves the text (another project, closing, logging out) is asked first. Files are read and written
on a lane. Saving is refused while the session does not allow it, whoever asks, and the text stays
as it is, whatever happens to the license. A file that another program has changed since it was
read is replaced only when the user says so.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QDialog, QWidget

from seatkeeper.qt import documents
from seatkeeper.qt.autosave import LANE, Autosave
from seatkeeper.qt.documents import PLAIN, Document, FileFailure, Form, Stamp
from seatkeeper.qt.exporting import export
from seatkeeper.qt.i18n import translate
from seatkeeper.qt.phrasing.explanation import Explanation
from seatkeeper.qt.phrasing.files import explain_file, explain_unkept
from seatkeeper.qt.project_questions import before_leaving, other_version
from seatkeeper.qt.recovery import Draft
from seatkeeper.qt.theme import Tone

if TYPE_CHECKING:
    from seatkeeper.qt.choosing import FileChooser
    from seatkeeper.qt.recovery import Kept, Recovery
    from seatkeeper.qt.views.editor import EditorView
    from seatkeeper.service.ports import Lanes

__all__ = ["Projects"]


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
        editor: Callable[[], EditorView],
        lanes: Lanes,
        files: FileChooser,
        recovery: Recovery,
        window: QWidget,
    ) -> None:
        """Begin without a project.

        Args:
            editor: Makes the page; called when the first project is opened.
            lanes: Where files are touched.
            files: Asks for files.
            recovery: The copies of what is not saved.
            window: Where questions are asked.
        """
        super().__init__(window)
        self._make_editor, self._lanes, self._files, self._window = editor, lanes, files, window
        self.path: Path | None = None
        self._form: Form = PLAIN
        self._stamp: Stamp | None = None
        self.is_open = self.writable = False
        self._question: QDialog | None = None
        self.autosave = Autosave(lanes, recovery, self._draft, self)
        self.autosave.failed.connect(self._not_kept)

    @cached_property
    def editor(self) -> EditorView:
        """The page of the open project."""
        editor = self._make_editor()
        editor.text.setReadOnly(not self.writable)
        editor.text.textChanged.connect(self._edited)
        editor.text.modificationChanged.connect(lambda _changed: self.changed.emit())
        return editor

    @property
    def title(self) -> str:
        """Name of the project."""
        return self.path.stem if self.path else translate("Projects", "Untitled project")

    @property
    def modified(self) -> bool:
        """Whether there is something that is not saved."""
        return self.is_open and self.editor.text.document().isModified()

    @property
    def can_write(self) -> bool:
        """Whether Save and Export are possible."""
        return self.is_open and self.writable

    def set_writable(self, writable: bool) -> None:
        """Follow the session: the text stays as it is, whatever happens to the license."""
        self.writable = writable
        if "editor" in vars(self):
            self.editor.text.setReadOnly(not writable)
        self.changed.emit()

    # --- What the user asks for -------------------------------------------------------------------

    def new(self) -> None:
        """Begin an empty project."""
        self.leave(lambda: self._show(Draft(None, "")))

    def choose(self) -> None:
        """Ask for a project and open it."""
        self._files.to_open(
            self._window,
            translate("Projects", "Open Project"),
            translate("Projects", "Text documents (*.txt *.md);;All files (*)"),
            self.open,
        )

    def open(self, path: Path) -> None:
        """Open a project; what is not saved is asked about when it could be read."""
        self._lanes.submit(LANE, lambda: documents.read_document(path), self._read)

    def save(self) -> None:
        """Save where it came from; a new project asks where."""
        self._save(None)

    def save_as(self) -> None:
        """Ask where, and save there."""
        self._save_as(None)

    def export(self) -> None:
        """Ask where, and write one HTML file."""
        if self.can_write:
            export(
                self.title, self.editor.words(),
                window=self._window, files=self._files, lanes=self._lanes, said=self.said.emit,
            )  # fmt: skip

    def restore(self, kept: Kept, done: Callable[[], object]) -> None:
        """Show unsaved work of an earlier sitting; its file is not touched.

        Args:
            kept: What was left behind.
            done: Called when it is on the screen.
        """

        def show() -> None:
            done()
            self.autosave.adopt(kept)
            self._show(kept.draft, modified=True)

        self.leave(show)

    def leave(self, then: Callable[[], object]) -> None:
        """Leave the text for something else; what is not saved is asked about first.

        Args:
            then: What comes instead; not called if the user goes on writing.
        """
        if not self.modified:
            then()
            return
        if self._question is not None:
            self._question.raise_()
            return

        def discard() -> None:
            self.editor.text.document().setModified(False)
            self.autosave.forget()
            then()

        def keep() -> None:
            self.close()
            then()

        self._question = before_leaving(
            self._window,
            self.title,
            save=(lambda: self._save(then)) if self.can_write else None,
            keep=keep,
            discard=discard,
        )
        self._question.finished.connect(self._asked)

    def keep(self) -> None:
        """Keep what is not saved, now."""
        if self.modified:
            self.autosave.keep()

    def close(self) -> None:
        """Put the project away; what is not saved stays as a recovery copy."""
        if self.modified:
            self.autosave.leave_behind()
        self.path, self._form, self._stamp = None, PLAIN, None
        if self.is_open:
            self.is_open = False
            self.editor.text.setPlainText("")
        self.changed.emit()

    # --- Saving; ``then`` is called when it is saved, and not otherwise ---------------------------

    def _save(self, then: Callable[[], object] | None) -> None:
        if self.path is None:
            self._save_as(then)
        elif self.can_write:
            self._write(self.path, self._stamp, then)

    def _save_as(self, then: Callable[[], object] | None) -> None:
        if self.can_write:
            self._files.to_save(
                self._window,
                translate("Projects", "Save Project"),
                f"{self.title}.txt",
                translate("Projects", "Text documents (*.txt *.md)"),
                lambda path: self._write(path, None, then),
            )

    def _write(
        self,
        path: Path,
        stamp: Stamp | None,
        then: Callable[[], object] | None,
        *,
        anyway: bool = False,
    ) -> None:
        text = self.editor.words()
        document = Document(path, text, self._form, stamp)

        def written(answer: Document | FileFailure) -> None:
            if isinstance(answer, FileFailure):
                again = then or (lambda: None)
                self._not_written(answer, lambda: self._write(path, None, again, anyway=True))
                return
            self.path, self._stamp = path, answer.stamp
            if self.editor.words() == text:
                self.editor.text.document().setModified(False)
                self.autosave.forget()
            self.opened.emit(path)
            self.changed.emit()
            what = translate("Projects", "“{name}” was saved.").format(name=path.name)
            self.said.emit(Explanation(what=what, tone=Tone.SUCCESS))
            if then is not None:
                then()

        self._lanes.submit(LANE, lambda: documents.save_document(document, anyway=anyway), written)

    def _not_written(self, failure: FileFailure, overwrite: Callable[[], object]) -> None:
        if failure.code != "changed":
            self.said.emit(explain_file(failure.path, failure.code, failure.detail))
            return
        name = failure.path.name
        other_version(self._window, name, overwrite=overwrite, save_as=self.save_as)

    # --- Answers of the lane ----------------------------------------------------------------------

    def _read(self, answer: Document | FileFailure) -> None:
        if isinstance(answer, FileFailure):
            self.said.emit(explain_file(answer.path, answer.code, answer.detail))
            return

        def show() -> None:
            self._show(Draft(answer.path, answer.text, answer.form, answer.stamp))
            self.opened.emit(answer.path)

        self.leave(show)

    # --- The text ---------------------------------------------------------------------------------

    def _show(self, draft: Draft, *, modified: bool = False) -> None:
        self.path, self._form, self._stamp = draft.path, draft.form, draft.stamp
        self.is_open = True
        self.editor.text.setPlainText(draft.text)
        self.editor.text.document().setModified(modified)
        self.autosave.keep()
        self.changed.emit()
        self.shown.emit()

    def _edited(self) -> None:
        if self.modified:
            self.autosave.changed()

    def _draft(self) -> Draft | None:
        if not self.modified:
            return None
        return Draft(self.path, self.editor.words(), self._form, self._stamp)

    def _not_kept(self, failure: FileFailure) -> None:
        self.said.emit(explain_unkept(failure.code, failure.detail))

    def _asked(self) -> None:
        self._question = None
