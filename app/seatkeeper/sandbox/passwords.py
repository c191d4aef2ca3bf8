"""Password hashes: scrypt (RFC 7914), with parameters a real server must not use.

The sandbox's passwords are public ("demo"), and hundreds of test clients log in within seconds:
n = 2**10 takes about 3 ms. A real server takes n = 2**17 or more.
"""

from __future__ import annotations

from cryptography.exceptions import InvalidKey
from cryptography.hazmat.primitives.kdf.scrypt import Scrypt

from seatkeeper.sandbox.identifiers import Entropy

__all__ = ["hash_password", "password_matches"]


def _scrypt(salt: bytes) -> Scrypt:
    return Scrypt(salt=salt, length=32, n=2**10, r=8, p=1)


def hash_password(password: str, entropy: Entropy) -> str:
    """Hash a password with a fresh salt; salt and hash in hex, parted by a colon."""
    salt = entropy(16)
    return f"{salt.hex()}:{_scrypt(salt).derive(password.encode()).hex()}"


def password_matches(password: str, stored: str) -> bool:
    """Tell, in constant time, whether this is the password that was hashed."""
    salt, _, expected = stored.partition(":")
    try:
        _scrypt(bytes.fromhex(salt)).verify(password.encode(), bytes.fromhex(expected))
    except InvalidKey:
        return False
    return True
