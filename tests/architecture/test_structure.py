"""Who may import whom, and how large and how careful a module is."""

from __future__ import annotations

import ast
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SOURCES = (ROOT / "app" / "seatkeeper", ROOT / "licensecache", ROOT / "offline")
MOST_LINES = 300

LARGER: dict[str, str] = {}
"""Modules that may be larger, each with the reason."""

LAST_RESORTS = {"app/seatkeeper/cli/main.py": "a person never sees a traceback"}
"""Where everything is caught, once each, and why."""

HEAVY = ("typer", "rich", "fastapi", "uvicorn", "sqlalchemy", "keyring", "requests", "joserfc")


def modules() -> Iterator[Path]:
    for source in SOURCES:
        yield from sorted(source.rglob("*.py"))


def python(*arguments: str) -> subprocess.CompletedProcess[str]:
    path = os.pathsep.join((str(ROOT / "app"), str(ROOT)))
    return subprocess.run(
        [sys.executable, *arguments],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": path},
        capture_output=True,
        text=True,
        timeout=100,
        check=False,
    )


def test_imports_keep_the_contracts() -> None:
    lint = "from importlinter.cli import lint_imports_command as lint; lint()"
    done = python("-c", lint, "--no-cache")
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize("module", ["seatkeeper.__main__", "seatkeeper.composition"])
def test_nothing_heavy_is_imported_on_the_way_to_the_first_paint(module: str) -> None:
    code = f"import {module}, sys; print(*[name for name in {HEAVY} if name in sys.modules])"
    done = python("-c", code)
    assert done.returncode == 0, done.stderr
    assert done.stdout.split() == []


def test_a_module_has_at_most_300_lines() -> None:
    large = {
        str(path.relative_to(ROOT)): lines
        for path in modules()
        if (lines := len(path.read_text("utf-8").splitlines())) > MOST_LINES
    }
    assert set(large) == set(LARGER), large


def test_nothing_swallows_everything() -> None:
    broad = [
        str(path.relative_to(ROOT))
        for path in modules()
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.ExceptHandler) and _is_broad(node.type) and not _passes_on(node)
    ]
    assert sorted(broad) == sorted(LAST_RESORTS)


def _passes_on(handler: ast.ExceptHandler) -> bool:
    """Whether it tidies up and raises the same error again."""
    last = handler.body[-1]
    return isinstance(last, ast.Raise) and last.exc is None


def _is_broad(caught: ast.expr | None) -> bool:
    if isinstance(caught, ast.Tuple):
        return any(_is_broad(entry) for entry in caught.elts)
    return caught is None or (
        isinstance(caught, ast.Name) and caught.id in {"Exception", "BaseException"}
    )


def test_every_module_says_what_it_is_for() -> None:
    silent = [
        str(path.relative_to(ROOT))
        for path in modules()
        if ast.get_docstring(ast.parse(path.read_text("utf-8"))) is None
    ]
    assert not silent


def test_nothing_of_pyside_is_imported_by_star() -> None:
    stars = [
        f"{path.relative_to(ROOT)}:{node.lineno}"
        for path in modules()
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.ImportFrom) and any(name.name == "*" for name in node.names)
    ]
    assert not stars
