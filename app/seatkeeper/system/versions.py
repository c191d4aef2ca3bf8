"""Which versions run here: for support, and for nothing else."""

from __future__ import annotations

import platform
import ssl
import sys
from importlib.metadata import PackageNotFoundError, version
from typing import Final

from seatkeeper import VERSION

__all__ = ["versions"]

_LIBRARIES: Final = (
    "PySide6-Essentials", "requests", "urllib3", "cryptography", "joserfc", "keyring", "msgspec",
    "pydantic",
)  # fmt: skip


def versions() -> dict[str, str]:
    """Name the app, the libraries that matter to it, Python, OpenSSL and the system."""
    found = {"Seatkeeper": VERSION, "Python": sys.version.split()[0]}
    found["OpenSSL"] = ssl.OPENSSL_VERSION
    found["System"] = f"{platform.system()} {platform.release()} ({platform.machine()})"
    for library in _LIBRARIES:
        try:
            found[library] = version(library)
        except PackageNotFoundError:
            found[library] = "not installed"
    return found
