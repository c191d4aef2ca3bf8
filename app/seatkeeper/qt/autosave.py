"""Keeps a recovery copy of the open project while it is not saved.

Rules. The first change starts a timer and further ones do not move it, so that somebody who never
pauses is kept as well. A copy that cannot be written is told once, and again only after one could
be written. Files are touched on the lane of the projects, so that a copy and its removal happen
in the order in which they were asked for.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer, Signal

from seatkeeper.qt.documents import FileFailure

if TYPE_CHECKING:
    from seatkeeper.qt.recovery import Draft, Kept, Recovery
    from seatkeeper.service.ports import Lanes

__all__ = ["LANE", "Autosave"]

LANE: Final = "files"
AFTER: Final = 2000
"""Milliseconds between a change and the copy that holds it."""


class Autosave(QObject):
    """``failed`` carries why no copy could be kept; ``found`` what was left behind."""

    failed = Signal(object)
    found = Signal(object)

    def __init__(
        self, lanes: Lanes, recovery: Recovery, draft: Callable[[], Draft | None], parent: QObject
    ) -> None:
        """Make it.

        Args:
            lanes: Where files are touched.
            recovery: The copies.
            draft: Tells what is not saved now; None for nothing.
            parent: Whose life it shares.
        """
        super().__init__(parent)
        self._lanes, self._recovery, self._draft = lanes, recovery, draft
        self._trouble = False
        self._timer = QTimer(self, singleShot=True, interval=AFTER)
        self._timer.timeout.connect(self.keep)

    def changed(self) -> None:
        """Keep a copy soon."""
        if not self._timer.isActive():
            self._timer.start()

    def keep(self) -> None:
        """Keep a copy now, or forget it when nothing is left to keep."""
        self._timer.stop()
        draft, recovery = self._draft(), self._recovery
        if draft is None:
            self.forget()
        else:
            self._lanes.submit(LANE, lambda: recovery.keep(draft), self._kept)

    def forget(self) -> None:
        """Remove the copy: the text is saved, or nobody wants it."""
        self._timer.stop()
        self._lanes.submit(LANE, self._recovery.forget, lambda _none: None)

    def leave_behind(self) -> None:
        """Keep a copy now and leave it for later: it is offered like those of earlier sittings."""
        self.keep()
        self._lanes.submit(LANE, self._recovery.let_go, lambda _none: None)

    def look(self) -> None:
        """Look for what earlier sittings left behind."""
        self._lanes.submit(LANE, self._recovery.left_behind, self.found.emit)

    def adopt(self, kept: Kept) -> None:
        """Go on keeping what was restored, in the same place."""
        self._lanes.submit(LANE, lambda: self._recovery.adopt(kept), lambda _none: None)

    def discard(self, kept: Kept) -> None:
        """Remove what was left behind."""
        self._lanes.submit(LANE, lambda: self._recovery.discard(kept.file), lambda _none: None)

    def _kept(self, failure: FileFailure | None) -> None:
        if failure is not None and not self._trouble:
            self.failed.emit(failure)
        self._trouble = failure is not None
