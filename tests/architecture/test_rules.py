"""Every rule that docs/rules.md calls done has a test that says so."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[2]
_ROW = re.compile(r"^\| (R\d+) \| (.+) \| (done|planned) \|$")


def rules() -> dict[str, str]:
    """Rule id to status."""
    found: dict[str, str] = {}
    for line in (ROOT / "docs" / "rules.md").read_text("utf-8").splitlines():
        if line.startswith("| R"):
            row = _ROW.match(line)
            assert row is not None, f"not a rule with a status: {line}"
            assert row[1] not in found, f"{row[1]} twice"
            found[row[1]] = row[3]
    return found


def marked() -> Iterator[tuple[str, str]]:
    """Rule id and place of every mark in the tests, as ``@pytest.mark.rule("R12")``."""
    for path in sorted((ROOT / "tests").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if (
                isinstance(node, ast.Call)
                and isinstance(node.func, ast.Attribute)
                and node.func.attr == "rule"
                and isinstance(node.func.value, ast.Attribute)
                and node.func.value.attr == "mark"
            ):
                for argument in node.args:
                    assert isinstance(argument, ast.Constant)
                    yield str(argument.value), f"{path.relative_to(ROOT)}:{node.lineno}"


def test_every_done_rule_has_a_test() -> None:
    tested = {rule for rule, _ in marked()}
    untested = sorted(
        rule for rule, status in rules().items() if status == "done" and rule not in tested
    )
    assert not untested


def test_every_mark_names_a_rule() -> None:
    known = rules()
    unknown = [f"{place}: {rule}" for rule, place in marked() if rule not in known]
    assert not unknown


def test_no_rule_is_lost() -> None:
    ids = {int(rule[1:]) for rule in rules()}
    sections = [
        range(1, 8), range(10, 26), range(30, 40), range(40, 45), range(50, 54), range(60, 66),
        range(70, 80), range(80, 85), range(90, 94), range(100, 107),
    ]  # fmt: skip
    assert ids == {number for section in sections for number in section}
