"""The built-in server, joined with the real clock and randomness."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from seatkeeper.system.clock import SystemClock
from seatkeeper.system.entropy import system_entropy

if TYPE_CHECKING:
    from seatkeeper.sandbox.server import SandboxServer

__all__ = ["start_sandbox"]


def start_sandbox(
    *,
    data: Path | None = None,
    port: int = 0,
    portal_port: int = 0,
    host: str = "127.0.0.1",
    heartbeat_seconds: int = 600,
    timeout_seconds: int = 8 * 3600,
    certificates: Path | None = None,
) -> SandboxServer:
    """Make the built-in server, not serving yet; use it as a context manager.

    Args:
        data: Folder that keeps everything over restarts; None keeps it in memory.
        port: Of the API; 0 takes a free one.
        portal_port: Of the portal; 0 takes a free one.
        host: Address to listen on.
        heartbeat_seconds: Interval between heartbeats.
        timeout_seconds: Silence after which a seat is free.
        certificates: Folder for an authority and a certificate of its own, to serve over TLS;
            None serves plain HTTP.

    Raises:
        OSError: A port is taken, or the folder cannot be used.
        ValueError: The folder holds something else.
    """
    from seatkeeper.sandbox.certificates import load_or_make  # noqa: PLC0415 - crypto
    from seatkeeper.sandbox.server import SandboxServer  # noqa: PLC0415 - the web framework
    from seatkeeper.sandbox.timing import Timing  # noqa: PLC0415

    timing = Timing(heartbeat_seconds=heartbeat_seconds, timeout_seconds=timeout_seconds)
    now = SystemClock().now
    return SandboxServer(
        data=data, port=port, portal_port=portal_port, host=host, now=now,
        entropy=system_entropy, timing=timing,
        certificates=load_or_make(certificates, host, now()) if certificates is not None else None,
    )  # fmt: skip
