"""A double of Keygen Relay, written from its wire contract: a pool of license files on loopback.

What it answers is what a real Relay (commit e526121) was seen to answer; the license files are
made here from the published format, with other calls than the ones the adapter uses to open them.
"""

from __future__ import annotations

import hashlib
import hmac
import json
import threading
from base64 import b64encode
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Final

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from seatkeeper.servers.profile import ServerProfile
from seatkeeper.system.clock import SystemClock
from tests.helpers.world import World

__all__ = ["VENDOR", "RelayDouble", "license_file", "relay_profile", "running_relay"]

VENDOR: Final = Ed25519PrivateKey.from_private_bytes(hashlib.sha256(b"the vendor").digest())


def license_file(
    license_id: str, key: str, *, issued: datetime, expires: datetime | None,
    signer: Ed25519PrivateKey = VENDOR,
) -> str:  # fmt: skip
    """A license file as ``keygen`` makes it."""
    plain = {
        "data": {
            "id": license_id,
            "type": "licenses",
            "attributes": {
                "key": key,
                "name": f"License {license_id}",
                "expiry": None if expires is None else _z(expires),
            },
        },
        "included": [],
        "meta": {"issued": _z(issued), "expiry": None, "ttl": None},
    }
    iv = hashlib.sha256(license_id.encode()).digest()[:12]
    sealer = Cipher(
        algorithms.AES(hashlib.sha256(key.encode()).digest()), modes.GCM(iv)
    ).encryptor()
    sealed = sealer.update(json.dumps(plain).encode()) + sealer.finalize()
    enc = ".".join(b64encode(part).decode() for part in (sealed, iv, sealer.tag))
    sig = b64encode(signer.sign(f"license/{enc}".encode())).decode()
    body = json.dumps({"enc": enc, "sig": sig, "alg": "aes-256-gcm+ed25519"})
    inside = b64encode(body.encode()).decode()
    return f"-----BEGIN LICENSE FILE-----\n{inside}\n-----END LICENSE FILE-----\n"


def _z(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat().replace("+00:00", "Z")


@dataclass
class RelayDouble:
    """The pool.

    Attributes:
        now: Server time.
        licenses: How many license files there are.
        lifetime: Of a lease, in seconds.
        pool: The one pool there is; empty for the default.
        secret: Signs answers; empty for none.
        heartbeats: Off with ``--no-heartbeats``.
        says_lifetime: Off for server 1.0.0, whose 202 is empty.
        leases: Node to license and to the time its lease ends.
    """

    now: Callable[[], datetime]
    licenses: int = 2
    lifetime: int = 60
    pool: str = ""
    secret: str = ""
    heartbeats: bool = True
    says_lifetime: bool = True
    expires: datetime | None = None
    leases: dict[str, tuple[str, datetime]] = field(default_factory=dict)
    lock: threading.Lock = field(default_factory=threading.Lock)
    paths: list[str] = field(default_factory=list)

    def cull(self) -> None:
        """Free the leases nobody beat for; a real Relay does so every 15 seconds."""
        for node in [node for node, (_, ends) in self.leases.items() if ends <= self.now()]:
            del self.leases[node]

    def answer(self, method: str, path: str, pool: str) -> tuple[int, object]:
        """Status and body; a body of None is an empty one."""
        with self.lock:
            self.paths.append(f"{method} {path}")
            if path == "/v1/health":
                return 200, None
            node = path.removeprefix("/v1/nodes/")
            if pool != self.pool:
                return 400, {"error": "pool not found"}
            if method == "DELETE":
                found = self.leases.pop(node, None)
                return (204, None) if found else (404, {"error": "license not found"})
            return self._put(node)

    def respond(self, method: str, path: str, pool: str) -> tuple[int, dict[str, str], bytes]:
        """The answer as it stands on the wire: status, header fields, body."""
        status, told = self.answer(method, path, pool)
        body = b"" if told is None else json.dumps(told).encode()
        stamp = str(int(self.now().timestamp()))
        headers = {"Relay-Clock": stamp}
        if told is not None:
            headers["Content-Type"] = "application/json; charset=utf-8"
        if self.secret:
            text = stamp.encode() + b"." + body
            mac = hmac.new(self.secret.encode(), text, hashlib.sha256).hexdigest()
            headers["Relay-Signature"] = f"t={stamp},v1={mac}"
        if status != 204:
            headers["Content-Length"] = str(len(body))
        return status, headers, body

    def _put(self, node: str) -> tuple[int, object]:
        ends = self.now() + timedelta(seconds=self.lifetime)
        told = {"expires_at": int(ends.timestamp()), "expires_in": self.lifetime}
        if node in self.leases:
            if not self.heartbeats:
                return 409, {"error": "lease already exists"}
            self.leases[node] = (self.leases[node][0], ends)
            return 202, told if self.says_lifetime else None
        taken = {name for name, _ in self.leases.values()}
        free = [name for name in self._names() if name not in taken]
        if not free:
            return 410, {"error": "no licenses available"}
        self.leases[node] = (free[0], ends)
        key = f"KEY-{free[0]}"
        text = license_file(free[0], key, issued=self.now(), expires=self.expires)
        return 201, told | {
            "license_file": b64encode(text.encode()).decode(), "license_key": key,
        }  # fmt: skip

    def _names(self) -> list[str]:
        return [f"lic-{number}" for number in range(self.licenses)]


def relay_profile(url: str, **more: str) -> ServerProfile:
    """The profile of a double, as a vendor ships it."""
    key = VENDOR.public_key().public_bytes(Encoding.Raw, PublicFormat.Raw).hex()
    content = {
        "format": "seatkeeper-profile/1", "name": "Relay", "adapter": "relay", "url": url,
        "root": key, **more,
    }  # fmt: skip
    return ServerProfile.from_json(json.dumps(content))


@contextmanager
def running_relay(
    world: World | SystemClock, **settings: object
) -> Iterator[tuple[RelayDouble, str]]:
    """A double that listens on a free port of this computer, and its origin."""
    double = RelayDouble(world.now, **settings)  # type: ignore[arg-type]  # named as its fields

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def _serve(self) -> None:
            pool = self.headers.get("Relay-Pool", "")
            status, headers, body = double.respond(self.command, self.path, pool)
            self.send_response(status)
            for name, value in headers.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(body)

        do_GET = do_PUT = do_DELETE = _serve  # noqa: N815 - the names http.server wants

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - its signature
            """Nothing on the terminal of the tests."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    try:
        yield double, f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
