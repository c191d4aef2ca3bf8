"""DPoP proofs (RFC 9449): a request is made by the holder of the device key.

A stolen token alone is worth nothing when every request carries one. The `iat` of a proof must
be there but is not judged, because the clocks of client and server differ; freshness comes from
the server's nonce (section 8) and from refusing a `jti` twice, which is the caller's part.
"""

import hashlib
from datetime import datetime
from typing import NamedTuple

from joserfc.util import urlsafe_b64encode

from offline.addresses import target
from offline.compact import Compact, serialize
from offline.errors import AddressError, HeaderError, KeyFormatError, ProofError
from offline.keys import SigningKey, VerifyKey
from offline.limits import FROM_ANYBODY, MAX_TEXT_CHARS
from offline.strict_json import JsonValue

_TYPE = "dpop+jwt"  # RFC 9449, section 4.2
_HEADER_MEMBERS = frozenset({"alg", "typ", "jwk"})


class Proof(NamedTuple):
    """What a DPoP proof shows.

    Attributes:
        key: The key whose possession is proven.
        jti: The proof's own identifier, for refusing a second use.
        nonce: The server nonce it answers, if any.
    """

    key: VerifyKey
    jti: str
    nonce: str | None


def sign_proof(
    key: SigningKey,
    *,
    method: str,
    url: str,
    nonce: str | None,
    jti: str,
    issued_at: datetime,
    access_token: str | None,
) -> str:
    """Make a DPoP proof (RFC 9449, section 4.2).

    Args:
        key: The device key.
        method: HTTP method, upper case.
        url: Target; query and fragment are left out of the proof.
        nonce: The server's latest nonce (section 8), or None before the first.
        jti: A fresh random identifier.
        issued_at: Aware time of the client's clock.
        access_token: The token it accompanies, bound by its SHA-256, or None at log in.

    Returns:
        A compact JWS for the `DPoP` header field.

    Raises:
        AddressError: The URL is not absolute HTTP.
        SigningError: A claim is too large.
    """
    claims: dict[str, JsonValue] = {
        "htm": method,
        "htu": target(url),
        "iat": int(issued_at.timestamp()),
        "jti": jti,
    }
    if nonce is not None:
        claims["nonce"] = nonce
    if access_token is not None:
        claims["ath"] = _token_hash(access_token)
    return serialize(_TYPE, "jwk", claims, key, FROM_ANYBODY)


def verify_proof(
    token: str, *, method: str, url: str, nonce: str | None, access_token: str | None
) -> Proof:
    """Check a DPoP proof.

    Args:
        token: Content of the `DPoP` header field.
        method: The method of the request it came with.
        url: The URL of that request.
        nonce: The one nonce accepted; None leaves judging `Proof.nonce` to the caller.
        access_token: The token it came with; None demands a proof without one.

    Returns:
        The proven key and the identifiers for replay checks.

    Raises:
        SignatureError: Not an authentic proof, or `ProofError` for one made for something else.
        AddressError: `url` itself is not absolute HTTP.
    """
    document = Compact.split(token, FROM_ANYBODY)
    jwk = document.header(_HEADER_MEMBERS, _TYPE)["jwk"]
    try:
        key = VerifyKey.from_jwk(jwk if isinstance(jwk, dict) else {})
    except KeyFormatError:
        raise HeaderError("bad-header", "the proof's jwk is not a public Ed25519 key") from None
    claims = document.verified_payload(key)
    jti, found, issued_at = claims.get("jti"), claims.get("nonce"), claims.get("iat")
    if claims.get("htm") != method:
        raise ProofError("proof-method", "made for another method", expected=method)
    if _claimed_target(claims.get("htu")) != target(url):
        raise ProofError("proof-url", "made for another address", expected=url)
    if nonce is not None and found != nonce:
        raise ProofError("proof-nonce", "does not answer the server's nonce")
    if claims.get("ath") != (None if access_token is None else _token_hash(access_token)):
        raise ProofError("proof-token", "made for another access token")
    if not isinstance(jti, str) or not 0 < len(jti) <= MAX_TEXT_CHARS:
        raise ProofError("proof-claims", "jti is missing or malformed")
    if type(issued_at) is not int or not isinstance(found, str | None):
        raise ProofError("proof-claims", "iat or nonce is missing or malformed")
    return Proof(key=key, jti=jti, nonce=found)


def _token_hash(access_token: str) -> str:
    """RFC 9449, section 4.2: base64url of the SHA-256 of the ASCII token."""
    return urlsafe_b64encode(hashlib.sha256(access_token.encode()).digest()).decode("ascii")


def _claimed_target(htu: JsonValue) -> str:
    try:
        return target(htu) if isinstance(htu, str) else ""
    except AddressError:
        return ""
