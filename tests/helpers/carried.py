"""An answer that a test brings to a client itself, read whole."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Self

from urllib3 import HTTPHeaderDict

__all__ = ["Carried"]


@dataclass(frozen=True, slots=True)
class Carried:
    """What was answered; a ``seatkeeper.servers.replies.Reply``."""

    status: int
    headers: HTTPHeaderDict
    body: bytes

    def read(self, most: int) -> bytes:
        """The body, or its beginning."""
        return self.body[:most]

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_error: object) -> None: ...
