"""The one module that reads randomness."""

from __future__ import annotations

import os

__all__ = ["system_entropy"]


def system_entropy(size: int) -> bytes:
    """The operating system's random bytes."""
    return os.urandom(size)
