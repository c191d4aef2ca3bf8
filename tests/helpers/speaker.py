"""A server that says exactly what a test wants, byte by byte, on a real socket."""

from __future__ import annotations

import socket
import ssl
import threading
from collections.abc import Callable
from contextlib import suppress
from types import TracebackType
from typing import Self

Script = Callable[[socket.socket], None]
"""Speaks on one connection, on a thread of its own; what it returns or raises ends it."""

_CHUNK = 65536


class Speaker:
    """Listens on loopback and has each connection spoken on by a script.

    Args:
        script: What to do with a connection.
        tls: Speaks TLS where given.

    Attributes:
        received: The first bytes of every connection, in order of arrival.
        connections: How many there were.
    """

    def __init__(self, script: Script, tls: ssl.SSLContext | None = None) -> None:
        self._script = script
        self._tls = tls
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port: int = self._listener.getsockname()[1]
        self.url = f"{'http' if tls is None else 'https'}://127.0.0.1:{self.port}"
        self.connections = 0
        self.received: list[bytes] = []
        self.over = threading.Event()

    def __enter__(self) -> Self:
        threading.Thread(target=self._accept, daemon=True).start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.over.set()
        with suppress(OSError):  # not every system shuts a listener down
            self._listener.shutdown(socket.SHUT_RDWR)  # wakes the thread that accepts
        self._listener.close()

    def _accept(self) -> None:
        while True:
            try:
                connection, _ = self._listener.accept()
            except OSError:
                return
            self.connections += 1
            threading.Thread(target=self._speak, args=(connection,), daemon=True).start()

    def _speak(self, connection: socket.socket) -> None:
        try:
            if self._tls is not None:
                connection = self._tls.wrap_socket(connection, server_side=True)
            self.received.append(read_question(connection))
            self._script(connection)
        except OSError:
            pass  # the other side has gone
        finally:
            connection.close()

    def drip(self, begin: bytes, endless: bytes, every: float) -> Script:
        """Says ``begin``, then ``endless`` again and again, a little at a time."""

        def script(connection: socket.socket) -> None:
            connection.sendall(begin)
            while not self.over.wait(every):
                connection.sendall(endless)

        return script

    def speak_by(self, script: Script) -> None:
        """Have the following connections spoken on by another script."""
        self._script = script


def read_question(connection: socket.socket) -> bytes:
    """What is said first; an HTTP request is read with its body."""
    data = connection.recv(_CHUNK)
    head, _, body = data.partition(b"\r\n\r\n")
    for line in head.splitlines():
        if line.lower().startswith(b"content-length:"):
            missing = int(line.split(b":")[1]) - len(body)
            while missing > 0 and (more := connection.recv(_CHUNK)):
                data, missing = data + more, missing - len(more)
    return data


def say(answer: bytes) -> Script:
    """Says this, and ends the connection properly."""

    def script(connection: socket.socket) -> None:
        connection.sendall(answer)
        connection.shutdown(socket.SHUT_WR)
        while connection.recv(_CHUNK):
            pass

    return script


def http(status: str, body: bytes, media_type: str = "application/json", *more: str) -> bytes:
    """A whole HTTP answer."""
    head = [
        f"HTTP/1.1 {status}", f"Content-Type: {media_type}", f"Content-Length: {len(body)}", *more,
        "Connection: close",
    ]  # fmt: skip
    return "\r\n".join(head).encode() + b"\r\n\r\n" + body
