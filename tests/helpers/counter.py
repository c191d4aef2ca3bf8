"""What the sandbox shows behind the counter."""

from __future__ import annotations

from typing import Any

import requests

from seatkeeper.sandbox.server import SandboxServer

ORCHARD = "owner@demo.example"


def pool(sandbox: SandboxServer, owner: str = ORCHARD) -> dict[str, Any]:
    """The pool of an owner of one pool, as the control interface tells it."""
    answer = requests.get(f"{sandbox.url}/sandbox/seats", timeout=30)
    (found,) = [pool for pool in answer.json()["pools"] if pool["owner"] == owner]
    return dict(found)


def in_use(sandbox: SandboxServer, owner: str = ORCHARD) -> int:
    """How many seats of that pool are in use."""
    return int(pool(sandbox, owner)["in_use"])
