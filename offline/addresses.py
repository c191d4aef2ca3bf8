"""The addresses that appear in documents and pages: which are allowed, and their one spelling.

HTTPS everywhere, plain HTTP to loopback only (rule R103). An origin goes into a content
security policy, so it must not be able to carry anything but scheme, host and port.
"""

import re
from functools import lru_cache
from urllib.parse import SplitResult, urlsplit, urlunsplit

from offline.errors import AddressError
from offline.limits import MAX_TEXT_CHARS

_DEFAULT_PORTS = {"http": 80, "https": 443}
_LOOPBACK = frozenset({"localhost", "127.0.0.1", "::1"})
# RFC 3986 host characters without percent-encoding and sub-delimiters: names are sent to the
# resolver as ASCII, and `;` or `,` would end a directive of a content security policy.
_HOST = re.compile(r"[a-z0-9._-]+|[0-9a-f:.]+")
# What RFC 3986 allows in a URL at all; a space, a quote or a control character is none of it.
_URL = re.compile(r"[A-Za-z0-9._~:/?#\[\]@!$&'()*+,;=%-]+")


@lru_cache(maxsize=64)
def target(url: str) -> str:
    """A URL without query and fragment, normalized: the `htu` of RFC 9449, section 4.2.

    Raises:
        AddressError: Not an absolute HTTP URL.
    """
    parts = _split(url)
    return urlunsplit((parts.scheme, _authority(parts), parts.path or "/", "", ""))


def origin(url: str) -> str:
    """The origin of a portal or login address, such as `https://portal.example:8443`.

    Raises:
        AddressError: Not an absolute URL, or plain HTTP to another machine.
    """
    parts = _split(url)
    if parts.scheme == "http" and parts.hostname not in _LOOPBACK:
        raise AddressError("bad-address", "plain HTTP is for loopback only", url=url[:200])
    return f"{parts.scheme}://{_authority(parts)}"


def page(url: str, path: str) -> str:
    """The address of a page below a portal's address.

    Args:
        url: The portal's address, with or without a path of its own.
        path: Such as `offline`, without slashes around it.

    Raises:
        AddressError: As `origin`.
    """
    parts = _split(url)
    return f"{origin(url)}{parts.path.rstrip('/')}/{path}"


def _split(url: str) -> SplitResult:
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        raise AddressError("bad-address", "not a URL", url=url[:200]) from None
    if (
        parts.scheme not in _DEFAULT_PORTS
        or parts.username is not None
        or port == 0
        or len(url) > MAX_TEXT_CHARS
        or not _URL.fullmatch(url)
        or not _HOST.fullmatch(parts.hostname or "")
    ):
        raise AddressError("bad-address", "not an absolute HTTP URL", url=url[:200])
    return parts


def _authority(parts: SplitResult) -> str:
    host = parts.hostname or ""
    shown = f"[{host}]" if ":" in host else host
    port = parts.port
    return shown if port in {None, _DEFAULT_PORTS[parts.scheme]} else f"{shown}:{port}"
