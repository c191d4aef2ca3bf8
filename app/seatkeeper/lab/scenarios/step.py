"""What all steps have in common.

The first field of a step is its word: ``crash: laptop`` is the step whose first field is called
``crash``. All others say more about it.
"""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Iterator
from datetime import timedelta
from typing import TYPE_CHECKING, Any, ClassVar

from pydantic import BaseModel, ConfigDict

from seatkeeper.lab.scenarios.fields import Makes, Refers
from seatkeeper.system.durations import say_duration

if TYPE_CHECKING:
    from seatkeeper.lab.scenarios.stage import Stage

__all__ = ["ExpectationError", "Step", "StepError", "StoppedError"]


class StepError(Exception):
    """A step could not be done; the message says why."""


class ExpectationError(StepError):
    """Something is not as expected.

    Args:
        differences: What was expected of what, and what came instead.
    """

    def __init__(self, differences: list[tuple[str, str]]) -> None:
        self.differences = tuple(differences)
        super().__init__("; ".join(f"expected {wanted}, but {got}" for wanted, got in differences))


class StoppedError(Exception):
    """The run was stopped in the midst of a step."""


class Step(BaseModel):
    """One line of a scenario.

    Attributes:
        words: What a report says, with the fields' names in braces.
        expects: Whether it only looks, and changes nothing.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)
    words: ClassVar[str]
    expects: ClassVar[bool] = False

    @classmethod
    def word(cls) -> str:
        """The key by which the step is known."""
        return next(iter(cls.keys()))

    @classmethod
    def keys(cls) -> dict[str, str]:
        """All keys of the step, the word first, and the names of their fields."""
        return {one.alias or name: name for name, one in cls.model_fields.items()}

    @classmethod
    def about(cls) -> str:
        """What the step does, for documentation: its description."""
        return " ".join((cls.__doc__ or "").split())

    def named(self, *, made: bool = False) -> Iterator[tuple[str, Refers | Makes, str]]:
        """What the step names: the key, the kind, the name or pattern.

        Args:
            made: What it makes rather than what it needs.
        """
        wanted = Makes if made else Refers
        for key, name in self.keys().items():
            for marker in type(self).model_fields[name].metadata:
                if isinstance(marker, wanted):
                    yield from ((key, marker, one) for one in _each(getattr(self, name)))

    def told(self) -> str:
        """The step as a sentence of a report."""
        return self.words.format(
            **{name: _spell(getattr(self, name)) for name in self.keys().values()}
        )

    @abstractmethod
    def play(self, stage: Stage) -> None:
        """Do what the step says.

        Raises:
            StepError: It could not be done, or something is not as expected.
            StoppedError: The run was stopped before the step was done.
        """


def _each(value: Any) -> tuple[str, ...]:
    if value is None:
        return ()
    return (value,) if isinstance(value, str) else tuple(value)


def _spell(value: Any) -> str:
    if isinstance(value, timedelta):
        return say_duration(value)
    if isinstance(value, tuple | list):
        return " and ".join(map(str, value))
    return str(value)
