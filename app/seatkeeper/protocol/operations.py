"""The operations of the protocol: name, method, path, bodies, proof.

Client, sandbox and OpenAPI document all read this list, so that they cannot disagree. Every
operation on a seat answers with a ``seat-answer+jws`` (media type ``application/jose``), whatever
the status; every other failure is an RFC 9457 problem document.
"""

from __future__ import annotations

from typing import Final

from seatkeeper.licensing.value import Value
from seatkeeper.protocol import models

__all__ = ["ALL", "Operation"]


class Operation(Value, frozen=True):
    """One operation.

    Attributes:
        name: The ``operationId``.
        method: HTTP method.
        path: Path template with ``{seat_id}`` where there is one.
        summary: One sentence.
        request: Model of the JSON body, or None.
        answer: Model of the JSON body of a success; for seat operations of the signed payload;
            None when the success has no body.
        success: HTTP status of a success.
        proof: Whether a DPoP proof is required.
        token: Whether an access token is required.
        seat: Whether it is an operation on a seat (signed answer).
        query: Query parameters: ``epoch`` and ``nonce`` where a body would be out of place.
        refusals: HTTP statuses of refusals of its own, besides those that follow from the above.
    """

    name: str
    method: str
    path: str
    summary: str
    request: type[models.Request] | None = None
    answer: type[models.Answer] | None = None
    success: int = 200
    proof: bool = False
    token: bool = False
    seat: bool = False
    query: tuple[str, ...] = ()
    refusals: tuple[int, ...] = ()

    @property
    def plain_refusals(self) -> tuple[int, ...]:
        """The statuses that come with a plain problem document."""
        statuses = {413, *self.refusals}
        statuses |= {401} if self.proof else set()
        statuses |= {415, 422} if self.request is not None else set()
        statuses |= {422} if self.seat else set()
        return tuple(sorted(statuses))

    @property
    def signed_refusals(self) -> tuple[int, ...]:
        """The statuses that come with a signed answer: what is refused about a seat."""
        return (403, 404, 409, 410) if self.seat else ()


DISCOVER: Final = Operation(
    "discover", "GET", "/.well-known/seatkeeper", "What this server is and can do.",
    answer=models.Discovery,
)  # fmt: skip
PROFILE: Final = Operation(
    "profile", "GET", "/.well-known/seatkeeper-profile", "The server profile, to be imported.",
    answer=models.Profile,
)  # fmt: skip
KEYS: Final = Operation(
    "keys", "GET", "/v1/keys", "The chain of signed key sets, oldest first.",
    answer=models.KeySets,
)  # fmt: skip
LOGIN: Final = Operation(
    "login", "POST", "/v1/sessions", "Log in; the tokens are bound to the device key.",
    request=models.LoginRequest, answer=models.TokenAnswer, success=201, proof=True,
    refusals=(403, 429),
)  # fmt: skip
REFRESH: Final = Operation(
    "refresh", "POST", "/v1/sessions/refresh", "Exchange a refresh token for a new pair.",
    request=models.RefreshRequest, answer=models.TokenAnswer, proof=True,
)  # fmt: skip
LOGOUT: Final = Operation(
    "logout", "DELETE", "/v1/sessions/current", "End the session; seats are not touched.",
    success=204, proof=True, token=True,
)  # fmt: skip
RESEND: Final = Operation(
    "resend", "POST", "/v1/email-confirmations", "Send the confirmation email again.",
    request=models.EmailRequest, success=202,
)  # fmt: skip
LICENSES: Final = Operation(
    "licenses", "GET", "/v1/licenses", "The licenses the account may use.",
    answer=models.LicenseList, proof=True, token=True,
)  # fmt: skip
ACQUIRE: Final = Operation(
    "acquire", "PUT", "/v1/seats/{seat_id}", "Take a seat, or take the same seat again.",
    request=models.AcquireRequest, answer=models.SeatAnswer, proof=True, token=True, seat=True,
)  # fmt: skip
HEARTBEAT: Final = Operation(
    "heartbeat", "POST", "/v1/seats/{seat_id}/heartbeats", "Say that the seat is in use.",
    request=models.HeartbeatRequest, answer=models.SeatAnswer, proof=True, token=True, seat=True,
)  # fmt: skip
CLOSE: Final = Operation(
    "close", "POST", "/v1/seats/{seat_id}/close",
    "The app was closed: a shared seat is given back, an owner's or a reserved one is kept.",
    request=models.CloseRequest, answer=models.SeatAnswer, proof=True, token=True, seat=True,
)  # fmt: skip
RELEASE: Final = Operation(
    "release", "DELETE", "/v1/seats/{seat_id}",
    "Give the seat back, an owner's and a reserved one too; an unknown seat counts as given back.",
    answer=models.SeatAnswer, proof=True, token=True, seat=True, query=("epoch", "nonce"),
)  # fmt: skip
EXTEND: Final = Operation(
    "extend", "PUT", "/v1/seats/{seat_id}/offline-availability",
    "Reserve the seat for this computer for some days.",
    request=models.ExtendRequest, answer=models.SeatAnswer, proof=True, token=True, seat=True,
)  # fmt: skip
SHORTEN: Final = Operation(
    "shorten", "DELETE", "/v1/seats/{seat_id}/offline-availability",
    "End the reservation before its date; the seat stays in use.",
    answer=models.SeatAnswer, proof=True, token=True, seat=True, query=("epoch", "nonce"),
)  # fmt: skip
QUEUE: Final = Operation(
    "queue", "POST", "/v1/seats/{seat_id}/queue",
    "Wait in the queue for this seat, or go on waiting (capability `queue`).",
    request=models.HeartbeatRequest, answer=models.SeatAnswer, proof=True, token=True, seat=True,
)  # fmt: skip
LEAVE: Final = Operation(
    "leave", "DELETE", "/v1/seats/{seat_id}/queue",
    "Wait no longer; a seat that is held for the place is given up too (capability `queue`).",
    answer=models.SeatAnswer, proof=True, token=True, seat=True, query=("epoch", "nonce"),
)  # fmt: skip
USAGE: Final = Operation(
    "usage", "GET", "/v1/usage", "The caller's own usage record, newest first.",
    answer=models.UsageRecords, proof=True, token=True,
)  # fmt: skip

ALL: Final = (
    DISCOVER, PROFILE, KEYS, LOGIN, REFRESH, LOGOUT, RESEND, LICENSES,
    ACQUIRE, HEARTBEAT, CLOSE, RELEASE, EXTEND, SHORTEN, QUEUE, LEAVE, USAGE,
)  # fmt: skip
