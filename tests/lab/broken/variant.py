"""One way in which a server can be broken."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import pytest

Break = Callable[[pytest.MonkeyPatch], None]


@dataclass(frozen=True)
class Variant:
    """A broken sandbox.

    Attributes:
        name: What is wrong with it.
        caught_by: Names of the checks that must fail.
        breaks: Breaks the sandbox that is started next.
    """

    name: str
    caught_by: tuple[str, ...]
    breaks: Break


def variant(name: str, *caught_by: str) -> Callable[[Break], Variant]:
    """Make a variant of a function that breaks something."""
    return lambda breaks: Variant(name, caught_by, breaks)
