"""An exchange as a command that asks the same question again."""

from __future__ import annotations

import shlex

from seatkeeper.lab.redaction import redact
from seatkeeper.lab.trace import WireEntry

__all__ = ["as_curl", "url_of"]

_MADE_BY_CURL = frozenset({"host", "content-length", "connection"})


def as_curl(entry: WireEntry, *, redacted: bool = True) -> str:
    """The question as a ``curl`` command for a POSIX shell.

    Args:
        entry: The exchange.
        redacted: Whether to take its secrets out first.
    """
    shown = redact(entry) if redacted else entry
    words = ["curl", "--request", shown.method]
    for name, value in shown.request_headers:
        if name.lower() not in _MADE_BY_CURL:
            words += ["--header", f"{name}: {value}"]
    if shown.request_body:
        words += ["--data-raw", shown.request_body.decode("utf-8", "replace")]
    words.append(url_of(shown))
    return shlex.join(words)


def url_of(entry: WireEntry) -> str:
    """Where the question went."""
    host = next((value for name, value in entry.request_headers if name.lower() == "host"), "")
    return f"http://{host}{entry.path}"
