"""One exchange with a server that misbehaves, and how it fails."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from seatkeeper.servers.transport import (
    HttpAnswer,
    HttpTransport,
    parse_json,
)
from seatkeeper.service.ports import UnreachableError
from tests.helpers.speaker import Script, Speaker
from tests.helpers.stopwatch import Stopwatch

DEADLINE = 0.6
"""Of one exchange, in seconds."""
PATIENCE = 1.0
"""What may come on top of it."""


@contextmanager
def ends_in_time(seconds: float = DEADLINE) -> Iterator[None]:
    watch = Stopwatch()
    yield
    assert watch.seconds() < seconds + PATIENCE


def send(url: str, *, ca_file: str | None = None, body: object = None) -> HttpAnswer:
    transport = HttpTransport(url, ca_file=ca_file, total_seconds=DEADLINE)
    return transport.send("POST", "/v1/thing", headers={"DPoP": "proof"}, body=body)


def failure(url: str, *, ca_file: str | None = None) -> UnreachableError:
    """How an exchange with this server fails."""
    with ends_in_time(), pytest.raises(UnreachableError) as caught:
        parse_json(send(url, ca_file=ca_file))
    return caught.value


def failure_of(script: Script) -> UnreachableError:
    with Speaker(script) as server:
        return failure(server.url)
