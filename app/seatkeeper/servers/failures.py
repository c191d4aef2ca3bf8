"""What an exchange that failed is called."""

from __future__ import annotations

import ssl
from typing import Final

from urllib3.exceptions import (
    NameResolutionError,
    NewConnectionError,
    ProxyError,
    SSLError,
)
from urllib3.exceptions import (
    TimeoutError as Timeout,
)

from seatkeeper.servers.trust import tls_cause
from seatkeeper.service.ports import UnreachableError

__all__ = ["explained"]

_MOST_CHARACTERS: Final = 300
"""Of an error's text: some repeat what the other side has sent."""

_CAUSES: Final[tuple[tuple[type[Exception], str], ...]] = (
    (NameResolutionError, "dns"),
    (ProxyError, "proxy"),
    (SSLError, "tls"),
    (ssl.SSLError, "tls"),
    (NewConnectionError, "refused"),
    (Timeout, "timeout"),
    (TimeoutError, "timeout"),
)
"""The most telling first."""


def explained(error: Exception, *, delivered: bool) -> UnreachableError:
    """Name the cause of a failure.

    Args:
        error: What was raised.
        delivered: Whether anything of the question may have arrived.
    """
    causes = _chain(error)
    text = next((str(cause) for cause in reversed(causes) if str(cause)), "")[:_MOST_CHARACTERS]
    for kind, cause in _CAUSES:
        if any(isinstance(entry, kind) for entry in causes):
            return UnreachableError(_finer(cause, causes), text, delivered=delivered)
    return UnreachableError("network", text, delivered=delivered)


def _finer(cause: str, causes: list[BaseException]) -> str:
    if cause == "tls":
        return next((tls_cause(one) for one in causes if isinstance(one, ssl.SSLError)), cause)
    if cause == "proxy" and any("407" in str(one) for one in causes):
        return "proxy-login"
    return cause


def _chain(error: BaseException) -> list[BaseException]:
    """An error, what it wraps, and what those came from."""
    seen: list[BaseException] = []
    queue: list[object] = [error]
    while queue:
        current = queue.pop(0)
        if isinstance(current, BaseException) and current not in seen:
            seen.append(current)
            queue.extend([current.__cause__, current.__context__, *current.args])
            queue.append(getattr(current, "reason", None))
    return seen
