"""Connections that obey the deadline in force, and that the privacy ledger hears.

A connection tells the deadline which socket it uses. Names are looked up here, because the system's
resolver knows no deadline; and what is sent is overheard before TLS wraps it. A request goes out
whole: in two parts, as ``http.client`` hands them over, it costs two ways through the system.
"""

from __future__ import annotations

import socket
import ssl
from collections.abc import Mapping
from contextlib import suppress
from functools import partial
from http import client
from typing import Any, Final, cast
from urllib.parse import unquote, urlsplit

from urllib3 import ProxyManager, Timeout
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.connectionpool import HTTPConnectionPool, HTTPSConnectionPool
from urllib3.exceptions import (
    ConnectTimeoutError,
    HTTPError,
    NameResolutionError,
    NewConnectionError,
    ProtocolError,
    ProxyError,
)
from urllib3.poolmanager import PoolManager
from urllib3.util import make_headers

from seatkeeper.licensing.value import Value
from seatkeeper.servers.guard import Deadline, deadline_in_force, duplicate
from seatkeeper.servers.ledger import overhear
from seatkeeper.servers.names import LOOKUP_SECONDS, LookupTimeoutError, look_up
from seatkeeper.servers.replies import HttpReply, Reply

__all__ = ["Connections", "Question"]


class Question(Value, frozen=True):
    """One HTTP request, ready to be sent.

    Attributes:
        method: HTTP method.
        origin: To whom: scheme, host and port.
        target: Path and query.
        headers: All that are not about the connection itself.
        body: The bytes; None for none.
    """

    hidden = ("headers", "body")

    method: str
    origin: str
    target: str
    headers: Mapping[str, str]
    body: bytes | None = None


class _Watched:
    """Tells the deadline in force which socket is used, and the ledger what is sent on it."""

    sock: socket.socket | None
    host: str
    port: int
    timeout: float | None
    _second: socket.socket | None = None
    """Duplicate of the socket, for the deadline."""
    _held: list[bytes] | None = None
    """Parts of the request that is being made."""

    # urllib3's own asks of each value whether it stands for a header that is to be left out.
    putheader = client.HTTPConnection.putheader

    def _new_conn(self) -> socket.socket:
        deadline = deadline_in_force()
        name, allowed = self.host, self.timeout
        try:
            sock = self._connect_in_turn(deadline)
        finally:
            self.host, self.timeout = name, allowed
        self._second = duplicate(sock)
        if deadline is not None:
            deadline.watch(self._second)
        return sock

    def _connect_in_turn(self, deadline: Deadline | None) -> socket.socket:
        """Connect to the first address that answers, within the deadline."""
        name, allowed = self.host, self.timeout
        left = LOOKUP_SECONDS if deadline is None else min(LOOKUP_SECONDS, deadline.left)
        try:
            addresses = look_up(name, self.port, left)
        except (socket.gaierror, LookupTimeoutError) as error:
            told = socket.gaierror(socket.EAI_AGAIN, str(error))
            raise NameResolutionError(name, self, told) from error  # type: ignore[arg-type]  # a mixin
        failure: ConnectTimeoutError | NewConnectionError | None = None
        for address in addresses:
            self.host = address
            if deadline is not None:
                # Never 0, which would mean not to wait at all.
                self.timeout = min(allowed or deadline.left, max(deadline.left, 0.001))
            try:
                connected: socket.socket = super()._new_conn()  # type: ignore[misc]  # a mixin's next class
            except (ConnectTimeoutError, NewConnectionError) as error:
                failure = failure or error
            else:
                return connected
        assert failure is not None  # noqa: S101 - there is at least one address
        raise failure

    def request(self, *args: object, **kwargs: object) -> None:
        """Send a request, in one piece."""
        deadline = deadline_in_force()
        if deadline is not None and self._second is not None:
            deadline.watch(self._second)
        held: list[bytes] = []
        self._held = held
        try:
            super().request(*args, **kwargs)  # type: ignore[misc]  # a mixin's next class
        finally:
            self._held = None
        if deadline is not None:
            deadline.spoken = True
        self.send(b"".join(held))

    def send(self, data: Any) -> None:
        """Send bytes: of a request that is complete, or of what a proxy is told to connect."""
        if self._held is not None:
            self._held.append(data)
            return
        overhear(data)
        super().send(data)  # type: ignore[misc]  # a mixin's next class

    @property
    def is_connected(self) -> bool:
        """Whether the other side has neither hung up nor said what nobody asked for."""
        if self.sock is None or self._second is None:
            return False
        try:
            self._second.recv(1, socket.MSG_PEEK)
        except BlockingIOError:
            return True
        except OSError:
            return False
        return False

    def close(self) -> None:
        """Hang up; an answer that has begun can be read to its end."""
        second, self._second = self._second, None
        if second is not None:
            deadline = deadline_in_force()
            if deadline is None:
                second.close()
            else:
                deadline.keep(second)
        super().close()  # type: ignore[misc]  # a mixin's next class


class _HttpConnection(_Watched, HTTPConnection):
    pass


class _HttpsConnection(_Watched, HTTPSConnection):
    pass


class _HttpPool(HTTPConnectionPool):
    """Asks on a connection that was kept, or on a new one.

    urllib3's own way to an answer can do much more (follow, try again, unpack), none of which is
    wanted here, and costs half as much again as the exchange itself.
    """

    ConnectionCls: type[HTTPConnection] = _HttpConnection

    def ask(self, question: Question, timeout: Timeout) -> HttpReply:
        """Send a question, and read the head of its answer; see ``Connections.send``."""
        # A connection on which the other side has hung up meanwhile is made anew.
        connection = cast("HTTPConnection", self._get_conn())
        reply = None
        try:
            if connection.is_closed:
                connection.timeout = Timeout.resolve_default_timeout(timeout.connect_timeout)
                self._connect(connection)
            connection.timeout = timeout.read_timeout  # set on the socket when it sends
            # Who hangs up while the question still goes out may have answered it before.
            with suppress(BrokenPipeError, ConnectionResetError):
                connection.request(
                    question.method, question.target, question.body, question.headers
                )
            found = client.HTTPConnection.getresponse(connection)
            reply = HttpReply(found, partial(self._leave, connection))
        except client.HTTPException as error:
            raise ProtocolError("the connection has broken off", error) from error
        finally:
            if reply is None:
                self._leave(connection, whole=False)
        return reply

    def _connect(self, connection: HTTPConnection) -> None:
        """Connect; what goes wrong before a proxy has answered is the proxy's.

        Raises:
            ProxyError: The proxy is not reached, or does not connect.
            HTTPError: Nor does the other side.
            OSError: Likewise.
        """
        try:
            if self.proxy is not None:
                self._prepare_proxy(connection)  # has it connect
            if connection.is_closed:
                connection.connect()
        except (OSError, HTTPError) as error:
            if connection.proxy is None or connection.has_connected_to_proxy:
                raise
            raise ProxyError("the proxy does not connect", error) from error

    def _leave(self, connection: HTTPConnection, whole: bool) -> None:
        if not whole:
            connection.close()
        self._put_conn(connection)


class _HttpsPool(_HttpPool, HTTPSConnectionPool):
    ConnectionCls = _HttpsConnection


_POOLS: Final = {"http": _HttpPool, "https": _HttpsPool}


class Connections:
    """Connections that obey the deadline in force, kept alive from one question to the next.

    They send what they are given, once: nothing is followed, tried again or unpacked.

    Args:
        trust: What certificates are judged by; None where no secure connection is made.
        proxy: Address of the proxy that leads there, with its name and password; None for none.
    """

    def __init__(self, trust: ssl.SSLContext | None = None, proxy: str | None = None) -> None:
        self._trust = trust
        self._proxy = proxy
        self._pools: dict[str, _HttpPool] = {}

    def send(self, question: Question, timeout: Timeout) -> Reply:
        """Send a question.

        Args:
            question: What is asked.
            timeout: Of connecting, and of each read.

        Returns:
            The answer, its body not read yet; to be left.

        Raises:
            HTTPError: There is none.
            OSError: Likewise.
        """
        pool = self._pools.get(question.origin)
        if pool is None:
            pool = self._pools[question.origin] = self._pool(question.origin)
        return pool.ask(question, timeout)

    def close(self) -> None:
        """Hang up."""
        for pool in self._pools.values():
            pool.close()
        self._pools.clear()

    def _pool(self, origin: str) -> _HttpPool:
        if self._proxy is None:
            manager = PoolManager(ssl_context=self._trust)
        else:
            manager = ProxyManager(
                self._proxy, proxy_headers=_login(self._proxy), ssl_context=self._trust
            )
        manager.pool_classes_by_scheme = _POOLS
        return cast("_HttpPool", manager.connection_from_url(origin))


def _login(proxy: str) -> dict[str, str] | None:
    """The header that only the proxy is told."""
    parts = urlsplit(proxy)
    if not parts.username:
        return None
    name, password = unquote(parts.username), unquote(parts.password or "")
    (login,) = make_headers(proxy_basic_auth=f"{name}:{password}").values()
    return {"Proxy-Authorization": login}
