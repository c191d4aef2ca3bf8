"""A stranger's environment: a fresh one, with the wheel installed in it and nothing of the source.

What Seatkeeper depends on is taken from the environment of these tests, by a path file, so that
nothing is downloaded.
"""

from __future__ import annotations

import importlib.util
import os
import subprocess
import sys
import sysconfig
import venv
from collections.abc import Callable
from dataclasses import dataclass
from importlib.metadata import entry_points
from pathlib import Path

import pytest

from tests.helpers.tools import missing

ROOT = Path(__file__).parents[2]
STRANGER = ROOT / "tests" / "stranger"
_SECONDS = 100


@dataclass(frozen=True)
class Environment:
    """A virtual environment.

    Attributes:
        python: Its interpreter.
    """

    python: Path

    def run(self, *arguments: str, folder: Path) -> subprocess.CompletedProcess[str]:
        """Run its Python in a folder, with nothing of this checkout on its path."""
        kept = {
            name: value
            for name, value in os.environ.items()
            if not name.startswith(("PYTHON", "PYTEST", "COV"))
        }
        return subprocess.run(
            [self.python, *arguments],
            cwd=folder,
            env=kept,
            capture_output=True,
            text=True,
            timeout=_SECONDS,
            check=False,
        )


@pytest.fixture(scope="session")
def stranger_environment(tmp_path_factory: pytest.TempPathFactory) -> Environment:
    """An environment with the wheel of this checkout."""
    if importlib.util.find_spec("hatchling") is None:
        missing("hatchling is not installed")
    folder = tmp_path_factory.mktemp("stranger-environment")
    wheels = folder / "wheels"
    _pip("wheel", "--no-build-isolation", "--wheel-dir", str(wheels), str(ROOT))
    (wheel,) = wheels.glob("*.whl")
    venv.create(folder / "venv", with_pip=False, symlinks=os.name == "posix")
    python = folder / "venv" / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    _pip("install", "--no-index", str(wheel), python=python)
    environment = Environment(python)
    asked = environment.run(
        "-c", "import sysconfig; print(sysconfig.get_path('purelib'))", folder=folder
    )
    path_file = Path(asked.stdout.strip()) / "dependencies.pth"
    path_file.write_text(sysconfig.get_path("purelib") + "\n", encoding="utf-8")
    return environment


def _pip(command: str, *arguments: str, python: Path = Path(sys.executable)) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "pip", "--python", python, command, "--quiet", "--no-deps",
         "--disable-pip-version-check", *arguments],
        capture_output=True, text=True, timeout=_SECONDS, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr


Pytest = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture
def run_pytest(stranger_environment: Environment, tmp_path: Path) -> Pytest:
    """Runs pytest on files: ``run_pytest(test_seats="…")``, as a project of a stranger."""

    def run(*options: str, **files: str) -> subprocess.CompletedProcess[str]:
        settings = (STRANGER / "pyproject.toml").read_text("utf-8")
        (tmp_path / "pyproject.toml").write_text(settings, encoding="utf-8")
        for name, content in files.items():
            (tmp_path / f"{name}.py").write_text(content, encoding="utf-8")
        # A stranger has none of the plugins of our own tests.
        ours = {point.name for point in entry_points(group="pytest11")} - {"seatkeeper"}
        without = [f"-pno:{name}" for name in sorted(ours)]
        return stranger_environment.run("-m", "pytest", *without, *options, folder=tmp_path)

    return run
