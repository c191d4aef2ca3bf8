"""What ``seatkeeper lab run`` says: while it runs, of each scenario, and at its end."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Self

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn
from rich.table import Column
from rich.text import Text

if TYPE_CHECKING:
    from seatkeeper.lab.scenarios.loading import Script
    from seatkeeper.lab.scenarios.outcome import RunReport, ScenarioResult, StepResult

__all__ = ["Teller", "summary_of"]

_WORDS: Final = {
    "passed": ("passed", "green"),
    "failed": ("FAILED", "bold red"),
    "skipped": ("skipped", "yellow"),
}


class Teller:
    """Tells how a run goes: results on standard output, progress on a terminal."""

    def __init__(self) -> None:
        self._out = Console(highlight=False)
        # On one terminal both must go through one console, or they write over each other.
        screen = self._out if self._out.is_terminal else Console(stderr=True, highlight=False)
        one_line = Column(no_wrap=True, overflow="ellipsis")
        self._progress = Progress(
            BarColumn(bar_width=24),
            MofNCompleteColumn(),
            TextColumn("{task.description}", markup=False, table_column=one_line),
            console=screen,
            transient=True,
            disable=not screen.is_terminal,
        )
        self._task = self._progress.add_task("", total=None)

    def __enter__(self) -> Self:
        self._progress.start()
        return self

    def __exit__(self, *_failure: object) -> None:
        self._progress.stop()

    def begins(self, script: Script, number: int, total: int) -> None:
        """A scenario begins."""
        self._progress.update(
            self._task, total=total, completed=number - 1, description=script.scenario.title
        )

    def stepped(self, script: Script, step: StepResult) -> None:
        """A step has ended."""
        self._progress.update(self._task, description=f"{script.scenario.title}: {step.words}")

    def ended(self, result: ScenarioResult) -> None:
        """A scenario has ended."""
        word, color = _WORDS[result.outcome.value]
        script = result.script
        took = f"  {result.took.total_seconds():.1f} s" if result.took else ""
        line = Text.assemble((word, color), "  ", (script.name, "bold"), f"{took}")
        self._out.print(line, soft_wrap=True)
        for step in result.steps:
            if step.failure:
                self._out.print(
                    Text(f"    {script.path}:{step.line}: {step.words}"), soft_wrap=True
                )
                for sentence in step.failure:
                    self._out.print(Text(f"        {sentence}", "red"), soft_wrap=True)


def summary_of(report: RunReport) -> list[str]:
    """The last lines: what came of it."""
    total = len(report.results)
    counts = dict.fromkeys(_WORDS, 0)
    for result in report.results:
        counts[result.outcome.value] += 1
    many = "1 scenario" if total == 1 else f"{total} scenarios"
    parts = ", ".join(f"{number} {outcome}" for outcome, number in counts.items() if number)
    return [f"{many} in {report.took.total_seconds():.1f} s: {parts}."]
