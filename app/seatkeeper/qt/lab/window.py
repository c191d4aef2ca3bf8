"""The lab's window: computers at the left, time above, seats and wire in the middle.

Rules. The window shows what the lab was at the last picture, and hands over what is wanted to the
lab's lane; nothing of the lab runs on the GUI thread.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QSplitter, QTabWidget, QWidget

from seatkeeper.qt.choosing import FileChooser, SystemDialogs
from seatkeeper.qt.i18n import translate
from seatkeeper.qt.lab.acts import Act
from seatkeeper.qt.lab.add_computer import AddComputer, next_names
from seatkeeper.qt.lab.clock_bar import ClockBar
from seatkeeper.qt.lab.computers import ComputersView
from seatkeeper.qt.lab.events_tab import EventsTab
from seatkeeper.qt.lab.gap import AirGapDoor
from seatkeeper.qt.lab.parts import LabWindowParts
from seatkeeper.qt.lab.report_tab import ReportTab
from seatkeeper.qt.lab.scenario_run import ScenarioRun
from seatkeeper.qt.lab.scenarios_tab import ScenariosTab
from seatkeeper.qt.lab.seats_view import SeatsView
from seatkeeper.qt.lab.snapshot import LabShown
from seatkeeper.qt.lab.steering import Steering
from seatkeeper.qt.lab.stripes import SimulationBar
from seatkeeper.qt.lab.upright import Upright
from seatkeeper.qt.lab.wire_reading import WireReader
from seatkeeper.qt.lab.wire_view import WireView
from seatkeeper.qt.lab.worker import Failed, LabWorker
from seatkeeper.qt.phrasing.explanation import Explanation
from seatkeeper.qt.phrasing.lab import explain_failure
from seatkeeper.qt.simulation import SimulationWindow
from seatkeeper.qt.widgets.banner import Banner, Choice
from seatkeeper.qt.widgets.buttons import button
from seatkeeper.qt.widgets.layout import column, row
from seatkeeper.qt.widgets.question import ask

if TYPE_CHECKING:
    from seatkeeper.lab.events import LabEvent

__all__ = ["LabWindow"]

LEFT: Final = 344
"""Width of the list of computers, in logical pixels."""


class LabWindow(SimulationWindow):
    """``opened`` is sent when the lab is there."""

    opened = Signal()

    def __init__(self, parts: LabWindowParts, files: FileChooser | None = None) -> None:
        """Build the window; nothing slow happens before ``begin``.

        Args:
            parts: What it is made of.
            files: Asks for files; the system's dialogs by default.
        """
        super().__init__()
        self._parts = parts
        self._files = files or SystemDialogs()
        self.shown: LabShown | None = None
        self.worker = LabWorker(parts.open_lab)
        self.setObjectName("page")
        self.setWindowTitle(translate("Lab", "Seatkeeper: the lab"))
        self.setAccessibleName(self.windowTitle())
        self.steering = Steering(self.worker)
        self.gap = AirGapDoor(self.worker.lanes, parts.air_gap)
        self.computers = ComputersView(parts.people, parts.faults)
        self.clock = ClockBar()
        self.seats = SeatsView()
        self.wire = WireView(self.worker.lanes, self._files)
        self.events = EventsTab()
        self.run = ScenarioRun(self.worker.lanes, parts.load, parts.play)
        self.scenarios = ScenariosTab(self.run)
        lead = button("lab.toScenarios", translate("Lab", "Go to the Scenarios"),
                      lambda: self.tabs.setCurrentWidget(self.scenarios), "primary")  # fmt: skip
        self.report = ReportTab(self.worker.lanes, self._files, lead)
        self.banner = Banner("lab.banner", self._put_away)
        self.tabs = QTabWidget()
        self._arrange()
        self._connect()
        self.setEnabled(False)

    def begin(self) -> None:
        """Open the lab."""
        self.worker.open()

    def finish(self) -> None:
        """Let go of everything."""
        self.gap.shut()
        self.run.stop()
        self.worker.close()

    # --- Layout ---------------------------------------------------------------------------------

    def _arrange(self) -> None:
        middle = QSplitter(Qt.Orientation.Vertical)
        middle.setChildrenCollapsible(False)
        middle.addWidget(self.seats)
        middle.addWidget(self.wire)
        middle.setHandleWidth(8)
        middle.setSizes([320, 380])
        self.tabs.setObjectName("lab.tabs")
        self.tabs.setAccessibleName(self.windowTitle())
        self.tabs.setDocumentMode(True)
        self.tabs.tabBar().setDrawBase(False)
        self.tabs.addTab(Upright(middle), translate("Lab", "Seats and Wire"))
        self.tabs.addTab(self.events, translate("Lab", "Events"))
        self.tabs.addTab(self.scenarios, translate("Lab", "Scenarios"))
        self.tabs.addTab(self.report, translate("Lab", "Report"))
        gap = button("lab.airGap", translate("Lab", "Air Gap…"), self.gap.open, "link")
        over = button("lab.reset", translate("Lab", "Start Over…"), self._ask_to_reset, "link")
        corner = QWidget()
        corner.setLayout(row(gap, over, spacing=24))
        self.tabs.setCornerWidget(corner)
        right = QWidget()
        inside = column(self.clock, self.banner, self.tabs, spacing=8)
        inside.setStretch(2, 1)
        right.setLayout(inside)
        whole = QSplitter(Qt.Orientation.Horizontal)
        whole.setChildrenCollapsible(False)
        whole.setHandleWidth(8)
        whole.addWidget(self.computers)
        whole.addWidget(right)
        whole.setStretchFactor(1, 1)
        whole.setSizes([LEFT, 1000])
        below = column(whole, margins=8)
        self.setLayout(column(SimulationBar(), below, spacing=0))
        self.resize(1440, 900)

    def _connect(self) -> None:
        self.worker.changed.connect(self._show)
        self.worker.failed.connect(self._fail)
        self.gap.failed.connect(self._fail)
        self.worker.progress.connect(self._progress)
        self.worker.opened.connect(self._ready)
        self.computers.wanted.connect(self._act)
        self.computers.adding.connect(self.steering.add)
        self.computers.describing.connect(self._describe)
        self.steering.acted.connect(lambda: self.say(None))
        self.steering.added.connect(self._choose)
        self.steering.removed.connect(self._offer_back)
        self.steering.lived.connect(self._lived)
        self.steering.forgotten.connect(self._forget)
        self.clock.forwarded.connect(self.steering.forward)
        self.clock.next_wanted.connect(self.steering.to_next)
        self.clock.stopped.connect(self.worker.stop)
        self.clock.events_wanted.connect(lambda: self.tabs.setCurrentWidget(self.events))
        self.wire.said.connect(self.say)
        self.report.said.connect(self.say)
        self.run.failed.connect(self._fail)
        self.scenarios.reported.connect(self.report.show_report)
        self._key(
            "find", translate("Lab", "Filter the exchanges"), "Ctrl+F", self.wire.begin_filter
        )
        self._key("undo", translate("Lab", "Undo"), "Ctrl+Z", self.steering.restore)
        self._key("next", translate("Lab", "To Next Event"), "Ctrl+T", self.steering.to_next)

    def _key(self, name: str, words: str, keys: str, pressed: Callable[[], object]) -> None:
        action = QAction(words, self)
        action.setObjectName(f"lab.action.{name}")
        action.setShortcut(QKeySequence(keys))
        action.triggered.connect(lambda _checked=False: pressed())
        self.addAction(action)

    # --- What the lab tells ---------------------------------------------------------------------

    def _ready(self) -> None:
        self.setEnabled(True)
        self.worker.ask(lambda lab: WireReader(lab.wire), self._read_wire)
        self.opened.emit()

    def _read_wire(self, reader: WireReader | Failed) -> None:
        if not isinstance(reader, Failed):
            self.wire.read_from(reader)

    def _show(self, shown: LabShown) -> None:
        self.shown = shown
        self.clock.show_lab(shown)
        self.computers.show_lab(shown, self.steering.hidden)
        self.seats.show_lab(shown)
        self.wire.show_lab(shown)

    def _progress(self, share: float | None) -> None:
        self.clock.show_progress(share, self.steering.doing)
        self.computers.set_busy(share is not None)
        if share is None and self.shown is not None:
            self.clock.show_lab(self.shown)

    def _fail(self, failed: Failed) -> None:
        self.say(explain_failure(failed.code, failed.detail))

    def say(self, said: Explanation | None) -> None:
        """Show the outcome of something, until the next."""
        self.banner.show_explanation(said, dismissable=True)

    def _put_away(self) -> None:
        self.steering.remove_now()
        self.say(None)

    # --- What a person wants --------------------------------------------------------------------

    def _act(self, act: Act, argument: object) -> None:
        self.steering.act(self.computers.chosen(), act, argument)

    def _describe(self) -> None:
        names = self.steering.names()
        AddComputer(self, next_names(names, 1)[0], names, self.steering.add_as).open()

    def _offer_back(self, names: Sequence[str]) -> None:
        self._again()
        if len(names) == 1:
            words = translate("Lab", "“{name}” was removed.").format(name=names[0])
        else:
            words = translate("Lab", "{number} computers were removed.").format(number=len(names))
        undo = Choice("undo", translate("Lab", "Undo"), self.steering.restore)
        self.banner.show_explanation(Explanation(words), undo, dismissable=True)

    def _choose(self, names: Sequence[str]) -> None:
        self._again()
        self.computers.list.choose(*names)

    def _lived(self, events: Sequence[LabEvent], counts: Mapping[str, int]) -> None:
        self.events.add(events)
        self.clock.show_passed(counts)

    def _ask_to_reset(self) -> None:
        ask(
            self,
            translate("Lab", "Start over?"),
            translate(
                "Lab", "All computers, seats and exchanges of this lab are forgotten, and its time "
                "begins anew. The real computer is not touched.",
            ),
            Choice("reset", translate("Lab", "Start Over"), self.steering.reset),
            cancel=translate("Lab", "Go On"),
        )  # fmt: skip

    def _forget(self) -> None:
        self.events.clear()
        self.clock.forget_passed()

    def _again(self) -> None:
        if self.shown is not None:
            self._show(self.shown)
