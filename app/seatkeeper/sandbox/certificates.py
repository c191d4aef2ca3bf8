"""The sandbox's own certificate authority, for two computers that talk over TLS.

Authority and server certificate are made fresh for each data folder, next to the other keys. No
browser and no system trusts the authority: clients do, for this server only, because it is part
of the server profile. Extensions are those that RFC 5280 (4.2.1) asks for, which Python 3.13
checks strictly.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from datetime import datetime, timedelta
from ipaddress import ip_address
from pathlib import Path
from typing import Final

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

__all__ = ["AUTHORITY_FILE", "Certificates", "load_or_make"]

AUTHORITY_FILE: Final = "authority.pem"
"""The authority's certificate, in the folder of the certificates."""

_LIFETIME: Final = timedelta(days=825)
"""The longest that macOS accepts from a private authority."""
_EARLIER: Final = timedelta(days=1)
"""Clients' clocks may be behind."""


@dataclass(frozen=True, slots=True)
class Certificates:
    """Files of one server.

    Attributes:
        authority: The authority's certificate, PEM: what goes into a profile.
        chain: File of the server's certificate.
        key: File of its private key, readable by its owner only.
    """

    authority: str
    chain: Path
    key: Path


def load_or_make(folder: Path, host: str, now: datetime) -> Certificates:
    """Read the certificates of a folder, or make them.

    Args:
        folder: Where they are kept; made when missing.
        host: Name or address the server is reached by.
        now: Aware UTC; they last 825 days from then.

    Raises:
        OSError: The folder cannot be read or written.
    """
    files = authority, chain, key = (
        folder / AUTHORITY_FILE,
        folder / "tls.pem",
        folder / "tls.key",
    )
    if not all(path.exists() for path in files) or not _valid_for(chain, host, now):
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        _make(authority, chain, key, host, now)
    return Certificates(authority.read_text("ascii"), chain, key)


def _valid_for(chain: Path, host: str, now: datetime) -> bool:
    """Whether a certificate that was kept is still the right one."""
    try:
        kept = x509.load_pem_x509_certificate(chain.read_bytes())
        names = kept.extensions.get_extension_for_class(x509.SubjectAlternativeName).value
    except (ValueError, x509.ExtensionNotFound):
        return False
    return _alternative(host) in names and now < kept.not_valid_after_utc


def _make(authority: Path, chain: Path, key: Path, host: str, now: datetime) -> None:
    root_key = ec.generate_private_key(ec.SECP256R1())
    root_name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "Seatkeeper Sandbox Authority")])
    root = (
        _builder(root_name, root_name, root_key.public_key(), root_key.public_key(), now)
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .add_extension(_usage(signs_certificates=True), critical=True)
        .sign(root_key, hashes.SHA256())
    )
    own_key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, host[:64])])
    own = (
        _builder(name, root_name, own_key.public_key(), root_key.public_key(), now)
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .add_extension(_usage(signs_certificates=False), critical=True)
        .add_extension(x509.ExtendedKeyUsage([ExtendedKeyUsageOID.SERVER_AUTH]), critical=False)
        .add_extension(x509.SubjectAlternativeName([_alternative(host)]), critical=False)
        .sign(root_key, hashes.SHA256())
    )
    pem = serialization.Encoding.PEM
    secret = own_key.private_bytes(
        pem, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    # The authority's own key is kept nowhere: nothing else is ever signed with it.
    _write(key, secret)
    _write(chain, own.public_bytes(pem))
    _write(authority, root.public_bytes(pem))


def _builder(
    subject: x509.Name,
    issuer: x509.Name,
    key: ec.EllipticCurvePublicKey,
    issuer_key: ec.EllipticCurvePublicKey,
    now: datetime,
) -> x509.CertificateBuilder:
    return (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer)
        .public_key(key)
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - _EARLIER)
        .not_valid_after(now + _LIFETIME)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key), critical=False)
        .add_extension(
            x509.AuthorityKeyIdentifier.from_issuer_public_key(issuer_key), critical=False
        )
    )


def _usage(*, signs_certificates: bool) -> x509.KeyUsage:
    return x509.KeyUsage(
        digital_signature=not signs_certificates,
        key_cert_sign=signs_certificates,
        crl_sign=signs_certificates,
        content_commitment=False,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        encipher_only=False,
        decipher_only=False,
    )


def _alternative(host: str) -> x509.GeneralName:
    try:
        return x509.IPAddress(ip_address(host))
    except ValueError:
        return x509.DNSName(host)


def _write(path: Path, content: bytes) -> None:
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(handle, "wb") as file:
        file.write(content)
