"""The register of checks: each is a function that names itself, its clause and what must hold."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from seatkeeper.lab.conformance.bench import Bench

__all__ = ["Check", "Register"]

Function = Callable[[Bench], None]

_NAME: Final = re.compile(r"[a-z]+(\.[a-z0-9]+(-[a-z0-9]+)*)+")


@dataclass(frozen=True, slots=True)
class Check:
    """One clause, tried.

    Attributes:
        name: Like ``seat.acquire.is-idempotent``.
        clause: Section of ``docs/protocol.md``, like ``7.1``.
        summary: What the server must do, one sentence.
        refusal: Whether it is about something that must be refused.
        run: Raises ``CheckFailedError`` or ``CheckSkippedError``.
    """

    name: str
    clause: str
    summary: str
    refusal: bool
    run: Function


class Register:
    """The checks of one topic, in order."""

    def __init__(self) -> None:
        self.checks: list[Check] = []

    def must(self, name: str, clause: str, summary: str) -> Callable[[Function], Function]:
        """Register what a server must do."""
        return self._add(name, clause, summary, refusal=False)

    def must_refuse(self, name: str, clause: str, summary: str) -> Callable[[Function], Function]:
        """Register what a server must not do, or must not let happen."""
        return self._add(name, clause, summary, refusal=True)

    def _add(
        self, name: str, clause: str, summary: str, *, refusal: bool
    ) -> Callable[[Function], Function]:
        if not _NAME.fullmatch(name):
            raise ValueError(f"{name!r} is not a name of a check")

        def add(function: Function) -> Function:
            self.checks.append(Check(name, clause, summary, refusal, function))
            return function

        return add
