"""The response: the portal's answer to exactly one request, for exactly one computer.

It carries a grant, which is a signed document of its own and what the client keeps, and the key
sets that lead from the ones the computer knew to the keys that signed it.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from offline.fields import FORMAT_VERSION, Fields, time_text
from offline.limits import MAX_KEY_SETS_IN_CHAIN
from offline.request import OfflineRequest
from offline.signing import (
    DocumentType,
    JsonValue,
    SigningKey,
    VerifyKey,
    claimed,
    sign,
    verify,
)


@dataclass(frozen=True, slots=True)
class OfflineResponse:
    """A response, made, read, or merely claimed.

    Attributes:
        token: The signed document.
        server: Thumbprint of the server's root key.
        request_id: The request it answers, 64 hex digits.
        nonce: That request's nonce.
        device: Thumbprint of the device key it is for.
        grant: A `seat-grant+jws`, to be verified by itself.
        server_time: The server's clock when it was made (UTC).
        redeem_by: It can be opened until then (UTC); the grant inside is not limited by it.
        key_sets: Links of a key set chain, ascending.
    """

    token: str
    server: str
    request_id: str
    nonce: str
    device: str
    grant: str
    server_time: datetime
    redeem_by: datetime
    key_sets: tuple[str, ...]


def make_response(
    *,
    request: OfflineRequest,
    grant: str,
    server_time: datetime,
    redeem_by: datetime,
    key_sets: Sequence[str],
    key: SigningKey,
) -> OfflineResponse:
    """Make and sign the response to a request.

    Args:
        request: The request, as `read_request` returned it.
        grant: The signed grant; its payload names this server and this device.
        server_time: The server's clock, aware.
        redeem_by: Last instant at which the file can be opened, aware.
        key_sets: The chain from the request's `keys_version` to the newest key set.
        key: A key with the role `responses`.

    Returns:
        The response; its `token` is the signed document.

    Raises:
        SigningError: Grant and key sets are too large together.
    """
    payload: dict[str, JsonValue] = {
        "v": FORMAT_VERSION,
        "server": request.server,
        "request": request.request_id,
        "nonce": request.nonce,
        "device": request.device.thumbprint,
        "grant": grant,
        "server_time": time_text(server_time),
        "redeem_by": time_text(redeem_by),
        "key_sets": list(key_sets),
    }
    return read_response(sign(payload, DocumentType.RESPONSE, key), [key.public])


def read_response(token: str, keys: Iterable[VerifyKey]) -> OfflineResponse:
    """Check and read a response.

    Args:
        token: The signed document.
        keys: The server's keys with the role `responses`.

    Raises:
        SignatureError: Not an authentic response.
        PayloadError: An authentic one that is not readable.
    """
    return _read(token, verify(token, DocumentType.RESPONSE, keys))


def claimed_response(token: str) -> OfflineResponse:
    """Read a response WITHOUT checking its signature: to explain a file, and to find its keys.

    Raises:
        MalformedError: Not a compact JWS of strict JSON.
        HeaderError: Another kind of document.
        PayloadError: Not readable.
    """
    return _read(token, claimed(token, DocumentType.RESPONSE))


def _read(token: str, payload: Mapping[str, JsonValue]) -> OfflineResponse:
    fields = Fields.of_version_one(payload)
    return OfflineResponse(
        token=token,
        server=fields.thumbprint("server"),
        request_id=fields.text("request"),
        nonce=fields.text("nonce"),
        device=fields.thumbprint("device"),
        grant=fields.document("grant"),
        server_time=fields.time("server_time"),
        redeem_by=fields.time("redeem_by"),
        key_sets=fields.documents("key_sets", MAX_KEY_SETS_IN_CHAIN),
    )
