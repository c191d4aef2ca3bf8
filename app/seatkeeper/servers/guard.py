"""A total deadline for one HTTP exchange.

``urllib3`` bounds each read, not the whole: a server that drips a byte now and then is waited
for for ever. So every connection of the transport tells the guard its socket, and when the time
is over the guard shuts the socket down; whatever read was waiting ends at once. The guard is given
a duplicate of the socket, because TLS takes the original over. A connection makes its duplicate
once and owns it; when it hangs up in the midst of an exchange, whose answer may still be read, the
deadline keeps the duplicate until the end.
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

__all__ = ["Deadline", "deadline_in_force", "duplicate"]

_current: ContextVar[Deadline | None] = ContextVar("seatkeeper_deadline", default=None)
_lock: Final = threading.Lock()
"""Of all deadlines and of their queue, held for moments only: one for each would cost more."""


def deadline_in_force() -> Deadline | None:
    """The deadline that is entered here and now, if one is."""
    return _current.get()


class _Watchdog:
    """The one thread on which the time of every deadline ends.

    A thread for each deadline would cost as much as the exchange itself. A deadline that is over
    early leaves the queue with the next one that comes, and the thread is not told: it wakes when
    the time of the earliest that it knew has come, so it is hardly ever woken for nothing.
    """

    def __init__(self) -> None:
        self._changed = threading.Condition(_lock)
        self._coming: list[tuple[float, int, Deadline]] = []
        self._numbers = itertools.count()
        self._running = False
        self._wakes: float | None = None

    def watch(self, deadline: Deadline) -> None:
        """Have a deadline expire when its time has come."""
        with self._changed:
            while self._coming and self._coming[0][2].is_left:
                heapq.heappop(self._coming)
            heapq.heappush(self._coming, (deadline.ends, next(self._numbers), deadline))
            if not self._running:
                self._running = True
                threading.Thread(target=self._run, name="deadlines", daemon=True).start()
            elif self._wakes is None or deadline.ends < self._wakes:
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
                self._wakes = self._coming[0][0] if self._coming else None
                self._changed.wait(None if self._wakes is None else self._wakes - now)


_watchdog: Final = _Watchdog()


def duplicate(sock: socket.socket) -> socket.socket:
    """A second handle of a socket that is in use; it never waits, whatever it is asked.

    The socket itself must have a timeout: a second handle that does not wait makes the first one
    not wait either, and only Python waits for one with a timeout.
    """
    # Not sock.dup(): a TLS socket refuses that.
    second = socket.fromfd(sock.fileno(), sock.family, sock.type)
    second.settimeout(0.0)
    return second


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
        self.is_left = False
        self._watched: socket.socket | None = None
        self._kept: list[socket.socket] = []
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
        with _lock:
            self.is_left = True
            self._watched = None
        for second in self._kept:
            second.close()

    @property
    def left(self) -> float:
        """Seconds that are left; never negative."""
        return max(self.ends - time.monotonic(), 0.0)

    def watch(self, second: socket.socket) -> None:
        """Shut a socket down when the time is over.

        Args:
            second: Its duplicate; until the exchange is over only ``keep`` may close it.
        """
        with _lock:
            self._watched = second
            if self.expired:
                _shut(second)

    def keep(self, second: socket.socket) -> None:
        """Close a duplicate when the exchange is over."""
        self._kept.append(second)

    def expire(self) -> None:
        """End the time now; nothing happens when the exchange is over."""
        with _lock:
            if self.is_left:
                return
            self.expired = True
            if self._watched is not None:
                _shut(self._watched)


def _shut(sock: socket.socket) -> None:
    try:
        sock.shutdown(socket.SHUT_RDWR)
    except OSError:
        return  # the other side was faster
