"""A total deadline for one HTTP exchange.

``urllib3`` bounds each read, not the whole: a server that drips a byte now and then is waited
for for ever. So every connection of the transport tells the guard its socket, and when the time
is over the guard shuts the socket down; whatever read was waiting ends at once. The guard keeps a
duplicate of the socket, because TLS takes the original over.
"""

from __future__ import annotations

import heapq
import itertools
import socket
import threading
import time
from contextvars import ContextVar
from types import TracebackType
from typing import Final, Self

__all__ = ["Deadline", "deadline_in_force"]

_current: ContextVar[Deadline | None] = ContextVar("seatkeeper_deadline", default=None)


def deadline_in_force() -> Deadline | None:
    """The deadline that is entered here and now, if one is."""
    return _current.get()


class _Watchdog:
    """The one thread on which the time of every deadline ends.

    A thread for each deadline would cost as much as the exchange itself. A deadline that is over
    early stays in the queue until the thread wakes for another, so it is hardly ever woken for
    nothing.
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
            for deadline in self._over():
                deadline.expire()

    def _over(self) -> list[Deadline]:
        """Wait for deadlines whose time has come; those that were left in time are let go."""
        with self._changed:
            while True:
                now, over = time.monotonic(), []
                while self._coming and (self._coming[0][0] <= now or self._coming[0][2].is_left):
                    over.append(heapq.heappop(self._coming)[2])
                if over:
                    return over
                self._changed.wait(self._coming[0][0] - now if self._coming else None)


_watchdog: Final = _Watchdog()


class Deadline:
    """Bounds everything that happens on the sockets used while it is entered.

    Args:
        seconds: The whole time allowed.

    Attributes:
        ends: When the time is over, by the monotonic clock.
        expired: Whether the time is over.
        is_left: Whether the exchange ended before.
        spoken: Whether anything of a question was handed to a socket; what is said to a proxy
            to have it connect does not count.
    """

    def __init__(self, seconds: float) -> None:
        self.ends = time.monotonic() + seconds
        self._lock = threading.Lock()
        self.is_left = False
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
            self.is_left = True
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
            if self.is_left:
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
