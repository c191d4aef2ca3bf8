"""The tab of the checks: one after the other on a lane, each result as soon as it is there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from seatkeeper.qt.i18n import translate
from seatkeeper.qt.phrasing import checks as phrasing
from seatkeeper.qt.theme import Tone
from seatkeeper.qt.widgets.buttons import BusyButton, button
from seatkeeper.qt.widgets.glyph import Glyph
from seatkeeper.qt.widgets.layout import column, row, scrolled
from seatkeeper.qt.widgets.words import badge, label, restyle
from seatkeeper.service.diagnosis import SKIPPED, Check, Finding, Outcome

if TYPE_CHECKING:
    from seatkeeper.service.ports import Lanes

__all__ = ["ChecksTab"]

LANE: Final = "diagnosis"
_ICONS: Final = {
    Outcome.OK: "success",
    Outcome.WARNING: "warning",
    Outcome.FAILED: "danger",
    Outcome.SKIPPED: "circle",
}


class ChecksTab(QWidget):
    """Runs the checks and shows what they found."""

    def __init__(self, lanes: Lanes) -> None:
        super().__init__()
        self._lanes = lanes
        self._checks: tuple[Check, ...] = ()
        self._rows: dict[str, _Row] = {}
        self._run = 0
        self.findings: dict[str, Finding] = {}
        self._summary = label("", "heading", name="diagnostics.summary")
        self._list = QVBoxLayout()
        self._list.setContentsMargins(0, 0, 0, 0)
        self._list.setSpacing(0)
        frame = QFrame()
        frame.setProperty("card", "true")
        frame.setLayout(self._list)
        inside = QWidget()
        inside.setLayout(column(frame, None))
        self._again = BusyButton(
            "diagnostics.run",
            translate("Diagnostics", "Run Again"),
            translate("Diagnostics", "Checking…"),
            self.run,
        )
        self._copy = button(
            "diagnostics.copyChecks", translate("Diagnostics", "Copy"), self._copy_text
        )
        self.setLayout(column(self._summary, scrolled(inside), margins=16, spacing=12))
        self.bottom = row(self._copy, None, self._again)
        self._again.set_busy(True)
        self._copy.setEnabled(False)

    def offer(self, checks: tuple[Check, ...]) -> None:
        """Take the checks, and run them."""
        self._checks = checks
        for number, check in enumerate(checks):
            made = _Row(check.name, last=number == len(checks) - 1)
            self._rows[check.name] = made
            self._list.addWidget(made)
        self.run()

    def run(self) -> None:
        """Run all checks again."""
        self._run += 1
        self.findings = {}
        self._again.set_busy(True)
        self._copy.setEnabled(False)
        self._summary.setText(translate("Diagnostics", "Checking…"))
        for shown in self._rows.values():
            shown.show_waiting()
        self._next(self._run)

    def _next(self, run: int) -> None:
        if run != self._run:
            return
        if len(self.findings) == len(self._checks):
            self._again.set_busy(False)
            self._copy.setEnabled(True)
            self._summary.setText(phrasing.summary(self.findings))
            return
        check = self._checks[len(self.findings)]
        if any(self.findings[name].outcome in _STOPS for name in check.needs):
            self._found(run, check, SKIPPED)
            return
        self._rows[check.name].show_looking()
        self._lanes.submit(LANE, check.run, lambda finding: self._found(run, check, finding))

    def _found(self, run: int, check: Check, finding: Finding) -> None:
        if run == self._run:
            self.findings[check.name] = finding
            self._rows[check.name].show_finding(finding)
            self._next(run)

    def _copy_text(self) -> None:
        QGuiApplication.clipboard().setText("\n".join(one.plain for one in self._rows.values()))


_STOPS: Final = frozenset({Outcome.FAILED, Outcome.SKIPPED})


class _Row(QWidget):
    """One check: icon, name, what it found, and what to do."""

    def __init__(self, name: str, *, last: bool) -> None:
        super().__init__()
        self._name = name
        self.setObjectName(f"check.{name}")
        self._glyph = Glyph("circle", 20, "muted")
        self._title = label(phrasing.check_title(name), "field")
        self._result = badge("", name=f"check.{name}.result")
        self._found = label("", "muted", name=f"check.{name}.found", selectable=True)
        self._advice = label("", "", name=f"check.{name}.advice", selectable=True)
        head = row(self._title, self._result)
        head.setStretch(0, 1)
        words = column(head, self._found, self._advice, spacing=2)
        inside = row(words, spacing=12)
        inside.insertWidget(0, self._glyph, 0, Qt.AlignmentFlag.AlignTop)
        inside.setContentsMargins(16, 12, 16, 12)
        inside.setStretch(1, 1)
        self.setLayout(inside)
        self.setProperty("checkRow", "last" if last else "inner")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.plain = ""
        self.show_waiting()

    def show_waiting(self) -> None:
        """Its turn has not come."""
        self._show("circle", "muted", "", "", "")

    def show_looking(self) -> None:
        """It is under way."""
        self._show("circle", "accent", translate("Diagnostics", "looking…"), "", "")

    def show_finding(self, finding: Finding) -> None:
        """Show what it found."""
        tone = "muted" if finding.outcome is Outcome.SKIPPED else phrasing.TONES[finding.outcome]
        bad = finding.outcome in {Outcome.FAILED, Outcome.WARNING}
        detail = finding.facts.get("detail", "") if bad else ""
        code = f"[{finding.code}: {detail}]" if detail else f"[{finding.code}]"
        advice = phrasing.advice(finding.code) if bad else ""
        self._show(
            _ICONS[finding.outcome],
            tone,
            phrasing.outcome_words(finding.outcome),
            phrasing.found(self._name, finding),
            f"{advice} {code}".strip() if bad else "",
        )

    def _show(self, icon: str, color: str, result: str, found: str, advice: str) -> None:
        self._glyph.show_icon(icon, color)
        self._result.setText(result)
        self._result.setVisible(bool(result))
        restyle(self._result, tone=str(color) if color in set(Tone) else "")
        self._found.setText(found)
        self._found.setVisible(bool(found))
        self._advice.setText(advice)
        self._advice.setVisible(bool(advice))
        self.plain = ". ".join(
            part for part in (f"{self._title.text()}: {result}", found, advice) if part
        )
        self.setAccessibleName(self.plain)
