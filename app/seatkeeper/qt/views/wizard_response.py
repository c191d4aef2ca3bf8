"""The last step of the offline wizard: the response, checked before the user's eyes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragLeaveEvent,
    QDropEvent,
    QGuiApplication,
    QKeySequence,
    QShortcut,
)
from PySide6.QtWidgets import QFrame, QWidget

from seatkeeper.qt.i18n import translate
from seatkeeper.qt.phrasing.explanation import Explanation
from seatkeeper.qt.phrasing.refusals import explain_refusal
from seatkeeper.qt.theme import Tone
from seatkeeper.qt.views.wizard_steps import Step
from seatkeeper.qt.widgets.banner import Banner
from seatkeeper.qt.widgets.buttons import BusyButton, button
from seatkeeper.qt.widgets.check_row import CheckRow
from seatkeeper.qt.widgets.dropping import dropped_file
from seatkeeper.qt.widgets.glyph import Glyph
from seatkeeper.qt.widgets.layout import column, row
from seatkeeper.qt.widgets.words import label, restyle

if TYPE_CHECKING:
    from seatkeeper.service.exchange import ResponseOutcome

__all__ = ["CHECKS", "ResponseStep"]

CHECKS: Final = (
    "kind", "server", "signature", "this-computer", "pending-request", "unused", "in-time",
)  # fmt: skip
PACE: Final = 120
"""Milliseconds between two checks on the screen: slow enough to be followed, and no slower."""


class ResponseStep(Step):
    """``dropped`` carries a path, ``pasted`` bytes, ``finished`` whether it was accepted."""

    dropped = Signal(object)
    pasted = Signal(object)
    finished = Signal(bool)

    @staticmethod
    def heading() -> str:
        """What the step is called."""
        return translate("Wizard", "Open the response")

    def __init__(self) -> None:
        super().__init__("")
        self._outcome: ResponseOutcome | None = None
        self._shown = 0
        first = translate("Wizard", "Open Response File")
        self._again = translate("Wizard", "Choose Another File")
        self.choose = BusyButton(
            "wizard.openResponse", first, translate("Wizard", "Checking…"), lambda: None
        )
        paste = button("wizard.paste", translate("Wizard", "Paste"), self._paste)
        shortcut = QShortcut(QKeySequence(QKeySequence.StandardKey.Paste), self)
        shortcut.activated.connect(self._paste)
        self._drop = _DropArea(self.choose, paste)
        self._drop.dropped.connect(self.dropped)
        self._rows = {name: CheckRow("wizard.check", name) for name in CHECKS}
        self._list = QWidget()
        self._list.setLayout(column(*self._rows.values(), spacing=6))
        self._list.hide()
        self._result = Banner("wizard.result")
        for widget in (self._drop, self._result, self._list):
            self.page.addWidget(widget)
        self.page.addStretch(1)
        self._timer = QTimer(self, interval=PACE)
        self._timer.timeout.connect(self._show_next)

    def begin(self) -> None:
        """Show that a file is being looked at."""
        self.choose.set_busy(True)
        self._result.show_explanation(None)
        self._list.hide()
        self._timer.stop()

    def stop(self) -> None:
        """Stop showing."""
        self._timer.stop()

    def say(self, said: Explanation) -> None:
        """Show why there is nothing to check."""
        self.choose.set_busy(False)
        self._result.show_explanation(said)

    def show_outcome(self, outcome: ResponseOutcome) -> None:
        """Show the checks one by one, then the result."""
        self._outcome = outcome
        self._shown = 0
        for one in self._rows.values():
            one.show_result(None)
        self._list.show()
        self._timer.start()

    def _show_next(self) -> None:
        outcome = self._outcome
        if outcome is None or self._shown == len(outcome.checks):
            self._timer.stop()
            if outcome is not None:
                self._conclude(outcome)
            return
        check = outcome.checks[self._shown]
        self._shown += 1
        if check.name in self._rows:
            self._rows[check.name].show_result(check.passed)

    def _conclude(self, outcome: ResponseOutcome) -> None:
        self.choose.set_busy(False)
        if outcome.accepted:
            self._drop.hide()
            what = translate("Wizard", "Done. This computer is licensed for good.")
            more = translate("Wizard", "It needs no connection again. Keep the response file: it "
                             "is useless on any other computer.")  # fmt: skip
            said = Explanation(what=what, still=more, tone=Tone.SUCCESS)
        else:
            failed = next((one.name for one in outcome.checks if not one.passed), "")
            said = explain_refusal(failed, outcome.code, outcome.evidence)
            self.choose.setText(self._again)
        self._result.show_explanation(said)
        self.finished.emit(outcome.accepted)

    def _paste(self) -> None:
        text = QGuiApplication.clipboard().text()
        if text:
            self.pasted.emit(text.encode())
        else:
            self.say(Explanation(translate("Wizard", "There is no text to paste.")))


class _DropArea(QFrame):
    """Takes a file that is dropped on it."""

    dropped = Signal(object)

    def __init__(self, *buttons: QWidget) -> None:
        super().__init__()
        self.setObjectName("wizard.drop")
        self.setProperty("card", "drop")
        self.setAcceptDrops(True)
        hint = label(
            translate("Wizard", "Drop the response file here, choose it, or paste its text."),
            "muted",
        )
        hint.setAlignment(Qt.AlignmentFlag.AlignCenter)
        icon = row(None, Glyph("drop", 40, "accent"), None)
        self.setLayout(column(icon, hint, 4, row(None, *buttons, None), margins=24, spacing=12))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take one local file."""
        if dropped_file(event.mimeData()) is not None:
            event.acceptProposedAction()
            restyle(self, over="true")

    def dragLeaveEvent(self, _event: QDragLeaveEvent) -> None:
        """Forget it."""
        restyle(self, over="false")

    def dropEvent(self, event: QDropEvent) -> None:
        """Open it."""
        restyle(self, over="false")
        path = dropped_file(event.mimeData())
        if path is not None:
            event.acceptProposedAction()
            self.dropped.emit(path)
