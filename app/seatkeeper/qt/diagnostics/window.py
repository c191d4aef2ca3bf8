"""The Diagnostics window: checks, log, what was sent, export.

It opens at once; what is behind it is joined on a lane, as is everything that reads a disk, asks
a keyring or the network.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QDialog,
    QSizePolicy,
    QStackedWidget,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from seatkeeper.qt.diagnostics.checks import LANE, ChecksTab
from seatkeeper.qt.diagnostics.export import ExportTab
from seatkeeper.qt.diagnostics.log import LogTab
from seatkeeper.qt.diagnostics.sent import SentTab
from seatkeeper.qt.i18n import translate
from seatkeeper.qt.widgets.buttons import button
from seatkeeper.qt.widgets.layout import row

if TYPE_CHECKING:
    from collections.abc import Callable

    from seatkeeper.qt.choosing import FileChooser
    from seatkeeper.service.diagnosis import Diagnosis
    from seatkeeper.service.ports import Lanes

__all__ = ["DiagnosticsWindow"]

T = TypeVar("T")


class _WhileOpen:
    """Lanes whose answers find nobody once the window is closed."""

    def __init__(self, lanes: Lanes) -> None:
        self._lanes = lanes
        self.is_open = True

    def submit(self, lane: str, work: Callable[[], T], done: Callable[[T], None]) -> None:
        """Run work on a lane, and tell its answer if somebody is there to hear it."""

        def told(answer: T) -> None:
            if self.is_open:
                done(answer)

        if self.is_open:
            self._lanes.submit(lane, work, told)


class DiagnosticsWindow(QDialog):
    """``addressed`` carries addresses to be opened outside."""

    addressed = Signal(object)

    def __init__(
        self,
        parent: QWidget,
        diagnosis: Callable[[], Diagnosis],
        lanes: Lanes,
        files: FileChooser,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("diagnostics")
        self.setWindowTitle(translate("Diagnostics", "Diagnostics"))
        self.setAccessibleName(self.windowTitle())
        self._lanes = lanes = _WhileOpen(lanes)
        self.checks = ChecksTab(lanes)
        self.log = LogTab(lanes)
        self.sent = SentTab(lanes)
        self.export = ExportTab(lanes, files, lambda: dict(self.checks.findings))
        self.log.addressed.connect(self.addressed)
        self.tabs = QTabWidget()
        self.tabs.setObjectName("diagnostics.tabs")
        self.tabs.setAccessibleName(self.windowTitle())
        self.tabs.setDocumentMode(True)
        self.tabs.tabBar().setDrawBase(False)
        self.tabs.addTab(self.checks, translate("Diagnostics", "Checks"))
        self.tabs.addTab(self.log, translate("Diagnostics", "Log"))
        self.tabs.addTab(self.sent, translate("Diagnostics", "What Was Sent"))
        self.tabs.addTab(self.export, translate("Diagnostics", "Export"))
        close = button("diagnostics.close", translate("Diagnostics", "Close"), self.accept)
        bottom = row(_stacked(self.tabs, self.checks, self.log, self.sent, self.export), close)
        bottom.setStretch(0, 1)
        bottom.setContentsMargins(16, 4, 16, 16)
        inside = QVBoxLayout(self)
        inside.setContentsMargins(8, 8, 8, 0)
        inside.setSpacing(4)
        inside.addWidget(self.tabs, 1)
        inside.addLayout(bottom)
        self.resize(880, 640)
        close.setFocus()
        lanes.submit(LANE, diagnosis, self._joined)

    def done(self, result: int) -> None:
        """Close; what comes later finds nobody."""
        self._lanes.is_open = False
        super().done(result)

    def _joined(self, diagnosis: Diagnosis) -> None:
        self.checks.offer(diagnosis.checks)
        for tab in (self.log, self.sent, self.export):
            tab.offer(diagnosis)


def _stacked(tabs: QTabWidget, *pages: ChecksTab | LogTab | SentTab | ExportTab) -> QStackedWidget:
    """The buttons of the tab that is shown, so that they stand in one line with Close."""
    stack = QStackedWidget()
    for page in pages:
        buttons = QWidget()
        buttons.setLayout(page.bottom)
        stack.addWidget(buttons)
    stack.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
    tabs.currentChanged.connect(stack.setCurrentIndex)
    return stack
