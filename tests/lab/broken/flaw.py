"""One way in which a rule can be broken, and the step of a shipped scenario that must notice."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from tests.lab.broken.variant import Break


@dataclass(frozen=True)
class Flaw:
    """A broken sandbox or client.

    Attributes:
        scenario: Which shipped scenario notices.
        step: Part of the line of the step that must fail.
        breaks: Breaks what is started next.
    """

    scenario: str
    step: str
    breaks: Break


def flaw(scenario: str, step: str) -> Callable[[Break], Flaw]:
    """Make a flaw of a function that breaks something."""
    return lambda breaks: Flaw(scenario, step, breaks)
