"""The request: a computer without a network asks for a license, in its own signature.

A request is signed with the device key it carries, which proves possession of that key and binds
the whole exchange to it. Its identity is the SHA-256 of its bytes: a response answers exactly one
request, and a page, a text file or a pasted block with the same bytes is the same request.

It says as little as possible (rules R79, R100): a random device key, the platform's kind, the
app's version. No name of a computer or a person, no hardware address. This package could not
put one in: it reads no environment.
"""

import hashlib
from dataclasses import dataclass
from datetime import datetime

from offline.addresses import origin
from offline.errors import PayloadError, RefusedError
from offline.fields import FORMAT_VERSION, Fields, time_text
from offline.signing import DocumentType, JsonValue, SigningKey, VerifyKey, claimed, sign, verify

PLATFORMS = ("windows", "macos", "linux")


@dataclass(frozen=True, slots=True)
class OfflineRequest:
    """A request, made or read.

    Attributes:
        token: The signed document.
        request_id: SHA-256 of the token's bytes, 64 hex digits.
        device: The public device key of the computer that asks.
        server: Thumbprint of the root key of the server that is asked.
        portal_url: Where the request is to be taken.
        nonce: A random value the response repeats.
        created: By the clock of the computer that asks, which may be wrong: shown, not judged.
        app_version: Version of the app.
        platform: One of `PLATFORMS`.
        language: Language of the user, such as `en`.
        keys_version: The key set this computer trusts already; 0 is none.
    """

    token: str
    request_id: str
    device: VerifyKey
    server: str
    portal_url: str
    nonce: str
    created: datetime
    app_version: str
    platform: str
    language: str
    keys_version: int


def make_request(
    *,
    device: SigningKey,
    server: str,
    portal_url: str,
    nonce: str,
    created: datetime,
    app_version: str,
    platform: str,
    language: str,
    keys_version: int = 0,
) -> OfflineRequest:
    """Make and sign a request; see `OfflineRequest` for the arguments.

    Raises:
        AddressError: The portal's address is not HTTPS, nor HTTP to loopback.
        PayloadError: Another argument is not what a reader would accept.
        SigningError: An argument cannot be written at all.
    """
    payload: dict[str, JsonValue] = {
        "v": FORMAT_VERSION,
        "server": server,
        "portal": portal_url,
        "nonce": nonce,
        "created": time_text(created),
        "app_version": app_version,
        "platform": platform,
        "language": language,
        "keys_version": keys_version,
        "device": device.public.as_jwk(),
    }
    return read_request(sign(payload, DocumentType.REQUEST, device))


def read_request(token: str) -> OfflineRequest:
    """Check and read a request.

    Args:
        token: The signed document.

    Returns:
        What it says; the device key is proven, everything else is the computer's own word.

    Raises:
        SignatureError: Not an authentic request.
        PayloadError: An authentic one that is not readable.
        AddressError: It names an address that is not a portal's.
    """
    device = Fields.of_version_one(claimed(token, DocumentType.REQUEST)).key("device")
    fields = Fields(verify(token, DocumentType.REQUEST, [device]))
    platform = fields.text("platform")
    if platform not in PLATFORMS:
        raise PayloadError("bad-payload", "an unknown platform", member="platform")
    portal_url = fields.text("portal")
    origin(portal_url)
    return OfflineRequest(
        token=token,
        request_id=request_id_of(token),
        device=device,
        server=fields.thumbprint("server"),
        portal_url=portal_url,
        nonce=fields.text("nonce"),
        created=fields.time("created"),
        app_version=fields.text("app_version"),
        platform=platform,
        language=fields.text("language"),
        keys_version=fields.integer("keys_version", least=0),
    )


def require_server(request: OfflineRequest, server: str) -> None:
    """Demand that a request asks one server.

    Args:
        request: The request.
        server: Thumbprint of that server's root key.

    Raises:
        RefusedError: `other-server`.
    """
    if request.server != server:
        raise RefusedError(
            "server", "other-server", "for another server", expected=server, found=request.server
        )


def request_id_of(token: str) -> str:
    """The identity of a request: the SHA-256 of its bytes, 64 hex digits."""
    return hashlib.sha256(token.encode()).hexdigest()


def short_id(request_id: str) -> str:
    """A request's identity for people, as both files print it: such as `1F3A-90BC`."""
    return f"{request_id[:4]}-{request_id[4:8]}".upper()
