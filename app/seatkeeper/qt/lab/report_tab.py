"""The tab of the report: how the last run of scenarios went, and saving it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QStackedLayout, QWidget

from seatkeeper.qt.i18n import translate
from seatkeeper.qt.lab.empty import empty
from seatkeeper.qt.lab.steps_table import OUTCOMES
from seatkeeper.qt.lab.two_lines import TwoLines, TwoLinesList
from seatkeeper.qt.lab.worker import Failed
from seatkeeper.qt.phrasing import times
from seatkeeper.qt.phrasing.explanation import Explanation
from seatkeeper.qt.phrasing.lab_runs import outcome_words, took_words
from seatkeeper.qt.theme import Tone
from seatkeeper.qt.widgets.buttons import BusyButton
from seatkeeper.qt.widgets.glyph import Glyph
from seatkeeper.qt.widgets.layout import column, row
from seatkeeper.qt.widgets.words import label

if TYPE_CHECKING:
    from seatkeeper.lab.scenarios.outcome import RunReport, ScenarioResult
    from seatkeeper.qt.choosing import FileChooser
    from seatkeeper.qt.lanes import QtLanes

__all__ = ["ReportTab"]

LANE: Final = "report"


class ReportTab(QFrame):
    """``said`` carries an explanation for the window; ``wanted`` asks for a run."""

    said = Signal(object)
    wanted = Signal()

    def __init__(self, lanes: QtLanes, files: FileChooser, begin: QWidget) -> None:
        """Make it.

        Args:
            lanes: Of the window.
            files: Asks where to save.
            begin: A button that leads to the scenarios.
        """
        super().__init__()
        self._lanes, self._files = lanes, files
        self._report: RunReport | None = None
        nothing = empty(
            "lab.noReport", "document", translate("Lab", "No scenario was run yet."),
            translate("Lab", "After a run its report is here, to be read, saved and sent."), begin,
        )  # fmt: skip
        self._title = label("", "heading", name="lab.reportTitle")
        self._when = label("", "muted", name="lab.reportWhen")
        self._numbers = {
            outcome: _Number(f"lab.report.{outcome}", *OUTCOMES[outcome])
            for outcome in ("passed", "failed", "skipped")
        }
        self._page = BusyButton(
            "lab.savePage", translate("Lab", "Save as Web Page…"), translate("Lab", "Saving…"),
            self._ask_for_page,
        )  # fmt: skip
        self._junit = BusyButton(
            "lab.saveJunit", translate("Lab", "Save as JUnit…"), translate("Lab", "Saving…"),
            self._ask_for_junit, "",
        )  # fmt: skip
        self._list = TwoLinesList("lab.results", translate("Lab", "Results"))
        head = row(column(self._title, self._when, spacing=2), self._page, self._junit, spacing=8)
        head.setStretch(0, 1)
        cards = row(*self._numbers.values(), None, spacing=12)
        told = QWidget()
        inside = column(head, 4, cards, 4, self._list, spacing=8)
        inside.setStretch(4, 1)
        told.setLayout(inside)
        self.setObjectName("lab.reportTab")
        self.setProperty("card", "true")
        self._pages = QStackedLayout()
        self._pages.addWidget(nothing)
        self._pages.addWidget(told)
        self.setLayout(column(self._pages, margins=16))

    def show_report(self, report: RunReport) -> None:
        """Show another report."""
        self._report = report
        if report.passed:
            self._title.setText(translate("Lab", "Every scenario passed"))
        else:
            self._title.setText(translate("Lab", "Not every scenario passed"))
        words = translate("Lab", "{when}, in {time}")
        when, took = times.moment(report.began), took_words(report.took)
        self._when.setText(words.format(when=when, time=took))
        for outcome, number in self._numbers.items():
            count = sum(str(one.outcome) == outcome for one in report.results)
            number.show_number(count, outcome_words(outcome))
        order = {"failed": 0, "passed": 1, "skipped": 2}
        results = sorted(report.results, key=lambda one: order[str(one.outcome)])
        self._list.show_rows([_row(one) for one in results])
        self._pages.setCurrentIndex(1)

    # --- Saving ---------------------------------------------------------------------------------

    def _ask_for_page(self) -> None:
        self._files.to_save(
            self, translate("Lab", "Save the report"), "seatkeeper-lab.html",
            translate("Lab", "Web page (*.html)"), self._save_page,
        )  # fmt: skip

    def _ask_for_junit(self) -> None:
        self._files.to_save(
            self, translate("Lab", "Save the report"), "seatkeeper-lab.xml",
            translate("Lab", "JUnit report (*.xml)"), self._save_junit,
        )  # fmt: skip

    def _save_page(self, path: Path) -> None:
        self._save(path, self._page, _as_page)

    def _save_junit(self, path: Path) -> None:
        self._save(path, self._junit, _as_junit)

    def _save(self, path: Path, pressed: BusyButton, form: Callable[[RunReport], bytes]) -> None:
        report = self._report
        if report is None:
            return
        pressed.set_busy(True)

        def work() -> Failed | None:
            try:
                path.write_bytes(form(report))
            except OSError as error:
                return Failed("not-written", error.strerror or str(error))
            return None

        def told(failed: Failed | None) -> None:
            pressed.set_busy(False)
            self._tell(path, failed)

        self._lanes.submit(LANE, work, told)

    def _tell(self, path: Path, failed: Failed | None) -> None:
        if failed is None:
            words = translate("Lab", "The report is saved: {file}").format(file=path.name)
            self.said.emit(Explanation(words, tone=Tone.SUCCESS))
        else:
            words = translate("Lab", "The report could not be saved: {reason}")
            self.said.emit(
                Explanation(
                    words.format(reason=failed.detail), code=failed.code, tone=Tone.DANGER,
                    todo=translate("Lab", "Choose another folder."),
                )
            )  # fmt: skip


class _Number(QFrame):
    """A large number with what it counts."""

    def __init__(self, name: str, icon: str, color: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setProperty("number", "true")
        self._number = label("0", "title", name=f"{name}.number")
        self._words = label("", "muted", name=f"{name}.words")
        for one in (self._number, self._words):
            one.setWordWrap(False)
        line = row(Glyph(icon, 28, color), self._number, self._words, spacing=12)
        line.setContentsMargins(16, 12, 20, 12)
        self.setLayout(line)

    def show_number(self, number: int, words: str) -> None:
        """Show another number."""
        self._number.setText(str(number))
        self._words.setText(words)


def _row(result: ScenarioResult) -> TwoLines:
    outcome = str(result.outcome)
    icon, color = OUTCOMES[outcome]
    failure = result.failure
    if failure is not None:
        why = "; ".join(failure.failure)
        words = translate("Lab", "line {line}: {reason}")
        second = words.format(line=failure.line, reason=why)
    else:
        parts = (outcome_words(outcome), "" if outcome == "skipped" else took_words(result.took))
        second = " · ".join(part for part in parts if part)
    rules = " ".join(result.script.scenario.rules)
    return TwoLines(result.script.name, result.script.scenario.title, second, icon, color, rules)


def _as_page(report: RunReport) -> bytes:
    from seatkeeper.lab.reports.scenario_page import as_html  # noqa: PLC0415 - slow, on the lane

    return as_html(report).encode()


def _as_junit(report: RunReport) -> bytes:
    from seatkeeper.lab.reports.scenario_junit import as_junit  # noqa: PLC0415 - on the lane

    return as_junit(report)
