"""The one module that makes and checks signed documents.

Rules
* A document is a compact JWS (RFC 7515) whose `alg` is exactly `Ed25519` (RFC 9864).
* Its protected header has exactly the members `alg`, `typ` and `kid`; `kid` is the RFC 7638
  thumbprint of the signing key. Nothing in a header ever brings a key along or points to one.
  The single exception is a DPoP proof (RFC 9449), whose header is exactly `alg`, `typ`, `jwk`.
* `typ` separates the domains: a consumer names the one type it accepts, and gets no other.
* There is one spelling: canonical base64url, strict JSON without duplicate members. So the
  bytes of a document are its identity, and its SHA-256 can stand for it.
* Checks run cheapest first: size, header, known key, signature, and only then the payload.
* Verification raises; nothing here returns a bool.

`keys`, `compact` and `proof` are parts of this module kept in files of their own; everybody
else imports from here.
"""

from collections.abc import Iterable, Mapping
from enum import StrEnum

from offline.compact import Compact, serialize
from offline.errors import UnknownKeyError
from offline.keys import SigningKey, VerifyKey
from offline.limits import FROM_ANYBODY, FROM_THE_SERVER, Bounds
from offline.proof import Proof, sign_proof, verify_proof
from offline.strict_json import JsonValue

__all__ = [
    "DocumentType",
    "JsonValue",
    "Proof",
    "SigningKey",
    "VerifyKey",
    "claimed",
    "peek",
    "sign",
    "sign_proof",
    "verify",
    "verify_proof",
]

_HEADER_MEMBERS = frozenset({"alg", "typ", "kid"})


class DocumentType(StrEnum):
    """The `typ` of a signed document; each is accepted by its own consumer only."""

    GRANT = "seat-grant+jws"
    ANSWER = "seat-answer+jws"
    REQUEST = "seat-request+jws"
    RESPONSE = "seat-response+jws"
    KEYS = "seat-keys+jws"

    @property
    def bounds(self) -> Bounds:
        """How large its payload may be."""
        trusted = self in {DocumentType.GRANT, DocumentType.ANSWER}
        return FROM_THE_SERVER if trusted else FROM_ANYBODY


def sign(payload: Mapping[str, JsonValue], document_type: DocumentType, key: SigningKey) -> str:
    """Make a signed document.

    Args:
        payload: Its content; strict JSON within the bounds of its type: 96 KiB for grants and
            answers, 24 KiB for what is read before its signature can be checked.
        document_type: What it is.
        key: Who says so.

    Returns:
        A compact JWS. Ed25519 is deterministic: the same arguments give the same text.

    Raises:
        SigningError: `payload-too-large` or `bad-payload`.
    """
    return serialize(document_type.value, "kid", payload, key, document_type.bounds)


def verify(
    token: str, document_type: DocumentType, keys: Iterable[VerifyKey]
) -> dict[str, JsonValue]:
    """Check a signed document.

    Args:
        token: A compact JWS.
        document_type: The only type accepted.
        keys: The keys that may have signed it; its `kid` selects one.

    Returns:
        The payload: authentic, but not yet read for meaning.

    Raises:
        SignatureError: One of its subclasses; docs/exchange-format.md lists the codes.
    """
    document = Compact.split(token, document_type.bounds)
    kid = document.header(_HEADER_MEMBERS, document_type.value)["kid"]
    for key in keys:
        if key.thumbprint == kid:
            return document.verified_payload(key)
    raise UnknownKeyError("unknown-key", "signed by none of the trusted keys", kid=str(kid)[:64])


def claimed(token: str, document_type: DocumentType) -> dict[str, JsonValue]:
    """Read the payload of a document of one type WITHOUT checking the signature.

    For what must be known before `verify`: the key of a self-signed document, the key sets a
    response brings along, the reason why a file is the wrong one.

    Raises:
        MalformedError: Not a compact JWS of strict JSON.
        HeaderError: Another kind of document.
    """
    document = Compact.split(token, document_type.bounds)
    document.header(_HEADER_MEMBERS, document_type.value)
    return document.claimed()[1]


def peek(token: str) -> tuple[dict[str, JsonValue], dict[str, JsonValue]]:
    """Read header and payload WITHOUT checking the signature.

    For an inspector; `claimed` is for one kind of document.

    Args:
        token: A compact JWS.

    Returns:
        Header and payload, both merely claimed.

    Raises:
        MalformedError: Not a compact JWS of strict JSON.
    """
    return Compact.split(token, FROM_ANYBODY).claimed()
