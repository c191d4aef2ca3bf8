"""The compact JWS underneath `signing`: one spelling, one algorithm, limits first.

joserfc does the signing and the verifying. By itself it accepts, when validly signed, a wrong
`typ`, duplicate members, `jwk`, `jku` and `crit: ["b64"]`; that is why size, spelling and header
are judged here before joserfc sees a token. Only `signing` and `proof` import this module.
"""

from collections.abc import Mapping
from functools import lru_cache
from typing import NamedTuple

from joserfc import jws
from joserfc.registry import HeaderParameter
from joserfc.util import json_b64encode, urlsafe_b64decode, urlsafe_b64encode

from offline.errors import ForgedError, HeaderError, MalformedError, SigningError
from offline.keys import SigningKey, VerifyKey
from offline.limits import (
    FROM_THE_SERVER,
    MAX_HEADER_CHARS,
    MAX_TOKEN_CHARS,
    SIGNATURE_CHARS,
    Bounds,
)
from offline.strict_json import JsonValue, parse_object, render_object

ALGORITHM = "Ed25519"  # RFC 9864, section 2.2


class _Registry(jws.JWSRegistry):
    """joserfc's own limits, set to ours (it counts base64url characters)."""

    max_header_length = MAX_HEADER_CHARS
    max_payload_length = FROM_THE_SERVER.chars
    max_signature_length = SIGNATURE_CHARS


_REGISTRY = _Registry(algorithms=[ALGORITHM])
_REGISTRY.header_registry = {  # these and no others, joserfc's own included
    "alg": HeaderParameter("algorithm", "str", required=True),
    "typ": HeaderParameter("type", "str", required=True),
    "kid": HeaderParameter("key", "str"),
    "jwk": HeaderParameter("the proof's own key", "jwk"),
}

_ALGORITHM = _REGISTRY.get_alg(ALGORITHM)


def serialize(
    typ: str,
    named: str,
    payload: Mapping[str, JsonValue],
    key: SigningKey,
    bounds: Bounds,
) -> str:
    """Sign a payload under a header.

    Args:
        typ: Type of the document.
        named: What the header says of the key: `kid`, its name, or `jwk`, the key itself.
        payload: Strict JSON.
        key: The signing key.
        bounds: What a reader of this kind of document takes.

    Returns:
        A compact JWS.

    Raises:
        SigningError: `payload-too-large` or `bad-payload`.
    """
    try:
        data = render_object(payload, bounds.items)
    except MalformedError as error:
        raise SigningError("bad-payload", "payload is not strict JSON", why=error.code) from None
    if len(data) > bounds.size:
        raise SigningError(
            "payload-too-large",
            "larger than a reader takes",
            bytes=str(len(data)),
            most=str(bounds.size),
        )
    signed = _header_segment(typ, named, key.public) + b"." + urlsafe_b64encode(data)
    # The algorithm itself, as below.
    signature = urlsafe_b64encode(_ALGORITHM.sign(signed, key.jose))
    return (signed + b"." + signature).decode("ascii")


@lru_cache(maxsize=64)
def _header_segment(typ: str, named: str, key: VerifyKey) -> bytes:
    """Write a header: the same few, again and again."""
    says: JsonValue = key.as_jwk() if named == "jwk" else key.thumbprint
    header = {"alg": ALGORITHM, "typ": typ, named: says}
    _REGISTRY.check_header(header)
    return json_b64encode(header)


class Compact(NamedTuple):
    """A token taken apart, nothing about it believed yet."""

    token: str
    header_segment: str
    payload_segment: str
    signature_segment: str
    bounds: Bounds

    @classmethod
    def split(cls, token: str, bounds: Bounds) -> "Compact":
        """Take a token apart.

        Args:
            token: A compact JWS.
            bounds: How large its payload may be.

        Raises:
            MalformedError: `too-large` or `malformed`.
        """
        if len(token) > MAX_TOKEN_CHARS:
            raise MalformedError("too-large", "the document is too large", chars=str(len(token)))
        parts = token.split(".", 3)
        if len(parts) != 3 or not token.isascii():
            raise MalformedError("malformed", "not a compact JWS")
        header, payload, signature = parts
        if len(header) > MAX_HEADER_CHARS or len(payload) > bounds.chars:
            raise MalformedError("too-large", "header or payload too large", chars=str(len(token)))
        if len(signature) != SIGNATURE_CHARS:
            raise MalformedError("malformed", "the signature is not 64 bytes long")
        return cls(token, header, payload, signature, bounds)

    def claimed(self) -> tuple[dict[str, JsonValue], dict[str, JsonValue]]:
        """Header and payload, unverified.

        Raises:
            MalformedError: Not canonical base64url of strict JSON.
        """
        return (
            parse_object(_decode(self.header_segment), self.bounds.items),
            parse_object(_decode(self.payload_segment), self.bounds.items),
        )

    def header(self, members: frozenset[str], typ: str) -> dict[str, JsonValue]:
        """The protected header, if it is exactly of the expected form.

        Args:
            members: The members it must have, no more and no fewer.
            typ: The one type accepted.

        Raises:
            MalformedError: Not canonical base64url of strict JSON.
            HeaderError: `bad-header`, `wrong-type` or `wrong-algorithm`.
        """
        header = dict(_header_of(self.header_segment, self.bounds.items))
        if header.keys() != members:
            found = " ".join(sorted(header))[:200]
            raise HeaderError("bad-header", "the header has other members", found=found)
        for member, expected, code in (
            ("typ", typ, "wrong-type"),
            ("alg", ALGORITHM, "wrong-algorithm"),
        ):
            if header[member] != expected:
                found = str(header[member])[:64]
                raise HeaderError(code, f"another {member}", expected=expected, found=found)
        return header

    def verified_payload(self, key: VerifyKey) -> dict[str, JsonValue]:
        """The payload, after the signature was checked.

        Raises:
            MalformedError: Not canonical base64url of strict JSON.
            ForgedError: `bad-signature`.
        """
        signature = self._canonical_signature()
        # The algorithm itself: joserfc's reader would take the header apart a second time.
        signed = f"{self.header_segment}.{self.payload_segment}".encode("ascii")
        if not _ALGORITHM.verify(signed, signature, key.jose):
            raise ForgedError(
                "bad-signature", "the signature does not fit the content", kid=key.thumbprint
            )
        return parse_object(_decode(self.payload_segment), self.bounds.items)

    def _canonical_signature(self) -> bytes:
        """The signature is the one segment it does not cover itself: demand its one spelling."""
        spelled = self.signature_segment.encode("ascii")
        try:
            signature = urlsafe_b64decode(spelled)
        except ValueError:
            signature = b""
        if urlsafe_b64encode(signature) != spelled:
            raise MalformedError("malformed", "the signature is not in canonical base64url")
        return signature


@lru_cache(maxsize=64)
def _header_of(segment: str, most_items: int) -> dict[str, JsonValue]:
    """Read a header: the same few, again and again; their length was judged before."""
    return parse_object(_decode(segment), most_items)


def _decode(segment: str) -> bytes:
    try:
        return urlsafe_b64decode(segment.encode("ascii"))
    except ValueError:
        raise MalformedError("malformed", "not base64url") from None
