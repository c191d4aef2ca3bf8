"""Listens to every byte the server answers, and knows what an invited user must never receive.

R21: neither the number of seats nor the names of other invited users. Signed documents are opened,
also those inside others, and every number in them must be one that is known to be harmless.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any, Final

from seatkeeper.servers.connections import Question
from tests.journeys.cables import Answer, Cable
from tests.rules.tap import documents

__all__ = ["Eavesdropper", "LeakError"]

_HARMLESS: Final = frozenset(
    {"epoch", "heartbeat_seconds", "timeout_seconds", "offline_days", "retry_after", "status",
     "expires_in", "idle_seconds", "position"}
)  # fmt: skip
"""Numbers of the seat, of the server's periods, and the place of the one who waits."""

_TOTALS: Final = ("seats", "seats_total", "seats_in_use")


class LeakError(AssertionError):
    """Somebody was told what is none of their business."""


class Eavesdropper:
    """Hears the answers of one run.

    Args:
        invited: Name and email address of each invited user.

    Attributes:
        heard: How many answers, how many of them to invited users, and how many told an owner
            the totals.
    """

    def __init__(self, invited: Mapping[str, tuple[str, str]]) -> None:
        self._secret_from: dict[str, tuple[bytes, ...]] = {
            person: tuple(
                text.encode()
                for other, texts in invited.items()
                if other != person
                for text in texts
            )
            for person in invited
        }
        self._invited = invited
        self.heard: Counter[str] = Counter()

    def __call__(self, cable: Cable, question: Question, answer: Answer) -> None:
        """Hear an answer to the person at this cable."""
        found = list(_values(answer))
        if _is_discovery(question):
            for value in found:
                value.pop("test_accounts")  # a sandbox tells everybody of its demo accounts
        totals = [value for value in found if any(value.get(name) for name in _TOTALS)]
        self.heard["answers"] += 1
        if cable.user not in self._invited:
            self.heard["totals told to an owner"] += bool(totals)
            return
        self.heard["answers to invited users"] += 1
        where = f"{question.method} {question.target} as {cable.user}"
        if totals:
            raise LeakError(f"the totals of a pool: {where}: {totals}")
        body = b"" if _is_discovery(question) else answer.body
        plain = body + json.dumps([answer.headers, found], ensure_ascii=False).encode()
        for secret in self._secret_from[cable.user]:
            if secret in plain:
                raise LeakError(f"another invited user, {secret!r}: {where}")
        for value in found if "Authorization" in question.headers else ():
            for name, number in _numbers(value):
                if name not in _HARMLESS:
                    raise LeakError(f"an unknown number, {name} = {number}: {where}")


def _is_discovery(question: Question) -> bool:
    return question.target == "/.well-known/seatkeeper"


def _values(answer: Answer) -> Iterator[dict[str, Any]]:
    """The JSON objects of an answer: its body, and all documents in it."""
    if answer.headers.get("content-type", "").endswith("json") and answer.body:
        body = json.loads(answer.body)
        if isinstance(body, dict):
            yield body
    yield from documents(answer.body)


def _numbers(value: object, name: str = "") -> Iterator[tuple[str, float]]:
    if isinstance(value, dict):
        for inner, inside in value.items():
            yield from _numbers(inside, inner)
    elif isinstance(value, list):
        for inside in value:
            yield from _numbers(inside, name)
    elif isinstance(value, int | float) and not isinstance(value, bool):
        yield name, value
