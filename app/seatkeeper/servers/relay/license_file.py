"""Opening a license file, the evidence that a Relay server hands out with a lease.

The format is Keygen's: PEM-like armour around base64 of ``{enc, sig, alg}``. The vendor's Ed25519
key signs ``"license/" + enc`` before anything is decrypted; ``enc`` is AES-256-GCM under the
SHA-256 of the license key, as ``ciphertext.iv.tag``, each in standard base64. A file is the
vendor's word about a license; it says nothing about a seat, a computer or a lease.
"""

from __future__ import annotations

import binascii
import json
from base64 import b64decode
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from hashlib import sha256
from typing import Any, Final

from cryptography.exceptions import InvalidSignature, InvalidTag
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

__all__ = ["LicenseFile", "LicenseFileError", "open_license_file"]

_BEGIN: Final = "-----BEGIN LICENSE FILE-----"
_END: Final = "-----END LICENSE FILE-----"
_ALGORITHM: Final = "aes-256-gcm+ed25519"
_IV_BYTES: Final = 12
_MOST_CHARACTERS: Final = 128 * 1024


class LicenseFileError(Exception):
    """A license file cannot be believed or understood.

    Attributes:
        code: ``license-file-format``, ``license-file-signature`` or ``license-file-key``.
    """

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code


@dataclass(frozen=True, slots=True)
class LicenseFile:
    """What a license file says.

    Attributes:
        license_id: Keygen's id of the license.
        name: What the vendor calls it; may be empty.
        expires: When the license ends (UTC); None for never.
        issued: When the file was made (UTC).
        file_expires: Until when the file is good (UTC); None for as long as the license.
    """

    license_id: str
    name: str
    expires: datetime | None
    issued: datetime
    file_expires: datetime | None
    attributes: Mapping[str, Any] = field(repr=False)


def open_license_file(text: str, license_key: str, vendor: Ed25519PublicKey) -> LicenseFile:
    """Verify, decrypt and read a license file.

    Args:
        text: The file.
        license_key: The license's key, which came with it.
        vendor: The vendor's public key, from the server profile.

    Returns:
        What it says.

    Raises:
        LicenseFileError: Not a license file, not the vendor's, or of another license key.
    """
    sealed = _unwrap(text)
    try:
        vendor.verify(b64decode(sealed["sig"], validate=True), f"license/{sealed['enc']}".encode())
    except (InvalidSignature, binascii.Error) as error:
        raise LicenseFileError(
            "license-file-signature", "the license file is not signed by the vendor"
        ) from error
    return _read(_decrypt(sealed["enc"], license_key))


def _unwrap(text: str) -> dict[str, str]:
    if len(text) > _MOST_CHARACTERS:
        raise LicenseFileError("license-file-format", "the license file is too large")
    body = text.strip()
    if not (body.startswith(_BEGIN) and body.endswith(_END)):
        raise LicenseFileError("license-file-format", "the license file has no frame")
    inside = "".join(body.removeprefix(_BEGIN).removesuffix(_END).split())
    try:
        content = json.loads(b64decode(inside, validate=True))
    except (ValueError, RecursionError) as error:  # binascii.Error is a ValueError
        raise LicenseFileError("license-file-format", "the license file is garbled") from error
    sealed = content if isinstance(content, dict) else {}
    if sealed.get("alg") != _ALGORITHM:
        raise LicenseFileError(
            "license-file-format", f"the license file's algorithm is not {_ALGORITHM}"
        )
    if not all(isinstance(sealed.get(member), str) for member in ("enc", "sig")):
        raise LicenseFileError("license-file-format", "the license file lacks its content")
    return sealed


def _decrypt(enc: str, license_key: str) -> bytes:
    try:
        ciphertext, iv, tag = (b64decode(part, validate=True) for part in enc.split("."))
    except ValueError as error:  # not three parts, or not base64
        raise LicenseFileError("license-file-format", "the content is garbled") from error
    if len(iv) != _IV_BYTES:
        raise LicenseFileError("license-file-format", "the content's iv has a wrong length")
    try:
        return AESGCM(sha256(license_key.encode()).digest()).decrypt(iv, ciphertext + tag, None)
    except InvalidTag as error:
        raise LicenseFileError(
            "license-file-key", "the license file belongs to another license key"
        ) from error


def _read(plain: bytes) -> LicenseFile:
    try:
        content = json.loads(plain)
        data, meta = content["data"], content["meta"]
        attributes = data["attributes"]
        return LicenseFile(
            license_id=str(data["id"]),
            name=str(attributes.get("name") or ""),
            expires=_instant(attributes.get("expiry")),
            issued=_required(meta["issued"]),
            file_expires=_instant(meta.get("expiry")),
            attributes=attributes,
        )
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise LicenseFileError(
            "license-file-format", "the license file's content is not understood"
        ) from error


def _instant(value: object) -> datetime | None:
    return None if value is None else _required(value)


def _required(value: object) -> datetime:
    if not isinstance(value, str):
        raise TypeError("a time is not text")
    found = datetime.fromisoformat(value)
    if found.tzinfo is None:
        raise ValueError("a time has no time zone")
    return found
