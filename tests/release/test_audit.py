"""The audit tells apart a clean environment, a vulnerable one, and one nobody could be asked about.

The service is not asked here: a program in place of pip-audit reports what its real one would.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

AUDIT = Path(__file__).parents[2] / ".ci" / "audit.py"
CLEAN = {"name": "h11", "version": "0.16.0", "vulns": []}
OURS = {"name": "seatkeeper", "skip_reason": "Dependency not found on PyPI"}
SKIPPED = {"name": "idna", "skip_reason": "Dependency not found on PyPI"}
VULNERABLE = {"name": "jinja2", "version": "2.10", "vulns": [{"id": "PYSEC-2019-217"}]}

Audit = Callable[..., subprocess.CompletedProcess[str]]

pytestmark = pytest.mark.skipif(os.name != "posix", reason="puts a script in place of a program")


@pytest.fixture
def audit(tmp_path: Path) -> Audit:
    """Runs the audit: ``audit([packages as pip-audit reports them], options...)``."""

    def run(packages: list[object] | None, *options: str) -> subprocess.CompletedProcess[str]:
        report = json.dumps({"dependencies": packages})
        writing = f"open(sys.argv[-1], 'w').write({report!r})" if packages is not None else "pass"
        fake = tmp_path / "pip-audit"
        fake.write_text(
            f"#!{sys.executable}\nimport sys\n{writing}\nsys.exit('ConnectionError: no route')\n",
            encoding="utf-8",
        )
        fake.chmod(0o755)
        return subprocess.run(
            [sys.executable, str(AUDIT), *options], env={"PATH": str(tmp_path)},
            capture_output=True, text=True, timeout=60, check=False,
        )  # fmt: skip

    return run


def test_a_clean_environment_passes_and_our_own_package_needs_no_answer(audit: Audit) -> None:
    done = audit([CLEAN, OURS], "--strict")
    assert (done.returncode, done.stdout) == (
        0,
        "audited: 1 packages, 0 with known vulnerabilities\n",
    )


@pytest.mark.parametrize("options", [(), ("--strict",)])
def test_a_known_vulnerability_fails_and_is_named(audit: Audit, options: tuple[str, ...]) -> None:
    done = audit([CLEAN, VULNERABLE, SKIPPED], *options)
    assert done.returncode == 1
    assert "VULNERABLE: jinja2 2.10: PYSEC-2019-217" in done.stdout


@pytest.mark.parametrize(
    ("packages", "said"),
    [
        ([CLEAN, SKIPPED], "not audited: 1 of 2 packages"),
        (None, "not audited: ConnectionError: no route"),
    ],
)
def test_what_nobody_could_be_asked_about_is_never_called_clean(
    audit: Audit, packages: list[object] | None, said: str
) -> None:
    done = audit(packages)
    assert done.returncode == 0
    assert said in done.stdout
    assert "audited: 2" not in done.stdout
    assert audit(packages, "--strict").returncode == 1


def test_without_pip_audit_it_says_how_to_get_it(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, str(AUDIT)], env={"PATH": str(tmp_path)},
        capture_output=True, text=True, timeout=60, check=False,
    )  # fmt: skip
    assert 'pip install ".[audit]"' in done.stdout
    assert done.returncode == 0
