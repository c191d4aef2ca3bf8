"""The client's side: is this response the answer to a question this computer asked?

Rules
* The checks run in one fixed order, which is the order in which they make sense to a person;
  the first that fails is the answer, and all before it have passed.
* Nothing claimed decides anything for good: `server` is compared before the signature only so
  that another server's file is called that, and is authentic once `signature` has passed.
* The response and the grant inside it are each signed, by keys in their own roles, and each
  names this server and this device.
* A response answers one pending request of this computer, by its identity and its nonce. Several
  may be pending; each is answered once.
* Nothing is changed here. The caller saves grant, key sets, the new trust and the end of the
  pending request in one atomic write.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime

from offline.blocks import BlockKind, extract_block
from offline.errors import KeySetError, OfflineError, PayloadError, RefusedError, SignatureError
from offline.fields import Fields, time_text
from offline.keyset import Role, TrustedKeys
from offline.response import OfflineResponse, claimed_response, read_response
from offline.signing import DocumentType, JsonValue, verify

CHECKS = (
    "kind",
    "server",
    "signature",
    "this-computer",
    "pending-request",
    "unused",
    "in-time",
)
"""The checks of a response, in order."""


@dataclass(frozen=True, slots=True)
class PendingRequest:
    """What a computer remembers of a request it made.

    Attributes:
        request_id: Identity of the request, 64 hex digits.
        nonce: Its nonce.
        created: When it was made (UTC).
    """

    request_id: str
    nonce: str
    created: datetime


@dataclass(frozen=True, slots=True)
class Redeemed:
    """An accepted response; nothing has been saved yet.

    Attributes:
        request_id: The request that is no longer pending.
        grant: The `seat-grant+jws` to keep.
        grant_payload: Its verified content.
        server_time: The server's clock when the response was made (UTC); signed time.
        trusted_keys: The new state of trust, to keep.
    """

    request_id: str
    grant: str
    grant_payload: dict[str, JsonValue]
    server_time: datetime
    trusted_keys: TrustedKeys


def redeem(
    data: bytes,
    *,
    device: str,
    pending: Sequence[PendingRequest],
    redeemed: Collection[str],
    known_keys: TrustedKeys,
    now: datetime,
) -> Redeemed:
    """Accept a response file, or say which check it fails.

    Args:
        data: The file, or pasted text as UTF-8.
        device: Thumbprint of this computer's device key.
        pending: The requests this computer waits for.
        redeemed: Identities of requests whose response was accepted already.
        known_keys: The server's pinned root and what is trusted of its keys so far.
        now: Aware time, as good as this computer knows it.

    Returns:
        What to save, atomically.

    Raises:
        RefusedError: Its `check` is the first of `CHECKS` that fails.
    """
    claimed = _kind(data)
    _server(claimed, known_keys)
    response, grant_payload, trusted = _signature(claimed, known_keys)
    _this_computer(response, grant_payload, device)
    _pending_request(response, pending, redeemed)
    _unused(response, redeemed)
    _in_time(response, trusted, now)
    return Redeemed(
        request_id=response.request_id,
        grant=response.grant,
        grant_payload=grant_payload,
        server_time=response.server_time,
        trusted_keys=trusted,
    )


def _refused(check: str, code: str, message: str, /, **evidence: str) -> RefusedError:
    return RefusedError(check, code, message, **evidence)


def _because(check: str, error: OfflineError) -> RefusedError:
    return RefusedError(check, error.code, str(error), **error.evidence)


def _kind(data: bytes) -> OfflineResponse:
    """A response in a readable file, going by what it claims."""
    try:
        return claimed_response(extract_block(data, BlockKind.RESPONSE))
    except OfflineError as error:
        raise _because("kind", error) from error


def _server(claimed: OfflineResponse, known: TrustedKeys) -> None:
    ours = known.root.thumbprint
    if claimed.server != ours:
        raise _refused(
            "server", "other-server", "from another server", expected=ours, found=claimed.server
        )


def _signature(
    claimed: OfflineResponse, known: TrustedKeys
) -> tuple[OfflineResponse, dict[str, JsonValue], TrustedKeys]:
    """Response and grant, authentic, under the keys that the response leads to."""
    try:
        trusted = known.follow(claimed.key_sets)
        response = read_response(claimed.token, trusted.keys(Role.RESPONSES))
        grant = verify(response.grant, DocumentType.GRANT, trusted.keys(Role.ANSWERS))
    except (SignatureError, PayloadError, KeySetError) as error:
        raise _because("signature", error) from error
    return response, grant, trusted


def _this_computer(response: OfflineResponse, grant: dict[str, JsonValue], device: str) -> None:
    try:
        fields = Fields(grant)
        granted_to, granted_by = fields.thumbprint("device"), fields.thumbprint("server")
    except PayloadError as error:
        raise _because("this-computer", error) from error
    if granted_by != response.server:
        raise _refused(
            "this-computer", "grant-mismatch", "the grant is of another server", found=granted_by
        )
    for found in (response.device, granted_to):
        if found != device:
            raise _refused(
                "this-computer", "other-computer", "for another one", expected=device, found=found
            )


def _pending_request(
    response: OfflineResponse, pending: Sequence[PendingRequest], redeemed: Collection[str]
) -> None:
    if response.request_id in redeemed:
        return  # made here, as this check demands; the next one says that it was used
    for request in pending:
        if request.request_id == response.request_id:
            if request.nonce != response.nonce:
                raise _refused("pending-request", "nonce-mismatch", "repeats another nonce")
            return
    raise _refused(
        "pending-request",
        "not-pending",
        "answers no request this computer waits for",
        request=response.request_id,
        pending=str(len(pending)),
    )


def _unused(response: OfflineResponse, redeemed: Collection[str]) -> None:
    if response.request_id in redeemed:
        raise _refused("unused", "already-used", "opened before", request=response.request_id)


def _in_time(response: OfflineResponse, trusted: TrustedKeys, now: datetime) -> None:
    try:
        trusted.require_current(now)
    except KeySetError as error:
        raise _because("in-time", error) from error
    if now >= response.redeem_by:
        raise _refused(
            "in-time",
            "too-old",
            "too long ago",
            redeem_by=time_text(response.redeem_by),
            now=time_text(now),
        )
