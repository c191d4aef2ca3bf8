"""Where the compiled catalogues of words are.

Rules. Translators work on ``<language>.ts`` (Qt Linguist's XML, in the repository); the program
loads ``<language>.qm``, which Qt's ``lrelease`` makes from it. A wheel holds only the compiled
files, made by ``app/build_translations.py`` while it is built. In a checkout (run from source, or
installed in editable mode) a missing or stale file is compiled here, beside its source, the first
time it is needed; git ignores it. Where even that fails the windows speak English.

This module is on the way to the first paint: what compiling needs is imported when it is needed.
"""

from __future__ import annotations

from pathlib import Path

__all__ = ["CatalogueError", "catalogue"]


class CatalogueError(Exception):
    """There is no compiled catalogue, and none can be made here."""


def catalogue(language: str, folder: Path | None = None) -> Path:
    """Find the compiled catalogue of a language; in a checkout, make it if it is not fresh.

    Args:
        language: Like ``de``.
        folder: Where ``.ts`` and ``.qm`` are; this package by default.

    Raises:
        CatalogueError: There is none, and it cannot be made.
    """
    place = folder or Path(__file__).parent
    source, compiled = place / f"{language}.ts", place / f"{language}.qm"
    try:
        if source.exists() and not _fresh(compiled, source):
            _compile(source, compiled)
    except OSError as error:
        raise CatalogueError(f"{compiled.name}: {error.strerror}") from error
    if not compiled.exists():
        raise CatalogueError(f"there is no {compiled.name}")
    return compiled


def _fresh(compiled: Path, source: Path) -> bool:
    return compiled.exists() and compiled.stat().st_mtime >= source.stat().st_mtime


def _compile(source: Path, compiled: Path) -> None:
    from seatkeeper.qt.i18n.compiling import (  # noqa: PLC0415 - only in a checkout
        CompilingError,
        compile_catalogue,
    )

    try:
        compile_catalogue(source, compiled)
    except CompilingError as error:
        raise CatalogueError(str(error)) from error
