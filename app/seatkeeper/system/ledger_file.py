"""The privacy ledger as a file beside the log: one JSON object a line, rotated like the log.

The ledger holds no secret (see ``seatkeeper.service.ledger``), so neither does the file. A file
that cannot be written is nobody's trouble: work matters more, and memory has the newest.
"""

from __future__ import annotations

import logging
from pathlib import Path
from typing import Final

import msgspec

from seatkeeper.service.ledger import SentRequest
from seatkeeper.system.logs import QuietFile

__all__ = ["LedgerFile", "read_ledger"]

NAME: Final = "sent.jsonl"
_MOST_BYTES: Final = 512 * 1024
"""About 500 requests; three older files are kept."""
_OLD_FILES: Final = 3


class LedgerFile:
    """Appends requests; the file is let go of after each, so that any process can rotate it.

    Args:
        folder: The log folder.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._file = QuietFile(
            folder / NAME, maxBytes=_MOST_BYTES, backupCount=_OLD_FILES, delay=True,
            encoding="utf-8",
        )  # fmt: skip

    def __call__(self, request: SentRequest) -> None:
        """Append a request."""
        line = msgspec.json.encode(request).decode()
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
        except OSError:
            return
        self._file.handle(logging.makeLogRecord({"msg": "%s", "args": (line,)}))
        self._file.close()  # opened again by the next one


def read_ledger(folder: Path) -> tuple[SentRequest, ...]:
    """Read what this and earlier processes have sent, oldest first.

    Lines that make no sense (a crash, a full disk) are left out.

    Args:
        folder: The log folder.

    Raises:
        OSError: A file is there and cannot be read.
    """
    found: list[SentRequest] = []
    for number in range(_OLD_FILES, -1, -1):
        path = folder / (f"{NAME}.{number}" if number else NAME)
        if path.exists():
            lines = path.read_text("utf-8", errors="replace").splitlines()
            found += [entry for entry in map(_read, lines) if entry is not None]
    return tuple(found)


def _read(line: str) -> SentRequest | None:
    try:
        return msgspec.json.decode(line, type=SentRequest)
    except msgspec.MsgspecError:
        return None
