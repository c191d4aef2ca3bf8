"""The list of rules at the end of ``pytest -m rule``, and what makes that run fail."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.helpers.rule_report import RuleReport, known_rules

ROOT = Path(__file__).parents[2]
DOCUMENT = """\
| R10 | Starting the app, logged in, takes one seat: of 15, 14 are left after the first. | done |
| R11 | A seat is free again at once. | done |
| R12 | Not yet. | planned |
"""


def report(*, complete: bool = True) -> RuleReport:
    """Two rules, each with one test that passed."""
    made = RuleReport(known_rules(DOCUMENT), complete)
    made.tests["R10"].add("a")
    made.tests["R11"].add("b")
    made.outcomes = {"a": "passed", "b": "passed"}
    return made


def test_each_rule_has_its_line() -> None:
    first, second = report().lines()
    assert first.startswith("R10   Starting the app, logged in, takes one seat: of 15, 14 are…")
    assert second.split()[-2:] == ["1", "passed"]
    assert report().problems() == {}


def test_a_rule_without_a_test_is_a_fault_where_all_were_asked_for() -> None:
    for complete, problems in ((True, {"R11": "no test"}), (False, {})):
        found = report(complete=complete)
        del found.tests["R11"]
        assert found.problems() == problems
        assert len(found.lines()) == 1 + complete


@pytest.mark.parametrize("outcome", ["skipped", "failed"])
def test_a_rule_whose_test_did_not_pass_is_a_fault(outcome: str) -> None:
    found = report(complete=False)
    found.outcomes["b"] = outcome
    assert found.problems() == {"R11": outcome}


def test_a_test_that_was_never_run_is_a_fault() -> None:
    found = report()
    del found.outcomes["a"]
    assert found.problems() == {"R10": "not run"}


def test_a_skipped_test_of_a_rule_fails_the_run(tmp_path: Path) -> None:
    """With the real pytest: a copy of the hook, a document of its own, and two tests."""
    helpers = tmp_path / "tests" / "helpers"
    helpers.mkdir(parents=True)
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "rules.md").write_text(DOCUMENT, "utf-8")
    (tmp_path / "pytest.ini").write_text("[pytest]\nmarkers = rule(id): a rule\n", "utf-8")
    hook = (ROOT / "tests" / "helpers" / "rule_report.py").read_text("utf-8")
    (helpers / "rule_report.py").write_text(hook, "utf-8")
    (tmp_path / "tests" / "conftest.py").write_text(
        "from tests.helpers.rule_report import pytest_configure\n", "utf-8"
    )
    # A conftest that is no parent of the test: pytest then sorts its plugins by identity.
    (tmp_path / "tests" / "aside").mkdir()
    (tmp_path / "tests" / "aside" / "conftest.py").write_text("", "utf-8")
    (tmp_path / "tests" / "aside" / "test_aside.py").write_text("def test_it(): pass\n", "utf-8")
    file = tmp_path / "tests" / "test_it.py"
    passes = (
        "import pytest\n\n@pytest.mark.rule('R10')\ndef test_a():\n    pass\n\n\n"
        "@pytest.mark.rule('R11')\ndef test_b():\n    pass\n"
    )
    for text, code, said in (
        (passes, 0, "passed"),
        (passes.replace("@pytest.mark.rule('R11')", ""), 1, "no test"),
        (passes.replace("    pass\n\n\n", "    pytest.skip('no time')\n\n\n"), 1, "skipped"),
    ):
        file.write_text(text, "utf-8")
        ran = subprocess.run(
            [sys.executable, "-m", "pytest", "-m", "rule", "-p", "no:cacheprovider", "tests"],
            cwd=tmp_path,
            env={"PYTHONPATH": str(tmp_path), "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1"},
            capture_output=True,
            text=True,
            check=False,
            timeout=60,
        )
        assert ran.returncode == code, ran.stdout + ran.stderr
        assert said in ran.stdout.partition(" rules ")[2]
