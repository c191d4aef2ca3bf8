"""Looking names up, with a deadline of its own.

The system's resolver cannot be interrupted and may take half a minute. So it is asked on a thread
that is waited for only so long; a lookup that still hangs is shared by whoever asks next, so that
however often the client tries again, one thread hangs for each name.
"""

from __future__ import annotations

import socket
import threading
from concurrent.futures import Future
from ipaddress import ip_address
from typing import Final

__all__ = ["LOOKUP_SECONDS", "LookupTimeoutError", "look_up"]

LOOKUP_SECONDS: Final = 5.0

_lock: Final = threading.Lock()
_under_way: Final[dict[tuple[str, int], Future[tuple[str, ...]]]] = {}


class LookupTimeoutError(OSError):
    """The resolver did not answer in time."""


def look_up(host: str, port: int, seconds: float = LOOKUP_SECONDS) -> tuple[str, ...]:
    """Find the addresses of a host.

    Args:
        host: Name or address; an address is answered at once.
        port: The port that is wanted.
        seconds: How long to wait for the resolver.

    Returns:
        Addresses, in the order in which the system wants them tried; at least one.

    Raises:
        socket.gaierror: The resolver knows no such name, or has trouble of its own.
        LookupTimeoutError: It did not answer in time.
    """
    if _is_address(host):
        return (host,)
    with _lock:
        asked = _under_way.get((host, port))
        if asked is None:
            asked = _under_way[host, port] = Future()
            threading.Thread(
                target=_resolve, args=(host, port, asked), name="name-lookup", daemon=True
            ).start()
    try:
        return asked.result(max(seconds, 0))
    except TimeoutError as error:
        raise LookupTimeoutError(f"no answer about {host} within {seconds:.1f} s") from error


def _is_address(host: str) -> bool:
    try:
        ip_address(host.strip("[]"))
    except ValueError:
        return False
    return True


def _resolve(host: str, port: int, answer: Future[tuple[str, ...]]) -> None:
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:  # the latter for labels that are no labels
        outcome: OSError | None = error if isinstance(error, OSError) else _not_a_name(host)
    else:
        outcome = None if found else _not_a_name(host)
    with _lock:
        del _under_way[host, port]
    if outcome is not None:
        answer.set_exception(outcome)
    else:
        answer.set_result(tuple(dict.fromkeys(str(entry[4][0]) for entry in found)))


def _not_a_name(host: str) -> socket.gaierror:
    return socket.gaierror(socket.EAI_NONAME, f"{host!r} is not a name")
