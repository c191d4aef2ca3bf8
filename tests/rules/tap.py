"""A tap on the wire: keeps every byte that client and server exchange, and reads what is signed."""

from __future__ import annotations

import json
import re
import select
import socket
from collections.abc import Iterator
from typing import Any, Final

from offline.signing import peek
from tests.helpers.wire import Wire

_SIGNED: Final = re.compile(rb"eyJ[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+\.[A-Za-z0-9_-]{86}")
"""Compact JWS with the 64 bytes of an Ed25519 signature; nothing need follow them on the wire."""


class Tap(Wire):
    """A cable that is listened to.

    Attributes:
        sent: What clients have sent.
        answered: What the server has answered.
    """

    def __init__(self, upstream: str) -> None:
        self.sent = bytearray()
        self.answered = bytearray()
        super().__init__(upstream)

    def _carry(self, client: socket.socket, upstream: socket.socket) -> None:
        while True:
            ready, _, _ = select.select([client, upstream], [], [])
            for source, target, kept in (
                (client, upstream, self.sent),
                (upstream, client, self.answered),
            ):
                if source in ready:
                    data = source.recv(65536)
                    if not data:
                        return
                    kept.extend(data)
                    target.sendall(data)


def documents(traffic: bytes | bytearray) -> Iterator[dict[str, Any]]:
    """The headers and payloads of all signed documents in traffic, also of those inside others."""
    for token in _SIGNED.findall(traffic):
        header, payload = peek(token.decode("ascii"))
        yield dict(header)
        yield dict(payload)
        yield from documents(json.dumps(payload).encode())


def plain(traffic: bytes | bytearray) -> str:
    """Everything that can be read in traffic: the bytes, and what its signed documents hold."""
    inside = "".join(json.dumps(found, ensure_ascii=False) for found in documents(traffic))
    return traffic.decode("utf-8", "replace") + inside
