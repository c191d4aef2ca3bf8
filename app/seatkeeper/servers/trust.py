"""Which certificates are believed, and what is wrong with one that is not.

A profile may carry the authority of its server; then that one alone counts. Otherwise the
system's own store decides (through ``truststore``), as it does for the browser on the same
computer: an authority that a company has given to all its computers is known there and nowhere
else. Nobody is asked whether to go on with a certificate that is not believed.
"""

from __future__ import annotations

import ssl
from typing import Final

import truststore

__all__ = ["tls_cause", "tls_context"]

_CAUSES: Final = {
    9: "tls-not-yet-valid",
    10: "tls-expired",
    18: "tls-unknown-issuer",
    19: "tls-unknown-issuer",
    20: "tls-unknown-issuer",
    21: "tls-unknown-issuer",
    62: "tls-wrong-host",
    64: "tls-wrong-host",
}
"""By OpenSSL's ``X509_V_ERR_…`` (x509_vfy.h): not yet valid, expired, self-signed, self-signed in
the chain, issuer not found, leaf not verified, host name mismatch, address mismatch."""


def tls_context(ca_file: str | None) -> ssl.SSLContext:
    """What certificates are judged by.

    Args:
        ca_file: PEM certificates to trust instead of the system's; None for the system's.
    """
    if ca_file is not None:
        return ssl.create_default_context(cafile=ca_file)
    return truststore.SSLContext(ssl.PROTOCOL_TLS_CLIENT)


def tls_cause(error: BaseException) -> str:
    """Name what is wrong with a connection that should have been secure.

    Args:
        error: What the handshake raised.

    Returns:
        ``tls-expired``, ``tls-not-yet-valid``, ``tls-unknown-issuer``, ``tls-wrong-host``, or
        ``tls`` where no certificate is to blame or the system does not say why.
    """
    if isinstance(error, ssl.SSLCertVerificationError):
        return _CAUSES.get(error.verify_code, "tls")
    return "tls"
