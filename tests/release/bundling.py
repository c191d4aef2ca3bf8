"""Makes the bundle once, and runs its programs where no Python package can be found."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).parents[2]
SPEC: Final = ROOT / "app" / "bundle" / "seatkeeper.spec"
_MAKING: Final = 1000
"""Seconds; it takes 80 on two quiet cores."""
_RUNNING: Final = 300


@dataclass(frozen=True, slots=True)
class Bundle:
    """A bundle that was made.

    Attributes:
        folder: What is given to people.
        made: What was generated on the way: icons and version information.
        home: Of the only user of the computer it runs on.
    """

    folder: Path
    made: Path
    home: Path

    @property
    def library(self) -> Path:
        """The folder with everything but the programs."""
        return self.folder / "_internal"

    def environment(self, **more: str) -> dict[str, str]:
        """That of a user with nothing of ours, and without a screen."""
        return {
            "PATH": f"{self.home / 'bin'}:/usr/bin:/bin",
            "HOME": str(self.home),
            "LANG": "C.UTF-8",
            **more,
        }

    def run(
        self, *arguments: str, program: str = "seatkeeper-cli", said: str = ""
    ) -> subprocess.CompletedProcess[str]:
        """Run a program until it ends, in the user's home.

        Args:
            arguments: After its name.
            program: Which of the two.
            said: Its standard input.
        """
        return subprocess.run(
            [str(self.folder / program), *arguments], cwd=self.home, env=self.environment(),
            input=said, capture_output=True, text=True, timeout=_RUNNING, check=False,
        )  # fmt: skip


def make_bundle(folder: Path) -> Bundle:
    """Make it with the PyInstaller of this Python.

    Args:
        folder: Where; empty.
    """
    dist, work, home = folder / "dist", folder / "work", folder / "home"
    (home / "bin").mkdir(parents=True)
    done = subprocess.run(
        [sys.executable, "-m", "PyInstaller", "--noconfirm", "--log-level", "WARN",
         "--distpath", str(dist), "--workpath", str(work), str(SPEC)],
        cwd=folder, capture_output=True, text=True, timeout=_MAKING, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr
    return Bundle(dist / "seatkeeper", work / "seatkeeper" / "made", home)
