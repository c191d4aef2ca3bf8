"""Whether a window can be shown here: Qt ends the process where it cannot."""

from __future__ import annotations

import os
import sys

__all__ = ["can_open_windows", "has_display"]


def has_display() -> bool:
    """Whether a person could see a window here."""
    platform = os.environ.get("QT_QPA_PLATFORM", "")
    if platform in {"offscreen", "minimal"}:
        return False
    if platform or sys.platform in {"win32", "darwin"}:
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def can_open_windows() -> bool:
    """Whether Qt can open a window here, seen or unseen."""
    return has_display() or bool(os.environ.get("QT_QPA_PLATFORM"))
