"""A total deadline for one HTTP exchange.

``requests`` bounds each read, not the whole: a server that drips a byte now and then is waited
for for ever. So every connection of the transport tells the guard its socket, and when the time
is over the guard shuts the socket down; whatever read was waiting ends at once. The guard keeps a
duplicate of the socket, because TLS takes the original over. Names are looked up here, too, because
the system's resolver knows no deadline; and what a connection sends is overheard for the privacy
ledger.
"""

from __future__ import annotations

import heapq
import itertools
import socket
import ssl
import threading
import time
from contextvars import ContextVar
from types import TracebackType
from typing import Any, Final, Self

from requests.adapters import HTTPAdapter
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.connectionpool import HTTPConnectionPool, HTTPSConnectionPool
from urllib3.exceptions import ConnectTimeoutError, NameResolutionError, NewConnectionError
from urllib3.poolmanager import PoolManager

from seatkeeper.servers.ledger import overhear
from seatkeeper.servers.names import LOOKUP_SECONDS, LookupTimeoutError, look_up

__all__ = ["Deadline", "GuardedAdapter"]

_TUNNEL: Final = b"CONNECT "
_current: ContextVar[Deadline | None] = ContextVar("seatkeeper_deadline", default=None)


class _Watchdog:
    """The one thread on which the time of every deadline ends.

    A thread for each deadline would cost as much as the exchange itself. A deadline that is over
    early stays in the queue until its time comes, so the thread is hardly ever woken for nothing.
    """

    def __init__(self) -> None:
        self._changed = threading.Condition()
        self._coming: list[tuple[float, int, Deadline]] = []
        self._numbers = itertools.count()
        self._running = False

    def watch(self, deadline: Deadline) -> None:
        """Have a deadline expire when its time has come."""
        with self._changed:
            first = not self._coming or deadline.ends < self._coming[0][0]
            heapq.heappush(self._coming, (deadline.ends, next(self._numbers), deadline))
            if not self._running:
                self._running = True
                threading.Thread(target=self._run, name="deadlines", daemon=True).start()
            elif first:
                self._changed.notify()

    def _run(self) -> None:
        while True:
            self._next().expire()

    def _next(self) -> Deadline:
        """Wait for the next deadline whose time has come."""
        with self._changed:
            while True:
                left = self._coming[0][0] - time.monotonic() if self._coming else None
                if left is not None and left <= 0:
                    return heapq.heappop(self._coming)[2]
                self._changed.wait(left)


_watchdog: Final = _Watchdog()


class Deadline:
    """Bounds everything that happens on the sockets used while it is entered.

    Args:
        seconds: The whole time allowed.

    Attributes:
        ends: When the time is over, by the monotonic clock.
        expired: Whether the time is over.
        spoken: Whether anything of a question was handed to a socket; what is said to a proxy
            to have it connect does not count.
    """

    def __init__(self, seconds: float) -> None:
        self.ends = time.monotonic() + seconds
        self._lock = threading.Lock()
        self._left = False
        self._watched: socket.socket | None = None
        self.expired = False
        self.spoken = False

    def __enter__(self) -> Self:
        self._token = _current.set(self)
        _watchdog.watch(self)
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        _current.reset(self._token)
        with self._lock:
            self._left = True
            self._let_go()

    @property
    def left(self) -> float:
        """Seconds that are left; never negative."""
        return max(self.ends - time.monotonic(), 0.0)

    def watch(self, sock: socket.socket) -> None:
        """Shut this socket down, too, when the time is over."""
        with self._lock:
            self._let_go()
            # Not sock.dup(): a TLS socket refuses that.
            self._watched = socket.fromfd(sock.fileno(), sock.family, sock.type)
            if self.expired:
                _shut(self._watched)

    def expire(self) -> None:
        """End the time now; nothing happens when the exchange is over."""
        with self._lock:
            if self._left:
                return
            self.expired = True
            if self._watched is not None:
                _shut(self._watched)

    def _let_go(self) -> None:
        if self._watched is not None:
            self._watched.close()
            self._watched = None


def _shut(sock: socket.socket) -> None:
    try:
        sock.shutdown(socket.SHUT_RDWR)
    except OSError:
        return  # the other side was faster


class _Watched:
    """Tells the deadline in force which socket is used, and the ledger what is sent on it."""

    sock: socket.socket | None
    host: str
    port: int
    timeout: float | None

    def _new_conn(self) -> socket.socket:
        deadline = _current.get()
        name, allowed = self.host, self.timeout
        try:
            sock = self._connect_in_turn(deadline)
        finally:
            self.host, self.timeout = name, allowed
        if deadline is not None:
            deadline.watch(sock)
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

    def send(self, data: object) -> None:
        if self.sock is None:
            self.connect()  # type: ignore[attr-defined]  # a mixin's next class
        overhear(data)
        deadline = _current.get()
        if deadline is not None and not (isinstance(data, bytes) and data.startswith(_TUNNEL)):
            deadline.spoken = True
        super().send(data)  # type: ignore[misc]  # a mixin's next class

    def putrequest(self, *args: object, **kwargs: object) -> None:
        if self.sock is not None and (deadline := _current.get()) is not None:
            deadline.watch(self.sock)  # a connection that was kept alive
        super().putrequest(*args, **kwargs)  # type: ignore[misc]  # a mixin's next class


class _HttpConnection(_Watched, HTTPConnection):
    pass


class _HttpsConnection(_Watched, HTTPSConnection):
    pass


class _HttpPool(HTTPConnectionPool):
    ConnectionCls = _HttpConnection


class _HttpsPool(HTTPSConnectionPool):
    ConnectionCls = _HttpsConnection


_POOLS: Final = {"http": _HttpPool, "https": _HttpsPool}


class GuardedAdapter(HTTPAdapter):
    """The adapter of requests whose connections obey the deadline in force.

    Args:
        trust: What certificates are judged by; None where no secure connection is made.
    """

    def __init__(self, trust: ssl.SSLContext | None = None) -> None:
        self._trust = trust
        super().__init__(max_retries=0)

    def cert_verify(self, conn: Any, url: str, verify: object, cert: object) -> None:
        """Nothing is added to what is trusted already: no bundle of some library."""

    def init_poolmanager(
        self, connections: int, maxsize: int, block: bool = False, **pool_kwargs: Any
    ) -> None:
        """Build the pool of guarded connections."""
        self.poolmanager = PoolManager(
            num_pools=connections,
            maxsize=maxsize,
            block=block,
            ssl_context=self._trust,
            **pool_kwargs,
        )
        self.poolmanager.pool_classes_by_scheme = _POOLS

    def proxy_manager_for(self, proxy: str, **proxy_kwargs: Any) -> PoolManager:
        """The same for connections through a proxy."""
        manager: PoolManager = super().proxy_manager_for(
            proxy, ssl_context=self._trust, **proxy_kwargs
        )
        manager.pool_classes_by_scheme = _POOLS
        return manager
