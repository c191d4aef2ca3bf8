"""Which proxy leads to a server.

The vendor's or the user's own word comes first: ``SEATKEEPER_PROXY`` in the environment, then the
profile. Without either the system's setting holds: ``HTTPS_PROXY`` and ``NO_PROXY``, on Windows
and macOS what its settings say. A server on this computer is never asked through a proxy. Name
and password of a proxy stand in its address; they are sent to it and to nobody else.
"""

from __future__ import annotations

from typing import Final
from urllib.parse import urlsplit

__all__ = ["DIRECT", "PROXY_VARIABLE", "is_proxy", "proxy_for"]

PROXY_VARIABLE: Final = "SEATKEEPER_PROXY"
DIRECT: Final = "direct"
"""Said instead of an address: no proxy, whatever the system's setting is."""


def is_proxy(text: str) -> bool:
    """Whether this is the address of a proxy, or the word for none."""
    if text == DIRECT:
        return True
    try:
        parts = urlsplit(text)
        known = bool(parts.hostname) and parts.port != 0  # reading the port judges it
    except ValueError:
        return False
    more = parts.path.strip("/") or parts.query or parts.fragment
    return parts.scheme in {"http", "https"} and known and not more


def proxy_for(origin: str, proxy: str | None) -> str | None:
    """The address of the proxy that leads to a server; None for none.

    Args:
        origin: Of the server; not on this computer.
        proxy: An address, ``direct``, or None for the system's setting.
    """
    if proxy is not None:
        return None if proxy == DIRECT else proxy
    from urllib.request import getproxies  # noqa: PLC0415 - not needed on this computer

    found = getproxies()
    told = found.get("https") or found.get("all")
    if not told or _is_excepted(origin):
        return None
    return told if "://" in told else f"http://{told}"


def _is_excepted(origin: str) -> bool:
    """Whether the system's setting leads to this server without its proxy."""
    from requests.utils import (  # noqa: PLC0415 - knows networks in NO_PROXY, and is slow to import
        should_bypass_proxies,
    )

    return should_bypass_proxies(origin, no_proxy=None)
