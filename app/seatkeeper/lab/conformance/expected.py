"""The file of expected failures: what is known not to work, and why.

One check a line: its name, white space, the reason. Empty lines and lines that begin with ``#``
do not count.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping

__all__ = ["ExpectedFailuresError", "read_expected"]


class ExpectedFailuresError(ValueError):
    """The file is not as it must be."""


def read_expected(text: str, known: Collection[str]) -> Mapping[str, str]:
    """Read the file.

    Args:
        text: Its content.
        known: Names of all checks.

    Returns:
        Name of a check to the reason why it fails.

    Raises:
        ExpectedFailuresError: A name that no check has, a name twice, or a line without a reason.
    """
    found: dict[str, str] = {}
    for number, line in enumerate(text.splitlines(), 1):
        stripped = line.strip()
        if not stripped or stripped.startswith("#"):
            continue
        name, _, reason = stripped.partition(" ")
        if name not in known:
            raise ExpectedFailuresError(f"line {number}: no check is called {name!r}")
        if name in found:
            raise ExpectedFailuresError(f"line {number}: {name} twice")
        if not reason.strip():
            raise ExpectedFailuresError(f"line {number}: {name} without a reason")
        found[name] = reason.strip()
    return found
