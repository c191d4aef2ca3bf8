"""A line to the sandbox on which anything can happen to an answer."""

from __future__ import annotations

import socket
import ssl
import threading

from tests.helpers.speaker import Script, read_question
from tests.helpers.wire import Wire

__all__ = ["Line"]


class Line(Wire):
    """A cable whose other end may be spoken on by a script instead of the server.

    Args:
        upstream: The server's origin.

    Attributes:
        over: Set when the line is mended or closed; scripts that last for ever wait for it.
    """

    def __init__(self, upstream: str) -> None:
        super().__init__(upstream)
        self.over = threading.Event()
        self._script: Script | None = None
        self._tls: ssl.SSLContext | None = None
        self.url = upstream.partition(":")[0] + self.url.removeprefix("http")

    def speak_by(self, script: Script, tls: ssl.SSLContext | None = None) -> None:
        """From now on answer every question by a script.

        Args:
            script: Speaks after the question was read.
            tls: Shakes hands first, and then reads the question.
        """
        self.mend()
        self.over.clear()
        self._script, self._tls = script, tls

    def mend(self) -> None:
        """Behave again; connections that suffered are closed."""
        self.over.set()
        self._script = self._tls = None
        super().mend()

    def close(self) -> None:
        """Stop for good."""
        self.over.set()
        super().close()

    def drip(self, begin: bytes, endless: bytes, every: float) -> Script:
        """Says ``begin``, then ``endless`` again and again."""

        def script(connection: socket.socket) -> None:
            connection.sendall(begin)
            while not self.over.wait(every):
                connection.sendall(endless)

        return script

    def _carry(self, client: socket.socket, upstream: socket.socket) -> None:
        script = self._script
        if script is None:
            super()._carry(client, upstream)
            return
        if self._tls is not None:
            with self._tls.wrap_socket(client, server_side=True) as secure:
                read_question(secure)
                script(secure)
            return
        read_question(client)
        script(client)
