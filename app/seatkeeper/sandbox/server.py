"""The running sandbox: two origins, one process, one daemon thread.

API and portal listen on ports of their own, as two origins, the way real servers are set up. The
sockets are bound before the thread starts, so the addresses are known at once and requests queue
rather than fail while the applications come up.
"""

from __future__ import annotations

import asyncio
import os
import socket
import threading
from pathlib import Path
from types import TracebackType
from typing import Final

import uvicorn
from fastapi import FastAPI

from offline.signing import VerifyKey
from seatkeeper.sandbox.api import make_api
from seatkeeper.sandbox.certificates import Certificates
from seatkeeper.sandbox.clock import RealClock
from seatkeeper.sandbox.identifiers import Entropy
from seatkeeper.sandbox.portal.application import make_portal
from seatkeeper.sandbox.sandbox import Sandbox
from seatkeeper.sandbox.timing import Timing

__all__ = ["SandboxServer"]

_START_SECONDS: Final = 30
_STOP_SECONDS: Final = 2
_KEEP_ALIVE_SECONDS: Final = 75
"""As common web servers: a client that is slow for a moment does not lose its connection."""


class SandboxServer:
    """A sandbox that can be started and stopped; also a context manager."""

    def __init__(
        self,
        *,
        data: Path | None = None,
        port: int = 0,
        portal_port: int = 0,
        host: str = "127.0.0.1",
        now: RealClock,
        entropy: Entropy,
        timing: Timing | None = None,
        certificates: Certificates | None = None,
    ) -> None:
        """Bind the addresses and open the data folder; nothing is served yet.

        Args:
            data: Folder that keeps state and keys over restarts; None keeps them in memory.
            port: Port of the API; 0 takes a free one.
            portal_port: Port of the portal; 0 takes a free one.
            host: Address to listen on.
            now: Gives the real time, aware UTC.
            entropy: Gives random bytes.
            timing: The server's periods.
            certificates: Serve over TLS with these; None serves plain HTTP.

        Raises:
            OSError: A port is taken, or the data folder cannot be used.
            ValueError: The data folder holds something else.
        """
        api_socket = _listen(host, port)
        try:
            portal_socket = _listen(host, portal_port)
        except OSError:
            api_socket.close()
            raise
        self._sockets = (api_socket, portal_socket)
        name = f"[{host}]" if ":" in host else host
        scheme = "http" if certificates is None else "https"
        self.url = f"{scheme}://{name}:{api_socket.getsockname()[1]}"
        self.portal_url = f"{scheme}://{name}:{portal_socket.getsockname()[1]}"
        try:
            self.sandbox = Sandbox(
                data=data,
                url=self.url,
                portal_url=self.portal_url,
                now=now,
                entropy=entropy,
                timing=timing or Timing(),
                authority=certificates.authority if certificates is not None else "",
            )
        except (OSError, ValueError):
            self._close_sockets()
            raise
        self._servers = (
            _server(make_api(self.sandbox), certificates),
            _server(make_portal(self.sandbox), certificates),
        )
        self._thread: threading.Thread | None = None

    @property
    def root(self) -> VerifyKey:
        """The public root key, which a profile pins."""
        return self.sandbox.keys.root.public

    def profile(self) -> dict[str, object]:
        """The server profile: the small JSON file a vendor ships."""
        return self.sandbox.profile()

    def start(self) -> None:
        """Serve in a background thread; returns when both origins answer.

        Raises:
            RuntimeError: It was started before, or does not come up.
        """
        if self._thread is not None:
            raise RuntimeError("a sandbox is started once")
        ready = threading.Event()
        self._thread = threading.Thread(
            target=lambda: asyncio.run(self._serve(ready)), name="sandbox", daemon=True
        )
        self._thread.start()
        if not ready.wait(_START_SECONDS):
            raise RuntimeError("the sandbox does not come up")

    def stop(self) -> None:
        """Stop serving and close everything, within two seconds; a second time does nothing."""
        for server in self._servers:
            server.should_exit = True
        if self._thread is not None:
            self._thread.join(_STOP_SECONDS)
        self._close_sockets()
        self.sandbox.close()

    def __enter__(self) -> SandboxServer:
        self.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.stop()

    async def _serve(self, ready: threading.Event) -> None:
        tasks = [
            asyncio.create_task(server.serve(sockets=[bound]))
            for server, bound in zip(self._servers, self._sockets, strict=True)
        ]
        while not all(server.started for server in self._servers):
            await asyncio.sleep(0.005)
        ready.set()
        await asyncio.gather(*tasks)
        # Over TLS a connection closes only when its client agrees; nobody waits for that here.
        for server in self._servers:
            for connection in list(server.server_state.connections):
                connection.transport.abort()
        await asyncio.sleep(0.01)

    def _close_sockets(self) -> None:
        for bound in self._sockets:
            bound.close()


def _listen(host: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    # TCP by name: asyncio switches Nagle's algorithm off only for sockets that say so, and with
    # it on, every answer waits 40 ms for an acknowledgement.
    bound = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    try:
        if os.name == "posix":  # elsewhere the option lets two servers share a port
            bound.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        bound.bind((host, port))
        bound.listen(1024)
    except OSError:
        bound.close()
        raise
    return bound


def _server(app: FastAPI, certificates: Certificates | None) -> uvicorn.Server:
    return uvicorn.Server(
        uvicorn.Config(
            app,
            log_config=None,
            log_level="warning",
            access_log=False,
            lifespan="off",
            server_header=False,
            timeout_graceful_shutdown=1,
            timeout_keep_alive=_KEEP_ALIVE_SECONDS,
            ssl_certfile=certificates.chain if certificates is not None else None,
            ssl_keyfile=certificates.key if certificates is not None else None,
        )
    )
