"""Processes that are measured, or that serve what is measured."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from tempfile import gettempdir
from typing import Any

_ROOT = Path(__file__).parents[2]


@cache
def _environment() -> dict[str, str]:
    """As where the app is installed: compiled once, found at once; and without a screen."""
    inherited = {
        name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"
    }
    return inherited | {
        "PYTHONPATH": os.pathsep.join((str(_ROOT / "app"), str(_ROOT))),
        "PYTHONPYCACHEPREFIX": str(Path(gettempdir(), "seatkeeper-benchmark-bytecode")),
        "QT_QPA_PLATFORM": "offscreen",
        "QT_LOGGING_RULES": "default.warning=false",  # of what that platform cannot do
    }


@contextmanager
def module_process(
    module: str, *arguments: str, **options: Any
) -> Iterator[subprocess.Popen[bytes]]:
    """Run one of our modules in a process of its own; it is ended when the block is left."""
    command = [sys.executable, "-m", module, *arguments]
    with subprocess.Popen(command, cwd=_ROOT, env=_environment(), **options) as process:
        try:
            yield process
        finally:
            process.kill()
