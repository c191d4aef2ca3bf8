"""A look behind the server's counter: its rows, once it has done what is due by now."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime

from sqlalchemy.orm import Session

from seatkeeper.sandbox.server import SandboxServer
from seatkeeper.sandbox.sweeping import sweep

__all__ = ["swept"]


@contextmanager
def swept(server: SandboxServer) -> Iterator[tuple[Session, datetime]]:
    """Read or change the rows, in one transaction.

    Args:
        server: The lab's server.

    Yields:
        The session, and the server's time (aware UTC).
    """
    sandbox = server.sandbox
    now = sandbox.clock.now()
    with sandbox.database.transaction() as session:
        sweep(session, now, sandbox.timing)
        yield session, now
