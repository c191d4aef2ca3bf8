"""docs/branding.md names every place where the program's name and its look stand."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest

from tests.docs.pages import REPOSITORY

APP: Final = REPOSITORY / "app" / "seatkeeper"
PAGE: Final = (REPOSITORY / "docs" / "branding.md").read_text("utf-8")
NAMED: Final = sorted(set(re.findall(r"`((?:app|offline|licensecache)/[\w./-]+)`", PAGE)))
SIMULATIONS: Final = {"air_gap", "lab", "tour"}
"""Packages of ``qt`` whose windows a vendor does not ship."""


def texts(tree: ast.AST) -> Iterator[str]:
    """The texts of a module that are not documentation."""
    notes = {
        id(node.value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in notes:
            yield node.value


def with_the_name() -> set[str]:
    """The files of the app that say its name to somebody, or to the system."""
    files = [
        file for part in ("qt", "system", "composition") for file in (APP / part).rglob("*.py")
    ]
    shipped = [file for file in files if not SIMULATIONS & set(file.relative_to(APP).parts)]
    return {name(file) for file in shipped if says_it(file)}


def name(file: Path) -> str:
    return file.relative_to(REPOSITORY).as_posix()


def says_it(file: Path) -> bool:
    said = texts(ast.parse(file.read_text("utf-8")))
    return any(re.search(r"\bSeatkeeper\b", text) for text in said)


@pytest.mark.parametrize("path", NAMED)
def test_every_file_that_is_named_is_there(path: str) -> None:
    assert (REPOSITORY / path).exists()


def test_every_file_with_the_programs_name_in_it_is_named() -> None:
    assert with_the_name() <= set(NAMED)
