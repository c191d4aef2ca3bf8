"""Asks whether anything installed has a known vulnerability: ``python .ci/audit.py [--strict]``.

Fails when something has one. What the service that knows could not be asked about is told; with
``--strict`` that fails, too. Without it a machine that does not reach the service, or reaches only
a copy of the package index that knows no vulnerabilities, says so and passes: that is no fault of
the change. (``pip-audit`` itself calls such a run clean.)
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final

OURS: Final = "seatkeeper"
"""Not on any index, so nobody knows anything of it."""

SECONDS: Final = 300
"""After that the service is taken not to answer; it is asked once for each package."""


def main() -> int:
    """Audit this environment.

    Returns:
        The exit status: 1 for a known vulnerability, and where it is strict, for an open question.
    """
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--strict", action="store_true", help="everything must have been asked")
    strict: bool = parser.parse_args().strict
    packages, said = _asked()
    others = [package for package in packages if package["name"] != OURS]
    vulnerable = [package for package in others if package.get("vulns")]
    open_questions = [package for package in others if "skip_reason" in package]
    for package in vulnerable:
        known = ", ".join(found["id"] for found in package["vulns"])
        print(f"VULNERABLE: {package['name']} {package['version']}: {known}")
    if not packages:
        print(f"not audited: {said}")
    elif open_questions:
        print(f"not audited: {len(open_questions)} of {len(others)} packages; the first:")
        print(f"  {open_questions[0]['name']}: {open_questions[0]['skip_reason']}")
    else:
        print(f"audited: {len(others)} packages, {len(vulnerable)} with known vulnerabilities")
    answered = bool(packages) and not open_questions
    return 1 if vulnerable or (strict and not answered) else 0


def _asked() -> tuple[list[dict[str, Any]], str]:
    """What pip-audit found out about each package; nothing, and why, where it found out nothing."""
    with TemporaryDirectory() as folder:
        report = Path(folder, "report.json")
        command = ["pip-audit", "--progress-spinner", "off", "--timeout", "15"]
        try:
            done = subprocess.run(
                [*command, "--format", "json", "--output", str(report)],
                capture_output=True, text=True, timeout=SECONDS, check=False,
            )  # fmt: skip
        except FileNotFoundError:
            return [], 'pip-audit is not installed: pip install ".[audit]"'
        except subprocess.TimeoutExpired:
            return [], f"the service did not answer within {SECONDS} s"
        try:
            packages: list[dict[str, Any]] = json.loads(report.read_text("utf-8"))["dependencies"]
        except (OSError, ValueError, KeyError):
            lines = done.stderr.splitlines() or ["pip-audit reported nothing"]
            return [], lines[-1]
        return packages, ""


if __name__ == "__main__":
    sys.exit(main())
