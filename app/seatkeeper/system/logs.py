"""Logging to the user's own folder (R102): rotated, and without a secret.

Secrets never reach a log because no value that holds one shows it in its repr; what is logged are
names of states, events and codes.
"""

from __future__ import annotations

import logging
from logging.handlers import RotatingFileHandler
from pathlib import Path
from typing import Final

__all__ = ["QuietFile", "start_logging", "stop_logging"]

_LOGGER: Final = "seatkeeper"
_MOST_BYTES: Final = 512 * 1024
_OLD_FILES: Final = 3


class QuietFile(RotatingFileHandler):
    """A rotated file whose own trouble (a full disk, say) is nobody's: work matters more."""

    def handleError(self, record: logging.LogRecord) -> None:  # noqa: N802 - logging's own name
        """Lose the line."""

    def close(self) -> None:
        """Close the file; what could not be written is lost."""
        try:
            super().close()
        except OSError:
            self.stream = None


def start_logging(folder: Path) -> logging.Handler | None:
    """Write the application's log into ``folder``; a folder that cannot be written to is skipped.

    The command line logs before it opens the app, which would log once more: a line stands in a
    log once, and a file is rotated by one handler only.

    Returns:
        The handler, for ``stop_logging``; None when there is no log, or it is kept already.
    """
    logger = logging.getLogger(_LOGGER)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        handler = QuietFile(
            folder / "seatkeeper.log", maxBytes=_MOST_BYTES, backupCount=_OLD_FILES, delay=True,
            encoding="utf-8",
        )  # fmt: skip
    except OSError:
        return None  # work matters more than its log
    if any(_writes_same(kept, handler) for kept in logger.handlers):
        return None
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    logger.setLevel(logging.INFO)
    logger.addHandler(handler)
    return handler


def _writes_same(kept: logging.Handler, handler: QuietFile) -> bool:
    return isinstance(kept, QuietFile) and kept.baseFilename == handler.baseFilename


def stop_logging(handler: logging.Handler | None) -> None:
    """End what ``start_logging`` began."""
    if handler is not None:
        logging.getLogger(_LOGGER).removeHandler(handler)
        handler.close()
