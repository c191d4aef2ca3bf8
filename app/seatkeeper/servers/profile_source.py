"""Where a server profile comes from: a file that a vendor has sent, or the server itself.

A profile that came over the network is only an offer: whoever takes it up compares its
fingerprint with the one the vendor has told by another way.
"""

from __future__ import annotations

from pathlib import Path
from typing import Final
from urllib.parse import urlsplit

from seatkeeper.servers.profile import ProfileError, ServerProfile
from seatkeeper.servers.transport import HttpTransport, InsecureUrlError, is_loopback
from seatkeeper.service.ledger import Ledger

__all__ = ["fetch_profile", "read_profile"]

WELL_KNOWN: Final = "/.well-known/seatkeeper-profile"
"""Where a server publishes its profile, when only its origin is given."""


def read_profile(path: Path) -> ServerProfile:
    """Read a profile from a file.

    Raises:
        ProfileError: ``unreadable``, or what is wrong with the profile.
    """
    try:
        content = path.read_bytes()
    except OSError as error:
        raise ProfileError("unreadable", f"{path}: {error.strerror}") from error
    return ServerProfile.from_json(content)


def fetch_profile(
    address: str, *, ca_file: str | None = None, ledger: Ledger | None = None
) -> ServerProfile:
    """Ask a server for its profile.

    Args:
        address: Its address; without a path, the well-known one is asked. Without a scheme it
            means HTTPS, and plain HTTP for this computer itself.
        ca_file: Certificates to trust instead of the usual ones; None for those.
        ledger: Where what is sent is written down.

    Raises:
        ProfileError: ``bad-url``, ``insecure-url``, ``no-profile``, or what is wrong with it.
        UnreachableError: Nobody answers.
    """
    try:
        parts = urlsplit(address if "://" in address else f"//{address}")
        known = bool(parts.hostname) and parts.port != 0  # reading the port judges it
    except ValueError as error:
        raise ProfileError("bad-url", f"{address} is not an address.") from error
    if not known:
        raise ProfileError("bad-url", f"{address} is not an address.")
    scheme = parts.scheme or ("http" if is_loopback(parts.hostname or "") else "https")
    path = parts.path if parts.path not in {"", "/"} else WELL_KNOWN
    try:
        transport = HttpTransport(f"{scheme}://{parts.netloc}", ca_file=ca_file, ledger=ledger)
    except InsecureUrlError as error:
        raise ProfileError("insecure-url", str(error)) from error
    answer = transport.send("GET", path, headers={}, purpose="profile")
    if answer.status != 200:
        raise ProfileError("no-profile", f"{address} offers no profile (HTTP {answer.status}).")
    return ServerProfile.from_json(answer.body)
