"""What an exchange says: its JSON bodies and every signed document in it, as plain data."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from offline.errors import OfflineError
from offline.signing import peek
from seatkeeper.lab.redaction import redact
from seatkeeper.lab.trace import WireEntry

__all__ = ["Decoded", "decoded"]


@dataclass(frozen=True, slots=True)
class Decoded:
    """One document of an exchange.

    Attributes:
        where: ``proof`` (the DPoP header), ``question`` or ``answer`` (the bodies).
        kind: The type that a signed document claims, like ``seat-answer+jws``; else ``JSON``.
        header: The protected header of a signed document; empty for none.
        content: What it says. A signed document in it is an object with ``header`` and
            ``payload``.
    """

    where: str
    kind: str
    header: dict[str, Any]
    content: Any


def decoded(entry: WireEntry, *, redacted: bool = True) -> tuple[Decoded, ...]:
    """Read everything in an exchange that can be read; signatures are not checked.

    Args:
        entry: The exchange.
        redacted: Whether to take its secrets out first.
    """
    return tuple(_documents(redact(entry) if redacted else entry))


def _documents(entry: WireEntry) -> Iterator[Decoded]:
    for name, value in entry.request_headers:
        if name.lower() == "dpop" and (proof := _signed(value)) is not None:
            yield Decoded("proof", *proof)
    for where, body in (("question", entry.request_body), ("answer", entry.answer_body)):
        text = body.decode("utf-8", "replace")
        if (document := _signed(text)) is not None:
            yield Decoded(where, *document)
            continue
        try:
            content = json.loads(text)
        except (ValueError, RecursionError):
            continue
        yield Decoded(where, "JSON", {}, _opened(content))


def _signed(text: str) -> tuple[str, dict[str, Any], Any] | None:
    """Type, header and content of a signed document; None for anything else."""
    if text.count(".") != 2:
        return None
    try:
        header, payload = peek(text)
    except OfflineError:
        return None
    return str(header.get("typ", "")), dict(header), _opened(payload)


def _opened(content: Any) -> Any:
    """The same with the signed documents in it taken apart."""
    if isinstance(content, dict):
        return {name: _opened(value) for name, value in content.items()}
    if isinstance(content, list):
        return [_opened(value) for value in content]
    if isinstance(content, str) and (document := _signed(content)) is not None:
        return {"header": document[1], "payload": document[2]}
    return content
