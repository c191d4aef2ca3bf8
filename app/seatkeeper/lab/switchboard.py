"""Where the lines of all computers run together: one thread that carries questions to the server.

Each line has a port of its own on loopback. A question is taken whole, carried to the server as
it came, byte by byte, and its answer handed back the same way, unless the line is at fault.
Whatever the client received is noted before it receives it, so that the wire is complete as soon
as the client has its answer.
"""

from __future__ import annotations

import asyncio
import socket
import ssl
import struct
import threading
import time
from collections.abc import Callable, Coroutine
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, Final, TypeVar
from urllib.parse import urlsplit

import h11

from seatkeeper.lab.exchanges import SAID, Message, Upstream, hear, understood
from seatkeeper.lab.network import Line, NetworkFault
from seatkeeper.lab.trace import Headers, WireEntry
from seatkeeper.sandbox.certificates import load_or_make

__all__ = ["Switchboard"]

T = TypeVar("T")
Note = Callable[[WireEntry], None]

_WAIT_SECONDS: Final = 10.0
"""For the switchboard's own thread, which never works for long."""
_SWALLOWED: Final = frozenset({NetworkFault.HANG, NetworkFault.RESET})
_DRIP_SECONDS: Final = 0.05
"""Between two bytes of an answer that drips: a kilobyte takes most of a minute."""
_NAMELESS: Final = "http://licenses..invalid"
"""A name with an empty part, which no resolver is ever asked about (RFC 1035, section 2.3.1)."""


class Switchboard:
    """Carries the questions of all lines.

    Args:
        upstream: The server's origin.
        now: Lab time, aware UTC.
        real_now: The real time, aware UTC: certificates are judged by it.
        folder: Where a certificate may be kept that nobody trusts.
    """

    def __init__(
        self,
        upstream: str,
        *,
        now: Callable[[], datetime],
        real_now: Callable[[], datetime],
        folder: Path,
    ) -> None:
        parts = urlsplit(upstream)
        self._upstream = (parts.hostname or "", parts.port or 80)
        self._now = now
        self._real_now = real_now
        self._folder = folder
        self._servers: dict[int, asyncio.Server] = {}
        self._connections: dict[asyncio.StreamWriter, asyncio.Task[None]] = {}
        # Bound, but not listening: connections are refused, and nobody else gets the port.
        self._nowhere = socket.socket()
        self._nowhere.bind(("127.0.0.1", 0))
        self._impostor = ""
        self._loop = asyncio.new_event_loop()
        self._loop.set_exception_handler(_forgive)
        self._thread = threading.Thread(target=self._run, name="lab-lines", daemon=True)
        self._thread.start()

    def open(self, note: Note, state: Callable[[], str], computer: str) -> Line:
        """Open a line.

        Args:
            note: Told of every exchange on it, on the switchboard's thread.
            state: Tells the state of the computer's session.
            computer: Its name.
        """
        line: Line

        async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
            await self._connection(_Wiring(line, note, state, computer), reader, writer)

        server = self._call(asyncio.start_server(serve, "127.0.0.1", 0))
        port = server.sockets[0].getsockname()[1]
        self._servers[port] = server
        line = Line(f"http://127.0.0.1:{port}", self.origin_of)
        return line

    def shut(self, line: Line) -> None:
        """Close a line for good."""
        server = self._servers.pop(urlsplit(line.url).port or 0, None)
        if server is not None:
            self._call(_shut(server))

    def origin_of(self, fault: NetworkFault) -> str:
        """Where a fault that strikes before the line leads."""
        if fault is NetworkFault.DNS_FAILURE:
            return _NAMELESS
        if fault is NetworkFault.BAD_CERTIFICATE:
            if not self._impostor:
                self._impostor = self._call(self._disguise())
            return self._impostor
        return f"http://127.0.0.1:{self._nowhere.getsockname()[1]}"

    def close(self) -> None:
        """Close all lines and end the thread."""
        self._call(self._end())
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(_WAIT_SECONDS)
        self._loop.close()
        self._nowhere.close()

    # --- the thread ------------------------------------------------------------------------------

    def _run(self) -> None:
        asyncio.set_event_loop(self._loop)
        self._loop.run_forever()

    def _call(self, work: Coroutine[Any, Any, T]) -> T:
        return asyncio.run_coroutine_threadsafe(work, self._loop).result(_WAIT_SECONDS)

    async def _end(self) -> None:
        for server in self._servers.values():
            server.close()
        for writer in self._connections:
            writer.transport.abort()
        await asyncio.gather(*self._connections.values())

    async def _disguise(self) -> str:
        """Listen with a certificate of our own making, which nobody has reason to trust."""
        made = load_or_make(self._folder / "Impostor", "127.0.0.1", self._real_now())
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(made.chain, made.key)

        async def hang_up(_reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
            writer.close()

        server = await asyncio.start_server(hang_up, "127.0.0.1", 0, ssl=context)
        port = server.sockets[0].getsockname()[1]
        self._servers[port] = server
        return f"https://127.0.0.1:{port}"

    # --- one connection --------------------------------------------------------------------------

    async def _connection(
        self, wiring: _Wiring, reader: asyncio.StreamReader, writer: asyncio.StreamWriter
    ) -> None:
        task = asyncio.current_task()
        assert task is not None  # noqa: S101 - a coroutine runs in one
        self._connections[writer] = task
        upstream = Upstream(*self._upstream)
        try:
            while (question := await hear(h11.Connection(h11.SERVER), reader)) is not None:
                exchange = _Exchange(question, wiring, self._now(), (reader, writer))
                if not await exchange.carry(upstream):
                    break
        except (OSError, EOFError, h11.RemoteProtocolError):
            pass  # one of the two has gone
        finally:
            del self._connections[writer]
            upstream.close()
            writer.close()


@dataclass(frozen=True, slots=True)
class _Wiring:
    """One line and who is told about it."""

    line: Line
    note: Note
    state: Callable[[], str]
    computer: str


class _Exchange:
    """One question on its way, and what becomes of it.

    Args:
        question: The question.
        wiring: The line it is on.
        at: Lab time, aware UTC.
        client: Where the client is heard and spoken to.
    """

    def __init__(
        self,
        question: Message,
        wiring: _Wiring,
        at: datetime,
        client: tuple[asyncio.StreamReader, asyncio.StreamWriter],
    ) -> None:
        self._question = question
        self._wiring = wiring
        self._reader, self._writer = client
        self._at, self._before = at, wiring.state()
        self._began = time.perf_counter()
        self._method, self._path = question.question
        self._fault = wiring.line.strikes(f"{self._method} {self._path}")

    async def carry(self, upstream: Upstream) -> bool:
        """Have it answered, or not; tells whether the connection goes on."""
        if self._fault in _SWALLOWED:
            return await self._swallow()
        if self._fault in SAID:
            said = SAID[self._fault]
            self._note(*understood(said, self._question))
            await self._say(said)
            return False
        return await self._hand_back(await upstream.ask(self._question))

    async def _swallow(self) -> bool:
        self._note()
        if self._fault is NetworkFault.RESET:
            return _reset(self._writer)
        await self._reader.read()  # until the client gives up
        return False

    async def _hand_back(self, answer: Message) -> bool:
        """Hand an answer back, as far as it gets."""
        if self._fault is NetworkFault.LOST_RESPONSE:
            self._note()
            return _reset(self._writer)
        if self._fault is NetworkFault.SLOW_DRIP:
            self._note()
            for byte in answer.raw:
                await self._say(bytes([byte]))
                await asyncio.sleep(_DRIP_SECONDS)
            return True
        lost = len(answer.body) // 2 if self._fault is NetworkFault.TRUNCATED else 0
        body = answer.body[: len(answer.body) - lost]
        self._note(answer.status, answer.headers, body)
        await self._say(answer.raw[: len(answer.raw) - lost])
        return not lost

    async def _say(self, data: bytes) -> None:
        self._writer.write(data)
        await self._writer.drain()

    def _note(self, status: int = 0, headers: Headers = (), body: bytes = b"") -> None:
        """Note what the client receives, before it does."""
        self._wiring.note(
            WireEntry(
                number=0, at=self._at, computer=self._wiring.computer, method=self._method,
                path=self._path, status=status,
                milliseconds=(time.perf_counter() - self._began) * 1000,
                fault=self._fault.value if self._fault is not None else "",
                request_headers=self._question.headers, answer_headers=headers,
                request_body=self._question.body, answer_body=body,
                before=self._before, after="",
            )
        )  # fmt: skip


def _reset(writer: asyncio.StreamWriter) -> bool:
    """Close with RST instead of FIN, at once: linger on, zero seconds."""
    connection = writer.get_extra_info("socket")
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    writer.transport.abort()
    return False


async def _shut(server: asyncio.Server) -> None:
    server.close()


def _forgive(_loop: asyncio.AbstractEventLoop, context: dict[str, Any]) -> None:
    """A handshake that fails is what some lines are for; everything else is worth a word."""
    if not isinstance(context.get("exception"), OSError):
        _loop.default_exception_handler(context)
