"""The steps of a scenario, with what became of each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QColor, QFontMetrics, QIcon, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from seatkeeper.qt import icons, theme
from seatkeeper.qt.i18n import translate
from seatkeeper.qt.phrasing.lab import short_moment

if TYPE_CHECKING:
    from datetime import datetime

    from seatkeeper.lab.scenarios.outcome import StepResult

__all__ = ["OUTCOMES", "Step", "StepsTable", "as_step"]

OUTCOMES: Final = {
    "": ("circle", "muted"),
    "running": ("hourglass", "info"),
    "passed": ("success", "success"),
    "failed": ("danger", "danger"),
    "skipped": ("circle", "muted"),
}
"""An outcome's icon, and the name of its token."""


@dataclass(frozen=True, slots=True)
class Step:
    """A step that is shown.

    Attributes:
        words: As a sentence.
        outcome: ``passed``, ``failed``, ``skipped`` or empty for not yet.
        at: Lab time at its begin; None for not yet.
        failure: What was expected, and what came instead.
    """

    words: str
    outcome: str = ""
    at: datetime | None = None
    failure: tuple[str, ...] = ()


class StepsTable(QTableView):
    """Shows steps; below one that failed stands why."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("lab.steps")
        self.setAccessibleName(translate("Lab", "Steps of the scenario"))
        self._steps: tuple[Step, ...] = ()
        self._model = QStandardItemModel(0, 2, self)
        self.setModel(self._model)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self.verticalHeader().setMinimumSectionSize(QFontMetrics(self.font()).height() + 10)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)

    def show_steps(self, steps: Sequence[Step]) -> None:
        """Show other steps, or the same ones later."""
        self._steps = tuple(steps)
        self._fill()

    def changeEvent(self, event: QEvent) -> None:
        """Draw the marks in the colours of the new palette."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "_model"):
            self._fill()

    def _fill(self) -> None:
        tokens = theme.current()
        self._model.clear()
        self._model.setHorizontalHeaderLabels(
            [translate("Lab", "Step"), translate("Lab", "Lab time")]
        )
        for step in self._steps:
            row = self._model.rowCount()
            first = QStandardItem(_mark(tokens, step.outcome), step.words)
            first.setAccessibleText(f"{step.words} ({step.outcome})")
            self._model.appendRow([first, QStandardItem(short_moment(step.at) if step.at else "")])
            for why in step.failure:
                item = QStandardItem(why)
                item.setForeground(QColor(tokens.danger))
                self._model.appendRow([item, QStandardItem("")])
            if step.failure:
                self.scrollTo(self._model.index(row, 0))
        header = self.horizontalHeader()
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)


def _mark(tokens: theme.Tokens, outcome: str) -> QIcon:
    name, token = OUTCOMES[outcome]
    color = getattr(tokens, token)
    return icons.icon(name, color, color)


def as_step(result: StepResult) -> Step:
    """A step with what became of it."""
    played = str(result.outcome) != "skipped"
    return Step(result.words, str(result.outcome), result.at if played else None, result.failure)
