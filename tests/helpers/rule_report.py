"""``pytest -m rule`` ends with the list of rules and what their tests said.

Each line has a rule's id, its first words, and how many tests prove it. When all tests were asked
for, a rule without a test, or with one that was skipped, fails the run: then nothing was proven.

The functions are hooks of pytest; ``tests/conftest.py`` takes them over.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

import pytest

__all__ = ["RuleReport", "known_rules", "pytest_configure"]

_ROOT: Final = Path(__file__).parents[2]
_ROW: Final = re.compile(r"^\| (R\d+) \| (.+) \| (done|planned) \|$", re.MULTILINE)
_WORDS: Final = 60
"""Characters of a rule that are shown."""


def known_rules(document: str) -> dict[str, str]:
    """The rules that are done, by id, in their own words."""
    return {row[1]: row[2] for row in _ROW.finditer(document) if row[3] == "done"}


@dataclass(eq=False)
class RuleReport:
    """Collects what became of the tests of each rule.

    Attributes:
        rules: Rule id to its words.
        complete: Whether all tests were asked for, so that a rule without one is a fault.
        tests: Rule id to the tests that are marked with it.
        outcomes: Test to ``passed``, ``failed`` or ``skipped``.
    """

    rules: dict[str, str]
    complete: bool
    tests: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    outcomes: dict[str, str] = field(default_factory=dict)

    def pytest_collection_finish(self, session: pytest.Session) -> None:
        """Note which tests are marked with which rules."""
        for item in session.items:
            for mark in item.iter_markers("rule"):
                for rule in mark.args:
                    self.tests[str(rule)].add(item.nodeid)

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Note what a test said; what went wrong in any of its three parts counts."""
        first = self.outcomes.get(report.nodeid, "passed") == "passed"
        if first and (report.when == "call" or report.outcome != "passed"):
            self.outcomes[report.nodeid] = report.outcome

    def problems(self) -> dict[str, str]:
        """Rules that were not proven, with the reason."""
        found: dict[str, str] = {}
        for rule in self.rules:
            said = {self.outcomes.get(test, "not run") for test in self.tests.get(rule, ())}
            if not said and self.complete:
                found[rule] = "no test"
            elif said - {"passed"}:
                found[rule] = ", ".join(sorted(said - {"passed"}))
        return found

    def lines(self) -> list[str]:
        """The list."""
        problems = self.problems()
        return [
            f"{rule:<5} {_first_words(words):<{_WORDS}} {len(self.tests.get(rule, ())):>3}  "
            f"{problems.get(rule, 'passed')}"
            for rule, words in self.rules.items()
            if rule in self.tests or self.complete
        ]

    def pytest_sessionfinish(self, session: pytest.Session) -> None:
        """Fail a run that proved less than it should have."""
        if self.problems() and session.exitstatus == pytest.ExitCode.OK:
            session.exitstatus = pytest.ExitCode.TESTS_FAILED

    def pytest_terminal_summary(self, terminalreporter: pytest.TerminalReporter) -> None:
        """Print the list."""
        terminalreporter.section("rules")
        for line in self.lines():
            terminalreporter.line(line)


def _first_words(words: str) -> str:
    plain = words.replace("`", "").replace("*", "")
    return plain if len(plain) <= _WORDS else plain[: _WORDS - 1].rsplit(" ", 1)[0] + "…"


def pytest_configure(config: pytest.Config) -> None:
    """Begin to collect, where only the tests of rules were asked for."""
    if config.getoption("markexpr") != "rule" or config.getoption("collectonly"):
        return
    chosen = config.getoption("keyword") or config.getoption("deselect")
    everything = config.args_source is not pytest.Config.ArgsSource.ARGS or config.args == ["tests"]
    document = (_ROOT / "docs" / "rules.md").read_text("utf-8")
    report = RuleReport(known_rules(document), complete=everything and not chosen)
    config.pluginmanager.register(report, "rule-report")
