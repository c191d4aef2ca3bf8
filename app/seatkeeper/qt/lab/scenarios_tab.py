"""The tab of scenarios: those that come with the program, played here, each in a lab of its own."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame, QProgressBar, QSplitter, QWidget

from seatkeeper.qt.i18n import translate
from seatkeeper.qt.lab.scenario_run import ScenarioRun
from seatkeeper.qt.lab.steps_table import OUTCOMES, Step, StepsTable, as_step
from seatkeeper.qt.lab.two_lines import TwoLines, TwoLinesList
from seatkeeper.qt.phrasing.lab_runs import outcome_words, run_words, took_words
from seatkeeper.qt.widgets.buttons import button
from seatkeeper.qt.widgets.layout import column, row
from seatkeeper.qt.widgets.words import label

if TYPE_CHECKING:
    from seatkeeper.lab.scenarios.loading import Script
    from seatkeeper.lab.scenarios.outcome import RunReport, ScenarioResult, StepResult

__all__ = ["ScenariosTab"]


class ScenariosTab(QFrame):
    """``reported`` carries the report of a run."""

    reported = Signal(object)

    def __init__(self, run: ScenarioRun) -> None:
        super().__init__()
        self._run = run
        self._scripts: dict[str, Script] = {}
        self._steps: dict[str, list[Step]] = {}
        self._results: dict[str, ScenarioResult] = {}
        self._playing = ""
        self._asked = False
        self._all = button("lab.runAll", translate("Lab", "Run All"), self._run_all, "primary")
        self._some = button("lab.runChosen", translate("Lab", "Run Chosen"), self._run_chosen)
        self._stop = button("lab.stopRun", translate("Lab", "Stop"), self._halt)
        self._progress = QProgressBar()
        self._progress.setObjectName("lab.runProgress")
        self._progress.setAccessibleName(translate("Lab", "Progress of the run"))
        self._progress.setTextVisible(False)
        self._said = label("", "muted", name="lab.runWords")
        self.list = TwoLinesList("lab.scenarios", translate("Lab", "Scenarios"))
        self._title = label("", "heading", name="lab.scenarioTitle")
        self._about = label("", "muted", name="lab.scenarioAbout")
        self._table = StepsTable()
        head = row(self._all, self._some, self._stop, self._said, self._progress, spacing=8)
        head.setStretch(3, 1)
        head.setAlignment(self._progress, Qt.AlignmentFlag.AlignVCenter)
        self._progress.setFixedWidth(200)
        right = QWidget()
        beside = column(self._title, self._about, 4, self._table, spacing=4)
        beside.setContentsMargins(8, 0, 0, 0)
        beside.setStretch(3, 1)
        right.setLayout(beside)
        parts = QSplitter(Qt.Orientation.Horizontal)
        parts.setChildrenCollapsible(False)
        parts.addWidget(self.list)
        parts.addWidget(right)
        parts.setSizes([420, 580])
        self.setObjectName("lab.scenariosTab")
        self.setProperty("card", "true")
        inside = column(head, parts, margins=16, spacing=12)
        inside.setStretch(1, 1)
        self.setLayout(inside)
        self.list.chosen.connect(self._show_chosen)
        run.loaded.connect(self._loaded)
        run.begun.connect(self._begun)
        run.moved.connect(self._moved)
        run.finished.connect(self._finished)
        run.over.connect(self._over)
        run.failed.connect(self._failed)
        self._offer()

    def showEvent(self, event: QShowEvent) -> None:
        """Read the scenarios when they are looked at for the first time."""
        super().showEvent(event)
        if not self._asked:
            self._asked = True
            self._run.load()

    # --- What the run tells ---------------------------------------------------------------------

    @Slot(object)
    def _loaded(self, scripts: tuple[Script, ...]) -> None:
        self._scripts = {one.name: one for one in scripts}
        self._list_them()
        self._offer()

    @Slot(str, int, int)
    def _begun(self, name: str, number: int, total: int) -> None:
        self._playing = name
        self._steps[name] = []
        self._results.pop(name, None)
        self._progress.setRange(0, total)
        self._progress.setValue(number - 1)
        words = translate("Lab", "{number} of {total}: {title}")
        title = self._scripts[name].scenario.title
        self._said.setText(words.format(number=number, total=total, title=title))
        self._list_them()
        self._show_chosen()

    @Slot(str, object)
    def _moved(self, name: str, step: StepResult) -> None:
        self._steps.setdefault(name, []).append(as_step(step))
        if len(self.list.chosen_keys()) != 1 or name in self.list.chosen_keys():
            self._show_chosen()

    @Slot(object)
    def _finished(self, result: ScenarioResult) -> None:
        name = result.script.name
        self._playing = ""
        self._results[name] = result
        self._steps[name] = [as_step(one) for one in result.steps]
        self._list_them()
        self._show_chosen()

    @Slot(object)
    def _over(self, report: RunReport) -> None:
        passed = sum(str(one.outcome) == "passed" for one in report.results)
        self._said.setText(run_words(passed, len(report.results), report.took))
        self._offer()
        self.reported.emit(report)

    @Slot(object)
    def _failed(self, _why: object) -> None:
        self._said.setText("")
        self._offer()

    # --- What is shown --------------------------------------------------------------------------

    def _list_them(self) -> None:
        self.list.show_rows([self._row(script) for script in self._scripts.values()])

    def _row(self, script: Script) -> TwoLines:
        result = self._results.get(script.name)
        outcome = "running" if script.name == self._playing else ""
        outcome = str(result.outcome) if result is not None else outcome
        icon, color = OUTCOMES[outcome]
        rules = " ".join(script.scenario.rules)
        told = [outcome_words(outcome)]
        if result is not None and outcome != "skipped":
            told.append(took_words(result.took))
        second = " · ".join(part for part in told if part)
        return TwoLines(script.name, script.scenario.title, second, icon, color, rules)

    def _show_chosen(self) -> None:
        self._offer()
        names = self.list.chosen_keys()
        if len(names) != 1 and self._playing:
            names = [self._playing]  # with many chosen, the one that is being played is shown
        script = self._scripts.get(names[0]) if len(names) == 1 else None
        if script is None:
            words = translate("Lab", "{number} scenarios chosen") if names else ""
            self._title.setText(words.format(number=len(names)))
            self._about.setText("")
            self._table.show_steps(())
            return
        played = self._steps.get(script.name, [])
        coming = [Step(one.told()) for one in script.scenario.all_steps()][len(played) :]
        self._title.setText(script.scenario.title)
        self._about.setText(script.scenario.description)
        self._table.show_steps([*played, *coming])

    def _offer(self) -> None:
        running = self._run.running
        self._all.setEnabled(bool(self._scripts) and not running)
        self._some.setEnabled(bool(self.list.chosen_keys()) and not running)
        self._stop.setVisible(running)
        self._progress.setVisible(running)

    # --- Hands ----------------------------------------------------------------------------------

    def _run_all(self) -> None:
        self._start(list(self._scripts.values()))

    def _run_chosen(self) -> None:
        self._start([self._scripts[name] for name in self.list.chosen_keys()])

    def _start(self, scripts: Sequence[Script]) -> None:
        for script in scripts:
            self._results.pop(script.name, None)
            self._steps.pop(script.name, None)
        self._run.start(scripts)
        self._list_them()
        self._show_chosen()

    def _halt(self) -> None:
        self._said.setText(translate("Lab", "Stopping…"))
        self._run.stop()
