"""What this package raises: one family, each with a stable `code` and the evidence.

Codes are part of the exchange format (docs/exchange-format.md lists every one); messages are
facts in English for a log. Words for people are the caller's.
"""

from collections.abc import Mapping
from types import MappingProxyType


class OfflineError(Exception):
    """The base of the family.

    Attributes:
        code: A stable identifier such as `bad-signature`.
        evidence: The facts an explanation needs, as text: what was expected, what was found.
    """

    def __init__(self, code: str, message: str, /, **evidence: str) -> None:
        super().__init__(f"{message} [{code}]")
        self.code = code
        self.evidence: Mapping[str, str] = MappingProxyType(evidence)


class SigningError(OfflineError):
    """The signer refuses to make this document (`payload-too-large`, `bad-payload`)."""


class KeyFormatError(OfflineError):
    """A public key is not exactly an Ed25519 JWK (`bad-key`)."""


class AddressError(OfflineError):
    """A portal or login address is not usable (`bad-address`)."""


class SignatureError(OfflineError):
    """The document is not a signed document of the expected kind."""


class MalformedError(SignatureError):
    """Not a compact JWS of strict JSON.

    Codes: `malformed`, `bad-json`, `duplicate-member`, `too-large`.
    """


class HeaderError(SignatureError):
    """The protected header is not ours: `bad-header`, `wrong-algorithm`, `wrong-type`."""


class UnknownKeyError(SignatureError):
    """The header names a key that is not among the trusted ones (`unknown-key`)."""


class ForgedError(SignatureError):
    """The signature does not belong to this content (`bad-signature`)."""


class ProofError(SignatureError):
    """A DPoP proof is for something else: `proof-method`, `-url`, `-nonce`, `-token`, `-claims`."""


class PayloadError(OfflineError):
    """An authentic document whose content is not readable: `bad-payload`, `newer-format`."""


class KeySetError(OfflineError):
    """A key set, or a chain of them, is refused.

    Codes of its own: `keys-unsigned` (not by the roots it takes), `keys-missing` (none known),
    `keys-threshold` (not 1), `keys-too-many` (a chain over the limit).
    """


class RollbackError(KeySetError):
    """The newest key set offered is older than the trusted one (`keys-rolled-back`)."""


class SkippedVersionError(KeySetError):
    """A version between the trusted key set and an offered one is missing (`keys-skipped`)."""


class ConflictError(KeySetError):
    """Two different key sets carry the same version (`keys-conflict`)."""


class ExpiredError(KeySetError):
    """The newest key set is past its expiry (`keys-expired`)."""


class FileError(OfflineError):
    """No usable data block in a file.

    Codes: `too-large`, `empty`, `not-utf8`, `no-block`, `several-blocks`, `wrong-kind`,
    `truncated`, `empty-block`.
    """


class RefusedError(OfflineError):
    """A request or a response was read and is refused.

    Attributes:
        check: The named check that failed, one of `redeeming.CHECKS`; those before it passed.
    """

    def __init__(self, check: str, code: str, message: str, /, **evidence: str) -> None:
        super().__init__(code, message, **evidence)
        self.check = check
