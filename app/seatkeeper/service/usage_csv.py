"""The user's own usage record as a CSV file (RFC 4180), for an audit (R105).

One source for the window and the command line. A cell that a spreadsheet would take for a formula
gets an apostrophe in front: the server's words are not the reader's.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from datetime import datetime
from typing import Final

from seatkeeper.service.ports import UsageEntry

__all__ = ["COLUMNS", "row_of", "usage_csv"]

COLUMNS: Final = ("start", "end", "license_id", "seat", "reason")
_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r")


def usage_csv(entries: Iterable[UsageEntry]) -> str:
    """Write a record as CSV, a header first, in the order given.

    Args:
        entries: The record.

    Returns:
        The file's text, with CRLF at the end of each line.
    """
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, COLUMNS)
    writer.writeheader()
    for entry in entries:
        writer.writerow({name: _plain(cell) for name, cell in row_of(entry).items()})
    return out.getvalue()


def row_of(entry: UsageEntry) -> dict[str, str]:
    """Tell one line by column; times are UTC as in RFC 3339, an end still to come is empty."""
    return {
        "start": _moment(entry.start),
        "end": _moment(entry.end),
        "license_id": entry.license_id,
        "seat": entry.seat,
        "reason": entry.reason,
    }


def _moment(when: datetime | None) -> str:
    return when.isoformat(timespec="seconds").replace("+00:00", "Z") if when else ""


def _plain(cell: str) -> str:
    return f"'{cell}" if cell.startswith(_FORMULA) else cell
