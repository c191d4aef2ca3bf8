"""Questions and answers on a line, read whole and kept as they came."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from typing import Final

import h11

from seatkeeper.lab.network import NetworkFault
from seatkeeper.lab.trace import Headers

__all__ = ["SAID", "Message", "Upstream", "hear", "understood"]

_CHUNK: Final = 65536

_PAGE: Final = b"<html><title>Oops</title>Something went wrong.</html>"
_HOTEL: Final = b"<html><title>Hotel</title>Welcome! Please log in.</html>"
_GARBAGE: Final = bytes(range(256)) * 8


def _http(status: str, body: bytes, *more: str) -> bytes:
    head = [f"HTTP/1.1 {status}", "Content-Type: text/html", f"Content-Length: {len(body)}", *more]
    return "\r\n".join([*head, "Connection: close", "", ""]).encode() + body


SAID: Final = {
    NetworkFault.SERVER_ERROR: _http("500 Internal Server Error", _PAGE),
    NetworkFault.TOO_MANY_REQUESTS: _http("429 Too Many Requests", b"", "Retry-After: 20"),
    NetworkFault.CAPTIVE_PORTAL: _http("302 Found", _HOTEL, "Location: http://hotel.example/login"),
    NetworkFault.GARBAGE: _GARBAGE,
}
"""What somebody else answers."""


@dataclass(frozen=True, slots=True)
class Message:
    """A question or an answer, read whole.

    Attributes:
        raw: As it came.
        head: Its first part, parsed.
        body: Its second.
    """

    raw: bytes
    head: h11.Request | h11.Response
    body: bytes

    @property
    def headers(self) -> Headers:
        """As they were written, in order."""
        return tuple(
            (name.decode("latin-1"), value.decode("latin-1"))
            for name, value in self.head.headers.raw_items()
        )

    @property
    def status(self) -> int:
        """HTTP status of an answer; 0 for a question."""
        return self.head.status_code if isinstance(self.head, h11.Response) else 0

    @property
    def question(self) -> tuple[str, str]:
        """Method and path."""
        assert isinstance(self.head, h11.Request)  # noqa: S101 - who asks knows
        return self.head.method.decode("latin-1"), self.head.target.decode("latin-1")


def _expecting(question: Message) -> h11.Connection:
    """A parser that has asked this, because what an answer means depends on the question."""
    parser = h11.Connection(h11.CLIENT)
    assert isinstance(question.head, h11.Request)  # noqa: S101 - it is a question
    parser.send(question.head)
    if question.body:
        parser.send(h11.Data(data=question.body))
    parser.send(h11.EndOfMessage())
    return parser


async def hear(parser: h11.Connection, reader: asyncio.StreamReader) -> Message | None:
    """Read one message whole; None at the end of the connection."""
    raw, body = bytearray(), bytearray()
    head: h11.Request | h11.Response | None = None
    while True:
        event = parser.next_event()
        if event is h11.NEED_DATA:
            data = await reader.read(_CHUNK)
            raw += data
            parser.receive_data(data)
        elif isinstance(event, h11.Request | h11.Response):
            head = event
        elif isinstance(event, h11.Data):
            body += event.data
        elif isinstance(event, h11.EndOfMessage):
            assert head is not None  # noqa: S101 - h11 sends it first
            return Message(bytes(raw), head, bytes(body))
        elif isinstance(event, h11.ConnectionClosed):
            return None


def understood(said: bytes, question: Message) -> tuple[int, Headers, bytes]:
    """What the client can make of an answer that does not come from the server."""
    parser = _expecting(question)
    parser.receive_data(said)
    try:
        head = parser.next_event()
    except h11.RemoteProtocolError:
        return 0, (), said
    assert isinstance(head, h11.Response)  # noqa: S101 - made above
    body = said.partition(b"\r\n\r\n")[2]
    return head.status_code, Message(said, head, body).headers, body


class Upstream:
    """The way on to the server, opened when it is needed and kept."""

    def __init__(self, host: str, port: int) -> None:
        self._address = host, port
        self._streams: tuple[asyncio.StreamReader, asyncio.StreamWriter] | None = None

    async def ask(self, question: Message) -> Message:
        """Ask the server.

        Raises:
            OSError: It has gone.
            EOFError: It has hung up.
        """
        if self._streams is None or self._streams[0].at_eof():
            self.close()
            self._streams = await asyncio.open_connection(*self._address)
        reader, writer = self._streams
        writer.write(question.raw)
        answer = await hear(_expecting(question), reader)
        if answer is None:
            raise EOFError
        return answer

    def close(self) -> None:
        """Hang up."""
        if self._streams is not None:
            self._streams[1].close()
            self._streams = None
