"""Server profiles: the small file with which a vendor says which server to talk to (R07).

A profile holds addresses and the server's root public key; everything a server signs is traced
back to that key. Whoever imports a profile from somewhere compares its fingerprint.

Two adapters exist. ``seatkeeper`` speaks the Seatkeeper protocol. ``relay`` speaks to a Keygen
Relay: its ``root`` is the public key of the vendor who signs the license files, there is no
portal, and there may be a pool and the secret with which that Relay signs its answers.
"""

from __future__ import annotations

import json
import re
from typing import Any, Final, NamedTuple
from urllib.parse import urlsplit

from joserfc.util import urlsafe_b64encode

from offline.errors import KeyFormatError
from offline.signing import VerifyKey
from seatkeeper.servers.proxies import is_proxy
from seatkeeper.servers.transport import HttpTransport, InsecureUrlError

__all__ = ["FORMAT", "ProfileError", "ServerProfile"]

FORMAT: Final = "seatkeeper-profile/1"
ADAPTERS: Final = ("seatkeeper", "relay")
_OF_RELAY: Final = ("pool", "signing_secret")
_MOST_BYTES: Final = 64 * 1024


class ProfileError(Exception):
    """A profile cannot be used.

    Attributes:
        code: ``profile-invalid``, ``profile-newer``, ``profile-insecure``, ``profile-unknown``.
    """

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code


class ServerProfile(NamedTuple):
    """One server.

    Attributes:
        name: For people.
        adapter: Which adapter speaks to it; ``seatkeeper`` or ``relay``.
        url: Origin of its API (the login host).
        portal: Origin of its portal; empty for a Relay, which has none.
        root: Its root public key; for a Relay the vendor's.
        ca: PEM certificates to trust instead of the usual ones; empty for those.
        proxy: The way to it, as in ``servers.proxies``; empty for the system's.
        pool: Of a Relay: the pool to lease from; empty for the default one.
        signing_secret: Of a Relay: what its answers are signed with; empty where they are not.
    """

    name: str
    adapter: str
    url: str
    portal: str
    root: VerifyKey
    ca: str = ""
    proxy: str = ""
    pool: str = ""
    signing_secret: str = ""

    def __repr__(self) -> str:
        """Without what is secret: the proxy's password, and what a Relay signs with."""
        return f"ServerProfile(name={self.name!r}, adapter={self.adapter!r}, url={self.url!r})"

    @property
    def fingerprint(self) -> str:
        """The root key's thumbprint in groups of eight, for comparing by eye."""
        return " ".join(re.findall(".{1,8}", self.root.thumbprint))

    @property
    def record_name(self) -> str:
        """The name of this server's record in the cache."""
        return re.sub("[^a-z0-9]", "-", self.root.thumbprint[:16].lower()).strip("-") or "server"

    def to_json(self) -> str:
        """The profile as a file."""
        content = {
            "format": FORMAT,
            "name": self.name,
            "adapter": self.adapter,
            "url": self.url,
            "portal": self.portal,
            "root": self.root.as_jwk(),
        }
        if not self.portal:
            del content["portal"]
        content |= {
            name: value for name in ("ca", "proxy", *_OF_RELAY) if (value := getattr(self, name))
        }
        return json.dumps(content, indent=2) + "\n"

    @classmethod
    def from_json(cls, text: str | bytes) -> ServerProfile:
        """Read a profile.

        Raises:
            ProfileError: Not a profile, of a newer kind, or not safe to use.
        """
        content = _read(text)
        try:
            adapter = _text(content, "adapter")
            relay = adapter == "relay"
            profile = cls(
                name=_text(content, "name"),
                adapter=adapter,
                url=_text(content, "url"),
                portal="" if relay else _text(content, "portal"),
                root=_key(content["root"], as_hex=relay),
                ca=_pem(content),
                proxy=_text(content, "proxy") if content.get("proxy") else "",
                **{name: _text(content, name) for name in _OF_RELAY if relay and content.get(name)},
            )
        except (KeyError, TypeError, KeyFormatError) as error:
            raise ProfileError(
                "profile-invalid", f"the profile is not complete: {error}"
            ) from error
        if profile.adapter not in ADAPTERS:
            raise ProfileError("profile-unknown", f"no adapter is called {profile.adapter!r}")
        for origin in filter(None, (profile.url, profile.portal)):
            _check_origin(origin)
        if profile.proxy and not is_proxy(profile.proxy):
            raise ProfileError("profile-invalid", "proxy is not the address of a proxy")
        return profile


def _read(text: str | bytes) -> dict[str, Any]:
    if len(text) > _MOST_BYTES:
        raise ProfileError("profile-invalid", "the file is too large for a profile")
    try:
        content = json.loads(text)
    except (ValueError, RecursionError) as error:  # the latter for thousands of brackets
        raise ProfileError("profile-invalid", "the file is not JSON") from error
    kind = content.get("format") if isinstance(content, dict) else None
    if kind != FORMAT:
        code = "profile-newer" if str(kind).startswith("seatkeeper-profile/") else "profile-invalid"
        raise ProfileError(code, f"the file is not a profile of format {FORMAT}")
    return dict(content)


def _text(content: dict[str, Any], member: str) -> str:
    value = content[member]
    if not isinstance(value, str) or not 0 < len(value) <= 200:
        raise ProfileError("profile-invalid", f"{member} is not a short text")
    return value


def _key(told: Any, *, as_hex: bool) -> VerifyKey:
    """Read a public key: a JWK, or the 64 digits by which Keygen shows a vendor's key."""
    if not (as_hex and isinstance(told, str)):
        return VerifyKey.from_jwk(told)
    try:
        x = urlsafe_b64encode(bytes.fromhex(told)).decode("ascii")
    except ValueError as error:
        raise ProfileError("profile-invalid", "root is neither a JWK nor digits") from error
    return VerifyKey.from_jwk({"kty": "OKP", "crv": "Ed25519", "x": x})


def _pem(content: dict[str, Any]) -> str:
    value = content.get("ca") or ""
    if not isinstance(value, str) or not value.isascii():
        raise ProfileError("profile-invalid", "ca is not PEM text")
    return value


def _check_origin(origin: str) -> None:
    try:
        parts = urlsplit(origin)
        complete = bool(parts.hostname) and parts.port != 0  # reading the port judges it
    except ValueError as error:
        raise ProfileError("profile-invalid", f"{origin} is not an origin") from error
    more = parts.path.strip("/") or parts.query or parts.fragment or parts.username
    if not complete or more:
        raise ProfileError("profile-invalid", f"{origin} is not an origin")
    try:
        HttpTransport(origin)
    except InsecureUrlError as error:
        raise ProfileError("profile-insecure", str(error)) from error
