"""A total deadline for one HTTP exchange.

``requests`` bounds each read, not the whole: a server that drips a byte now and then is waited
for for ever. So every connection of the transport tells the guard its socket, and when the time
is over the guard shuts the socket down; whatever read was waiting ends at once. The guard keeps a
duplicate of the socket, because TLS takes the original over.
"""

from __future__ import annotations

import socket
import threading
from contextvars import ContextVar
from types import TracebackType
from typing import Any, Final, Self

from requests.adapters import HTTPAdapter
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.connectionpool import HTTPConnectionPool, HTTPSConnectionPool
from urllib3.poolmanager import PoolManager

__all__ = ["Deadline", "GuardedAdapter"]

_current: ContextVar[Deadline | None] = ContextVar("seatkeeper_deadline", default=None)


class Deadline:
    """Bounds everything that happens on the sockets used while it is entered.

    Args:
        seconds: The whole time allowed.
    """

    def __init__(self, seconds: float) -> None:
        self._timer = threading.Timer(seconds, self._expire)
        self._timer.daemon = True
        self._lock = threading.Lock()
        self._watched: socket.socket | None = None
        self.expired = False

    def __enter__(self) -> Self:
        self._token = _current.set(self)
        self._timer.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._timer.cancel()
        _current.reset(self._token)
        with self._lock:
            self._let_go()

    def watch(self, sock: socket.socket) -> None:
        """Shut this socket down, too, when the time is over."""
        with self._lock:
            self._let_go()
            # Not sock.dup(): a TLS socket refuses that.
            self._watched = socket.fromfd(sock.fileno(), sock.family, sock.type)
            if self.expired:
                _shut(self._watched)

    def _expire(self) -> None:
        with self._lock:
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
    """Tells the deadline in force which socket is used."""

    sock: socket.socket | None

    def _new_conn(self) -> socket.socket:
        sock: socket.socket = super()._new_conn()  # type: ignore[misc]  # a mixin's next class
        if (deadline := _current.get()) is not None:
            deadline.watch(sock)
        return sock

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
    """The adapter of requests whose connections obey the deadline in force."""

    def init_poolmanager(
        self, connections: int, maxsize: int, block: bool = False, **pool_kwargs: Any
    ) -> None:
        """Build the pool of guarded connections."""
        self.poolmanager = PoolManager(
            num_pools=connections, maxsize=maxsize, block=block, **pool_kwargs
        )
        self.poolmanager.pool_classes_by_scheme = _POOLS

    def proxy_manager_for(self, proxy: str, **proxy_kwargs: Any) -> PoolManager:
        """The same for connections through a proxy."""
        manager: PoolManager = super().proxy_manager_for(proxy, **proxy_kwargs)
        manager.pool_classes_by_scheme = _POOLS
        return manager
