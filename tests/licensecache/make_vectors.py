"""Makes `tests/vectors/cache/v1.json` from docs/cache-format.md, without the library.

    python -m tests.licensecache.make_vectors

Keys, initialization vectors and salts are fixed, so the file comes out the same every time. AES-GCM
is pyca/cryptography's, scrypt is hashlib's (OpenSSL's), base64url the standard library's: none of
the library's own code, nor joserfc, takes part.
"""

from __future__ import annotations

import base64
import hashlib
import json
import sys
from pathlib import Path
from typing import Any

from cryptography.hazmat.primitives.ciphers.aead import AESGCM

VECTORS = Path(__file__).parents[1] / "vectors" / "cache" / "v1.json"

KEY = bytes(range(32))
IV = bytes(range(100, 112))
SALT = bytes(range(200, 216))
KID = "00112233aabbccdd"
INSTALL = "0123456789abcdef"
PASSPHRASE = "correct horse — 正しい馬"


def encode(data: bytes) -> str:
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode("ascii")


def jwe(header: dict[str, Any], payload: bytes, key: bytes) -> str:
    """Returns RFC 7516, section 7.1, with `dir` and `A256GCM` (RFC 7518, 4.5 and 5.3)."""
    protected = encode(json.dumps(header, separators=(",", ":")).encode("ascii"))
    sealed = AESGCM(key).encrypt(IV, payload, protected.encode("ascii"))
    return ".".join([protected, "", encode(IV), encode(sealed[:-16]), encode(sealed[-16:])])


def record(payload: bytes, **changes: Any) -> dict[str, Any]:
    header: dict[str, Any] = {
        "alg": "dir",
        "enc": "A256GCM",
        "typ": "license-cache+jwe",
        "v": 1,
        "kid": KID,
        "gen": 1,
        "slot": "local",
        "install": INSTALL,
    }
    return {"payload": payload.hex(), "file": jwe(header | changes, payload, KEY)}


def vectors() -> dict[str, Any]:
    """Returns everything in the file."""
    key = hashlib.scrypt(PASSPHRASE.encode(), salt=SALT, n=2**15, r=8, p=3, dklen=32, maxmem=2**26)
    sealed = {"alg": "dir", "enc": "A256GCM", "typ": "passphrase-vault+jwe", "v": 1}
    check = jwe(sealed | {"name": "passphrase"}, b"the passphrase is right", key)
    flipped = record(b"a seat")["file"][:-1] + "A"
    return {
        "origin": "python -m tests.licensecache.make_vectors, from docs/cache-format.md",
        "key": KEY.hex(),
        "kid": KID,
        "install": INSTALL,
        "accepted": [
            {"slot": "local", "generation": 1} | record(b""),
            {"slot": "local", "generation": 1} | record(b"a seat"),
            {"slot": "roaming", "generation": 1} | record(b"a seat", slot="roaming"),
            {"slot": "local", "generation": 2**53} | record(bytes(range(256)), gen=2**53),
        ],
        "refused": [
            {"code": "torn", "file": ""},
            {"code": "torn", "file": record(b"a seat")["file"][:60]},
            {"code": "tampered", "file": flipped},
            {"code": "tampered", "file": record(b"a seat")["file"] + "\n"},
            {"code": "tampered", "file": record(b"a seat", extra=1)["file"]},
            {"code": "tampered", "file": record(b"a seat", typ="JWT")["file"]},
            {"code": "tampered", "file": record(b"a seat", gen=0)["file"]},
            {"code": "swapped-slot", "file": record(b"a seat", slot="roaming")["file"]},
            {"code": "wrong-install", "file": record(b"a seat", install="f" * 16)["file"]},
            {"code": "key-missing", "file": record(b"a seat", kid="f" * 16)["file"]},
            {"code": "newer-format", "file": record(b"a seat", v=2)["file"]},
        ],
        "vault": {
            "server.key.a": KID + KEY.hex(),
            "install": INSTALL,
            "server.mark.b": b'{"v":1,"seq":1,"gen":1,"kid":"00112233aabbccdd",'
            b'"time":"2026-05-04T12:00:00+00:00"}'.hex(),
        },
        "passphrase": {
            "passphrase": PASSPHRASE,
            "passphrase.json": json.dumps({"v": 1, "salt": encode(SALT), "check": check}),
            "name": "device-key",
            "secret": KEY.hex(),
            "device-key.sealed": jwe(sealed | {"name": "device-key"}, KEY, key),
        },
    }


def text() -> str:
    """Returns the file."""
    return json.dumps(vectors(), indent=2) + "\n"


if __name__ == "__main__":
    VECTORS.write_text(text(), encoding="ascii")
    sys.stdout.write(f"{VECTORS.name} written\n")
