"""Listening to our own wire: entries of the privacy ledger, made from the bytes that were sent.

A connection of the transport says what it hands to its socket, before TLS wraps it. So nothing can
be sent that is not in the ledger: what HTTP libraries add by themselves, and what a proxy is asked,
are there like everything else. Values are shown by an allow-list: a field that nobody has called
harmless is hidden.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextvars import ContextVar, Token
from typing import Any, Final
from urllib.parse import parse_qsl, urlsplit

from seatkeeper.service.ledger import Ledger, SentField, SentRequest

__all__ = ["Overhearing", "overhear"]

_LONGEST: Final = 200
"""Characters of a value that are kept."""
_SHOWN_HEADERS: Final = frozenset(
    {
        "accept", "accept-encoding", "connection", "content-length", "content-type", "host",
        "proxy-connection", "user-agent",
    }
)  # fmt: skip
_SHOWN_MEMBERS: Final = frozenset({"days", "email", "epoch", "idle", "nonce", "platform"})
"""Of a body or a query. A nonce is random and means nothing to anybody else."""

_current: ContextVar[list[bytes] | None] = ContextVar("seatkeeper_overhearing", default=None)


def overhear(data: object) -> None:
    """Take note of bytes that are about to be sent; called by every connection."""
    said = _current.get()
    if said is not None:
        said.append(data if isinstance(data, bytes) else bytes(str(data), "latin-1", "replace"))


class Overhearing:
    """Listens while it is entered, and writes what was said into the ledger at the end.

    Args:
        ledger: Where it is written.
        purpose: Name of the operation.

    Attributes:
        outcome: To be set to how the exchange ended.
    """

    def __init__(self, ledger: Ledger, purpose: str) -> None:
        self.ledger, self.purpose = ledger, purpose
        self.outcome = ""
        self._said: list[bytes] = []
        self._token: Token[list[bytes] | None] | None = None

    def __enter__(self) -> Overhearing:
        self._token = _current.set(self._said)
        return self

    def __exit__(self, *_error: object) -> None:
        if self._token is not None:
            _current.reset(self._token)
        for head, headers, body, size in _messages(b"".join(self._said)):
            self.ledger.note(self._entry(head, headers, body, size))

    def _entry(
        self, head: str, headers: list[tuple[str, str]], body: bytes, size: int
    ) -> SentRequest:
        method, _, rest = head.partition(" ")
        target = rest.rpartition(" ")[0]
        parts = urlsplit(target) if method != "CONNECT" else urlsplit("//")
        named = {name.lower(): value for name, value in headers}
        fields = [
            *(_field("header", name, value, _SHOWN_HEADERS) for name, value in headers),
            *(
                _field("query", name, value, _SHOWN_MEMBERS)
                for name, value in parse_qsl(parts.query, keep_blank_values=True)
            ),
            *_body_fields(body),
        ]
        return SentRequest(
            time=self.ledger.now(),
            host=target if method == "CONNECT" else named.get("host", ""),
            method=method,
            path="" if method == "CONNECT" else parts.path,
            purpose="proxy" if method == "CONNECT" else self.purpose,
            outcome=self.outcome,
            bytes_sent=size,
            fields=tuple(fields),
        )


def _messages(said: bytes) -> Iterator[tuple[str, list[tuple[str, str]], bytes, int]]:
    """Part what was said into requests: first line, headers, body, size in bytes."""
    while said:
        head, _, rest = said.partition(b"\r\n\r\n")
        first, *lines = head.decode("latin-1").split("\r\n")
        headers = [
            (name, value.strip()) for name, _, value in (one.partition(":") for one in lines)
        ]
        announced = next((size for name, size in headers if name.lower() == "content-length"), "")
        body = rest[: int(announced)] if announced.isdigit() else b""
        rest = rest[len(body) :]
        yield first, headers, body, len(said) - len(rest)
        said = rest


def _field(place: str, name: str, value: str, shown: frozenset[str]) -> SentField:
    if name.rpartition(".")[2].lower() in shown:
        return SentField(place, name, value[:_LONGEST], len(value))
    return SentField(place, name, "", len(value), hidden=True)


def _body_fields(body: bytes) -> Iterator[SentField]:
    if not body:
        return
    try:
        content = json.loads(body)
    except ValueError:
        content = None
    if not isinstance(content, dict):
        yield SentField("body", "", "", len(body), hidden=True)
        return
    for name, value in _flat(content):
        text = value if isinstance(value, str) else json.dumps(value)
        yield _field("body", name, text, _SHOWN_MEMBERS)


def _flat(content: dict[str, Any], prefix: str = "") -> Iterator[tuple[str, Any]]:
    """The members of a body; members inside members joined with dots."""
    for name, value in content.items():
        if isinstance(value, dict):
            yield from _flat(value, f"{prefix}{name}.")
        else:
            yield f"{prefix}{name}", value
