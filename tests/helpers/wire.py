"""A network cable that can be cut: a TCP proxy on a real socket that misbehaves on command.

A workstation talks to its server through one. Nothing is simulated in the client: it really is
refused, really waits, really loses the answer to a question that the server has carried out.
"""

from __future__ import annotations

import select
import socket
import struct
import threading
from dataclasses import dataclass
from enum import Enum
from types import TracebackType
from typing import Self
from urllib.parse import urlsplit

_CHUNK = 65536


class Trouble(Enum):
    """What happens to a question."""

    REFUSED = "refused"
    """Nobody listens: certainly nothing arrives."""
    HANG = "hang"
    """It is swallowed, and the connection stays open in silence."""
    RESET = "reset"
    """It is swallowed, and the connection is reset."""
    LOST_ANSWER = "lost-answer"
    """It arrives and is carried out; the connection is reset instead of the answer."""
    ANSWERED = "answered"
    """Somebody else answers it."""


@dataclass(slots=True)
class _Fault:
    trouble: Trouble
    when: bytes
    times: int | None
    answer: bytes


class Wire:
    """A proxy in front of one server.

    Args:
        upstream: The server's origin.
    """

    def __init__(self, upstream: str) -> None:
        parts = urlsplit(upstream)
        self._upstream = (parts.hostname or "", parts.port or 80)
        self._lock = threading.Lock()
        self._fault: _Fault | None = None
        self._connections: set[socket.socket] = set()
        self._listener = socket.create_server(("127.0.0.1", 0))
        self._address: tuple[str, int] = self._listener.getsockname()
        self.url = f"http://127.0.0.1:{self._address[1]}"
        self.questions: list[bytes] = []
        self._listen(self._listener)

    def cut(
        self,
        trouble: Trouble = Trouble.REFUSED,
        *,
        when: bytes = b"",
        times: int | None = None,
        answer: bytes = b"",
    ) -> None:
        """Begin to misbehave.

        Args:
            trouble: In what way.
            when: Only towards questions that begin so, like ``b"DELETE /v1/seats"``; the others
                pass. Not for ``REFUSED``.
            times: How many questions suffer; None for all until ``mend``. Not for ``REFUSED``.
            answer: The whole HTTP answer, for ``ANSWERED``.
        """
        self.mend()
        if trouble is Trouble.REFUSED:
            self._stop_listening()
        else:
            with self._lock:
                self._fault = _Fault(trouble, when, times, answer)

    def mend(self) -> None:
        """Behave again; connections that suffered are closed."""
        with self._lock:
            self._fault = None
        self._hang_up()
        if self._listener.fileno() < 0:
            self._listener = socket.create_server(self._address)
            self._listen(self._listener)

    def close(self) -> None:
        """Stop for good."""
        self._stop_listening()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    # --- one thread accepts, one serves each connection -----------------------------------------

    def _listen(self, listener: socket.socket) -> None:
        threading.Thread(target=self._accept, args=(listener,), daemon=True).start()

    def _accept(self, listener: socket.socket) -> None:
        while True:
            try:
                client, _ = listener.accept()
            except OSError:
                return  # closed: from now on the operating system refuses
            with self._lock:
                self._connections.add(client)
            threading.Thread(target=self._serve, args=(client,), daemon=True).start()

    def _stop_listening(self) -> None:
        if self._listener.fileno() >= 0:
            _shut(self._listener)  # wakes the thread that accepts
            self._listener.close()
        self._hang_up()

    def _hang_up(self) -> None:
        with self._lock:
            connections = tuple(self._connections)
        for connection in connections:
            _shut(connection)

    def _serve(self, client: socket.socket) -> None:
        upstream = socket.socket()
        try:
            upstream.connect(self._upstream)
            self._carry(client, upstream)
        except OSError:
            pass  # one of the two has gone
        finally:
            with self._lock:
                self._connections.discard(client)
            upstream.close()
            client.close()

    def _carry(self, client: socket.socket, upstream: socket.socket) -> None:
        """Carry bytes both ways; ``fault`` is what the question under way suffers."""
        fault: _Fault | None = None
        while True:
            ready, _, _ = select.select([client, upstream], [], [])
            if client in ready:
                data = client.recv(_CHUNK)
                if not data:
                    return
                fault = fault or self._suffers(data)
                if fault is None or fault.trouble is Trouble.LOST_ANSWER:
                    upstream.sendall(data)
                elif fault.trouble is Trouble.RESET:
                    _reset_when_closed(client)
                    return
                elif fault.trouble is Trouble.ANSWERED:
                    client.sendall(fault.answer)
                    _finish(client)
                    return
            if upstream in ready:
                data = upstream.recv(_CHUNK)
                if not data:
                    return
                if fault is not None:
                    _reset_when_closed(client)
                    return
                client.sendall(data)

    def _suffers(self, data: bytes) -> _Fault | None:
        """The fault that a question which begins with ``data`` suffers."""
        head = data.partition(b"\r\n")[0]
        with self._lock:
            if head.endswith(b"HTTP/1.1"):
                self.questions.append(head.removesuffix(b" HTTP/1.1"))
            fault = self._fault
            if fault is None or not data.startswith(fault.when) or fault.times == 0:
                return None
            if fault.times is not None:
                fault.times -= 1
            return fault


def _shut(sock: socket.socket) -> None:
    try:
        sock.shutdown(socket.SHUT_RDWR)
    except OSError:
        return  # not connected any more


def _reset_when_closed(client: socket.socket) -> None:
    """Have the connection closed with RST instead of FIN: linger on, zero seconds."""
    client.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))


def _finish(client: socket.socket) -> None:
    """Let the other side read everything before the connection is closed."""
    client.shutdown(socket.SHUT_WR)
    while client.recv(_CHUNK):
        pass
