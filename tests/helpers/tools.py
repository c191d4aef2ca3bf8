"""Tools of the machine that some tests need."""

from __future__ import annotations

import os
import shutil
from typing import NoReturn

import pytest


def require_tool(name: str) -> str:
    """Find a program.

    Returns:
        Its path. Where it is missing the test is skipped with that reason; in CI it fails.
    """
    path = shutil.which(name)
    if path is None:
        missing(f"{name} is not installed")
    return path


def require_chromium() -> str:
    """Find Chromium, under either of its names; as `require_tool`."""
    return shutil.which("chromium-browser") or require_tool("chromium")


def missing(reason: str) -> NoReturn:
    """End a test that this machine cannot run: a failure in CI, a skip elsewhere."""
    if os.environ.get("CI"):
        pytest.fail(reason)
    pytest.skip(reason)
