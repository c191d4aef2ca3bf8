"""What a network can do to a question, each on a real socket, and what the client calls it."""

from __future__ import annotations

import gzip
import json
import socket
import struct
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from tests.faults.line import Line
from tests.helpers.speaker import Script, http, say
from tests.helpers.wire import Trouble

__all__ = ["FAULTS", "Fault"]


@dataclass(frozen=True, slots=True)
class Fault:
    """One way to misbehave.

    Attributes:
        name: For the test's name.
        happen: Makes it happen on a line.
        causes: What the client may call it; more than one where the system decides.
        words: A part of the sentence the user reads.
    """

    name: str
    happen: Callable[[Line], None]
    causes: tuple[str, ...]
    words: str


def _cut(trouble: Trouble) -> Callable[[Line], None]:
    return lambda line: line.cut(trouble)


def _said(answer: bytes) -> Callable[[Line], None]:
    return _by(say(answer))


def _by(script: Script) -> Callable[[Line], None]:
    return lambda line: line.speak_by(script)


def _dripping(begin: bytes, endless: bytes, every: float = 0.05) -> Callable[[Line], None]:
    return lambda line: line.speak_by(line.drip(begin, endless, every))


def _half(connection: socket.socket) -> None:
    """Half of an answer, and then the connection is reset."""
    connection.sendall(b'HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{"grant": ')
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))


def _half_open(connection: socket.socket) -> None:
    """The other side has said goodbye, and nothing else."""
    connection.shutdown(socket.SHUT_WR)
    connection.recv(1)


_PAGE: Final = b"<html><title>Hotel</title>Welcome! Please log in.</html>"
_PROBLEM: Final = json.dumps(
    {"type": "urn:seatkeeper:problem:revoked", "title": "Revoked", "status": 403}
).encode()
_JSON: Final = "application/json"
_BOMB: Final = gzip.compress(b" " * 50_000_000)

_NETWORK: Final = "does not reach"
_SLOW: Final = "did not answer in time"
_NOT_IT: Final = "Something answered that is not"
_PORTAL: Final = "wants you to log in to it first"
_ITSELF: Final = "has a problem of its own"
_BUSY: Final = "is busy"

FAULTS: Final = (
    Fault("offline", _cut(Trouble.REFUSED), ("refused",), "does not accept connections"),
    Fault("hang", _cut(Trouble.HANG), ("timeout",), _SLOW),
    Fault("reset", _cut(Trouble.RESET), ("network",), _NETWORK),
    Fault("lost-answer", _cut(Trouble.LOST_ANSWER), ("network",), _NETWORK),
    Fault("half-open", _by(_half_open), ("network",), _NETWORK),
    Fault("truncated-body", _by(_half), ("network",), _NETWORK),
    Fault(
        "truncated-chunk",
        _said(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nff\r\nabc"),
        ("network",),
        _NETWORK,
    ),
    Fault("drip-status", _dripping(b"", b"H"), ("timeout",), _SLOW),
    Fault("drip-headers", _dripping(b"HTTP/1.1 200 OK\r\n", b"X-A: 1\r\n"), ("timeout",), _SLOW),
    Fault(
        "drip-body",
        _dripping(b"HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n", b" "),
        ("timeout",),
        _SLOW,
    ),
    Fault("endless-continue", _dripping(b"", b"HTTP/1.1 100 Continue\r\n\r\n"),
          ("timeout",), _SLOW),
    Fault("garbage", _said(bytes(range(256)) * 8), ("network",), _NETWORK),
    Fault("another-protocol", _said(b"SSH-2.0-OpenSSH_9.6\r\n"), ("network",), _NETWORK),
    Fault("broken-json", _said(http("200 OK", b'{"grant": ', _JSON)), ("bad-answer",), _NOT_IT),
    Fault("wrong-type", _said(http("200 OK", b"hello", "text/plain")), ("bad-answer",), _NOT_IT),
    Fault("garbled-signature", _said(http("200 OK", b"a.b.c", "application/jose")),
          ("bad-answer",), _NOT_IT),
    Fault("unsigned-end", _said(http("403 Forbidden", _PROBLEM, "application/problem+json")),
          ("bad-answer",), _NOT_IT),
    Fault("gzip-bomb", _said(http("200 OK", _BOMB, _JSON, "Content-Encoding: gzip")),
          ("bad-answer",), _NOT_IT),
    Fault("too-large", _said(http("200 OK", b" " * 5_000_000, _JSON)), ("bad-answer",), _NOT_IT),
    Fault("server-error", _said(http("500 Oops", b"<html>nginx</html>", "text/html")),
          ("server-error",), _ITSELF),
    Fault("bad-gateway", _said(http("502 Bad Gateway", b"", "text/plain")),
          ("server-error",), _ITSELF),
    Fault("too-many-requests", _said(http("429 Slow Down", b"", "text/plain", "Retry-After: 20")),
          ("busy",), _BUSY),
    Fault("maintenance", _said(http("503 Later", _PAGE, "text/html", "Retry-After: 20")),
          ("busy",), _BUSY),
    Fault("captive-portal-page", _said(http("200 OK", _PAGE, "text/html")),
          ("captive-portal",), _PORTAL),
    Fault("captive-portal-redirect",
          _said(http("302 Found", b"", "text/html", "Location: http://hotel.example/login")),
          ("captive-portal",), _PORTAL),
    Fault("captive-portal-511", _said(http("511 Log In First", _PAGE, "text/html")),
          ("captive-portal",), _PORTAL),
)  # fmt: skip
