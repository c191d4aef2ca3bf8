"""The wire of Keygen Relay: paths, headers, bodies, and its own signature of an answer."""

from __future__ import annotations

import hmac
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Annotated, Any, Final

import msgspec
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from joserfc.util import urlsafe_b64decode
from msgspec import Meta

from seatkeeper.licensing.value import Value
from seatkeeper.servers.profile import ServerProfile
from seatkeeper.servers.relay.lease import DEFAULT_LIFETIME
from seatkeeper.servers.transport import HttpAnswer, HttpTransport, no_answer, parse_json
from seatkeeper.service.ports import Clock, Seat, UnreachableError

__all__ = ["LeaseAnswer", "Vendor", "Wire", "error_of", "health", "read_lease", "unexpected"]

_LONGEST_LIFETIME: Final = 7 * 24 * 3600


@dataclass(frozen=True, slots=True)
class Vendor:
    """What a profile says about a Relay server.

    Attributes:
        name: For people.
        key: The vendor's public key, by which license files are verified.
        server: What the server's grants call it: the key's RFC 7638 thumbprint.
        pool: The pool to lease from; empty for the server's default.
        signing_secret: Relay's ``--signing-secret``; empty where answers are not signed.
    """

    name: str
    key: Ed25519PublicKey
    server: str
    pool: str = ""
    signing_secret: str = field(default="", repr=False)

    @classmethod
    def of(cls, profile: ServerProfile) -> Vendor:
        """Take what is wanted out of a profile."""
        return cls(
            name=profile.name,
            key=Ed25519PublicKey.from_public_bytes(urlsafe_b64decode(profile.root.x.encode())),
            server=profile.root.thumbprint,
            pool=profile.pool,
            signing_secret=profile.signing_secret,
        )


class LeaseAnswer(Value, frozen=True):
    """The body of a lease."""

    license_file: str = ""
    license_key: str = ""
    expires_in: Annotated[int, Meta(ge=1, le=_LONGEST_LIFETIME)] = DEFAULT_LIFETIME


class Wire:
    """Asks one Relay server.

    Args:
        transport: To the server.
        vendor: What the profile says.
        clock: For servers that do not tell the time.
    """

    def __init__(self, transport: HttpTransport, vendor: Vendor, clock: Clock) -> None:
        self._transport = transport
        self._vendor = vendor
        self._clock = clock

    def path(self, seat: Seat) -> str:
        """The node: who knows its name can give the seat back, so it is a secret of the pool."""
        pool = f"relay node {self._vendor.pool}".encode()
        return f"/v1/nodes/{hmac.digest(bytes.fromhex(seat.seat_id), pool, 'sha256').hex()}"

    def send(self, method: str, path: str, purpose: str) -> HttpAnswer:
        """Ask.

        Raises:
            UnreachableError: No answer, or one without the signature that the profile promises.
        """
        headers = {"Accept": "application/json"}
        if self._vendor.pool:
            headers["Relay-Pool"] = self._vendor.pool
        answer = self._transport.send(
            method, path, headers=headers, purpose=purpose, again=lambda: headers
        )
        if self._vendor.signing_secret:
            self._check_signature(answer)
        return answer

    def _check_signature(self, answer: HttpAnswer) -> None:
        """Relay's own signature: ``t=…,v1=hex(HMAC-SHA256(secret, t + "." + body))``."""
        told = dict(
            part.strip().split("=", 1)
            for part in answer.headers.get("Relay-Signature", "").split(",")
            if "=" in part
        )
        text = told.get("t", "").encode() + b"." + answer.body
        expected = hmac.digest(self._vendor.signing_secret.encode(), text, "sha256").hex()
        if not hmac.compare_digest(expected.encode(), told.get("v1", "").encode()):
            raise UnreachableError("bad-answer", "the answer is not signed by this server")

    def time_of(self, answer: HttpAnswer) -> datetime:
        """``Relay-Clock``; where an old server sends none, this computer's own.

        Raises:
            UnreachableError: It is not a time.
        """
        told = answer.headers.get("Relay-Clock", "")
        if not told:
            return self._clock.now()
        try:
            return datetime.fromtimestamp(int(told), UTC)
        except (ValueError, OverflowError, OSError) as error:
            raise UnreachableError("bad-answer", "Relay-Clock is not a time") from error


def health(transport: HttpTransport) -> None:
    """Ask whether a server is well.

    Raises:
        UnreachableError: It is not, or does not answer.
    """
    answer = transport.send("GET", "/v1/health", headers={}, purpose="health")
    if answer.status != 200:
        raise unexpected(answer)


def read_lease(answer: HttpAnswer) -> LeaseAnswer:
    """Read the body of a lease.

    Raises:
        UnreachableError: It is not one.
    """
    if answer.status == 202 and not answer.body:
        return LeaseAnswer()  # server 1.0.0 says nothing more
    try:
        return msgspec.convert(parse_json(answer), LeaseAnswer)
    except msgspec.ValidationError as error:
        raise UnreachableError("bad-answer", "the lease is not understood") from error


def error_of(answer: HttpAnswer) -> str:
    """What the server says went wrong.

    Raises:
        UnreachableError: It is not the server that speaks.
    """
    content: Any = parse_json(answer)
    told = content.get("error") if isinstance(content, dict) else None
    if not isinstance(told, str):
        raise no_answer(answer, "without an explanation")
    return told


def unexpected(answer: HttpAnswer) -> UnreachableError:
    """An answer that is not documented."""
    return no_answer(answer, "is not an answer of Relay")
