"""docs/troubleshooting.md has a line for every code, and for nothing else."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from tests.docs.codes import codes_in, table_keys
from tests.docs.pages import REPOSITORY

PAGE: Final = (REPOSITORY / "docs" / "troubleshooting.md").read_text("utf-8")
FOLDERS: Final = [REPOSITORY / part for part in ("app/seatkeeper", "licensecache", "offline")]
CLI: Final = REPOSITORY / "app" / "seatkeeper" / "cli"


def documented() -> list[str]:
    """The codes that have a line, in order."""
    rows = re.findall(r"^\| (`[^|]+`) \|", PAGE, re.MULTILINE)
    return [code for row in rows for code in re.findall(r"`([^`]+)`", row)]


@cache
def known() -> dict[str, set[str]]:
    """Every code of the source, and those for which the command line has words."""
    worded = table_keys(
        CLI / "phrasing.py", "_NOTICES", "_CAUSES", "_NO_PERIOD", "_REFUSALS", "_CACHE_TROUBLE"
    )
    found = table_keys(CLI / "diagnosis_phrasing.py", "_FOUND")
    return codes_in(*FOLDERS) | {code: {"cli"} for code in worded | found}


def test_every_code_has_a_line() -> None:
    lines = set(documented())
    missing = {code: sorted(files) for code, files in known().items() if code not in lines}
    assert not missing, "these codes have no line in docs/troubleshooting.md"


def test_no_line_is_about_a_code_that_is_not_there() -> None:
    assert set(documented()) <= set(known())


def test_no_code_has_two_lines() -> None:
    lines = documented()
    assert sorted(set(lines)) == sorted(lines)
