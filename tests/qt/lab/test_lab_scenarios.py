"""Scenarios, the report and the air gap, from the lab's window."""

from __future__ import annotations

from xml.etree import ElementTree as ET

from PySide6.QtWidgets import QAbstractButton

from tests.qt.lab.driver import LabDriver

CRASH = "crash-then-eight-hours"


def _scenarios(lab: LabDriver) -> None:
    lab.window.tabs.setCurrentWidget(lab.window.scenarios)
    lab.until(lab.window.scenarios.list.keys)


def _report(lab: LabDriver) -> None:
    lab.window.tabs.setCurrentWidget(lab.window.report)


def test_a_shipped_scenario_is_played_and_its_steps_are_shown(lab: LabDriver) -> None:
    _scenarios(lab)
    lab.window.scenarios.list.choose(CRASH)
    steps = lab.cells("lab.steps", 0)
    assert steps
    assert set(lab.cells("lab.steps", 1)) == {""}
    lab.press("lab.runChosen")
    lab.until(lambda: "1 of 1 passed" in lab.read("lab.runWords"))
    assert lab.cells("lab.steps", 0) == steps
    assert "" not in lab.cells("lab.steps", 1)
    assert "passed" in lab.row("A crash, and eight hours of silence", "lab.scenarios")


def test_the_report_of_a_run_is_shown_and_saved(lab: LabDriver) -> None:
    _report(lab)
    assert lab.visible("lab.noReport")
    lab.press("lab.toScenarios")
    _scenarios(lab)
    lab.window.scenarios.list.choose(CRASH)
    lab.press("lab.runChosen")
    lab.until(lambda: "1 of 1 passed" in lab.read("lab.runWords"))
    _report(lab)
    assert lab.read("lab.reportTitle") == "Every scenario passed"
    assert lab.read("lab.report.passed.number") == "1"
    assert lab.read("lab.report.failed.number") == "0"
    lab.press("lab.savePage")
    lab.until(lambda: "seatkeeper-lab.html" in lab.read("lab.banner.what"))
    page = (lab.files.folder / "seatkeeper-lab.html").read_text("utf-8")
    assert "A crash, and eight hours of silence" in page
    lab.press("lab.saveJunit")
    lab.until(lambda: "seatkeeper-lab.xml" in lab.read("lab.banner.what"))
    found = ET.parse(lab.files.folder / "seatkeeper-lab.xml")  # noqa: S314 - our own file
    assert [one.get("name") for one in found.iter("testcase")]


def test_a_run_can_be_stopped_and_what_is_left_counts_as_not_played(lab: LabDriver) -> None:
    _scenarios(lab)
    lab.press("lab.runAll")
    lab.until(lambda: lab.visible("lab.stopRun") and lab.cells("lab.steps", 0))
    assert not lab.find(QAbstractButton, "lab.runAll").isEnabled()
    lab.press("lab.stopRun")
    lab.until(lambda: not lab.window.run.running)
    _report(lab)
    assert lab.read("lab.reportTitle") == "Not every scenario passed"
    assert int(lab.read("lab.report.skipped.number")) > 20


def test_a_report_that_cannot_be_written_is_explained(lab: LabDriver) -> None:
    _scenarios(lab)
    lab.window.scenarios.list.choose(CRASH)
    lab.press("lab.runChosen")
    lab.until(lambda: "1 of 1 passed" in lab.read("lab.runWords"))
    _report(lab)
    lab.files.path = lab.files.folder
    lab.press("lab.savePage")
    lab.until(lambda: "could not be saved" in lab.read("lab.banner.what"))


def test_the_air_gap_opens_from_the_lab_and_closes_with_it(lab: LabDriver) -> None:
    lab.press("lab.airGap")
    lab.until(lambda: lab.window.gap.view is not None and lab.window.gap.view.state is not None)
    view = lab.window.gap.view
    assert view is not None
    assert view.isVisible()
    lab.press("lab.airGap")
    assert lab.window.gap.view is view
    lab.window.gap.shut()
    assert lab.window.gap.view is None
