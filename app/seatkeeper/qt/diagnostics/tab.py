"""What the tabs of the diagnostics have in common: each shows what a diagnosis knows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from seatkeeper.service.diagnosis import Diagnosis
    from seatkeeper.service.ports import Lanes

__all__ = ["LANE", "DiagnosisTab"]

LANE: Final = "diagnosis-log"
"""On which the tabs read; one after the other, apart from the checks."""


class DiagnosisTab(QWidget):
    """A tab that is brought up to date whenever it comes into view.

    Args:
        lanes: Where it reads.
    """

    def __init__(self, lanes: Lanes) -> None:
        super().__init__()
        self._lanes = lanes
        self._diagnosis: Diagnosis | None = None

    def offer(self, diagnosis: Diagnosis) -> None:
        """Take what knows the log, the ledger, and how to make a bundle."""
        self._diagnosis = diagnosis
        self.refresh()

    def showEvent(self, event: QShowEvent) -> None:
        """Bring it up to date."""
        super().showEvent(event)
        self.refresh()

    def refresh(self) -> None:
        """Read again, if there is a diagnosis; each tab in its own way."""
        raise NotImplementedError
