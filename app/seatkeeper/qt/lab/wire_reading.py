"""Reads the wire for the window; everything here runs on the wire's own lane."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from seatkeeper.lab.decoding import Decoded
    from seatkeeper.lab.trace import WireEntry, WireTrace

__all__ = ["MOST_EXPORTED", "Exchange", "Query", "WireReader"]

MOST_EXPORTED: Final = 5_000
"""Exchanges in one HAR file: as many as a browser's tools still open."""

LONGEST: Final = 80
"""Characters of a header that are shown."""


@dataclass(frozen=True, slots=True)
class Query:
    """Which exchanges are shown.

    Attributes:
        computer: Only this one's; empty for all.
        text: Only those that hold this; empty for all.
        faults_only: Only those that suffered from the network.
    """

    computer: str = ""
    text: str = ""
    faults_only: bool = False


@dataclass(frozen=True, slots=True)
class Exchange:
    """One exchange, written out.

    Attributes:
        question: Method and path.
        asked: What the question holds: the kind of each document, and what it says.
        request_headers: A line for each; a long one is cut short, what it holds is in ``asked``.
        status: HTTP status; 0 where no answer came through.
        fault: What the network did to it; empty for nothing.
        told: What the answer holds.
        answer_headers: As those of the question.
        before: State of the session when it was asked.
        after: State when the answer had been taken in.
        curl: The question as a command.
    """

    question: str
    asked: tuple[tuple[str, str], ...]
    request_headers: str
    status: int
    fault: str
    told: tuple[tuple[str, str], ...]
    answer_headers: str
    before: str
    after: str
    curl: str


@dataclass(frozen=True, slots=True)
class Unread:
    """Why something could not be read or written.

    Attributes:
        code: Stable.
        detail: The system's words.
    """

    code: str
    detail: str


class WireReader:
    """Reads one trace."""

    def __init__(self, trace: WireTrace) -> None:
        self._trace = trace

    def count(self, query: Query) -> int:
        """How many exchanges there are."""
        return self._trace.count(
            computer=query.computer, text=query.text, faults_only=query.faults_only
        )

    def page(self, query: Query, start: int, count: int) -> Sequence[WireEntry]:
        """Some of them."""
        return self._trace.entries(
            computer=query.computer, text=query.text, faults_only=query.faults_only,
            start=start, count=count,
        )  # fmt: skip

    def exchange(self, number: int, *, redacted: bool) -> Exchange | None:
        """One of them, written out; None when the wire holds it no more.

        Args:
            number: Of the exchange.
            redacted: Whether secrets are hidden.
        """
        from seatkeeper.lab.curl import as_curl  # noqa: PLC0415 - slow, so on the lane
        from seatkeeper.lab.decoding import decoded  # noqa: PLC0415
        from seatkeeper.lab.errors import LabError  # noqa: PLC0415
        from seatkeeper.lab.redaction import redact  # noqa: PLC0415

        try:
            entry = self._trace.entry(number)
        except LabError:
            return None
        shown = redact(entry) if redacted else entry
        parts = decoded(entry, redacted=redacted)
        return Exchange(
            question=f"{shown.method} {shown.path}",
            asked=tuple(_part(one) for one in parts if one.where != "answer"),
            request_headers=_lines(shown.request_headers),
            status=shown.status,
            fault=shown.fault,
            told=tuple(_part(one) for one in parts if one.where == "answer"),
            answer_headers=_lines(shown.answer_headers),
            before=shown.before,
            after=shown.after,
            curl=as_curl(entry, redacted=redacted),
        )

    def export(self, query: Query, path: Path, *, redacted: bool) -> int | Unread:
        """Write the newest of them to a file; returns how many."""
        from seatkeeper.lab.har import as_har  # noqa: PLC0415 - slow, so on the lane

        found = self.count(query)
        entries = self.page(query, max(found - MOST_EXPORTED, 0), MOST_EXPORTED)
        try:
            path.write_text(json.dumps(as_har(entries, redacted=redacted), indent=1), "utf-8")
        except OSError as error:
            return Unread("not-written", error.strerror or str(error))
        return len(entries)


def _lines(headers: Sequence[tuple[str, str]]) -> str:
    return "\n".join(f"{name}: {_cut(value)}" for name, value in headers)


def _cut(value: str) -> str:
    """A signed document in a header is read below, not here."""
    return value if len(value) <= LONGEST else f"{value[:LONGEST]}…"


def _part(found: Decoded) -> tuple[str, str]:
    """A document's kind, and what it says."""
    said = {"header": found.header, "payload": found.content} if found.header else found.content
    return found.kind, json.dumps(said, indent=2, ensure_ascii=False)
