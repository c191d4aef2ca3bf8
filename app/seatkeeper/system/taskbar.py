"""Who this program is to the taskbar.

Windows groups windows under the program that shows them, which for a Python program is Python
itself; an identity of its own gives Seatkeeper its own button, its own icon and its own
notifications. Other platforms need nothing.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import Any, Final

__all__ = ["APP_ID", "introduce"]

APP_ID: Final = "Seatkeeper.Seatkeeper"
"""Company and product, as Windows asks for (Application User Model IDs)."""


def introduce(platform: str = sys.platform, set_id: Callable[[str], object] | None = None) -> None:
    """Tell the taskbar who this is, before the first window is shown.

    Args:
        platform: As ``sys.platform``.
        set_id: Windows' own function unless told otherwise.
    """
    if platform == "win32":
        (set_id or _windows())(APP_ID)


def _windows() -> Callable[[str], object]:
    import ctypes  # noqa: PLC0415 - exists elsewhere, too, but is of no use there

    shell32: Any = getattr(ctypes, "windll").shell32  # noqa: B009 - only Windows has it
    set_id: Callable[[str], object] = shell32.SetCurrentProcessExplicitAppUserModelID
    return set_id
