"""Which kind of computer this is: all that a server may learn of it (R100)."""

from __future__ import annotations

import sys

__all__ = ["platform_name"]


def platform_name(system: str = sys.platform) -> str:
    """The platform as the protocol names it.

    Args:
        system: As ``sys.platform``.

    Returns:
        ``windows``, ``macos`` or ``linux``.
    """
    return {"win32": "windows", "darwin": "macos"}.get(system, "linux")
