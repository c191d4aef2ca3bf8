"""Ed25519 keys in the only form this package knows: OKP JWKs named by their thumbprint.

A key's name is its RFC 7638 thumbprint (SHA-256, base64url), everywhere: as `kid` in a header,
as the identity of a computer, as the fingerprint of a server's root. There is therefore no
directory of names that could be made to point at another key.
"""

import string
from collections.abc import Mapping
from dataclasses import dataclass, field

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from joserfc.errors import JoseError
from joserfc.jwk import OKPKey
from joserfc.util import urlsafe_b64encode

from offline.errors import KeyFormatError

_JWK_MEMBERS = frozenset({"kty", "crv", "x"})
_CHARS_OF_32_BYTES = 43  # in base64url without padding: a public key, a SHA-256
_BASE64URL = frozenset(string.ascii_letters + string.digits + "-_")


@dataclass(frozen=True, slots=True)
class VerifyKey:
    """A public Ed25519 key; equal to another one exactly when `x` is.

    Attributes:
        x: The 32 bytes of the public key in base64url (RFC 8037, section 2).
        thumbprint: Its name, RFC 7638.
        jose: The same key as the JOSE library knows it; for `signing` only.
    """

    x: str
    thumbprint: str = field(compare=False)
    jose: OKPKey = field(compare=False, repr=False)

    @classmethod
    def from_jwk(cls, jwk: Mapping[str, object]) -> "VerifyKey":
        """Read a public key.

        Args:
            jwk: Exactly the members `kty` (OKP), `crv` (Ed25519) and `x`.

        Raises:
            KeyFormatError: Anything else, a private key included.
        """
        if set(jwk) != _JWK_MEMBERS or jwk["kty"] != "OKP" or jwk["crv"] != "Ed25519":
            raise KeyFormatError("bad-key", "not exactly a public Ed25519 JWK")
        x = jwk["x"]
        # The characters first: the JOSE library is lenient about what it is not asked about.
        if not isinstance(x, str) or len(x) != _CHARS_OF_32_BYTES or not _BASE64URL.issuperset(x):
            raise KeyFormatError("bad-key", "x is not 32 bytes in base64url")
        try:
            key: OKPKey | None = OKPKey.import_key({"kty": "OKP", "crv": "Ed25519", "x": x})
        except (JoseError, ValueError):
            key = None
        if key is None or _canonical_x(key) != x:
            raise KeyFormatError("bad-key", "x is not the canonical form of a public key")
        return cls(x=x, thumbprint=key.thumbprint(), jose=key)

    def as_jwk(self) -> dict[str, str]:
        """The key as a JWK with exactly `kty`, `crv` and `x`."""
        return {"kty": "OKP", "crv": "Ed25519", "x": self.x}


@dataclass(frozen=True, slots=True)
class SigningKey:
    """A private Ed25519 key. Its secret shows in no repr and compares by public key.

    Attributes:
        public: The key others verify with.
        seed: The 32 secret bytes (RFC 8032).
        jose: The same key as the JOSE library knows it; for `signing` only.
    """

    public: VerifyKey
    seed: bytes = field(compare=False, repr=False)
    jose: OKPKey = field(compare=False, repr=False)

    @classmethod
    def from_seed(cls, seed: bytes) -> "SigningKey":
        """Make the key from its seed.

        Args:
            seed: 32 random bytes.

        Raises:
            ValueError: Not 32 bytes.
        """
        native = Ed25519PrivateKey.from_private_bytes(seed)
        key = OKPKey.import_key(native)
        public = VerifyKey.from_jwk({"kty": "OKP", "crv": "Ed25519", "x": _canonical_x(key)})
        return cls(public=public, seed=bytes(seed), jose=key)


def _canonical_x(key: OKPKey) -> str:
    """The public part, encoded again from the key itself rather than as it was imported."""
    return urlsafe_b64encode(key.public_key.public_bytes_raw()).decode("ascii")


def is_thumbprint(text: str) -> bool:
    """Whether a text has the form of an RFC 7638 SHA-256 thumbprint."""
    return len(text) == _CHARS_OF_32_BYTES and _BASE64URL.issuperset(text)
