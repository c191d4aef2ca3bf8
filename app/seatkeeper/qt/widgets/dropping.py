"""What a drag from the file manager brings."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QMimeData

__all__ = ["dropped_file"]


def dropped_file(data: QMimeData) -> Path | None:
    """Tell the one local file of a drag; None for anything else."""
    urls = data.urls()
    return Path(urls[0].toLocalFile()) if len(urls) == 1 and urls[0].isLocalFile() else None
