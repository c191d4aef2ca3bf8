"""Imports as Python does them.

PySide replaces ``__import__`` with its own, so that a module may switch Qt's names to snake case by
``from __feature__ import …``. To know which modules could, it reads the source of every module that
is imported from then on, and keeps it: a tenth of the start, and ten megabytes, for something that
nothing here uses. The documentation of ``__feature__`` names the variables in ``builtins``.
"""

from __future__ import annotations

import builtins

import PySide6.QtCore  # noqa: F401 - has replaced it by now

__all__ = ["import_plainly"]


def import_plainly() -> None:
    """Take PySide's way of importing out again, where it has put one in."""
    builtins.__import__ = getattr(builtins, "__orig_import__", builtins.__import__)
