"""The wire: everything that went over the lines of a lab, as it really went.

Entries are kept in an SQLite file, so that memory stays as it is however long a lab runs. The
newest hundred thousand are kept.
"""

from __future__ import annotations

import json
import sqlite3
import threading
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any, Final

from seatkeeper.lab.errors import LabError

__all__ = ["ENTRIES_KEPT", "Headers", "WireEntry", "WireTrace"]

ENTRIES_KEPT: Final = 100_000
_SPARE: Final = 5_000
"""How many more may gather before the oldest are removed, which is then done at once."""

Headers = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class WireEntry:
    """One exchange.

    Attributes:
        number: Counts from 1 since the trace was cleared.
        at: When the question was asked (lab time, aware UTC).
        computer: Who asked.
        method: HTTP method.
        path: With the query.
        status: HTTP status; 0 where no answer came through.
        milliseconds: Until the answer was complete, or the question lost; real ones.
        fault: What the network did to it, as in ``NetworkFault``; empty for nothing.
        request_headers: In order, as they were sent.
        answer_headers: The same of what came through.
        request_body: As it was sent.
        answer_body: What came through.
        before: The session's state when the question was asked.
        after: Its state when the answer had been taken in.
    """

    number: int
    at: datetime
    computer: str
    method: str
    path: str
    status: int
    milliseconds: float
    fault: str
    request_headers: Headers = field(repr=False)
    answer_headers: Headers = field(repr=False)
    request_body: bytes = field(repr=False)
    answer_body: bytes = field(repr=False)
    before: str
    after: str

    @property
    def question(self) -> str:
        """Method and path."""
        return f"{self.method} {self.path}"


_COLUMNS: Final = (
    "number, at, computer, method, path, status, milliseconds, fault, request_headers,"
    " answer_headers, request_body, answer_body, before, after"
)


class WireTrace:
    """The entries of a lab; safe to use from several threads.

    Args:
        file: The SQLite file, which is made anew.
    """

    def __init__(self, file: Path) -> None:
        file.unlink(missing_ok=True)
        self._lock = threading.Lock()
        self._rows = sqlite3.connect(file, check_same_thread=False, isolation_level=None)
        # What is lost with the machine is of no use to anybody: no journal, no waiting for disks.
        self._rows.execute("PRAGMA journal_mode = OFF")
        self._rows.execute("PRAGMA synchronous = OFF")
        # In KiB. The usual two megabytes would fill up in a few months of a client's life.
        self._rows.execute("PRAGMA cache_size = -256")
        self._rows.execute(
            "CREATE TABLE entry (number INTEGER PRIMARY KEY, at TEXT, computer TEXT, method TEXT,"
            " path TEXT, status INTEGER, milliseconds REAL, fault TEXT, request_headers TEXT,"
            " answer_headers TEXT, request_body BLOB, answer_body BLOB, before TEXT, after TEXT)"
        )
        self._last = 0
        self._kept = 0

    def __len__(self) -> int:
        return self._kept

    def add(self, entries: Iterable[WireEntry]) -> None:
        """Add entries, whatever their numbers say: the trace counts."""
        with self._lock:
            for entry in entries:
                self._last += 1
                self._kept += 1
                self._rows.execute(
                    f"INSERT INTO entry ({_COLUMNS})"  # noqa: S608 - a constant
                    " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                    (
                        self._last, entry.at.isoformat(), entry.computer, entry.method, entry.path,
                        entry.status, entry.milliseconds, entry.fault,
                        json.dumps(entry.request_headers), json.dumps(entry.answer_headers),
                        entry.request_body, entry.answer_body, entry.before, entry.after,
                    ),
                )  # fmt: skip
            if self._kept > ENTRIES_KEPT + _SPARE:
                self._rows.execute(
                    "DELETE FROM entry WHERE number <= ?", (self._last - ENTRIES_KEPT,)
                )
                self._kept = ENTRIES_KEPT

    def entries(
        self,
        *,
        computer: str = "",
        text: str = "",
        faults_only: bool = False,
        start: int = 0,
        count: int = 1000,
    ) -> list[WireEntry]:
        """Read some entries, oldest first.

        Args:
            computer: Only those of this one; empty for all.
            text: Only those that have this in question, status, fault, computer or states.
            faults_only: Only those that suffered.
            start: How many of these to leave out.
            count: How many at most.
        """
        where, values = _filter(computer, text, faults_only=faults_only)
        with self._lock:
            rows = self._rows.execute(
                f"SELECT {_COLUMNS} FROM entry{where} ORDER BY number LIMIT ? OFFSET ?",  # noqa: S608 - values are bound
                (*values, count, start),
            ).fetchall()
        return [_entry(row) for row in rows]

    def count(self, *, computer: str = "", text: str = "", faults_only: bool = False) -> int:
        """How many entries there are; arguments as for ``entries``."""
        where, values = _filter(computer, text, faults_only=faults_only)
        with self._lock:
            found: tuple[int] = self._rows.execute(
                f"SELECT count(*) FROM entry{where}",  # noqa: S608 - values are bound
                values,
            ).fetchone()
        return found[0]

    def last(self, count: int = 10) -> list[WireEntry]:
        """The newest entries, oldest first."""
        return self.entries(start=max(len(self) - count, 0), count=count)

    def entry(self, number: int) -> WireEntry:
        """One entry.

        Raises:
            LabError: ``no-exchange``: there is none of this number (any more).
        """
        with self._lock:
            row = self._rows.execute(
                f"SELECT {_COLUMNS} FROM entry WHERE number = ?",  # noqa: S608 - a constant
                (number,),
            ).fetchone()
        if row is None:
            raise LabError("no-exchange", f"the wire holds no exchange number {number}")
        return _entry(row)

    def clear(self) -> None:
        """Forget everything and count from 1 again."""
        with self._lock:
            self._rows.execute("DELETE FROM entry")
            self._last = self._kept = 0

    def close(self) -> None:
        """Close the file."""
        with self._lock:
            self._rows.close()


def _filter(computer: str, text: str, *, faults_only: bool) -> tuple[str, tuple[str, ...]]:
    parts: list[str] = []
    values: list[str] = []
    if computer:
        parts.append("computer = ?")
        values.append(computer)
    if text:
        parts.append(
            "instr(lower(computer || ' ' || method || ' ' || path || ' ' || status || ' ' || fault"
            " || ' ' || before || ' ' || after), lower(?))"
        )
        values.append(text)
    if faults_only:
        parts.append("fault <> ''")
    return (" WHERE " + " AND ".join(parts) if parts else ""), tuple(values)


def _entry(row: tuple[Any, ...]) -> WireEntry:
    values = list(row)
    values[1] = datetime.fromisoformat(values[1])
    values[8], values[9] = (
        tuple((name, value) for name, value in json.loads(kept)) for kept in values[8:10]
    )
    return WireEntry(*values)
