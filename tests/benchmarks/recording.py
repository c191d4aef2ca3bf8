"""One exchange with a real server, kept so that a server that knows nothing else can repeat it."""

from __future__ import annotations

import hashlib
import itertools
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from seatkeeper.servers.transport import HttpAnswer

__all__ = ["Sent", "StandingEntropy"]


_MOST: Final = 64
"""Bytes that are drawn at once, at most."""


class StandingEntropy:
    """Random-looking bytes that can stand still.

    A client whose randomness stands still asks the same question again and again; so the recorded
    answer, which repeats the question's nonce, stays the right one.

    Args:
        seed: Another one gives other bytes.
    """

    def __init__(self, seed: str = "benchmark") -> None:
        self._seed = seed
        self._calls = itertools.count()
        self._held: bytes | None = None

    def hold(self) -> None:
        """From now on, always the same, at the price of real randomness: next to nothing."""
        self._held = self._drawn(_MOST)

    def __call__(self, size: int) -> bytes:
        return self._drawn(size) if self._held is None else self._held[:size]

    def _drawn(self, size: int) -> bytes:
        return hashlib.shake_256(f"{self._seed}/{next(self._calls)}".encode()).digest(size)


@dataclass(frozen=True, slots=True)
class Sent:
    """One exchange: what was asked, and what was answered."""

    method: str
    path: str
    headers: Mapping[str, str]
    body: object
    answer: HttpAnswer

    def canned(self) -> bytes:
        """The answer as bytes, for a connection that stays open."""
        head = [f"HTTP/1.1 {self.answer.status} OK"]
        head += [
            f"{name}: {value}"
            for name, value in self.answer.headers.items()
            if name.lower() != "connection"
        ]
        return "\r\n".join(head).encode() + b"\r\n\r\n" + self.answer.body
