"""What owners and the operator of a sandbox decide, through its control interface."""

from __future__ import annotations

from typing import Any

import requests

from seatkeeper.sandbox.server import SandboxServer

__all__ = ["set_idle", "set_queue"]


def set_queue(server: SandboxServer, *, wanted: bool) -> None:
    """Open the server's queue, or close it."""
    _decide(server, {"queue": wanted})


def set_idle(server: SandboxServer, owner: str, seconds: int) -> None:
    """Have ``owner@demo.example`` ask idle users after so many seconds; 0 for never."""
    _decide(server, {"owner": f"{owner}@demo.example", "idle_seconds": seconds})


def _decide(server: SandboxServer, policy: dict[str, Any]) -> None:
    answer = requests.post(f"{server.url}/sandbox/policy", json=policy, timeout=30)
    assert answer.status_code == 200, answer.text
